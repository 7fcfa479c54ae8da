#include <cstdlib>
#include <filesystem>
#include <string>

#include "doctest/doctest.h"
#include "media/deflate.h"
#include "media/picture.h"
#include "media/picture_files.h"
#include "support/files.h"

namespace bedside::media {
namespace {

using namespace std::string_literals;
using test::bytes_of;

Bitmap pixels_of(const std::string& file) {
  Result<Bitmap> picture = decode(bytes_of(file));
  REQUIRE_MESSAGE(picture.has_value(), (picture ? "" : picture.error().message));
  return std::move(*picture);
}

Error error_of(const std::string& file, DecodeLimits limits = {}) {
  const Result<Bitmap> picture = decode(bytes_of(file), limits);
  REQUIRE_FALSE(picture);
  return picture.error();
}

// True when no colour differs by more than `tolerance`.
bool near(const Bitmap& a, const Bitmap& b, int tolerance) {
  if (a.width != b.width || a.height != b.height) return false;
  for (std::size_t i = 0; i < a.rgba.size(); ++i)
    if (std::abs(a.rgba[i] - b.rgba[i]) > tolerance) return false;
  return true;
}

TEST_CASE("decode: a PNG gives exactly its pixels") {
  const Bitmap picture = test::gradient(37, 23);
  CHECK(pixels_of(test::png(picture)) == picture);
}

TEST_CASE("decode: a JPEG gives about its pixels") {
  Bitmap picture = test::gradient(64, 48);
  for (std::size_t i = 2; i < picture.rgba.size(); i += 4) picture.rgba[i] = 90;  // smooth
  CHECK(near(pixels_of(test::jpeg(picture)), picture, 12));
}

TEST_CASE("decode: a GIF gives its first picture") {
  const Bitmap picture = pixels_of(test::gif("", 3));
  CHECK(picture == Bitmap{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}});
}

TEST_CASE("decode: every orientation comes out upright") {
  // What a viewer must see is `upright`; the file holds it turned the way EXIF 2.32 says.
  const Bitmap upright = test::gradient(5, 3);
  const auto stored = [&](int orientation, int x, int y) {  // of the stored pixel x, y
    const int right = upright.width - 1, bottom = upright.height - 1;
    switch (orientation) {
      case 2:
        return upright.pixel(right - x, y);
      case 3:
        return upright.pixel(right - x, bottom - y);
      case 4:
        return upright.pixel(x, bottom - y);
      case 5:
        return upright.pixel(y, x);
      case 6:
        return upright.pixel(right - y, x);
      case 7:
        return upright.pixel(right - y, bottom - x);
      case 8:
        return upright.pixel(y, bottom - x);
      default:
        return upright.pixel(x, y);
    }
  };
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const bool sideways = orientation >= 5;
    Bitmap file = sideways ? Bitmap::blank(3, 5) : Bitmap::blank(5, 3);
    for (int y = 0; y < file.height; ++y)
      for (int x = 0; x < file.width; ++x)
        std::copy_n(stored(orientation, x, y), 4, file.pixel(x, y));
    const std::string tiff =
        test::exif({.main = {{0x0112, 3, static_cast<std::uint32_t>(orientation)}}});
    CHECK(pixels_of(test::png(file, {{"eXIf", tiff}})) == upright);
  }
}

TEST_CASE("decode: a picture of 100,000 x 100,000 is refused by its header, with the limit") {
  const Error error = error_of(test::png_claiming(100'000, 100'000, "x"));
  CHECK(error.code == ErrorCode::PictureTooManyPixels);
  CHECK(error.message == "The picture has 10,000 million pixels; Bedside opens up to 100 million.");
}

TEST_CASE("decode: the pixel limit is the caller's and counts exactly") {
  const std::string file = test::png(test::gradient(40, 30));
  CHECK(decode(bytes_of(file), {.max_pixels = 1200}).has_value());
  CHECK(error_of(file, {.max_pixels = 1199}).message ==
        "The picture has 1,200 pixels; Bedside opens up to 1,199.");
}

TEST_CASE("decode: a file over the size limit is refused with both sizes") {
  const Error error =
      error_of("\x89PNG\r\n\x1a\n" + std::string(2'500'000, 'x'), {.max_bytes = 2'000'000});
  CHECK(error.code == ErrorCode::PictureTooLarge);
  CHECK(error.message == "The file has 3 MB; Bedside opens pictures up to 2 MB.");
}

TEST_CASE("decode: an empty file and files of other kinds are named as such") {
  CHECK(error_of("").message == "The file is empty.");
  for (const std::string& file : {"BM\x46\0\0\0"s, "%PDF-1.7"s, "hello"s, "\x89PNG"s, "\xFF\xD8"s,
                                  "\0\0\0\x18"
                                  "ftypheic"s,
                                  "RIFF\x04\0\0\0WAVE"s})
    CHECK(error_of(file).code == ErrorCode::PictureUnknownFormat);
}

TEST_CASE("decode: a file cut off anywhere is refused") {
  const Bitmap picture = test::gradient(9, 7);
  for (const std::string& file : {test::png(picture), test::jpeg(picture), test::gif()})
    for (std::size_t size = 0; size < file.size(); ++size)
      REQUIRE_FALSE(decode(bytes_of(file.substr(0, size))).has_value());
}

TEST_CASE("decode: a wrong check sum in a PNG is found") {
  std::string file = test::png(test::gradient(9, 7));
  file[file.size() / 2] ^= 1;
  CHECK(error_of(file).message == "The PNG picture is damaged: a check sum is wrong.");
}

TEST_CASE("decode: a PNG with fewer pixels than it claims is damaged") {
  const std::string few =
      test::text_of(deflate(bytes_of(std::string(31, '\0')), 1, DeflateEffort::Fast));
  CHECK(error_of(test::png_claiming(10, 2, few)).code == ErrorCode::PictureCorrupt);
}

