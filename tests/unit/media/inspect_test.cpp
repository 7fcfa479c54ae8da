#include <string>

#include "doctest/doctest.h"
#include "media/deflate.h"
#include "media/picture.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

using namespace std::string_literals;
using test::bytes_of;
using test::ExifParts;

PictureInfo info_of(const std::string& file) {
  const Result<PictureInfo> info = inspect(bytes_of(file));
  REQUIRE_MESSAGE(info.has_value(), (info ? "" : info.error().message));
  CHECK(info->bytes == file.size());
  return *info;
}

Metadata found_in(const std::string& file) { return info_of(file).metadata; }

const Bitmap picture = test::gradient(20, 12);
const std::string xmp_packet =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description exif:GPSLatitude=\"52,5N\" "
    "tiff:Make=\"Acme\" xmp:CreateDate=\"2026-01-14\"/></x:xmpmeta>";

TEST_CASE("inspect: size, kind and bytes of each format") {
  CHECK(info_of(test::png(picture)).format == PictureFormat::Png);
  CHECK(info_of(test::jpeg(picture)).format == PictureFormat::Jpeg);
  CHECK(info_of(test::gif()).format == PictureFormat::Gif);
  CHECK(info_of(test::png(picture)).width == 20);
  CHECK(info_of(test::jpeg(picture)).height == 12);
  CHECK(info_of(test::gif()).width == 2);
  CHECK(info_of(test::gif()).height == 1);
}

TEST_CASE("inspect: what Bedside writes tells nothing") {
  CHECK(found_in(test::png(picture)) == Metadata{});
  CHECK(found_in(test::jpeg(picture)) == Metadata{});
  CHECK(found_in(test::gif()) == Metadata{});
  CHECK_FALSE(info_of(test::jpeg(picture)).other_text);
}

TEST_CASE("inspect: EXIF tells place, camera, time and thumbnail, in both byte orders") {
  for (const bool little : {true, false}) {
    const ExifParts place{
        .main = {{0x0112, 3, 6}}, .gps = {{0, 1, 2}, {2, 5, 0}}, .little_endian = little};
    CHECK(found_in(test::jpeg(picture, {test::exif_segment(place)})) == Metadata{.gps = true});
    const ExifParts camera{.main = {{0x0110, 2, 0}}, .little_endian = little};
    CHECK(found_in(test::jpeg(picture, {test::exif_segment(camera)})) == Metadata{.camera = true});
    const ExifParts serial{.exif = {{0xA431, 2, 0}}, .little_endian = little};
    CHECK(found_in(test::jpeg(picture, {test::exif_segment(serial)})) == Metadata{.camera = true});
    const ExifParts time{.exif = {{0x9003, 2, 0}}, .little_endian = little};
    CHECK(found_in(test::jpeg(picture, {test::exif_segment(time)})) == Metadata{.time = true});
    const ExifParts second{.main = {{0x0112, 3, 1}}, .thumbnail = true, .little_endian = little};
    CHECK(found_in(test::jpeg(picture, {test::exif_segment(second)})) ==
          Metadata{.thumbnail = true});
  }
}

TEST_CASE("inspect: an EXIF that holds a version of GPS and no place tells no place") {
  const ExifParts version{.gps = {{0, 1, 2}}};
  CHECK_FALSE(found_in(test::jpeg(picture, {test::exif_segment(version)})).gps);
}

TEST_CASE("inspect: the orientation of EXIF is read, an impossible one is not") {
  const auto turned = [](std::uint32_t orientation) {
    return info_of(test::jpeg(picture, {test::exif_segment({.main = {{0x0112, 3, orientation}}})}))
        .orientation;
  };
  CHECK(turned(8) == 8);
  CHECK(turned(9) == 1);
  CHECK(turned(0) == 1);
}

