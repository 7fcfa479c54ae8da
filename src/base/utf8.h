#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bedside {

// One code point read from UTF-8. `size` is at least 1, so a loop always advances.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
  bool valid = true;
};

inline constexpr char32_t replacement_character = 0xFFFD;

// decode_utf8 where the byte is not ASCII.
CodePoint decode_long_utf8(std::string_view text, std::size_t offset);

// The code point that starts at `offset` (< text.size()). Bytes that are not UTF-8 (overlong,
// surrogate, above U+10FFFF, cut off) come back one at a time as U+FFFD with valid == false.
inline CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  return lead < 0x80 ? CodePoint{lead, 1, true} : decode_long_utf8(text, offset);
}

// The code point that ends at `offset` (> 0).
CodePoint decode_utf8_before(std::string_view text, std::size_t offset);

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Appends `value`; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

// Offset of the first byte that is not UTF-8, or text.size(). Linear, eight ASCII bytes a step.
std::size_t find_invalid_utf8(std::string_view text);
inline bool is_valid_utf8(std::string_view text) { return find_invalid_utf8(text) == text.size(); }

// `text` with every invalid byte replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

// Number of UTF-16 code units of `text`, and of code points. Bytes that are not UTF-8 count as the
// code point they could begin.
std::size_t utf16_length(std::string_view text);
std::size_t code_point_count(std::string_view text);

// UTF-16 offsets for byte offsets of one text: built once, then asked in rising order of offset
// at no more cost than the bytes in between, in any order otherwise from the nearest lower mark.
class Utf16Offsets {
 public:
  // Keeps a view of `text`, which must outlive this object.
  explicit Utf16Offsets(std::string_view text);
  // UTF-16 offset of byte offset `byte` (<= size). Offsets inside a code point round down.
  std::size_t from_byte(std::size_t byte) const;
  // Byte offset of UTF-16 offset `unit`; past the end gives the size.
  std::size_t to_byte(std::size_t unit) const;

 private:
  static constexpr std::size_t step = 64;
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // UTF-16 offset at the code point that holds byte i * step
};

}  // namespace bedside
