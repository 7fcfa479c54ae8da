// limit: measures of the language a text is in.

#include <algorithm>
#include <span>

#include "lang/language.h"
#include "rules/kinds/limit_field.h"

namespace bedside::rules {
namespace {

constexpr std::size_t fewest_bytes = 40;
constexpr std::size_t fewest_words = 6;

// The language of `text` is surely not `language`.
bool is_in_other(const FieldMeasure& measure, const lang::LanguageGuess& guess) {
  return guess.tag != measure.run.rules.tag && guess.tag != "und" &&
         guess.confidence >= lang::LanguageIdentifier::certain;
}

// One in five frequent words of the language, two at least, settle it for nearly all texts: the
// rest is identified.
bool is_plainly_own(const FieldMeasure& measure, std::uint32_t first, std::uint32_t end) {
  const lang::TokenizedText& text = measure.text();
  const auto tokens = std::span(text.tokens).subspan(first, end - first);
  const auto words = static_cast<std::size_t>(
      std::ranges::count(tokens, lang::TokenKind::Word, &lang::Token::kind));
  if (words < fewest_words) return true;
  std::size_t own = 0;
  return std::ranges::any_of(tokens, [&](const lang::Token& token) {
    return token.kind == lang::TokenKind::Word &&
           measure.language()->is_function_word(text.folded_of(token)) && ++own > 1 &&
           own * 5 >= words;
  });
}

}  // namespace

void sentences_in_other_language(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  if (measure.language() == nullptr || text.sentences.size() < 2) return;
  std::uint32_t found = 0;
  for (const TextSpan sentence : text.sentences) {
    if (sentence.size() < fewest_bytes) continue;
    const auto first = static_cast<std::uint32_t>(lang::token_at(text, sentence.begin));
    const auto end = static_cast<std::uint32_t>(lang::token_at(text, sentence.end - 1)) + 1;
    if (is_plainly_own(measure, first, end)) continue;
    const std::string_view part = text.text.substr(sentence.begin, sentence.size());
    if (is_in_other(measure, measure.run.program.identifier().identify(part)) &&
        ++found > measure.limit.max)
      out.push_back({first, end});
  }
  // All of it: that is for `field_in_other_language` to say.
  if (found == text.sentences.size()) out.clear();
}

void field_in_other_language(const FieldMeasure& measure, TooMuchList& out) {
  const lang::TokenizedText& text = measure.text();
  if (!measure.run.scratch.surroundings.language_declared || measure.language() == nullptr ||
      text.text.size() < fewest_bytes)
    return;
  const auto words = std::ranges::count(text.tokens, lang::TokenKind::Word, &lang::Token::kind);
  if (static_cast<std::size_t>(words) < fewest_words) return;
  // The beginning of a text tells its language.
  constexpr std::size_t looked_at = 48;
  const auto end = static_cast<std::uint32_t>(std::min(text.tokens.size(), looked_at));
  if (is_plainly_own(measure, 0, end)) return;
  if (is_in_other(measure, measure.run.program.identifier().identify(text)))
    out.push_back({0, static_cast<std::uint32_t>(text.tokens.size())});
}

}  // namespace bedside::rules
