// limit: too many, too long.

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.h"
#include "lang/properties.h"
#include "rules/kinds/limit_field.h"

namespace bedside::rules {
namespace {

using Tokens = std::span<const lang::Token>;

bool is_word(const lang::Token& token) { return token.kind == lang::TokenKind::Word; }
bool is_counted_word(const lang::Token& token) {
  return is_word(token) || token.kind == lang::TokenKind::Number;
}

std::size_t letter_count(std::string_view folded) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = decode_utf8(folded, i);
    if (lang::is_letter(c.value)) ++letters;
    i += c.size;
  }
  return letters;
}

void sentence_words(const lang::TokenizedText&, Tokens tokens, std::uint32_t max,
                    TooMuchList& out) {
  const auto words = std::ranges::count_if(tokens, is_counted_word);
  if (static_cast<std::size_t>(words) > max)
    out.push_back({0, static_cast<std::uint32_t>(tokens.size())});
}

void word_letters(const lang::TokenizedText& text, Tokens tokens, std::uint32_t max,
                  TooMuchList& out) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    // Bytes are never fewer than letters: most words are decided without counting.
    if (!is_word(tokens[i]) || tokens[i].folded_end - tokens[i].folded_begin <= max) continue;
    if (letter_count(text.folded_of(tokens[i])) > max) out.push_back({i, i + 1});
  }
}

// Tokens beyond the first `max` that `counts`; those side by side are one place.
template <class Counts>
void beyond(Tokens tokens, std::uint32_t max, TooMuchList& out, Counts counts) {
  std::uint32_t seen = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!counts(tokens[i]) || ++seen <= max) continue;
    if (!out.empty() && out.back().end == i)
      ++out.back().end;
    else
      out.push_back({i, i + 1});
  }
}

template <lang::TokenKind kind>
void post_kind(const lang::TokenizedText&, Tokens tokens, std::uint32_t max, TooMuchList& out) {
  beyond(tokens, max, out, [](const lang::Token& token) { return token.kind == kind; });
}

void post_exclamations(const lang::TokenizedText& text, Tokens tokens, std::uint32_t max,
                       TooMuchList& out) {
  beyond(tokens, max, out, [&](const lang::Token& token) {
    return token.kind == lang::TokenKind::Punctuation && text.folded_of(token) == "!";
  });
}

void post_words(const lang::TokenizedText&, Tokens tokens, std::uint32_t max, TooMuchList& out) {
  std::uint32_t seen = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!is_counted_word(tokens[i]) || ++seen <= max) continue;
    out.push_back({i, static_cast<std::uint32_t>(tokens.size())});
    return;
  }
}

// Words in a row that are all capitals; numbers and punctuation in between do not end the row.
void post_capitals_run(const lang::TokenizedText&, Tokens tokens, std::uint32_t max,
                       TooMuchList& out) {
  std::uint32_t words = 0;
  TooMuch row;
  const auto close = [&] {
    if (static_cast<std::size_t>(words) > max) out.push_back(row);
    words = 0;
  };
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!is_word(tokens[i])) continue;
    if (!tokens[i].all_capitals) {
      close();
      continue;
    }
    if (words++ == 0) row.first = i;
    row.end = i + 1;
  }
  close();
}

// A long hashtag without capitals inside: a screen reader says it as one word.
void hashtag_words_joined(const lang::TokenizedText& text, Tokens tokens, std::uint32_t max,
                          TooMuchList& out) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != lang::TokenKind::Hashtag) continue;
    const std::string_view tag = text.text_of(tokens[i]);
    if (tag.size() <= max || letter_count(text.folded_of(tokens[i])) <= max) continue;
    std::size_t letters = 0;
    bool capital_inside = false;
    bool small = false;
    for (std::size_t at = 0; at < tag.size();) {
      const CodePoint c = decode_utf8(tag, at);
      if (lang::is_letter(c.value)) {
        if (letters++ > 0 && lang::is_upper(c.value)) capital_inside = true;
        if (lang::is_lower(c.value)) small = true;
      }
      at += c.size;
    }
    if (!capital_inside || !small) out.push_back({i, i + 1});
  }
}

enum class Scope : std::uint8_t { Sentence, Post };

struct MeasureRow {
  std::string_view name;
  Scope scope;
  // One of both: what only looks at the tokens, or what needs the field.
  void (*find)(const lang::TokenizedText&, Tokens, std::uint32_t max, TooMuchList&) = nullptr;
  void (*find_in_field)(const FieldMeasure&, TooMuchList&) = nullptr;
  bool has_phrases = false;  // `match`
};
constexpr MeasureRow field_measure(std::string_view name,
                                   void (*find)(const FieldMeasure&, TooMuchList&)) {
  return {name, Scope::Post, nullptr, find, false};
}
constexpr MeasureRow phrase_measure(std::string_view name,
                                    void (*find)(const FieldMeasure&, TooMuchList&)) {
  return {name, Scope::Post, nullptr, find, true};
}

