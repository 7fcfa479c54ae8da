#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bedside {

// A picture in memory: rows from the top, four bytes a pixel (red, green, blue, alpha), sRGB,
// not premultiplied, no padding between rows.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;

  static Bitmap blank(int width, int height) {
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, std::vector<std::uint8_t>(pixels * 4)};
  }
  bool empty() const { return rgba.empty(); }
  std::uint8_t* pixel(int x, int y) { return rgba.data() + 4 * (std::size_t(y) * width + x); }
  const std::uint8_t* pixel(int x, int y) const {
    return rgba.data() + 4 * (std::size_t(y) * width + x);
  }

  bool operator==(const Bitmap&) const = default;
};

}  // namespace bedside
