#include "cli/measure.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <string_view>
#include <vector>

#include "analysis/voice.h"
#include "base/utf8.h"
#include "lang/hard_words.h"
#include "lang/readability.h"
#include "lang/tokens.h"
#include "rules/program.h"

namespace bedside::cli {
namespace {

constexpr std::size_t most_hard_words = 5;

double two_decimals(double value) { return std::round(value * 100.0) / 100.0; }

json::Object place(TextSpan span, const Utf16Offsets& utf16) {
  return json::Object{{"start", span.begin},
                      {"end", span.end},
                      {"start16", utf16.from_byte(span.begin)},
                      {"end16", utf16.from_byte(span.end)}};
}

// Why a figure is not there; empty when it is.
std::string reason_against(const lang::FormulaRow& row, const lang::TextCounts& counts,
                           const lang::Language* language) {
  if (!lang::is_valid_for(row, language)) return "not made for this language";
  if (counts.words < row.min_words)
    return std::format("needs {} words, the text has {}", row.min_words, counts.words);
  if (counts.sentences < row.min_sentences)
    return std::format("needs {} sentences, the text has {}", row.min_sentences, counts.sentences);
  return {};
}

void add_readability(json::Object& out, const lang::TextCounts& counts,
                     const lang::Language* language) {
  json::Object figures;
  json::Object refused;
  for (const lang::FormulaRow& row : lang::formula_table()) {
    std::string reason = reason_against(row, counts, language);
    if (reason.empty())
      figures.push_back({std::string(row.name), two_decimals(row.evaluate(counts))});
    else
      refused.push_back({std::string(row.name), std::move(reason)});
  }
  out.push_back({"readability", std::move(figures)});
  out.push_back({"refused", std::move(refused)});
}

json::Array hard_words(const lang::TokenizedText& text, const lang::Language* language,
                       const Utf16Offsets& utf16) {
  json::Array out;
  for (const lang::CountedWord& word : lang::hard_words(text, language, most_hard_words))
    out.push_back(place(text.tokens[word.first].span(), utf16));
  return out;
}

std::size_t count_kind(const lang::TokenizedText& text, lang::TokenKind kind) {
  return static_cast<std::size_t>(std::ranges::count(text.tokens, kind, &lang::Token::kind));
}

std::size_t count_sign(const lang::TokenizedText& text, std::string_view sign) {
  return static_cast<std::size_t>(std::ranges::count_if(text.tokens, [&](const auto& token) {
    return token.kind == lang::TokenKind::Punctuation && text.folded_of(token) == sign;
  }));
}

json::Object tone(const lang::TokenizedText& text, const lang::TextCounts& counts,
                  const lang::Language* language) {
  const Utf16Offsets utf16(text.text);
  json::Object out;
  if (counts.words > 0) {
    json::Object longest = place(counts.longest_sentence, utf16);
    longest.push_back({"words", counts.longest_sentence_words});
    out.push_back({"longest_sentence", std::move(longest)});
    out.push_back({"words_per_sentence", two_decimals(static_cast<double>(counts.words) /
                                                      static_cast<double>(counts.sentences))});
  }
  if (lang::is_long_enough(*lang::formula_from_name("lix"), counts))
    out.push_back({"lix_band", lang::lix_band_name(lang::lix_band(counts, language))});
  out.push_back({"long_words", counts.long_words});
  out.push_back({"hard_words", hard_words(text, language, utf16)});
  out.push_back({"questions", count_sign(text, "?")});
  out.push_back({"exclamations", count_sign(text, "!")});
  out.push_back({"emoji", count_kind(text, lang::TokenKind::Emoji)});
  out.push_back({"hashtags", count_kind(text, lang::TokenKind::Hashtag)});
  return out;
}

// Scores from -100 to 100 and what pulled them where; nothing but `known` where nothing can be
// said.
json::Object voice_of(const analysis::Voice& voice, const analysis::VoiceScale& scale,
                      const Utf16Offsets& utf16) {
  json::Object out{{"known", voice.known}};
  if (!voice.known) return out;
  for (const model::Axis axis : model::all_axes)
    out.push_back(
        {std::string(model::axis_name(axis)), voice.scores[static_cast<std::size_t>(axis)]});
  out.push_back({"address", analysis::address_name(voice.address())});
  json::Array pulls;
  for (const analysis::VoiceHit& hit : voice.hits) {
    const analysis::VoiceReason& reason = scale.reasons()[hit.reason];
    json::Object pull = place(hit.span, utf16);
    pull.push_back({"reason", reason.id});
    for (const model::Axis axis : model::all_axes)
      if (const int points = reason.pull[static_cast<std::size_t>(axis)]; points != 0)
        pull.push_back({std::string(model::axis_name(axis)), points});
    pulls.push_back(std::move(pull));
  }
  out.push_back({"pulls", std::move(pulls)});
  return out;
}

}  // namespace

Result<json::Value> measure_line(const json::Value& input, const rules::Program& program,
                                 const analysis::VoiceScale& scale) {
  const json::Value* text = input.find("text");
  if (text == nullptr) return fail(ErrorCode::MissingValue, "text", "there is no text");
  if (!text->is_string()) return fail(ErrorCode::InvalidValue, "text", "expected a text");
  lang::LanguageGuess guess = {};
  if (const json::Value* given = input.find("language"); given != nullptr) {
    if (!given->is_string())
      return fail(ErrorCode::InvalidValue, "language", "expected a language such as nl");
    guess.tag = given->as_string();
    guess.confidence = 1;
  } else {
    guess = program.identifier().identify(text->as_string());
  }

  const rules::LanguageRules* rules = program.rules_for(guess.tag);
  const lang::Language* language = rules != nullptr ? rules->language : nullptr;
  lang::TokenizedText tokens;
  lang::tokenize(text->as_string(), language, tokens);
  const lang::TextCounts counts = lang::count_text(tokens, language);

  json::Object out;
  out.push_back({"language", guess.tag});
  out.push_back({"language_confidence", two_decimals(guess.confidence)});
  out.push_back({"sentences", counts.sentences});
  out.push_back({"words", counts.words});
  if (language != nullptr) out.push_back({"syllables", counts.syllables});
  add_readability(out, counts, language);
  out.push_back({"tone", tone(tokens, counts, language)});
  out.push_back({"voice", voice_of(scale.measure(tokens, guess.tag, language), scale,
                                   Utf16Offsets(tokens.text))});
  return out;
}

}  // namespace bedside::cli
