// limit: measures that count phrases.

#include <algorithm>
#include <string_view>
#include <vector>

#include "lang/properties.h"
#include "rules/kinds/limit_field.h"

namespace bedside::rules {
namespace {

// The places of the rule's phrases in the order of the text, the longest of those that overlap.
std::vector<TooMuch> phrase_places(const FieldMeasure& measure) {
  std::vector<TooMuch> out;
  for (const SetHit& hit : measure.run.scratch.field.set_hits)
    if (hit.set == measure.limit.set) out.push_back({hit.first, hit.end});
  std::ranges::sort(out, [](const TooMuch& a, const TooMuch& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
  std::uint32_t end = 0;
  std::erase_if(out, [&](const TooMuch& place) {
    if (place.first < end || measure.run.is_silenced(measure.block, place.first, place.end))
      return true;
    end = place.end;
    return false;
  });
  return out;
}

void report_beyond(const FieldMeasure& measure, const std::vector<TooMuch>& places,
                   TooMuchList& out) {
  if (places.size() > measure.limit.max) out.push_back(places[measure.limit.max]);
}

template <class Text>
void report_different(const FieldMeasure& measure, TooMuchList& out, Text text_of) {
  std::vector<std::string_view> seen;
  std::vector<TooMuch> different;
  for (const TooMuch& place : phrase_places(measure)) {
    const std::string_view text = text_of(place);
    if (std::ranges::contains(seen, text)) continue;
    seen.push_back(text);
    different.push_back(place);
  }
  report_beyond(measure, different, out);
}

bool is_abbreviation(const lang::TokenizedText& text, std::uint32_t at) {
  constexpr std::size_t longest = 7;
  const lang::Token& token = text.tokens[at];
  if (token.kind != lang::TokenKind::Word || !token.all_capitals ||
      token.end - token.begin > longest)
    return false;
  // "II", "XIV"
  return !std::ranges::all_of(text.folded_of(token),
                              [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

// The word before or after is in capitals too: somebody shouts.
bool is_in_row(const std::vector<lang::Token>& tokens, std::uint32_t at) {
  const auto shouts = [&](std::uint32_t i) {
    return i < tokens.size() && tokens[i].kind == lang::TokenKind::Word && tokens[i].all_capitals;
  };
  return shouts(at + 1) || (at > 0 && shouts(at - 1));
}

// "1234 AB", "KOAG 2026-0123": part of an address or a reference.
bool is_beside_number(const std::vector<lang::Token>& tokens, std::uint32_t at) {
  const auto is_number = [&](std::uint32_t i) {
    return i < tokens.size() && tokens[i].kind == lang::TokenKind::Number;
  };
  return is_number(at + 1) || (at > 0 && is_number(at - 1));
}

bool is_explained(const lang::TokenizedText& text, std::uint32_t at) {
  const auto sign = [&](std::uint32_t i) {
    return i < text.tokens.size() ? text.folded_of(text.tokens[i]) : std::string_view();
  };
  const bool in_brackets = at > 0 && sign(at - 1) == "(" && sign(at + 1) == ")";
  return in_brackets || sign(at + 1) == "(";
}

}  // namespace

void phrases_count(const FieldMeasure& measure, TooMuchList& out) {
  report_beyond(measure, phrase_places(measure), out);
}

void phrases_sentences(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::vector<TooMuch> first_of_each = phrase_places(measure);
  const auto sentence = [&](const TooMuch& place) { return text.tokens[place.first].sentence; };
  const auto rest = std::ranges::unique(first_of_each, {}, sentence);
  first_of_each.erase(rest.begin(), rest.end());
  if (first_of_each.size() * 100 < text.sentences.size() * measure.limit.share) return;
  report_beyond(measure, first_of_each, out);
}

void phrases_different(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  report_different(measure, out, [&](const TooMuch& place) {
    const std::uint32_t begin = text.tokens[place.first].folded_begin;
    return std::string_view(text.folded)
        .substr(begin, text.tokens[place.end - 1].folded_end - begin);
  });
}

void phrases_different_ends(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  report_different(measure, out, [&](const TooMuch& place) {
    return text.folded_of(text.tokens[place.end - 1]);
  });
}

void unexplained_capitals(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  std::vector<std::string_view> seen;  // and settled: explained, known or told
  std::vector<TooMuch> told;
  const auto settled = [&](std::uint32_t at) {
    return std::ranges::contains(seen, text.folded_of(text.tokens[at]));
  };
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (const SetHit& hit : measure.run.scratch.field.set_hits)
    if (hit.set == measure.limit.set) seen.push_back(text.folded_of(text.tokens[hit.first]));
  for (std::uint32_t i = 0; i < size; ++i)
    if (is_abbreviation(text, i) && is_explained(text, i))
      seen.push_back(text.folded_of(text.tokens[i]));
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!is_abbreviation(text, i) || is_in_row(text.tokens, i) ||
        is_beside_number(text.tokens, i) || settled(i))
      continue;
    seen.push_back(text.folded_of(text.tokens[i]));
    told.push_back({i, i + 1});
  }
  report_beyond(measure, told, out);
}

}  // namespace bedside::rules
