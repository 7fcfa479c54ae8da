#include "paint/box_mask.h"

#include <algorithm>
#include <cmath>

#include "paint/raster.h"

namespace bedside::paint {

namespace {

int round_up(float value) { return static_cast<int>(std::ceil(value)); }

// Width of each of three box blurs that come close to the bell curve CSS asks for, with a
// standard deviation of half the blur (SVG 1.1, feGaussianBlur). Odd, so that it has a middle.
int box_width(float blur) {
  const int width = static_cast<int>(std::floor(blur / 2 * 1.8799712f + 0.5f));
  return std::max(1, width | 1);
}

std::vector<std::uint8_t> rasterized(int width, int height, float radius, int margin) {
  const int columns = width + 2 * margin;
  const int rows = height + 2 * margin;
  Path path;
  path.add_round_rect({0, 0, static_cast<float>(width), static_cast<float>(height)}, radius);
  Rasterizer rasterizer;
  rasterizer.begin({0, 0, columns, rows});
  rasterizer.add(path, 1, {static_cast<float>(margin), static_cast<float>(margin)});
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(columns) *
                                   static_cast<std::size_t>(rows));
  for (int y = rasterizer.top(); y < rasterizer.bottom(); ++y) {
    const Rasterizer::Row row = rasterizer.take_row(y);
    std::ranges::copy(row.coverage,
                      pixels.begin() + static_cast<std::ptrdiff_t>(y) * columns + row.left);
  }
  return pixels;
}

// Replaces each of `count` values, `stride` apart, by the mean of the `width` around it.
void blur_line(std::uint8_t* values, int count, std::ptrdiff_t stride, int width,
               std::vector<std::uint8_t>& line) {
  line.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) line[static_cast<std::size_t>(i)] = values[i * stride];
  const int half = width / 2;
  int sum = 0;
  for (int i = 0; i < std::min(half, count); ++i) sum += line[static_cast<std::size_t>(i)];
  for (int i = 0; i < count; ++i) {
    if (i + half < count) sum += line[static_cast<std::size_t>(i + half)];
    if (i - half - 1 >= 0) sum -= line[static_cast<std::size_t>(i - half - 1)];
    values[i * stride] = static_cast<std::uint8_t>((sum + half) / width);
  }
}

// The top left quarter, the middle column and row included.
std::vector<std::uint8_t> quarter(const std::vector<std::uint8_t>& pixels, int width, int columns,
                                  int rows) {
  std::vector<std::uint8_t> out;
  for (int y = 0; y < rows; ++y) {
    const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(y) * width;
    out.insert(out.end(), first, first + columns);
  }
  return out;
}

}  // namespace

BoxMask::BoxMask(int columns, int rows, int reach, std::vector<std::uint8_t> corner)
    : columns_(columns), rows_(rows), reach_(reach) {
  for (int y = 0; y < rows; ++y) {
    const auto first = corner.begin() + static_cast<std::ptrdiff_t>(y) * columns;
    pixels_.insert(pixels_.end(), first, first + columns);
    pixels_.insert(pixels_.end(), std::reverse_iterator(first + columns),
                   std::reverse_iterator(first));
  }
  const auto last = std::span(pixels_).last(static_cast<std::size_t>(columns));
  full_rows_ = std::ranges::all_of(last, [](std::uint8_t c) { return c == 255; });
}

BoxMask BoxMask::round_rect(float radius) {
  const int size = round_up(radius) + 1;
  const int width = 2 * size;
  return BoxMask(size, size, 0, quarter(rasterized(width, width, radius, 0), width, size, size));
}

int BoxMask::shadow_limit(float radius, float blur) {
  return 2 * (round_up(radius) + 3 * (box_width(blur) / 2) + 1);
}

BoxMask BoxMask::shadow(int width, int height, float radius, float blur) {
  const int box = box_width(blur);
  const int reach = 3 * (box / 2);
  const int limit = shadow_limit(radius, blur);
  width = std::min(width, limit);
  height = std::min(height, limit);
  std::vector<std::uint8_t> pixels = rasterized(width, height, radius, reach);
  const int columns = width + 2 * reach;
  const int rows = height + 2 * reach;
  std::vector<std::uint8_t> line;
  for (int pass = 0; pass < 3; ++pass) {
    for (int y = 0; y < rows; ++y)
      blur_line(pixels.data() + static_cast<std::ptrdiff_t>(y) * columns, columns, 1, box, line);
    for (int x = 0; x < columns; ++x) blur_line(pixels.data() + x, rows, columns, box, line);
  }
  const int kept_columns = (columns + 1) / 2;
  const int kept_rows = (rows + 1) / 2;
  return BoxMask(kept_columns, kept_rows, reach, quarter(pixels, columns, kept_columns, kept_rows));
}

}  // namespace bedside::paint
