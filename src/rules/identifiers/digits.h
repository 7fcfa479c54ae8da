#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bedside::rules {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
inline bool is_ascii_alnum(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }
inline char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// The words of a list as assets write it: "one two three".
template <class Visit>
void for_each_word(std::string_view list, Visit visit) {
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t end = std::min(list.find(' ', from), list.size());
    if (end > from) visit(list.substr(from, end - from));
    from = end + 1;
  }
}

// A number without its separators, letters in upper case, in place: nothing is allocated.
class Compact {
 public:
  static constexpr std::size_t capacity = 40;

  Compact() = default;
  // Drops the characters of `separators` and the dashes U+2010 to U+2015 from `text`. Empty when
  // something else than letters and digits is left or it is too long: no number is like that.
  Compact(std::string_view text, std::string_view separators);

  // False when full.
  bool push(char c) {
    if (size_ == capacity) return false;
    chars_[size_++] = ascii_upper(c);
    return true;
  }

  std::string_view view() const { return {chars_.data(), size_}; }
  std::size_t size() const { return size_; }
  char operator[](std::size_t i) const { return chars_[i]; }
  int digit(std::size_t i) const { return chars_[i] - '0'; }

 private:
  std::array<char, capacity> chars_{};
  std::size_t size_ = 0;
};

bool all_digits(std::string_view text);

// The number written by `text`; the caller has seen that it is one to nine digits.
int number_of(std::string_view text);

}  // namespace bedside::rules
