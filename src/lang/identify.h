#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "lang/language.h"
#include "lang/tokens.h"

namespace bedside::lang {

struct LanguageGuess {
  std::string tag = "und";  // BCP 47; "und" when no known language is likely
  // Probability that `tag` is right, 0 to 1. Below `certain` a person should be asked.
  double confidence = 0;
  // The known language with the best score, however unlikely; "und" when no word speaks for any.
  std::string nearest = "und";

  bool operator==(const LanguageGuess&) const = default;
};

// Names the language of a text by its frequent words and letter groups. Links, names behind @,
// numbers and emoji do not count; hashtags count little. Built once from all languages
// (microseconds to a millisecond), then about 5 us a post.
class LanguageIdentifier {
 public:
  explicit LanguageIdentifier(std::span<const Language> languages);
  ~LanguageIdentifier();
  LanguageIdentifier(LanguageIdentifier&&) noexcept;
  LanguageIdentifier& operator=(LanguageIdentifier&&) noexcept;

  LanguageGuess identify(const TokenizedText& text) const;
  LanguageGuess identify(std::string_view text) const;

  static constexpr double certain = 0.9;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

// Runs the identification examples of all languages against each other.
Diagnostics check_identification(std::span<const Language> languages);

}  // namespace bedside::lang
