// limit: measures of how a text reads and looks.

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "lang/emoji.h"
#include "lang/language.h"
#include "lang/properties.h"
#include "lang/readability.h"
#include "rules/kinds/limit_field.h"

namespace bedside::rules {
namespace {

// Made once a text: several measures ask.
const lang::TextCounts& counts_of(const FieldMeasure& measure) {
  std::optional<lang::TextCounts>& counts = measure.run.scratch.counts;
  if (!counts) counts = lang::count_text(measure.text(), measure.language(), lang::Syllables::Skip);
  return *counts;
}

void report_longest_sentence(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  const TextSpan span = counts_of(measure).longest_sentence;
  const auto first = static_cast<std::uint32_t>(lang::token_at(text, span.begin));
  out.push_back({first, static_cast<std::uint32_t>(lang::token_at(text, span.end - 1)) + 1});
}

const lang::FormulaRow& formula(lang::Formula wanted) {
  return lang::formula_table()[static_cast<std::size_t>(wanted)];
}

bool is_fancy_letter(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  // Mathematical alphabets, circled, squared and wide letters.
  constexpr std::array ranges = {Range{0x1D400, 0x1D7FF}, Range{0x24B6, 0x24E9},
                                 Range{0xFF21, 0xFF5A}, Range{0x1F110, 0x1F12B},
                                 Range{0x1F130, 0x1F169}};
  return std::ranges::any_of(
      ranges, [&](const Range& range) { return c >= range.first && c <= range.last; });
}

// Zero width but for the joiners of emoji and scripts, and marks that turn the direction.
bool is_hidden(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_sign(const lang::TokenizedText& text, const lang::Token& token, std::string_view signs) {
  return token.kind == lang::TokenKind::Punctuation && token.end - token.begin == 1 &&
         signs.contains(text.text[token.begin]);
}

// Rows of tokens that `belongs` says yes to; those of more than `max` are told.
template <class Belongs>
void report_rows(const FieldMeasure& measure, TooMuchList& out, Belongs belongs) {
  const auto size = static_cast<std::uint32_t>(measure.text().tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    std::uint32_t end = i;
    while (end < size && belongs(end, end > i)) ++end;
    if (end - i > measure.limit.max) out.push_back({i, end});
    i = std::max(i, end);
  }
}

}  // namespace

void words_per_sentence(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TextCounts& counts = counts_of(measure);
  constexpr std::size_t fewest_sentences = 3;
  if (counts.sentences < fewest_sentences || counts.words <= counts.sentences * measure.limit.max)
    return;
  report_longest_sentence(measure, out);
}

void lix(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TextCounts& counts = counts_of(measure);
  const lang::FormulaRow& row = formula(lang::Formula::Lix);
  if (lang::is_long_enough(row, counts) && row.evaluate(counts) > measure.limit.max)
    report_longest_sentence(measure, out);
}

void reading_difficulty(const FieldMeasure& measure, TooMuchList& out) {
  for (const lang::Formula ease : {lang::Formula::FleschReadingEase, lang::Formula::FleschDouma}) {
    const lang::FormulaRow& row = formula(ease);
    // Most texts are too short, or their words and sentences are: syllables are not counted.
    if (!lang::is_valid_for(row, measure.language()) ||
        !lang::is_long_enough(row, counts_of(measure)) ||
        lang::lix_band(counts_of(measure), measure.language()) == lang::LixBand::Easy)
      continue;
    const lang::TextCounts counts = lang::count_text(measure.text(), measure.language());
    if (100.0 - row.evaluate(counts) > measure.limit.max) report_longest_sentence(measure, out);
  }
}

void paragraph_words(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  std::uint32_t first = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i <= size; ++i) {
    if (i == size || text.tokens[i].line_before) {
      if (words > measure.limit.max) out.push_back({first, i});
      first = i;
      words = 0;
    }
    if (i < size && text.tokens[i].kind == lang::TokenKind::Word) ++words;
  }
}

void fancy_letters(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::uint32_t letters = 0;
  TooMuch place;
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    const std::string_view token = text.text_of(text.tokens[i]);
    if (static_cast<unsigned char>(token.front()) < 0xE2) continue;
    std::uint32_t of_token = 0;
    for (std::size_t at = 0; at < token.size();) {
      const CodePoint c = decode_utf8(token, at);
      of_token += is_fancy_letter(c.value) ? 1 : 0;
      at += c.size;
    }
    if (of_token == 0) continue;
    if (letters == 0) place.first = i;
    letters += of_token;
    place.end = i + 1;
  }
  if (letters > measure.limit.max) out.push_back(place);
}

