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
// numbers and emoji do not count; hashtags only where there are no other words. A post of 350
// letters takes about 15 us, and 2 us when its words were seen before: what they say is remembered,
// so one object serves one thread.
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
    std::array<std::int32_t, LanguageModel::classes> sums{};
    std::uint32_t groups = 0;
    std::uint32_t words = 0;

    void add(const LanguageModel::Piece& piece);
    void add(const Scores& other);
  };
  // A word that was asked for, at a place that its hash gives.
  struct Remembered {
    std::uint64_t hash = 0;
    LanguageModel::Piece piece;
  };
  static constexpr std::size_t classes = LanguageModel::classes;

  void add(Scores& scores, std::string_view word) const;
  LanguageGuess guess(const Scores& scores) const;
  Scores hashtags(const TokenizedText& text) const;
  std::array<float, classes> logarithms(const Scores& scores) const;
  // The checked language other than `own` that is certainly meant, or `classes`.
  std::size_t sure_other(const Scores& scores, std::size_t own) const;
  std::size_t class_of(std::string_view tag) const;

  LanguageModel model_;
  std::array<bool, classes> checked_{};
  mutable std::vector<Remembered> remembered_;
};

// Runs the identification examples of all languages against each other.
Diagnostics check_identification(const LanguageModel& model, std::span<const Language> languages);

}  // namespace bedside::lang
