#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace bedside::json {
class Value;
}

namespace bedside::lang {

// Inside assets.
inline constexpr std::string_view model_path = "identification/model.json";

// A linear model over groups of letters, made by tools/train_languages.mjs, which tells how and of
// which texts. 16 classes: 15 languages and "und", none of them.
class LanguageModel {
 public:
  static constexpr std::size_t classes = 16;
  using Sums = std::array<std::int32_t, classes>;

  // Knows no language.
  LanguageModel() = default;
  // Of the file at `model_path`. AssetInvalid when its parts do not fit together.
  static Result<LanguageModel> load(const json::Value& file);

  // BCP 47; "und" is the last. Empty when no language is known.
  const std::vector<std::string>& tags() const { return tags_; }
  // What a sum of 1 stands for, in natural logarithms, in a text of one group.
  float scale() const { return scale_; }

  // Adds what the folded `word` says for each class to `sums`, and returns of how many groups that
  // is: 0 without a model. Linear; letters after the first 62 bytes do not count.
  std::uint32_t add(std::string_view word, Sums& sums) const;

 private:
  std::uint32_t add_piece(std::string_view piece, Sums& sums) const;
  std::uint32_t add_row(std::uint32_t hash, Sums& sums) const;

  std::vector<std::string> tags_;
  std::vector<std::int8_t> weights_;  // row by row, one a class
  std::uint32_t rows_ = 0;
  float scale_ = 0;
};

}  // namespace bedside::lang