void hidden_characters(const FieldMeasure& measure, TooMuchList& out) {
  constexpr std::size_t most_marks = 2;
  const std::string_view text = measure.text().text;
  std::uint32_t hidden = 0;
  std::size_t marks = 0;  // in a row
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) {
      marks = 0;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    marks = lang::is_mark(c.value) && c.value < 0x370 ? marks + 1 : 0;
    if ((is_hidden(c.value) || marks > most_marks) && ++hidden > measure.limit.max) {
      const auto tokens = static_cast<std::uint32_t>(measure.text().tokens.size());
      const auto token =
          std::min(static_cast<std::uint32_t>(lang::token_at(measure.text(), at)), tokens - 1);
      // What stands between two words is shown with both.
      const bool between = tokens > 0 && measure.text().tokens[token].begin > at;
      if (tokens > 0) out.push_back({between && token > 0 ? token - 1 : token, token + 1});
      return;
    }
    at += c.size;
  }
}

void emoji_run(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  const auto is_emoji = [&](std::uint32_t i) {
    return text.tokens[i].kind == lang::TokenKind::Emoji;
  };
  report_rows(measure, out, [&](std::uint32_t i, bool in_row) {
    return is_emoji(i) && !(in_row && text.tokens[i].line_before);
  });
  if (!out.empty()) return;
  for (std::uint32_t i = 1; i < text.tokens.size(); ++i)
    if (is_emoji(i) && is_emoji(i - 1) && !text.tokens[i].line_before &&
        text.text_of(text.tokens[i]) == text.text_of(text.tokens[i - 1]))
      out.push_back({i - 1, i + 1});
}

void emoji_lines(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::uint32_t lines = 0;
  for (std::uint32_t i = 0; i + 1 < text.tokens.size(); ++i) {
    const lang::Token& token = text.tokens[i];
    // A keycap is the number of a list; an emoji with nothing behind it is no bullet.
    if (token.kind != lang::TokenKind::Emoji || !token.line_before ||
        text.tokens[i + 1].line_before || text.tokens[i + 1].kind == lang::TokenKind::Emoji ||
        lang::is_keycap(text.text, token.begin))
      continue;
    if (++lines == measure.limit.max + 1) out.push_back({i, i + 1});
  }
}

void marks_run(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  report_rows(measure, out, [&](std::uint32_t i, bool in_row) {
    return is_sign(text, text.tokens[i], "!?") && !(in_row && text.tokens[i].space_before);
  });
}

void hashtag_repeats(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::vector<std::string_view> seen;
  std::uint32_t repeats = 0;
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].kind != lang::TokenKind::Hashtag) continue;
    const std::string_view tag = text.folded_of(text.tokens[i]);
    if (!std::ranges::contains(seen, tag))
      seen.push_back(tag);
    else if (++repeats > measure.limit.max)
      out.push_back({i, i + 1});
  }
}

void hashtag_letters(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i)
    if (text.tokens[i].kind == lang::TokenKind::Hashtag &&
        utf16_length(text.folded_of(text.tokens[i])) > measure.limit.max)
      out.push_back({i, i + 1});
}

void percent_decimals(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].kind != lang::TokenKind::Number) continue;
    std::string_view number = text.folded_of(text.tokens[i]);
    const bool attached = number.ends_with('%');
    if (attached) number.remove_suffix(1);
    const std::size_t dot = number.find_first_of(".,");
    // "1,000" is no decimal, and below one a decimal is all there is.
    const bool decimal = dot != number.npos && dot > 0 && number.size() - dot - 1 < 3 &&
                         number.find_first_of(".,", dot + 1) == number.npos && number[0] != '0';
    const bool percent =
        attached || (i + 1 < text.tokens.size() && is_sign(text, text.tokens[i + 1], "%"));
    if (decimal && percent && ++found > measure.limit.max)
      out.push_back({i, attached ? i + 1 : i + 2});
  }
}

}  // namespace bedside::rules
