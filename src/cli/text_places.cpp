#include "cli/text_places.h"

#include <algorithm>

namespace bedside::cli {

TextPlaces::TextPlaces(std::string_view text) : text_(text), utf16_(text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_begins_.push_back(at + 1);
}

TextPlace TextPlaces::at(std::size_t byte) const {
  const auto behind = std::ranges::upper_bound(line_begins_, byte);
  TextPlace out;
  out.line = static_cast<std::size_t>(behind - line_begins_.begin());
  out.line_begin = *(behind - 1);
  out.column = 1 + utf16_.from_byte(byte) - utf16_.from_byte(out.line_begin);
  return out;
}

std::size_t TextPlaces::line_end(std::size_t line_begin) const {
  const auto next = std::ranges::upper_bound(line_begins_, line_begin);
  return next == line_begins_.end() ? text_.size() : *next - 1;
}

}  // namespace bedside::cli
