#include "paint/image_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace bedside::paint {

namespace {

// For each pixel of the result the pixels of the source that go into it, with weights that sum
// to `one`.
constexpr int one = 1 << 14;

struct Taps {
  int first = 0;
  std::vector<int> weights;
};

// Area sampling when shrinking, bilinear when enlarging, along one side. Positions are 1/65536 of
// a source pixel.
std::vector<Taps> make_taps(float from, float length, int limit, int count) {
  const auto fixed = [](double v) {
    return static_cast<std::int64_t>(std::floor(v * 65536 + 0.5));
  };
  const std::int64_t begin = fixed(from);
  const std::int64_t span = std::max<std::int64_t>(1, fixed(length));
  const bool shrinks = span >= static_cast<std::int64_t>(count) * 65536;
  std::vector<Taps> taps(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Taps& tap = taps[static_cast<std::size_t>(i)];
    // Enlarging, a pixel reaches one source pixel to both sides of its middle.
    const std::int64_t middle = begin + (2 * i + 1) * span / (2 * count);
    std::int64_t low = shrinks ? begin + i * span / count : middle - 65536 / 2;
    std::int64_t high = shrinks ? begin + (i + 1) * span / count : middle + 65536 / 2;
    const std::int64_t end = static_cast<std::int64_t>(limit) * 65536;
    low = std::clamp<std::int64_t>(low, 0, end - 1);
    high = std::clamp<std::int64_t>(high, low + 1, end);
    tap.first = static_cast<int>(low >> 16);
    int sum = 0;
    for (std::int64_t p = tap.first; p << 16 < high; ++p) {
      const std::int64_t part = std::min(high, (p + 1) << 16) - std::max(low, p << 16);
      tap.weights.push_back(static_cast<int>(part * one / (high - low)));
      sum += tap.weights.back();
    }
    // What rounding lost goes to the heaviest, so that an even colour stays as it is.
    *std::ranges::max_element(tap.weights) += one - sum;
  }
  return taps;
}

// One row of the source as sums for each pixel of the result: red, green, blue times alpha, and
// alpha, all 8.8 fixed point.
void scale_row(const std::uint8_t* row, const std::vector<Taps>& taps, bool has_alpha,
               std::uint16_t* out) {
  for (const Taps& tap : taps) {
    std::uint32_t sum[4] = {};
    const std::uint8_t* pixel = row + 4 * static_cast<std::size_t>(tap.first);
    for (const int weight : tap.weights) {
      const auto w = static_cast<std::uint32_t>(weight);
      if (has_alpha) {
        // 255 * 255 * 2^14 fits; dividing by 255 brings it back to the common scale.
        const std::uint32_t a = pixel[3];
        for (int c = 0; c < 3; ++c) sum[c] += (pixel[c] * a * w + 127) / 255;
      } else {
        for (int c = 0; c < 3; ++c) sum[c] += pixel[c] * w;
      }
      sum[3] += pixel[3] * w;
      pixel += 4;
    }
    for (int c = 0; c < 4; ++c) *out++ = static_cast<std::uint16_t>((sum[c] + 32) >> 6);
  }
}

std::uint8_t byte_from_fixed(std::uint32_t value) {
  return static_cast<std::uint8_t>(std::min<std::uint32_t>(255, (value + 128) >> 8));
}

void store(std::uint8_t* out, const std::uint32_t* sum, bool has_alpha) {
  if (!has_alpha) {
    for (int c = 0; c < 3; ++c) out[c] = byte_from_fixed(sum[c]);
    out[3] = 255;
    return;
  }
  out[3] = byte_from_fixed(sum[3]);
  if (sum[3] == 0) return;
  for (int c = 0; c < 3; ++c)
    out[c] = static_cast<std::uint8_t>(
        std::min<std::uint32_t>(255, (sum[c] * 255 + sum[3] / 2) / sum[3]));
}

}  // namespace

bool is_opaque(const Bitmap& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
    if (picture.rgba[i] != 255) return false;
  return true;
}

Bitmap scaled(const Bitmap& picture, Rect source, int width, int height) {
  if (picture.empty() || width <= 0 || height <= 0) return {};
  const Rect whole{0, 0, static_cast<float>(picture.width), static_cast<float>(picture.height)};
  source = source.empty() ? whole : intersect(source, whole);
  if (source.empty()) return {};
  const std::vector<Taps> across = make_taps(source.x, source.width, picture.width, width);
  const std::vector<Taps> down = make_taps(source.y, source.height, picture.height, height);
  const bool has_alpha = !is_opaque(picture);

  Bitmap out = Bitmap::blank(width, height);
  const std::size_t row_size = 4 * static_cast<std::size_t>(width);
  std::vector<std::uint16_t> row(row_size);
  std::vector<std::uint32_t> sums(row_size);
  int row_of = -1;  // the source row that `row` holds
  for (int y = 0; y < height; ++y) {
    const Taps& tap = down[static_cast<std::size_t>(y)];
    std::ranges::fill(sums, 0u);
    int source_y = tap.first;
    for (const int weight : tap.weights) {
      if (source_y != row_of) {
        scale_row(picture.pixel(0, source_y), across, has_alpha, row.data());
        row_of = source_y;
      }
      for (std::size_t i = 0; i < row_size; ++i)
        sums[i] += row[i] * static_cast<std::uint32_t>(weight);
      ++source_y;
    }
    for (std::size_t i = 0; i < row_size; i += 4) {
      std::uint32_t sum[4];
      for (std::size_t c = 0; c < 4; ++c) sum[c] = (sums[i + c] + one / 2) / one;
      store(out.pixel(0, y) + i, sum, has_alpha);
    }
  }
  return out;
}

}  // namespace bedside::paint
