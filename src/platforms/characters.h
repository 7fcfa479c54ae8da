#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace bedside::platforms {

// Classes of characters that the grammars of links, names and tags are written with.

constexpr bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// The character at byte `i`; of no size behind the end of the text.
inline CodePoint point_at(std::string_view text, std::size_t i) {
  return i < text.size() ? decode_utf8(text, i) : CodePoint{0, 0, true};
}

// White space as twitter-text lists it.
constexpr bool is_x_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         c == 0x180E || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

// Marks that turn the direction of text.
constexpr bool is_directional(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2066 && c <= 0x2069);
}

// Characters that make a post on X invalid.
constexpr bool is_x_forbidden(char32_t c) { return c == 0xFFFE || c == 0xFEFF || c == 0xFFFF; }

// Latin letters with accents, as twitter-text lists them.
constexpr bool is_latin_accent(char32_t c) {
  if (c < 0xC0) return false;
  if (c <= 0x24F) return c != 0xD7 && c != 0xF7;
  if ((c >= 0x300 && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF)) return true;
  switch (c) {
    case 0x253:
    case 0x254:
    case 0x256:
    case 0x257:
    case 0x259:
    case 0x25B:
    case 0x263:
    case 0x268:
    case 0x26F:
    case 0x272:
    case 0x289:
    case 0x28B:
    case 0x2BB:
      return true;
    default:
      return false;
  }
}

constexpr bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x4FF; }

}  // namespace bedside::platforms
