#include <algorithm>
#include <random>

#include "doctest/doctest.h"
#include "media/picture.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

// A picture of `colors` different colours, with transparency where asked for.
Bitmap noisy(int width, int height, unsigned colors, bool transparent, bool colorless) {
  std::mt19937 random(width * 131 + height);
  Bitmap picture = Bitmap::blank(width, height);
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const unsigned value = random() % colors * 2654435761u;
    std::uint8_t* pixel = picture.rgba.data() + i;
    pixel[0] = static_cast<std::uint8_t>(value >> 24);
    pixel[1] = colorless ? pixel[0] : static_cast<std::uint8_t>(value >> 16);
    pixel[2] = colorless ? pixel[0] : static_cast<std::uint8_t>(value >> 8);
    pixel[3] = transparent ? static_cast<std::uint8_t>(value >> 12) : 255;
  }
  return picture;
}

// 0 grey, 2 colours, 3 table, 4 grey with opacity, 6 colours with opacity
int color_type(const std::vector<std::byte>& png) { return std::to_integer<int>(png[25]); }
int depth(const std::vector<std::byte>& png) { return std::to_integer<int>(png[24]); }

TEST_CASE("encode_png: every kind of picture reads back pixel by pixel") {
  for (const unsigned colors : {1u, 2u, 3u, 4u, 16u, 17u, 200u, 256u, 5000u})
    for (const bool transparent : {false, true})
      for (const bool colorless : {false, true})
        for (const auto [width, height] : {std::pair{1, 1}, {7, 5}, {64, 33}, {129, 90}})
          for (const PngEffort effort : {PngEffort::Fast, PngEffort::Small}) {
            const Bitmap picture = noisy(width, height, colors, transparent, colorless);
            const Result<Bitmap> read = decode(encode_png(picture, effort));
            REQUIRE(read);
            REQUIRE(*read == picture);
          }
}

TEST_CASE("encode_png: few colours are stored as a table, in as few bits as they need") {
  const auto bits = [](unsigned colors) {
    return depth(encode_png(noisy(64, 64, colors, false, false)));
  };
  CHECK(bits(2) == 1);
  CHECK(bits(4) == 2);
  CHECK(bits(16) == 4);
  CHECK(bits(17) == 8);
  CHECK(color_type(encode_png(noisy(64, 64, 17, false, false))) == 3);
}

TEST_CASE("encode_png: opacity and colour are stored only where there is any") {
  CHECK(color_type(encode_png(noisy(64, 64, 5000, false, false))) == 2);
  CHECK(color_type(encode_png(noisy(64, 64, 5000, true, false))) == 6);
  CHECK(color_type(encode_png(noisy(99, 99, 5000, true, true))) == 4);
}

TEST_CASE("encode_png: flat art takes few bytes") {
  Bitmap art = Bitmap::blank(1080, 1350);
  std::ranges::fill(art.rgba, std::uint8_t{255});
  for (int y = 200; y < 900; ++y)
    for (int x = 100; x < 700; ++x) art.pixel(x, y)[0] = 20;
  CHECK(encode_png(art).size() < 1'500);
}

TEST_CASE("encode_png: the smaller effort is no larger on a photo-like picture") {
  const Bitmap picture = test::gradient(300, 200);
  CHECK(encode_png(picture, PngEffort::Small).size() <=
        encode_png(picture, PngEffort::Fast).size());
}

TEST_CASE("encode_jpeg: better quality is nearer to the picture and larger") {
  const Bitmap picture = test::gradient(64, 64);
  const auto error_at = [&](int quality) {
    const Bitmap read = *decode(encode_jpeg(picture, quality));
    long sum = 0;
    for (std::size_t i = 0; i < read.rgba.size(); ++i)
      sum += std::abs(read.rgba[i] - picture.rgba[i]);
    return sum;
  };
  CHECK(error_at(95) < error_at(60));
  CHECK(encode_jpeg(picture, 95).size() > encode_jpeg(picture, 60).size());
}

TEST_CASE("encode_jpeg: what is transparent is laid on white") {
  Bitmap picture = Bitmap::blank(16, 16);  // nothing but transparent black
  const Bitmap read = *decode(encode_jpeg(picture, 90));
  CHECK(std::ranges::all_of(read.rgba, [](std::uint8_t value) { return value >= 254; }));
}

TEST_CASE("encode_jpeg_within: the best quality that fits is taken") {
  const Bitmap picture = test::gradient(200, 200);
  const std::size_t limit = encode_jpeg(picture, 71).size();
  const Result<std::vector<std::byte>> file = encode_jpeg_within(picture, limit);
  REQUIRE(file);
  CHECK(file->size() <= limit);
  CHECK(file->size() >= encode_jpeg(picture, 70).size());
}

TEST_CASE("encode_jpeg_within: a limit that cannot be kept is an error") {
  const Result<std::vector<std::byte>> file = encode_jpeg_within(test::gradient(200, 200), 500);
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::PictureTooLarge);
}

}  // namespace
}  // namespace bedside::media
