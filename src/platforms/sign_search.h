#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace bedside::platforms {

// Places of a sign ('#', '@') or its full-width form in a text, asked for in rising order: each
// byte is looked at once for each form.
class SignSearch {
 public:
  SignSearch(std::string_view text, char sign, std::string_view wide)
      : text_(text), sign_(sign), wide_(wide) {}

  // The first place at or after `from`, or text.size().
  std::size_t next(std::size_t from) {
    if (next_sign_ < from || from == 0)
      next_sign_ = std::min(text_.find(sign_, from), text_.size());
    if (next_wide_ < from || from == 0)
      next_wide_ = std::min(text_.find(wide_, from), text_.size());
    return std::min(next_sign_, next_wide_);
  }

 private:
  std::string_view text_;
  char sign_;
  std::string_view wide_;
  std::size_t next_sign_ = 0;
  std::size_t next_wide_ = 0;
};

}  // namespace bedside::platforms
