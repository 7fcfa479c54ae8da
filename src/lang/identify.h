#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"
#include "lang/language.h"
#include "lang/language_model.h"
#include "lang/tokens.h"

namespace bedside::lang {

// Tags are the identifier's own.
struct LanguageGuess {
  // BCP 47, of any language the model knows; "und" when it is likely none of these, or when the
  // text is too short to tell.
  std::string_view tag = "und";
  // Probability that `tag` is right, 0 to 1. Below `certain` a person should be asked.
  double confidence = 0;
  // The checked language with the best score, however unlikely; "und" when no word speaks for any.
  std::string_view nearest = "und";

  bool operator==(const LanguageGuess&) const = default;
};

// Sentences in a row that are certainly in language `tag`.
struct LanguageStretch {
  TextSpan span;  // bytes of the text
  std::string_view tag;

  bool operator==(const LanguageStretch&) const = default;
};

// Names the language of a text by the groups of letters of its words. Links, names behind @,
// numbers and emoji do not count; hashtags only where there are no other words. About 5 us a post
// of 350 letters.
class LanguageIdentifier {
 public:
  // `checked`: the languages whose texts are expected. Others must be clearly likelier.
  LanguageIdentifier(LanguageModel model, std::span<const Language> checked);

  LanguageGuess identify(const TokenizedText& text) const;
  LanguageGuess identify(std::string_view text) const;
  // The same, and replaces `others` by the stretches that are certainly in another checked language
  // than the text: `own`, or what is nearest when that is empty. A sentence of a few words is never
  // certain.
  LanguageGuess identify(const TokenizedText& text, std::string_view own,
                         std::vector<LanguageStretch>& others) const;

  static constexpr double certain = 0.9;
  static constexpr std::size_t fewest_words = 5;  // of a sentence that is certain

 private:
  struct Scores {
    LanguageModel::Sums sums{};
    std::uint32_t groups = 0;
    std::uint32_t words = 0;

    void add(const LanguageModel& model, std::string_view word);
    void add(const Scores& other);
  };
  static constexpr std::size_t classes = LanguageModel::classes;

  LanguageGuess guess(const Scores& scores) const;
  Scores hashtags(const TokenizedText& text) const;
  std::array<float, classes> logarithms(const Scores& scores) const;
  // The checked language that is certainly meant, or `classes`.
  std::size_t sure(const Scores& scores) const;

  LanguageModel model_;
  std::array<bool, classes> checked_{};
};

// Runs the identification examples of all languages against each other.
Diagnostics check_identification(const LanguageModel& model, std::span<const Language> languages);

}  // namespace bedside::lang
