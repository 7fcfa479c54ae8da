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

  // Knows no language.
  LanguageModel() = default;
  // Of the file at `model_path`. AssetInvalid when its parts do not fit together.
  static Result<LanguageModel> load(const json::Value& file);

  // BCP 47; "und" is the last. Empty when no language is known.
  const std::vector<std::string>& tags() const { return tags_; }
  // What a sum of 1 stands for, in natural logarithms, in a text of one group.
  float scale() const { return scale_; }

  // What a word says for each class, and of how many groups that is.
  struct Piece {
    std::array<std::int16_t, classes> sums{};
    std::uint16_t groups = 0;
  };
  // Of a folded word, or of the part of one up to an apostrophe and from there on. Linear; nothing
  // without a model; bytes after the first `longest_piece` do not count.
  Piece piece(std::string_view folded) const;
  static constexpr std::size_t longest_piece = 62;

 private:
  std::vector<std::string> tags_;
  std::vector<std::int8_t> weights_;  // row by row, one a class
  std::uint32_t rows_ = 0;
  float scale_ = 0;
};

}  // namespace bedside::lang
