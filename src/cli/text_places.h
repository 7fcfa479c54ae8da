#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace bedside::cli {

// Line and column of a place in a text, from 1; the column in UTF-16 units.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t line_begin = 0;  // byte
};

// Where the bytes of one text stand. Making it is linear in the text; after that each place costs
// the logarithm of the lines, so that a long text with many findings is reported in linear time.
class TextPlaces {
 public:
  // Keeps a view of `text`, which must outlive this object.
  explicit TextPlaces(std::string_view text);

  std::string_view text() const { return text_; }
  // `byte` is at most the size of the text.
  TextPlace at(std::size_t byte) const;
  // Where the line that begins at byte `line_begin` ends, its line feed not included.
  std::size_t line_end(std::size_t line_begin) const;

 private:
  std::string_view text_;
  Utf16Offsets utf16_;
  std::vector<std::size_t> line_begins_ = {0};
};

}  // namespace bedside::cli
