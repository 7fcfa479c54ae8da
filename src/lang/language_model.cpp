#include "lang/language_model.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/base64.h"
#include "json/fields.h"

namespace bedside::lang {
namespace {

// Starts of hashes, and the longest group of letters, as in the training.
constexpr std::uint32_t whole_word = 0x9E3779B9;
constexpr std::uint32_t inside_word = 0x27D4EB2F;
constexpr std::size_t longest_group = 5;

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

LanguageModel::Piece LanguageModel::piece(std::string_view folded) const {
  // No sum leaves its type: 64 bytes have at most 258 groups of at most 127.
  static_assert((2 + (longest_piece + 2) * (longest_group - 1)) * 127 <= 32767);
  Piece out;
  if (rows_ == 0) return out;
  std::array<char, longest_piece + 2> bytes;
  const std::size_t size = std::min(folded.size(), longest_piece) + 2;
  bytes.front() = '^';
  std::memcpy(bytes.data() + 1, folded.data(), size - 2);
  bytes[size - 1] = '$';

  const auto add = [&](std::uint32_t hash) {
    hash ^= hash >> 15;
    const std::size_t row = (std::uint64_t{hash} * rows_) >> 32;
    const std::int8_t* weights = weights_.data() + row * classes;
    for (std::size_t i = 0; i < classes; ++i)
      out.sums[i] = static_cast<std::int16_t>(out.sums[i] + weights[i]);
    ++out.groups;
  };
  std::uint32_t hash = whole_word;
  for (std::size_t i = 0; i < size; ++i) hash = mix(hash, bytes[i]);
  // The word itself counts twice.
  add(hash);
  add(hash);
  for (std::size_t i = 0; i < size; ++i) {
    if (continues_a_letter(bytes[i])) continue;
    hash = inside_word;
    for (std::size_t k = 0; k < std::min(longest_group, size - i); ++k) {
      hash = mix(hash, bytes[i + k]);
      if (k > 0) add(hash);
    }
  }
  return out;
}

}  // namespace bedside::lang
