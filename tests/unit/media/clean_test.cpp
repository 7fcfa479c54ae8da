#include <string>

#include "doctest/doctest.h"
#include "media/deflate.h"
#include "media/picture.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

using namespace std::string_literals;
using test::bytes_of;

const Bitmap picture = test::gradient(24, 16);
const std::string secret = "Ward 7, bed 3";

std::string cleaned(const std::string& file) {
  const Result<std::vector<std::byte>> out = clean(bytes_of(file));
  REQUIRE_MESSAGE(out.has_value(), (out ? "" : out.error().message));
  return test::text_of(*out);
}

bool tells_nothing(const std::string& file) {
  const Result<PictureInfo> info = inspect(bytes_of(file));
  REQUIRE(info);
  return info->metadata == Metadata{} && !info->other_text && info->orientation == 1 &&
         !info->color_conversion && !file.contains(secret);
}

std::string jpeg_with_everything() {
  const test::ExifParts exif{.main = {{0x0110, 2, 0}, {0x0132, 2, 0}},
                             .exif = {{0xA431, 2, 0}},
                             .gps = {{2, 5, 0}},
                             .thumbnail = true};
  return test::jpeg(picture, {test::exif_segment(exif),
                              {0xE1, "http://ns.adobe.com/xap/1.0/\0"s + secret},
                              {0xED,
                               "Photoshop 3.0\0"
                               "8BIM\x04\x04\0\0\0\0\0\x0D"s +
                                   secret + "\0"s},
                              {0xE2, "MPF\0"s + secret},
                              {0xE5, secret},
                              {0xFE, secret}});
}

TEST_CASE("clean: a JPEG loses all metadata and keeps every pixel") {
  const std::string file = jpeg_with_everything();
  CHECK(inspect(bytes_of(file))->metadata == Metadata{true, true, true, true, true, true});
  CHECK(tells_nothing(cleaned(file)));
  CHECK(decode(bytes_of(cleaned(file))) == decode(bytes_of(file)));
}

TEST_CASE("clean: an upright JPEG is not encoded again") {
  const std::string plain = test::jpeg(picture);
  CHECK(cleaned(jpeg_with_everything()) == plain);
}

TEST_CASE("clean: a turned JPEG comes out upright") {
  const std::string file =
      test::jpeg(picture, {test::exif_segment({.main = {{0x0112, 3, 6}}, .gps = {{2, 5, 0}}})});
  const std::string out = cleaned(file);
  CHECK(tells_nothing(out));
  CHECK(inspect(bytes_of(out))->format == PictureFormat::Jpeg);
  CHECK(inspect(bytes_of(out))->width == 16);
  CHECK(inspect(bytes_of(out))->height == 24);
}

TEST_CASE("clean: a JPEG in other colours comes out in sRGB without the profile") {
  const std::string profile = test::icc(test::display_p3_primaries, 2.2) + secret;
  const std::string file = test::jpeg(picture, {{0xE2, "ICC_PROFILE\0\1\1"s + profile}});
  CHECK(tells_nothing(cleaned(file)));
}

TEST_CASE("clean: the colour code of Adobe's segment stays, the rest of it does not") {
  const std::string adobe = "Adobe\0\x64\x12\x34\x56\x78\0"s;  // code 0: red, green, blue as such
  std::string file = test::jpeg(picture, {{0xEE, adobe + secret}});
  constexpr std::size_t jfif_size = 18;  // which says otherwise, and wins
  file.erase(file.find("\xFF\xE0"), jfif_size);
  const std::string out = cleaned(file);
  CHECK(tells_nothing(out));
  CHECK(out.contains("Adobe\0\x64\0\0\0\0\0"s));
  CHECK(decode(bytes_of(file)) != decode(bytes_of(test::jpeg(picture))));
  CHECK(decode(bytes_of(out)) == decode(bytes_of(file)));
}

TEST_CASE("clean: a PNG keeps its pixels and loses every chunk that is not one of them") {
  const std::string file = test::png(picture, {{"tEXt", "Comment\0"s + secret},
                                               {"eXIf", test::exif({.gps = {{2, 5, 0}}})},
                                               {"tIME", "\x07\xEA\x01\x0E\x08\0\0"s},
                                               {"pHYs", "\0\0\x0B\x13\0\0\x0B\x13\x01"s},
                                               {"prVt", secret}});
  CHECK_FALSE(tells_nothing(file));
  CHECK(cleaned(file) == test::png(picture));
}

TEST_CASE("clean: a turned PNG comes out upright, pixel by pixel") {
  const std::string file = test::png(picture, {{"eXIf", test::exif({.main = {{0x0112, 3, 8}}})}});
  const std::string out = cleaned(file);
  CHECK(tells_nothing(out));
  CHECK(decode(bytes_of(out)) == decode(bytes_of(file)));
}

TEST_CASE("clean: a GIF keeps its pictures and its loop and loses texts") {
  const std::string loop = "!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
  const std::string delay = "!\xF9\x04\0\x0A\0\0\0"s;
  const std::string noisy =
      loop + "!\xFE\x0D"s + secret + "\0"s + delay + "!\xFF\x0BXMP DataXMP\x0D"s + secret + "\0"s;
  CHECK(cleaned(test::gif(noisy, 2)) == test::gif(loop + delay, 2));
}

TEST_CASE("clean: bytes behind the end are dropped") {
  for (const std::string& plain : {test::png(picture), test::jpeg(picture), test::gif()})
    CHECK(cleaned(plain + secret) == plain);
}

TEST_CASE("clean: cleaning what is clean changes nothing") {
  for (const std::string& file :
       {jpeg_with_everything(), test::png(picture, {{"tEXt", "a\0b"s}}), test::gif("!\xFE\1x\0"s)})
    CHECK(cleaned(cleaned(file)) == cleaned(file));
}

TEST_CASE("clean: what cannot be opened is not cleaned") {
  CHECK_FALSE(clean(bytes_of("hello")));
  CHECK_FALSE(clean(bytes_of(test::png(picture).substr(0, 100))));
  CHECK(clean(bytes_of(test::webp({{"VP8 ", "\0\0\0\x9D\x01\x2A\x10\0\x20\0"s}}))).error().code ==
        ErrorCode::PictureUnsupported);
}

TEST_CASE("import: tells what was found and gives the clean file with its pixels") {
  const std::string file = jpeg_with_everything();
  const Result<ImportedPicture> imported = import_picture(bytes_of(file));
  REQUIRE(imported);
  CHECK(imported->found.metadata.gps);
  CHECK(test::text_of(imported->file) == cleaned(file));
  CHECK(imported->pixels == *decode(imported->file));
}

TEST_CASE("import: the pixels of a turned JPEG are those of the file that is kept") {
  const std::string file = test::jpeg(picture, {test::exif_segment({.main = {{0x0112, 3, 3}}})});
  const Result<ImportedPicture> imported = import_picture(bytes_of(file));
  REQUIRE(imported);
  CHECK(imported->pixels == *decode(imported->file));
}

}  // namespace
}  // namespace bedside::media
