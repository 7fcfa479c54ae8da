#include "base/utf8.h"

#include <cstring>

namespace bedside {
namespace {

constexpr CodePoint invalid_byte{replacement_character, 1, false};

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

CodePoint decode_long_utf8(std::string_view text, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const std::size_t left = text.size() - offset;
  const unsigned char lead = at(0);
  if (lead < 0xC2) return invalid_byte;
  if (lead < 0xE0) {
    if (left < 2 || !is_continuation(at(1))) return invalid_byte;
    return {static_cast<char32_t>((lead & 0x1F) << 6 | (at(1) & 0x3F)), 2, true};
  }
  if (lead < 0xF0) {
    if (left < 3 || !is_continuation(at(1)) || !is_continuation(at(2))) return invalid_byte;
    const auto value =
        static_cast<char32_t>((lead & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F));
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return invalid_byte;
    return {value, 3, true};
  }
  if (lead < 0xF5) {
    if (left < 4 || !is_continuation(at(1)) || !is_continuation(at(2)) || !is_continuation(at(3)))
      return invalid_byte;
    const auto value = static_cast<char32_t>((lead & 0x07) << 18 | (at(1) & 0x3F) << 12 |
                                             (at(2) & 0x3F) << 6 | (at(3) & 0x3F));
    if (value < 0x10000 || value > 0x10FFFF) return invalid_byte;
    return {value, 4, true};
  }
  return invalid_byte;
}

CodePoint decode_utf8_before(std::string_view text, std::size_t offset) {
  for (std::size_t size = 1; size <= 4 && size <= offset; ++size) {
    const CodePoint point = decode_utf8(text, offset - size);
    if (point.valid && point.size == size) return point;
  }
  return invalid_byte;
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i + 8 <= text.size()) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & 0x8080808080808080u) != 0) break;
      i += 8;
    }
    if (i == text.size()) break;
    const CodePoint point = decode_utf8(text, i);
    if (!point.valid) return i;
    i += point.size;
  }
  return text.size();
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    append_utf8(out, point.value);
    i += point.size;
  }
  return out;
}

namespace {

// The sum of `of(byte)`, at most two each, over `text`. Sums that fit into a byte are added
// sixteen at a time.
template <class Of>
std::size_t sum_of_bytes(std::string_view text, Of of) {
  constexpr std::size_t block = 112;
  std::size_t total = 0;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, block);
    std::uint8_t sum = 0;
    for (const char c : part)
      sum = static_cast<std::uint8_t>(sum + of(static_cast<std::uint8_t>(c)));
    total += sum;
    text.remove_prefix(part.size());
  }
  return total;
}

}  // namespace

std::size_t utf16_length(std::string_view text) {
  // A lead byte starts one unit, a four-byte lead two.
  return sum_of_bytes(text, [](std::uint8_t byte) {
    return static_cast<std::uint8_t>(((byte & 0xC0) != 0x80) + (byte >= 0xF0));
  });
}

std::size_t code_point_count(std::string_view text) {
  return sum_of_bytes(
      text, [](std::uint8_t byte) { return static_cast<std::uint8_t>((byte & 0xC0) != 0x80); });
}

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / step + 1);
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % step == 0) marks_.push_back(units);
    const auto byte = static_cast<unsigned char>(text[i]);
    units += (byte & 0xC0) != 0x80;
    units += byte >= 0xF0;
  }
  if (text.size() % step == 0) marks_.push_back(units);
}

std::size_t Utf16Offsets::from_byte(std::size_t byte) const {
  const std::size_t mark = byte / step;
  std::size_t units = marks_[mark];
  for (std::size_t i = mark * step; i < byte; ++i) {
    const auto value = static_cast<unsigned char>(text_[i]);
    units += (value & 0xC0) != 0x80;
    units += value >= 0xF0;
  }
  // Inside a code point: its own units were already counted at its lead byte.
  if (byte < text_.size() && is_continuation(static_cast<unsigned char>(text_[byte]))) {
    std::size_t lead = byte;
    while (lead > 0 && is_continuation(static_cast<unsigned char>(text_[lead]))) --lead;
    units -= static_cast<unsigned char>(text_[lead]) >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::size_t Utf16Offsets::to_byte(std::size_t unit) const {
  std::size_t low = 0;
  std::size_t high = marks_.size();
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (marks_[middle] <= unit ? low : high) = middle;
  }
  std::size_t units = marks_.empty() ? 0 : marks_[low];
  std::size_t i = low * step;
  for (; i < text_.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t width = byte >= 0xF0 ? 2 : 1;
    if (units + width > unit) return i;
    units += width;
  }
  return text_.size();
}

}  // namespace bedside