// The position is in the pack: rows are only ever appended.
constexpr std::array measures = {
    MeasureRow{"sentence.words", Scope::Sentence, sentence_words},
    MeasureRow{"word.letters", Scope::Sentence, word_letters},
    MeasureRow{"post.exclamations", Scope::Post, post_exclamations},
    MeasureRow{"post.hashtags", Scope::Post, post_kind<lang::TokenKind::Hashtag>},
    MeasureRow{"post.emoji", Scope::Post, post_kind<lang::TokenKind::Emoji>},
    MeasureRow{"post.mentions", Scope::Post, post_kind<lang::TokenKind::Mention>},
    MeasureRow{"post.capitals_run", Scope::Post, post_capitals_run},
    MeasureRow{"post.words", Scope::Post, post_words},
    MeasureRow{"hashtag.words_joined", Scope::Sentence, hashtag_words_joined},
    phrase_measure("phrases.count", phrases_count),
    phrase_measure("phrases.sentences", phrases_sentences),
    phrase_measure("phrases.different", phrases_different),
    phrase_measure("phrases.different_ends", phrases_different_ends),
    phrase_measure("capitals.unexplained", unexplained_capitals),
    field_measure("post.words_per_sentence", words_per_sentence),
    field_measure("post.lix", lix),
    field_measure("post.difficulty", reading_difficulty),
    field_measure("paragraph.words", paragraph_words),
    field_measure("post.fancy_letters", fancy_letters),
    field_measure("post.hidden_characters", hidden_characters),
    field_measure("post.emoji_run", emoji_run),
    field_measure("post.emoji_lines", emoji_lines),
    field_measure("post.marks_run", marks_run),
    field_measure("post.hashtag_repeats", hashtag_repeats),
    field_measure("hashtag.letters", hashtag_letters),
    field_measure("number.percent_decimals", percent_decimals),
    field_measure("sentence.other_language", sentences_in_other_language),
    field_measure("post.other_language", field_in_other_language),
};

void read_rule(RuleReader& reader) {
  const std::string name = reader.fields.text("measure");
  const auto* row = std::ranges::find(measures, name, &MeasureRow::name);
  if (row == measures.end())
    reader.fields.error(ErrorCode::InvalidValue, "measure", "there is no such measure");
  else
    reader.detail = static_cast<std::uint32_t>(row - measures.begin());
  reader.max = reader.fields.whole_or("max", -1);
}

void read_block(BlockReader& reader) {
  const std::int64_t max = reader.fields.whole_or("max", reader.rule.max);
  if (max < 0)
    reader.fields.error(ErrorCode::MissingValue, "max", "neither the rule nor the language has it");
  LimitRow row = {.measure = reader.rule.detail,
                  .max = static_cast<std::uint32_t>(std::clamp<std::int64_t>(max, 0, 1'000'000))};
  row.share = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(reader.fields.whole_or("share", 0), 0, 100));
  if (measures[reader.rule.detail].has_phrases && reader.needs_language("match"))
    row.set = reader.phrases("match", Role::When);
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.limits.size());
  reader.made.tables.limits.push_back(row);
}

// Calls `run` for the blocks of one scope.
template <class Run>
void for_blocks(const RuleTables& tables, std::uint32_t language, Scope scope, Run run) {
  const auto& bounds = tables.languages[language].blocks;
  constexpr auto kind = static_cast<std::size_t>(Kind::Limit);
  for (std::uint32_t index = bounds[kind]; index < bounds[kind + 1]; ++index) {
    const LimitRow& row = tables.limits[tables.blocks[index].detail];
    if (row.measure < measures.size() && measures[row.measure].scope == scope)
      run(index, row, measures[row.measure]);
  }
}

void on_sentence(const SentenceRun& run) {
  const RuleTables& tables = run.program.tables();
  const Tokens tokens = Tokens(run.text.tokens).subspan(run.tokens.begin, run.tokens.size());
  TooMuchList found;
  for_blocks(tables, run.rules.index, Scope::Sentence,
             [&](std::uint32_t block, const LimitRow& row, const MeasureRow& measure) {
               found.clear();
               measure.find(run.text, tokens, row.max, found);
               for (const TooMuch& place : found)
                 run.report(block, tables.blocks[block].suggestions, run.tokens.begin + place.first,
                            run.tokens.begin + place.end);
             });
}

void on_field(const FieldRun& run) {
  const RuleTables& tables = run.program.tables();
  const lang::TokenizedText& text = run.text();
  TooMuchList found;
  for_blocks(tables, run.rules.index, Scope::Post,
             [&](std::uint32_t block, const LimitRow& row, const MeasureRow& measure) {
               found.clear();
               if (measure.find_in_field != nullptr)
                 measure.find_in_field({run, tables.blocks[block], row}, found);
               else
                 measure.find(text, text.tokens, row.max, found);
               for (const TooMuch& place : found)
                 run.report(block, tables.blocks[block].suggestions,
                            {text.tokens[place.first].begin, text.tokens[place.end - 1].end});
             });
}

}  // namespace

const KindRow limit_kind = {.kind = Kind::Limit,
                            .read_rule = read_rule,
                            .read_block = read_block,
                            .on_trigger = nullptr,
                            .on_sentence = on_sentence,
                            .on_field = on_field};

}  // namespace bedside::rules
