#include "rules/identifiers/digits.h"

namespace bedside::rules {
namespace {

// U+2010 hyphen to U+2015 bar: E2 80 90 to E2 80 95.
bool is_dash_at(std::string_view text, std::size_t i) {
  return i + 2 < text.size() && text[i] == '\xE2' && text[i + 1] == '\x80' &&
         text[i + 2] >= '\x90' && text[i + 2] <= '\x95';
}

}  // namespace

Compact::Compact(std::string_view text, std::string_view separators) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii_alnum(c)) {
      if (push(c)) continue;
    } else if (separators.find(c) != std::string_view::npos) {
      continue;
    } else if (is_dash_at(text, i)) {
      i += 2;
      continue;
    }
    size_ = 0;
    return;
  }
}

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (!is_ascii_digit(c)) return false;
  return !text.empty();
}

int number_of(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace bedside::rules
