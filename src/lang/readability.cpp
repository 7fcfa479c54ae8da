#include "lang/readability.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "lang/language.h"
#include "lang/properties.h"

namespace bedside::lang {
namespace {

constexpr std::size_t long_word_letters = 6;
constexpr std::size_t polysyllable = 3;
// Where a language has no bands of its own: the Swedish ones.
constexpr std::int64_t other_lix_medium = 44;
constexpr std::int64_t other_lix_hard = 55;

std::size_t letters_of(const TokenizedText& text, const Token& token) {
  const std::string_view folded = text.folded_of(token);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < folded.size();) {
    if (static_cast<unsigned char>(folded[i]) < 0x80) {
      letters += folded[i] >= 'a' && folded[i] <= 'z' ? 1 : 0;
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(folded, i);
    letters += is_letter(c.value) ? 1 : 0;
    i += c.size;
  }
  return letters;
}

std::size_t characters_of(const TokenizedText& text, const Token& token) {
  if (token.kind != TokenKind::Word && token.kind != TokenKind::Punctuation) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(
      text.text_of(token), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_hyphen(const TokenizedText& text, const Token& token) {
  return token.kind == TokenKind::Punctuation && text.folded_of(token) == "-";
}

bool is_elision(const TokenizedText& text, const Token& token, const Language* language) {
  return language != nullptr && language->has_elisions() &&
         language->is_elision(text.folded_of(token));
}

double per_sentence(std::size_t count, const TextCounts& counts) {
  return static_cast<double>(count) / static_cast<double>(counts.sentences);
}
double per_word(std::size_t count, const TextCounts& counts) {
  return static_cast<double>(count) / static_cast<double>(counts.words);
}
double sentence_length(const TextCounts& counts) { return per_sentence(counts.words, counts); }
double word_length(const TextCounts& counts) { return per_word(counts.syllables, counts); }

constexpr std::array formulas = {
    FormulaRow{Formula::FleschReadingEase, "flesch_reading_ease", 100, 1,
               [](const TextCounts& c) {
                 return 206.835 - 1.015 * sentence_length(c) - 84.6 * word_length(c);
               }},
    FormulaRow{Formula::FleschKincaidGrade, "flesch_kincaid_grade", 100, 1,
               [](const TextCounts& c) {
                 return 0.39 * sentence_length(c) + 11.8 * word_length(c) - 15.59;
               }},
    FormulaRow{Formula::Smog, "smog", 100, 30,
               [](const TextCounts& c) {
                 return 3.1291 + 1.043 * std::sqrt(30.0 * per_sentence(c.polysyllables, c));
               }},
    FormulaRow{Formula::AutomatedReadability, "automated_readability_index", 100, 1,
               [](const TextCounts& c) {
                 return 4.71 * per_word(c.characters, c) + 0.5 * sentence_length(c) - 21.43;
               }},
    FormulaRow{Formula::ColemanLiau, "coleman_liau_index", 100, 1,
               [](const TextCounts& c) {
                 return 5.88 * per_word(c.letters, c) - 29.6 * per_word(c.sentences, c) - 15.8;
               }},
    FormulaRow{Formula::FleschDouma, "flesch_douma", 100, 1,
               [](const TextCounts& c) {
                 return 206.84 - 0.93 * sentence_length(c) - 77.0 * word_length(c);
               }},
    FormulaRow{Formula::Brouwer, "brouwer", 100, 1,
               [](const TextCounts& c) {
                 return 195.0 - 2.0 * sentence_length(c) - 200.0 / 3.0 * word_length(c);
               }},
    FormulaRow{
        Formula::Lix, "lix", 15, 1,
        [](const TextCounts& c) { return sentence_length(c) + 100.0 * per_word(c.long_words, c); }},
    FormulaRow{Formula::Rix, "rix", 15, 1,
               [](const TextCounts& c) { return per_sentence(c.long_words, c); }},
};

}  // namespace

CountedWord next_word(const TokenizedText& text, std::uint32_t from, const Language* language) {
  const std::vector<Token>& tokens = text.tokens;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  while (from < size &&
         (tokens[from].kind != TokenKind::Word || is_elision(text, tokens[from], language)))
    ++from;
  CountedWord word = {from, std::min(from + 1, size), 0};
  if (from == size) return word;
  word.letters = static_cast<std::uint32_t>(letters_of(text, tokens[from]));
  // "check-up": the parts of a word with hyphens
  while (word.end + 1 < size && is_hyphen(text, tokens[word.end]) &&
         tokens[word.end + 1].kind == TokenKind::Word && !tokens[word.end].space_before &&
         !tokens[word.end + 1].space_before) {
    word.letters += static_cast<std::uint32_t>(letters_of(text, tokens[word.end + 1]));
    word.end += 2;
  }
  return word;
}

TextCounts count_text(const TokenizedText& text, const Language* language, Syllables wanted) {
  const SyllableCounter* syllables = wanted == Syllables::Count && language != nullptr &&
                                             language->data().syllables.knows_syllables()
                                         ? &language->data().syllables
                                         : nullptr;
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  TextCounts counts;
  std::size_t words = 0;  // of the sentence
  const auto close = [&](std::uint32_t sentence) {
    if (words > 0) ++counts.sentences;
    if (words > counts.longest_sentence_words) {
      counts.longest_sentence_words = words;
      counts.longest_sentence = text.sentences[sentence];
    }
    words = 0;
  };
  for (const Token& token : text.tokens) counts.characters += characters_of(text, token);
  std::uint32_t sentence = 0;
  for (CountedWord word = next_word(text, 0, language); word.first < size;
       word = next_word(text, word.end, language)) {
    if (text.tokens[word.first].sentence != sentence) close(sentence);
    sentence = text.tokens[word.first].sentence;
    ++words;
    ++counts.words;
    counts.letters += word.letters;
    counts.long_words += word.letters > long_word_letters ? 1 : 0;
    if (syllables == nullptr) continue;
    std::size_t of_word = 0;
    for (std::uint32_t i = word.first; i < word.end; i += 2)
      of_word += syllables->count(text.folded_of(text.tokens[i]));
    counts.syllables += of_word;
    counts.polysyllables += of_word >= polysyllable ? 1 : 0;
  }
  close(sentence);
  return counts;
}

std::span<const FormulaRow> formula_table() { return formulas; }

const FormulaRow* formula_from_name(std::string_view name) {
  const auto* row = std::ranges::find(formulas, name, &FormulaRow::name);
  return row == formulas.end() ? nullptr : row;
}

bool is_valid_for(const FormulaRow& row, const Language* language) {
  if (row.formula == Formula::Lix || row.formula == Formula::Rix) return true;
  return language != nullptr &&
         std::ranges::contains(language->data().readability.formulas, row.name);
}

bool is_long_enough(const FormulaRow& row, const TextCounts& counts) {
  return counts.words >= row.min_words && counts.sentences >= row.min_sentences;
}

std::string_view lix_band_name(LixBand band) {
  constexpr std::array<std::string_view, 3> names = {"easy", "medium", "hard"};
  return names[static_cast<std::size_t>(band)];
}

LixBand lix_band(const TextCounts& counts, const Language* language) {
  const ReadabilityData* own = language != nullptr ? &language->data().readability : nullptr;
  const std::int64_t hard = own != nullptr ? own->lix_hard : other_lix_hard;
  const std::int64_t medium = own != nullptr ? own->lix_medium : other_lix_medium;
  const double lix = formulas[static_cast<std::size_t>(Formula::Lix)].evaluate(counts);
  if (lix > static_cast<double>(hard)) return LixBand::Hard;
  return lix > static_cast<double>(medium) ? LixBand::Medium : LixBand::Easy;
}

}  // namespace bedside::lang
