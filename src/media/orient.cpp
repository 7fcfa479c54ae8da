#include "media/orient.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace bedside::media {
namespace {

constexpr int tile = 32;  // rows and columns that stay in the cache while a picture is turned

// out(x, y) = in(y, x)
Bitmap transpose(const Bitmap& in) {
  Bitmap out = Bitmap::blank(in.height, in.width);
  for (int top = 0; top < in.height; top += tile)
    for (int left = 0; left < in.width; left += tile)
      for (int y = top; y < std::min(top + tile, in.height); ++y)
        for (int x = left; x < std::min(left + tile, in.width); ++x)
          std::memcpy(out.pixel(y, x), in.pixel(x, y), 4);
  return out;
}

void mirror_rows(Bitmap& picture) {
  const std::size_t row = static_cast<std::size_t>(picture.width) * 4;
  for (int y = 0; y < picture.height / 2; ++y)
    std::swap_ranges(picture.pixel(0, y), picture.pixel(0, y) + row,
                     picture.pixel(0, picture.height - 1 - y));
}

void mirror_columns(Bitmap& picture) {
  for (int y = 0; y < picture.height; ++y)
    for (int left = 0, right = picture.width - 1; left < right; ++left, --right)
      std::swap_ranges(picture.pixel(left, y), picture.pixel(left, y) + 4, picture.pixel(right, y));
}

}  // namespace

Bitmap orient(Bitmap picture, int orientation) {
  assert(orientation >= 1 && orientation <= 8);
  // Exif 2.32, tag 0112: 5 to 8 have rows and columns exchanged.
  if (orientation >= 5) picture = transpose(picture);
  const bool columns = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const bool rows = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  if (columns) mirror_columns(picture);
  if (rows) mirror_rows(picture);
  return picture;
}

}  // namespace bedside::media
