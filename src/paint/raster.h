#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "paint/path.h"

namespace bedside::paint {

// Half-open rectangle of device pixels.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return left >= right || top >= bottom; }
  bool operator==(const PixelRect&) const = default;
};

PixelRect intersect(PixelRect a, PixelRect b);

// How much of each pixel a shape covers, 0 to 255, row by row.
struct Coverage {
  PixelRect box;
  std::vector<std::uint8_t> pixels;

  const std::uint8_t* row(int y) const {
    return pixels.data() +
           static_cast<std::size_t>(y - box.top) * static_cast<std::size_t>(box.width());
  }
};

// Turns outlines into coverage by summing, for each pixel, the signed area between every edge
// and the right border. All sums are whole numbers of 1/256 pixel, so the order of edges, the
// machine and the window that is looked at make no difference.
class Rasterizer {
 public:
  // Starts a shape of which only `window` is wanted.
  void begin(PixelRect window);
  // Adds `path` with `scale` device pixels to a unit, moved by `offset` device pixels.
  void add(const Path& path, float scale, Point offset);
  // The rows that the shape touches.
  int top() const { return rows_top_; }
  int bottom() const { return rows_bottom_; }

  // Columns of a row that may be covered; coverage of column `left + i` is at index i.
  struct Row {
    int left = 0;
    std::span<const std::uint8_t> coverage;
  };
  // Each row once: reading it clears it for the next shape.
  Row take_row(int y);

  // The whole shape as a mask, as small as it can be.
  Coverage take_all();

 private:
  struct Sink;
  void line(Point from, Point to);
  void line_in_row(int row, std::int64_t x0, int y0, std::int64_t x1, int y1);
  void cell(int row, int column, int x0, int x1, int height);
  static std::int32_t fixed(float value);

  PixelRect window_;
  std::vector<std::int32_t> sums_;  // window rows of width + 2
  std::vector<int> low_, high_;     // columns touched by each row
  std::vector<std::uint8_t> scratch_;
  int rows_top_ = 0;
  int rows_bottom_ = 0;
};

}  // namespace bedside::paint