TEST_CASE("decode: a PNG that unpacks to far more than its pixels takes no memory for it") {
  // 200 MB of zeros behind a header of 10 x 2 pixels
  const std::string bomb =
      test::text_of(deflate(bytes_of(std::string(200'000'000, '\0')), 1, DeflateEffort::Fast));
  CHECK(bomb.size() < 1'000'000);
  CHECK(error_of(test::png_claiming(10, 2, bomb)).code == ErrorCode::PictureCorrupt);
}

TEST_CASE("decode: a JPEG with hundreds of passes is refused before they are made") {
  const std::string file = test::jpeg(test::gradient(9, 7));
  const std::size_t scan = file.find("\xFF\xDA");
  const std::string pass = file.substr(scan, file.size() - 2 - scan);
  std::string many = file.substr(0, scan);
  for (int i = 0; i < 200; ++i) many += pass;
  CHECK(error_of(many + "\xFF\xD9").code == ErrorCode::PictureCorrupt);
}

TEST_CASE("decode: WebP is left to the browser") {
  const Error error = error_of(test::webp({{"VP8 ", "\0\0\0\x9D\x01\x2A\x10\0\x20\0"s}}));
  CHECK(error.code == ErrorCode::PictureUnsupported);
}

TEST_CASE("decode: colours of Display P3 become those of sRGB") {
  Bitmap picture = Bitmap::blank(1, 1);
  picture.rgba = {60, 200, 60, 255};
  const std::string profile = test::icc(test::display_p3_primaries, 2.2);
  const std::string packed = test::text_of(deflate(bytes_of(profile), 1, DeflateEffort::Fast));
  const Bitmap green = pixels_of(test::png(picture, {{"iCCP", "x\0\0"s + packed}}));
  // the same light needs less red and blue and more green in the smaller space
  CHECK(green.rgba[0] < 50);
  CHECK(green.rgba[1] > 200);
  CHECK(green.rgba[2] < 60);
}

TEST_CASE("decode: grey stays grey in another colour space") {
  Bitmap picture = Bitmap::blank(1, 1);
  picture.rgba = {128, 128, 128, 255};
  const std::string profile = test::icc(test::display_p3_primaries, 2.2);
  const std::string packed = test::text_of(deflate(bytes_of(profile), 1, DeflateEffort::Fast));
  CHECK(near(pixels_of(test::png(picture, {{"iCCP", "x\0\0"s + packed}})), picture, 1));
}

TEST_CASE("decode: a profile that is sRGB changes nothing") {
  const Bitmap picture = test::gradient(16, 16);
  const std::string profile = test::icc(test::srgb_primaries, 2.2);
  const std::string file = test::jpeg(picture, {{0xE2, "ICC_PROFILE\0\1\1"s + profile}});
  CHECK_FALSE(inspect(bytes_of(file))->color_conversion);
  CHECK(pixels_of(file) == pixels_of(test::jpeg(picture)));
}

TEST_CASE("decode: a profile in a JPEG is applied, a broken one ignored") {
  const Bitmap picture = test::gradient(16, 16);
  const std::string profile = test::icc(test::display_p3_primaries, 2.2);
  const std::string file = test::jpeg(picture, {{0xE2, "ICC_PROFILE\0\1\1"s + profile}});
  CHECK(inspect(bytes_of(file))->color_conversion);
  CHECK(pixels_of(file) != pixels_of(test::jpeg(picture)));
  for (std::size_t size = 0; size < profile.size(); size += 7) {
    const std::string cut =
        test::jpeg(picture, {{0xE2, "ICC_PROFILE\0\1\1"s + profile.substr(0, size)}});
    CHECK(pixels_of(cut) == pixels_of(test::jpeg(picture)));
  }
}

TEST_CASE("decode: a PNG with a gamma of its own is converted") {
  Bitmap picture = Bitmap::blank(1, 1);
  picture.rgba = {128, 128, 128, 255};
  // stored as light itself: half the light is 188 in sRGB
  CHECK(pixels_of(test::png(picture, {{"gAMA", test::be32(100'000)}})).rgba[0] == 188);
  CHECK(pixels_of(test::png(picture, {{"gAMA", test::be32(45'455)}})).rgba[0] == 128);
}

TEST_CASE("decode: PngSuite's good files open at their size and its broken ones do not") {
  const std::string folder = test::shared_path("conformance/09-images/pngsuite");
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: 175 files of PngSuite are not there");
    return;
  }
  int good = 0;
  int broken = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const auto file = test::read_file(entry.path().string());
    REQUIRE(file);
    CAPTURE(name);
    const Result<Bitmap> picture = decode(bytes_of(*file));
    if (name.starts_with("x")) {
      ++broken;
      REQUIRE_FALSE(picture);
      CHECK(picture.error().message.ends_with("."));
      continue;
    }
    ++good;
    REQUIRE(picture);
    // "s05n3p02" is 5 pixels wide, "cd" files are 8 x 32, "ps" and the rest 32 x 32
    const bool sized = name[0] == 's' && name[1] >= '0' && name[1] <= '9';
    int side = sized ? std::stoi(name.substr(1, 2)) : 32;
    if (name.starts_with("cdhn2c08"))
      CHECK(picture->height == 8);
    else if (name.starts_with("cdfn2c08"))
      CHECK(picture->width == 8);
    else if (name.starts_with("cdsn2c08"))
      CHECK(picture->width == 8);
    else
      CHECK(picture->width == side);
  }
  CHECK(good == 161);
  CHECK(broken == 14);
}

}  // namespace
}  // namespace bedside::media
