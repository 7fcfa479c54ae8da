// The same picture gives the same bytes natively, in Node and in the page. A change of these
// hashes is a change of what people export: bring a reason.

#include <string>

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "media/picture.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

using namespace std::string_literals;

std::string hash(const Bitmap& picture) {
  return sha256_hex(std::as_bytes(std::span(picture.rgba))).substr(0, 16);
}

std::string hash(const std::vector<std::byte>& file) { return sha256_hex(file).substr(0, 16); }

const Bitmap gradient = test::gradient(203, 117);

TEST_CASE("same bytes: PNG") {
  CHECK(hash(encode_png(gradient, PngEffort::Small)) == "dfee5f69be939150");
  CHECK(hash(encode_png(gradient, PngEffort::Fast)) == "b534a8ffccc21ab0");
}

TEST_CASE("same bytes: JPEG, written with and without halved colours") {
  CHECK(hash(encode_jpeg(gradient, 95)) == "e3565c282e86276c");
  CHECK(hash(encode_jpeg(gradient, 80)) == "e0c71d3c5fb5fbb4");
}

TEST_CASE("same bytes: pixels of a JPEG, with and without halved colours") {
  CHECK(hash(*decode(encode_jpeg(gradient, 95))) == "10e3e349cd3a4086");
  CHECK(hash(*decode(encode_jpeg(gradient, 80))) == "67b52859e99a4335");
}

TEST_CASE("same bytes: a picture made smaller and larger") {
  CHECK(hash(resize(gradient, 77, 50)) == "59c957202d7b616b");
  CHECK(hash(resize(gradient, 301, 260)) == "ead54bb963fd4ac1");
}

TEST_CASE("same bytes: colours of another space") {
  const std::string profile = test::icc(test::display_p3_primaries, 2.2);
  const std::string file = test::jpeg(gradient, {{0xE2, "ICC_PROFILE\0\1\1"s + profile}});
  CHECK(hash(*decode(test::bytes_of(file))) == "63dab038b1d81522");
}

}  // namespace
}  // namespace bedside::media
