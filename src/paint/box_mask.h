#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bedside::paint {

// Coverage of a box that looks the same from all four corners: rounded rectangles and their
// shadows. Only one corner is kept; its last column and row stand for all that lies between the
// corners, so one mask serves boxes of any size from 2 * size() on.
class BoxMask {
 public:
  // A rounded rectangle on whole pixels; `radius` in pixels.
  static BoxMask round_rect(float radius);
  // The shadow of a rounded rectangle of width x height pixels, softened over `blur` pixels; it
  // reaches `reach()` pixels beyond each side of that rectangle. Where both sides are longer
  // than shadow_limit(), the mask does not depend on them.
  static BoxMask shadow(int width, int height, float radius, float blur);
  static int shadow_limit(float radius, float blur);

  int reach() const { return reach_; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  // Coverage of the first columns() pixels of row `y` of a box `height` high, from the left; from
  // the right it is mirrored(). Between them all pixels have middle().
  std::span<const std::uint8_t> left(int y, int height) const { return row(y, height, 0); }
  std::span<const std::uint8_t> mirrored(int y, int height) const {
    return row(y, height, columns_);
  }
  std::uint8_t middle(int y, int height) const { return left(y, height).back(); }
  // Whether a row is covered fully from end to end.
  bool solid(int y, int height) const { return full_rows_ && corner_row(y, height) == rows_ - 1; }

 private:
  BoxMask(int columns, int rows, int reach, std::vector<std::uint8_t> corner);
  int corner_row(int y, int height) const {
    const int from_edge = y < height - 1 - y ? y : height - 1 - y;
    return from_edge < rows_ ? from_edge : rows_ - 1;
  }
  std::span<const std::uint8_t> row(int y, int height, int offset) const {
    return std::span(pixels_).subspan(
        static_cast<std::size_t>(corner_row(y, height) * 2 * columns_ + offset),
        static_cast<std::size_t>(columns_));
  }

  int columns_ = 0;
  int rows_ = 0;
  int reach_ = 0;
  bool full_rows_ = false;
  std::vector<std::uint8_t> pixels_;  // each row, then the same row mirrored
};

}  // namespace bedside::paint
