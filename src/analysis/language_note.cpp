#include "analysis/language_note.h"

#include "lang/identify.h"
#include "rules/check.h"

namespace bedside::analysis {
namespace {

constexpr std::size_t least_bytes = 40;

// "nl" of "nl-BE"
std::string_view language_of(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace

LanguageNote language_note(const rules::Engine& engine, std::string_view text,
                           std::string_view declared) {
  if (text.size() < least_bytes) return {};
  const lang::LanguageGuess guess = engine.identify_language(text);
  if (guess.tag == "und" || guess.confidence < lang::LanguageIdentifier::certain) return {};
  if (!declared.empty() && language_of(declared) != guess.tag)
    return {LanguageNote::Kind::LooksLike, std::string(guess.tag)};
  // The likeliest of all is the nearest of those with rules, or has none.
  if (declared.empty() && guess.tag != guess.nearest)
    return {LanguageNote::Kind::NotChecked, std::string(guess.tag)};
  return {};
}

}  // namespace bedside::analysis
