#include "paint/image_scale.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

Bitmap checker(int width, int height) {
  Bitmap out = Bitmap::blank(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const std::uint8_t value = (x + y) % 2 == 0 ? 255 : 0;
      std::uint8_t* p = out.pixel(x, y);
      p[0] = p[1] = p[2] = value;
      p[3] = 255;
    }
  return out;
}

Bitmap even(int width, int height, Color c) {
  Bitmap out = Bitmap::blank(width, height);
  for (std::size_t i = 0; i < out.rgba.size(); i += 4) {
    out.rgba[i] = c.r;
    out.rgba[i + 1] = c.g;
    out.rgba[i + 2] = c.b;
    out.rgba[i + 3] = c.a;
  }
  return out;
}

}  // namespace

TEST_CASE("scaling to the same size changes nothing") {
  const Bitmap picture = checker(7, 5);
  CHECK(scaled(picture, {}, 7, 5) == picture);
}

TEST_CASE("shrinking takes the mean of all that a pixel covers") {
  const Bitmap out = scaled(checker(8, 8), {}, 2, 2);
  for (int i = 0; i < 4; ++i) CHECK(out.rgba[4 * static_cast<std::size_t>(i)] == 128);
}

TEST_CASE("an even colour stays as it is at every size") {
  const Color colors[] = {{13, 140, 250, 255}, {200, 3, 77, 90}};
  for (const Color c : colors)
    for (const auto& [w, h] : {std::pair{3, 50}, {17, 11}, {64, 64}, {1, 1}}) {
      CHECK(scaled(even(23, 19, c), {}, w, h) == even(w, h, c));
    }
}

TEST_CASE("enlarging mixes neighbours") {
  Bitmap two = even(2, 1, {0, 0, 0, 255});
  two.pixel(1, 0)[0] = 200;
  const Bitmap out = scaled(two, {}, 4, 1);
  CHECK(out.pixel(0, 0)[0] == 0);
  CHECK(out.pixel(1, 0)[0] == 50);
  CHECK(out.pixel(2, 0)[0] == 150);
  CHECK(out.pixel(3, 0)[0] == 200);
}

TEST_CASE("transparent pixels do not tint their neighbours") {
  Bitmap two = even(2, 1, {0, 255, 0, 0});
  std::uint8_t* right = two.pixel(1, 0);
  right[0] = 250;
  right[1] = 0;
  right[3] = 255;
  const Bitmap out = scaled(two, {}, 1, 1);
  CHECK(out.pixel(0, 0)[0] == 250);
  CHECK(out.pixel(0, 0)[1] == 0);
  CHECK(out.pixel(0, 0)[3] == 128);
}

TEST_CASE("a source rectangle cuts out its part") {
  Bitmap picture = even(10, 10, {0, 0, 0, 255});
  for (int y = 0; y < 10; ++y)
    for (int x = 5; x < 10; ++x) picture.pixel(x, y)[2] = 255;
  CHECK(scaled(picture, {5, 0, 5, 10}, 3, 3) == even(3, 3, {0, 0, 255, 255}));
}

TEST_CASE("a source outside the picture gives nothing") {
  CHECK(scaled(checker(4, 4), {10, 10, 5, 5}, 3, 3).empty());
  CHECK(scaled(checker(4, 4), {}, 0, 3).empty());
}
