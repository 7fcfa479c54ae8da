#include "paint/raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "paint/flatten.h"

namespace bedside::paint {

namespace {

constexpr int unit = 256;  // fixed-point units of a pixel

// Farther out than this nothing is drawn; keeps products within 64 bits.
constexpr float farthest = 1 << 20;

// a * b / c rounded down, for c > 0.
std::int64_t scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
  const std::int64_t product = a * b;
  const std::int64_t quotient = product / c;
  return quotient - (product % c < 0 ? 1 : 0);
}

}  // namespace

PixelRect intersect(PixelRect a, PixelRect b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

void Rasterizer::begin(PixelRect window) {
  if (window.empty()) window = {};
  window_ = window;
  const auto rows = static_cast<std::size_t>(window.height());
  const std::size_t needed = rows * (static_cast<std::size_t>(window.width()) + 2);
  if (sums_.size() < needed) sums_.resize(needed);
  low_.assign(rows, std::numeric_limits<int>::max());
  high_.assign(rows, -1);
  rows_top_ = window.bottom;
  rows_bottom_ = window.top;
}

std::int32_t Rasterizer::fixed(float value) {
  const float held = std::clamp(value, -farthest, farthest);
  return static_cast<std::int32_t>(std::floor(held * unit + 0.5f));
}

// Brings the path's lines to device pixels and closes contours.
struct Rasterizer::Sink {
  Rasterizer& to;
  float scale;
  Point offset;
  Point start;
  Point pen;

  Point device(Point p) const { return {p.x * scale + offset.x, p.y * scale + offset.y}; }
  void move(Point p) {
    close();
    start = pen = device(p);
  }
  void line(Point p) {
    const Point next = device(p);
    to.line(pen, next);
    pen = next;
  }
  void close() {
    to.line(pen, start);
    pen = start;
  }
};

void Rasterizer::add(const Path& path, float scale, Point offset) {
  if (window_.empty()) return;
  Sink sink{*this, scale, offset, {}, {}};
  constexpr float tolerance_px = 0.02f;
  flatten(path, tolerance_px / scale, sink);
  sink.close();
}

void Rasterizer::line(Point from, Point to) {
  std::int64_t x0 = fixed(from.x), x1 = fixed(to.x);
  std::int32_t y0 = fixed(from.y), y1 = fixed(to.y);
  if (y0 == y1) return;
  const bool up = y0 > y1;
  if (up) {
    std::swap(x0, x1);
    std::swap(y0, y1);
  }
  const int first = std::max(window_.top, y0 >> 8);
  const int last = std::min(window_.bottom - 1, (y1 - 1) >> 8);
  const auto x_at = [&](std::int32_t y) { return x0 + scaled(x1 - x0, y - y0, y1 - y0); };
  for (int row = first; row <= last; ++row) {
    const std::int32_t from_y = std::max(y0, row * unit);
    const std::int32_t to_y = std::min(y1, (row + 1) * unit);
    const std::int64_t from_x = x_at(from_y);
    const std::int64_t to_x = x_at(to_y);
    if (up) {
      line_in_row(row, to_x, to_y - row * unit, from_x, from_y - row * unit);
    } else {
      line_in_row(row, from_x, from_y - row * unit, to_x, to_y - row * unit);
    }
  }
  if (first <= last) {
    rows_top_ = std::min(rows_top_, first);
    rows_bottom_ = std::max(rows_bottom_, last + 1);
  }
}

// A line within one row of pixels, y from 0 to 256, either way.
void Rasterizer::line_in_row(int row, std::int64_t x0, int y0, std::int64_t x1, int y1) {
  const std::int64_t left = static_cast<std::int64_t>(window_.left) * unit;
  const std::int64_t right = static_cast<std::int64_t>(window_.right) * unit;
  if (std::min(x0, x1) >= right) return;
  if (std::max(x0, x1) <= left) return cell(row, window_.left, 0, 0, y1 - y0);
  if ((x0 >> 8) == (x1 >> 8) || x0 == x1)
    return cell(row, static_cast<int>(x0 >> 8), int(x0 & 255), int(x1 & 255), y1 - y0);

  // From cell to cell, left to right; the height within each follows from where the line meets
  // the borders between them, always reckoned from the line's own ends.
  const int direction = x0 < x1 ? 1 : -1;
  if (x0 > x1) {
    std::swap(x0, x1);
    std::swap(y0, y1);
  }
  const auto y_at = [&](std::int64_t x) {
    return static_cast<int>(y0 + scaled(y1 - y0, x - x0, x1 - x0));
  };
  std::int64_t x = x0;
  int y = y0;
  if (x < left) {
    x = left;
    y = y_at(left);
    cell(row, window_.left, 0, 0, direction * (y - y0));
  }
  while (x < x1 && x < right) {
    const std::int64_t column = x >> 8;
    const std::int64_t next = std::min(x1, (column + 1) * unit);
    const int next_y = next == x1 ? y1 : y_at(next);
    cell(row, static_cast<int>(column), static_cast<int>(x - column * unit),
         static_cast<int>(next - column * unit), direction * (next_y - y));
    x = next;
    y = next_y;
  }
}

// An edge of signed `height` in one cell, from x0 to x1 (0 to 256): the part of the cell right
// of the edge is covered, and everything beyond the cell.
void Rasterizer::cell(int row, int column, int x0, int x1, int height) {
  if (column < window_.left) column = window_.left, x0 = x1 = 0;
  if (column >= window_.right || height == 0) return;
  const auto line = static_cast<std::size_t>(row - window_.top);
  const int at = column - window_.left;
  std::int32_t* sums = sums_.data() + line * (static_cast<std::size_t>(window_.width()) + 2) + at;
  sums[0] += height * (2 * unit - x0 - x1);
  sums[1] += height * (x0 + x1);
  low_[line] = std::min(low_[line], at);
  high_[line] = std::max(high_[line], at + 1);
}

Rasterizer::Row Rasterizer::take_row(int y) {
  const auto line = static_cast<std::size_t>(y - window_.top);
  const int low = low_[line];
  const int high = high_[line];
  if (high < 0) return {window_.left, {}};
  const auto count = static_cast<std::size_t>(high - low + 1);
  if (scratch_.size() < count) scratch_.resize(count);
  std::int32_t* sums = sums_.data() + line * (static_cast<std::size_t>(window_.width()) + 2) + low;
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += sums[i];
    sums[i] = 0;
    const std::int32_t covered = (sum < 0 ? -sum : sum) >> 9;
    scratch_[i] = static_cast<std::uint8_t>(covered > 255 ? 255 : covered);
  }
  // The cell right of the last edge may lie outside the window; a shape open to the right (cut
  // by the window) goes on to the window's border.
  const int beyond = window_.width() - high - 1;
  const std::uint8_t rest = scratch_[count - 1];
  std::size_t used = std::min(count, static_cast<std::size_t>(window_.width() - low));
  if (rest > 0 && beyond > 0) {
    used += static_cast<std::size_t>(beyond);
    if (scratch_.size() < used) scratch_.resize(used);
    std::fill(scratch_.begin() + static_cast<std::ptrdiff_t>(count),
              scratch_.begin() + static_cast<std::ptrdiff_t>(used), rest);
  }
  low_[line] = std::numeric_limits<int>::max();
  high_[line] = -1;
  return {window_.left + low, std::span(scratch_.data(), used)};
}

Coverage Rasterizer::take_all() {
  Coverage out;
  int left = std::numeric_limits<int>::max(), right = 0;
  for (int y = rows_top_; y < rows_bottom_; ++y) {
    const auto line = static_cast<std::size_t>(y - window_.top);
    if (high_[line] < 0) continue;
    left = std::min(left, low_[line]);
    right = std::max(right, std::min(high_[line] + 1, window_.width()));
  }
  if (left >= right) return out;
  out.box = {window_.left + left, rows_top_, window_.left + right, rows_bottom_};
  out.pixels.resize(static_cast<std::size_t>(out.box.width()) *
                    static_cast<std::size_t>(out.box.height()));
  for (int y = rows_top_; y < rows_bottom_; ++y) {
    const Row row = take_row(y);
    const std::size_t count =
        std::min(row.coverage.size(), static_cast<std::size_t>(out.box.right - row.left));
    std::copy_n(row.coverage.begin(), count,
                out.pixels.begin() +
                    static_cast<std::ptrdiff_t>(y - out.box.top) * out.box.width() +
                    (row.left - out.box.left));
  }
  return out;
}

}  // namespace bedside::paint
