#include "doctest/doctest.h"
#include "media/picture.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

Bitmap flat(int width, int height, std::initializer_list<std::uint8_t> color) {
  Bitmap picture = Bitmap::blank(width, height);
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) picture.rgba[i] = color.begin()[i % 4];
  return picture;
}

TEST_CASE("resize: one colour stays that colour at every size") {
  for (const auto color : {std::initializer_list<std::uint8_t>{255, 255, 255, 255},
                           {1, 2, 3, 255},
                           {200, 100, 50, 128}})
    for (const auto [width, height] : {std::pair{1, 1}, {7, 3}, {64, 80}, {33, 33}})
      CHECK(resize(flat(31, 17, color), width, height) == flat(width, height, color));
}

TEST_CASE("resize: shrinking by whole steps averages the pixels of each step") {
  const Bitmap picture{4, 1, {0, 0, 0, 255, 100, 10, 0, 255, 50, 0, 0, 255, 51, 0, 8, 255}};
  CHECK(resize(picture, 2, 1) == Bitmap{2, 1, {50, 5, 0, 255, 51, 0, 4, 255}});
}

TEST_CASE("resize: a pixel cut in two counts in both halves") {
  const Bitmap picture{3, 1, {0, 0, 0, 255, 90, 90, 90, 255, 240, 240, 240, 255}};
  CHECK(resize(picture, 2, 1) == Bitmap{2, 1, {30, 30, 30, 255, 190, 190, 190, 255}});
}

TEST_CASE("resize: the colour of what is transparent does not bleed") {
  const Bitmap picture{2, 1, {255, 0, 0, 255, 0, 255, 0, 0}};
  CHECK(resize(picture, 1, 1) == Bitmap{1, 1, {255, 0, 0, 128}});
}

TEST_CASE("resize: growing goes evenly from pixel to pixel") {
  const Bitmap picture{2, 1, {0, 0, 0, 255, 200, 200, 200, 255}};
  CHECK(resize(picture, 4, 1) ==
        Bitmap{4, 1, {0, 0, 0, 255, 50, 50, 50, 255, 150, 150, 150, 255, 200, 200, 200, 255}});
}

TEST_CASE("resize: rows are treated as columns are") {
  const Bitmap tall = resize(test::gradient(9, 30), 4, 11);
  Bitmap turned = Bitmap::blank(30, 9);
  const Bitmap source = test::gradient(9, 30);
  for (int y = 0; y < 30; ++y)
    for (int x = 0; x < 9; ++x) std::copy_n(source.pixel(x, y), 4, turned.pixel(y, x));
  const Bitmap wide = resize(turned, 11, 4);
  for (int y = 0; y < 11; ++y)
    for (int x = 0; x < 4; ++x)
      for (int c = 0; c < 4; ++c) CHECK(std::abs(tall.pixel(x, y)[c] - wide.pixel(y, x)[c]) <= 1);
}

TEST_CASE("resize: the same size is the same picture") {
  const Bitmap picture = test::gradient(13, 9);
  CHECK(resize(picture, 13, 9) == picture);
}

TEST_CASE("crop: the largest part of that shape, in the middle") {
  CHECK(crop_for_aspect(200, 100, 1, 1) == PixelRect{50, 0, 100, 100});
  CHECK(crop_for_aspect(100, 200, 1, 1) == PixelRect{0, 50, 100, 100});
  CHECK(crop_for_aspect(100, 100, 4, 5) == PixelRect{10, 0, 80, 100});
  CHECK(crop_for_aspect(160, 90, 16, 9) == PixelRect{0, 0, 160, 90});
}

TEST_CASE("crop: the focal point draws the part to itself as far as the borders let it") {
  CHECK(crop_for_aspect(200, 100, 1, 1, 300, 500) == PixelRect{10, 0, 100, 100});
  CHECK(crop_for_aspect(200, 100, 1, 1, 0, 500) == PixelRect{0, 0, 100, 100});
  CHECK(crop_for_aspect(200, 100, 1, 1, 1000, 500) == PixelRect{100, 0, 100, 100});
  CHECK(crop_for_aspect(100, 200, 1, 1, 500, 900) == PixelRect{0, 100, 100, 100});
}

TEST_CASE("crop: a shape far from that of the picture leaves at least a pixel") {
  CHECK(crop_for_aspect(3, 2, 1, 1000).width == 1);
  CHECK(crop_for_aspect(3, 2, 1000, 1).height == 1);
}

TEST_CASE("crop: cuts out exactly the pixels") {
  const Bitmap picture = test::gradient(10, 8);
  const Bitmap part = crop(picture, {3, 2, 4, 5});
  CHECK(part.width == 4);
  CHECK(part.height == 5);
  for (int y = 0; y < 5; ++y)
    for (int x = 0; x < 4; ++x)
      CHECK(std::equal(part.pixel(x, y), part.pixel(x, y) + 4, picture.pixel(x + 3, y + 2)));
}

}  // namespace
}  // namespace bedside::media