TEST_CASE("inspect: an XMP packet is found with what it tells") {
  const Metadata all{.gps = true, .camera = true, .time = true, .xmp = true};
  CHECK(found_in(test::jpeg(picture, {{0xE1, "http://ns.adobe.com/xap/1.0/\0"s + xmp_packet}})) ==
        all);
  CHECK(found_in(test::png(picture, {{"iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + xmp_packet}})) ==
        all);
}

TEST_CASE("inspect: Photoshop's resources hold IPTC and a thumbnail") {
  const std::string resources = "Photoshop 3.0\0"s +
                                "8BIM\x04\x04\0\0\0\0\0\x05\x1C\x02\x50\0\0\0"s +
                                "8BIM\x04\x0C\0\0\0\0\0\x02xx"s;
  CHECK(found_in(test::jpeg(picture, {{0xED, resources}})) ==
        Metadata{.iptc = true, .thumbnail = true});
}

TEST_CASE("inspect: a thumbnail in the JFIF header, in JFXX or in a multi-picture file is found") {
  const Metadata thumbnail{.thumbnail = true};
  CHECK(found_in(test::jpeg(picture, {{0xE0, "JFIF\0\1\1\0\0\1\0\1\1\1xyz"s}})) == thumbnail);
  CHECK(found_in(test::jpeg(picture, {{0xE0, "JFXX\0\x10"s}})) == thumbnail);
  CHECK(found_in(test::jpeg(picture, {{0xE2, "MPF\0II*\0"s}})) == thumbnail);
}

TEST_CASE("inspect: comments and unknown segments are other text") {
  CHECK(info_of(test::jpeg(picture, {{0xFE, "ward 7"}})).other_text);
  CHECK(info_of(test::jpeg(picture, {{0xEB, "maker's own"}})).other_text);
  CHECK(info_of(test::png(picture, {{"tEXt", "Author\0M. Okafor"s}})).other_text);
  CHECK(info_of(test::gif("!\xFE\x04note\0"s)).other_text);
}

TEST_CASE("inspect: PNG chunks tell EXIF and time") {
  const std::string tiff = test::exif({.main = {{0x0110, 2, 0}}, .gps = {{2, 5, 0}}});
  CHECK(found_in(test::png(picture, {{"eXIf", tiff}})) == Metadata{.gps = true, .camera = true});
  CHECK(found_in(test::png(picture, {{"tIME", "\x07\xEA\x01\x0E\x08\0\0"s}})) ==
        Metadata{.time = true});
  CHECK(found_in(test::png(picture, {{"tEXt", "Creation Time\0today"s}})) ==
        Metadata{.time = true});
}

TEST_CASE("inspect: EXIF packed into a PNG text by ImageMagick is found") {
  const std::string tiff = "Exif\0\0"s + test::exif({.gps = {{2, 5, 0}}});
  std::string profile = "\nexif\n      " + std::to_string(tiff.size()) + "\n";
  for (const char byte : tiff) {
    constexpr std::string_view digits = "0123456789abcdef";
    profile += digits[static_cast<unsigned char>(byte) >> 4];
    profile += digits[static_cast<unsigned char>(byte) & 15];
  }
  const std::string packed = test::text_of(deflate(bytes_of(profile), 1, DeflateEffort::Small));
  const std::string name = "Raw profile type exif\0\0"s;
  CHECK(found_in(test::png(picture, {{"zTXt", name + packed}})) == Metadata{.gps = true});
  CHECK(found_in(test::png(picture, {{"tEXt", "Raw profile type exif\0"s + profile}})) ==
        Metadata{.gps = true});
}

TEST_CASE("inspect: a GIF tells XMP and that it moves") {
  const PictureInfo info = info_of(test::gif("!\xFF\x0BXMP DataXMP\x03GPS\0"s, 2));
  CHECK(info.metadata.xmp);
  CHECK(info.animated);
  CHECK_FALSE(info_of(test::gif()).animated);
}

TEST_CASE("inspect: a WebP tells its size and metadata") {
  const std::string canvas = "\x0C\0\0\0\x0F\x27\0\x07\x03\0"s;  // 10,000 x 776
  const std::string file = test::webp(
      {{"VP8X", canvas},
       {"VP8 ", "\0\0\0\x9D\x01\x2A\x10\0\x10\0"s},
       {"EXIF", "Exif\0\0"s + test::exif({.main = {{0x010F, 2, 0}}, .gps = {{2, 5, 0}}})},
       {"XMP ", "<x/>"}});
  const PictureInfo info = info_of(file);
  CHECK(info.format == PictureFormat::WebP);
  CHECK(info.width == 10'000);
  CHECK(info.height == 776);
  CHECK(info.metadata == Metadata{.gps = true, .camera = true, .xmp = true});
}

TEST_CASE("inspect: a WebP without canvas tells the size of its only picture") {
  const PictureInfo lossy = info_of(test::webp({{"VP8 ", "\0\0\0\x9D\x01\x2A\x10\0\x20\0"s}}));
  CHECK(lossy.width == 16);
  CHECK(lossy.height == 32);
  // width - 1 in 14 bits, height - 1 in the next 14
  const PictureInfo lossless = info_of(test::webp({{"VP8L", "\x2F\x0F\xC0\x07\0"s}}));
  CHECK(lossless.width == 16);
  CHECK(lossless.height == 32);
}

TEST_CASE("inspect: metadata that lies about its sizes does no harm") {
  ExifParts parts{.main = {{0x8769, 4, 0xFFFFFFF0}, {0x8825, 4, 8}, {0x0110, 2, 0}}};
  std::string tiff = test::exif(parts);
  tiff[8] = '\xFF';  // 65,000 entries
  tiff[9] = '\xFD';
  const std::string file = test::jpeg(picture, {{0xE1, "Exif\0\0"s + tiff}});
  CHECK(found_in(file).camera);
  for (std::size_t size = 0; size < tiff.size(); ++size)
    CHECK(inspect(bytes_of(test::jpeg(picture, {{0xE1, "Exif\0\0"s + tiff.substr(0, size)}}))));
}

}  // namespace
}  // namespace bedside::media
