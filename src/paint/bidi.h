#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace bedside::paint {

// Which way a paragraph runs; Automatic: as its first letter does.
enum class Direction : std::uint8_t { Automatic, LeftToRight, RightToLeft };

// Bytes of a line that run the same way.
struct DirectedSpan {
  TextSpan bytes;
  std::uint8_t level = 0;  // odd: from right to left
  bool right_to_left() const { return level % 2 == 1; }
  bool operator==(const DirectedSpan&) const = default;
};

// Which parts of a text run from right to left, and how the parts of a line stand beside each
// other: the Unicode bidirectional algorithm (UAX #9), by SheenBidi.
class Bidi {
 public:
  // Keeps a view of `text`, which must outlive this object. Linear; a text without any character
  // that could run from right to left costs one look at each byte.
  explicit Bidi(std::string_view text, Direction direction = Direction::Automatic);
  ~Bidi();
  Bidi(const Bidi&) = delete;
  Bidi& operator=(const Bidi&) = delete;

  // False: everything runs from left to right, in the order of the text.
  bool any() const { return state_ != nullptr; }

  bool right_to_left(std::size_t byte) const;
  // Whether the paragraph that holds `byte` begins at the right.
  bool paragraph_right_to_left(std::size_t byte) const;
  // End of what runs like `begin`, at most `end`.
  std::size_t same_way(std::size_t begin, std::size_t end) const;

  // The parts of `line` as they stand from left to right, spaces at its end where they belong.
  std::vector<DirectedSpan> line(TextSpan line) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bedside::paint
