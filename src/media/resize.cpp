#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "media/picture.h"

namespace bedside::media {
namespace {

constexpr std::uint32_t whole = 1 << 16;  // what the weights of one output pixel sum up to

// Which input pixels make up an output pixel, and how much each counts.
struct Taps {
  std::size_t first = 0;
  std::vector<std::uint32_t> weights;
};

// Output pixel `i` covers the input from i*in/out to (i+1)*in/out: each input pixel counts by its
// share of that. Rounded sums are subtracted, so that the weights are always `whole` together.
Taps area_taps(std::uint64_t i, std::uint64_t in, std::uint64_t out) {
  const std::uint64_t begin = i * in;  // in units of 1/out of an input pixel
  const std::uint64_t end = begin + in;
  Taps taps{static_cast<std::size_t>(begin / out), {}};
  std::uint64_t before = 0;
  for (std::uint64_t pixel = begin / out; pixel * out < end; ++pixel) {
    const std::uint64_t covered = std::min((pixel + 1) * out, end) - begin;
    const std::uint64_t sum = (covered * whole + in / 2) / in;
    taps.weights.push_back(static_cast<std::uint32_t>(sum - before));
    before = sum;
  }
  return taps;
}

// The two input pixels around the middle of output pixel `i`.
Taps linear_taps(std::int64_t i, std::int64_t in, std::int64_t out) {
  const std::int64_t middle = (2 * i + 1) * in - out;  // in units of 1/(2*out), from pixel centres
  const std::int64_t units = 2 * out;
  if (middle <= 0) return {0, {whole}};
  if (middle / units >= in - 1) return {static_cast<std::size_t>(in - 1), {whole}};
  const auto second = static_cast<std::uint32_t>((middle % units) * whole / units);
  return {static_cast<std::size_t>(middle / units), {whole - second, second}};
}

std::vector<Taps> make_taps(int in, int out) {
  std::vector<Taps> taps;
  taps.reserve(static_cast<std::size_t>(out));
  for (int i = 0; i < out; ++i)
    taps.push_back(out < in
                       ? area_taps(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(in),
                                   static_cast<std::uint64_t>(out))
                       : linear_taps(i, in, out));
  return taps;
}

// Sums of colours weighed by opacity, and of opacity, all from 0 to 255 * 255.
using Sums = std::array<std::uint16_t, 4>;

// One input row brought to the output's width.
void resize_row(const std::uint8_t* row, const std::vector<Taps>& columns, std::vector<Sums>& out) {
  for (std::size_t x = 0; x < columns.size(); ++x) {
    const std::uint8_t* pixel = row + columns[x].first * 4;
    std::uint32_t r = whole / 2, g = whole / 2, b = whole / 2, a = whole / 2;  // rounds below
    for (const std::uint32_t weight : columns[x].weights) {
      const std::uint32_t opacity = pixel[3] * weight;
      r += pixel[0] * opacity;
      g += pixel[1] * opacity;
      b += pixel[2] * opacity;
      a += 255 * opacity;
      pixel += 4;
    }
    out[x] = {static_cast<std::uint16_t>(r / whole), static_cast<std::uint16_t>(g / whole),
              static_cast<std::uint16_t>(b / whole), static_cast<std::uint16_t>(a / whole)};
  }
}

void store_pixel(const std::array<std::uint32_t, 4>& sums, std::uint8_t* pixel) {
  const std::uint32_t opacity = (sums[3] + whole / 2) / whole;
  const auto unweigh = [&](std::uint32_t sum) {
    if (opacity == 0) return std::uint8_t{0};
    const std::uint32_t value = ((sum + whole / 2) / whole * 255 + opacity / 2) / opacity;
    return static_cast<std::uint8_t>(std::min(value, 255u));
  };
  pixel[0] = unweigh(sums[0]);
  pixel[1] = unweigh(sums[1]);
  pixel[2] = unweigh(sums[2]);
  pixel[3] = static_cast<std::uint8_t>((opacity + 127) / 255);
}

}  // namespace

Bitmap resize(const Bitmap& picture, int width, int height) {
  assert(width > 0 && height > 0 && picture.width > 0 && picture.height > 0);
  if (width == picture.width && height == picture.height) return picture;
  const std::vector<Taps> columns = make_taps(picture.width, width);
  const std::vector<Taps> rows = make_taps(picture.height, height);
  Bitmap out = Bitmap::blank(width, height);

  // Neighbouring output rows share at most two input rows: those are kept.
  const auto side = static_cast<std::size_t>(width);
  std::array<std::vector<Sums>, 2> kept = {std::vector<Sums>(side), std::vector<Sums>(side)};
  std::array<std::size_t, 2> kept_row = {SIZE_MAX, SIZE_MAX};
  std::vector<std::array<std::uint32_t, 4>> sums(side);
  for (std::size_t y = 0; y < rows.size(); ++y) {
    std::ranges::fill(sums, std::array<std::uint32_t, 4>{});
    for (std::size_t k = 0; k < rows[y].weights.size(); ++k) {
      const std::size_t row = rows[y].first + k;
      const std::uint32_t weight = rows[y].weights[k];
      std::vector<Sums>& line = kept[row % 2];
      if (kept_row[row % 2] != row)
        resize_row(picture.pixel(0, static_cast<int>(row)), columns, line);
      kept_row[row % 2] = row;
      for (std::size_t x = 0; x < side; ++x)
        for (std::size_t channel = 0; channel < 4; ++channel)
          sums[x][channel] += line[x][channel] * weight;
    }
    for (std::size_t x = 0; x < side; ++x)
      store_pixel(sums[x], out.pixel(static_cast<int>(x), static_cast<int>(y)));
  }
  return out;
}

PixelRect crop_for_aspect(int width, int height, int aspect_width, int aspect_height,
                          int focal_x_permille, int focal_y_permille) {
  assert(width > 0 && height > 0 && aspect_width > 0 && aspect_height > 0);
  const auto scaled = [](std::int64_t value, std::int64_t by, std::int64_t of) {
    return static_cast<int>((value * by + of / 2) / of);
  };
  PixelRect rect{0, 0, width, height};
  if (std::int64_t{width} * aspect_height > std::int64_t{height} * aspect_width)
    rect.width = std::clamp(scaled(height, aspect_width, aspect_height), 1, width);
  else
    rect.height = std::clamp(scaled(width, aspect_height, aspect_width), 1, height);
  const auto start = [&](int focal, int side, int part) {
    return std::clamp(scaled(side, focal, 1000) - part / 2, 0, side - part);
  };
  rect.x = start(focal_x_permille, width, rect.width);
  rect.y = start(focal_y_permille, height, rect.height);
  return rect;
}

Bitmap crop(const Bitmap& picture, PixelRect rect) {
  assert(rect.x >= 0 && rect.y >= 0 && rect.width > 0 && rect.height > 0);
  assert(rect.x + rect.width <= picture.width && rect.y + rect.height <= picture.height);
  Bitmap out = Bitmap::blank(rect.width, rect.height);
  for (int y = 0; y < rect.height; ++y)
    std::memcpy(out.pixel(0, y), picture.pixel(rect.x, rect.y + y),
                static_cast<std::size_t>(rect.width) * 4);
  return out;
}

}  // namespace bedside::media
