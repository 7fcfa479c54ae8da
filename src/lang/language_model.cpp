#include "lang/language_model.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>

#include "base/base64.h"
#include "json/fields.h"

namespace bedside::lang {
namespace {

// Starts of hashes, and the longest group of letters, as in the training.
constexpr std::uint32_t whole_word = 0x9E3779B9;
constexpr std::uint32_t inside_word = 0x27D4EB2F;
constexpr std::size_t longest_group = 5;
constexpr std::size_t longest_piece = 62;

std::uint32_t mix(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
}

bool continues_a_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

Result<LanguageModel> LanguageModel::load(const json::Value& file) {
  Diagnostics diagnostics;
  json::Fields fields(file, std::string(model_path), diagnostics);
  if (fields.text("format") != "bedside/language-model/1")
    fields.error(ErrorCode::UnknownFormat, "format", "expected bedside/language-model/1");
  fields.ignore("sources");
  LanguageModel model;
  model.tags_ = fields.texts("tags");
  model.rows_ = static_cast<std::uint32_t>(std::min<std::int64_t>(fields.whole("rows", 1), 65536));
  model.scale_ = static_cast<float>(fields.number("scale"));
  const std::optional<std::vector<std::byte>> bytes = base64_decode(fields.text("weights"));
  if (model.tags_.size() != classes || model.tags_.back() != "und")
    fields.error(ErrorCode::AssetInvalid, "tags", "expected 15 languages and und");
  if (!bytes || bytes->size() != std::size_t{model.rows_} * classes)
    fields.error(ErrorCode::AssetInvalid, "weights", "expected a byte for each row and tag");
  fields.finish();
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  model.weights_.resize(bytes->size());
  std::memcpy(model.weights_.data(), bytes->data(), bytes->size());
  return model;
}

std::uint32_t LanguageModel::add(std::string_view word, Sums& sums) const {
  if (rows_ == 0) return 0;
  std::uint32_t groups = 0;
  while (!word.empty()) {
    const std::size_t apostrophe = word.find('\'');
    const std::size_t size = apostrophe == word.npos ? word.size() : apostrophe + 1;
    groups += add_piece(word.substr(0, size), sums);
    word.remove_prefix(size);
  }
  return groups;
}

std::uint32_t LanguageModel::add_piece(std::string_view piece, Sums& sums) const {
  std::array<char, longest_piece + 2> bytes;
  const std::size_t size = std::min(piece.size(), longest_piece) + 2;
  bytes.front() = '^';
  std::memcpy(bytes.data() + 1, piece.data(), size - 2);
  bytes[size - 1] = '$';
  const std::string_view edged(bytes.data(), size);

  std::uint32_t hash = whole_word;
  for (const char byte : edged) hash = mix(hash, byte);
  // The word itself counts twice.
  std::uint32_t groups = add_row(hash, sums) + add_row(hash, sums);
  for (std::size_t i = 0; i < size; ++i) {
    if (continues_a_letter(edged[i])) continue;
    hash = inside_word;
    for (std::size_t k = 0; k < std::min(longest_group, size - i); ++k) {
      hash = mix(hash, edged[i + k]);
      if (k > 0) groups += add_row(hash, sums);
    }
  }
  return groups;
}

std::uint32_t LanguageModel::add_row(std::uint32_t hash, Sums& sums) const {
  hash ^= hash >> 15;
  const std::size_t row = (std::uint64_t{hash} * rows_) >> 32;
  const std::span<const std::int8_t, classes> weights(weights_.data() + row * classes, classes);
  for (std::size_t i = 0; i < classes; ++i) sums[i] += weights[i];
  return 1;
}

}  // namespace bedside::lang
