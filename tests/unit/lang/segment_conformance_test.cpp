#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "lang/conformance.h"
#include "lang/segment.h"

using namespace bedside;
using lang::Boundary;

namespace {

// Index in code points of each boundary.
std::vector<std::int64_t> in_code_points(std::string_view text,
                                         const std::vector<std::size_t>& boundaries) {
  std::vector<std::int64_t> result;
  std::int64_t index = 0;
  std::size_t i = 0;
  for (const std::size_t boundary : boundaries) {
    for (; i < boundary; ++index) i += decode_utf8(text, i).size;
    result.push_back(index);
  }
  return result;
}

void check_file(std::string_view path, Boundary by) {
  const auto file = test::vectors(path);
  if (!file) return;
  std::size_t cases = 0;
  for (const json::Value& row : file->array_of("cases")) {
    const std::string& codes = row.array()[0].as_string();
    // The test data of UAX #14 leave out the start of the text, where no line breaks; our
    // boundaries always begin with 0.
    std::vector<std::int64_t> expected;
    if (by == Boundary::Line) expected.push_back(0);
    for (const json::Value& index : row.array()[1].array()) expected.push_back(index.as_int());
    const std::string text = test::from_hex(codes);
    CAPTURE(codes);
    CHECK(in_code_points(text, lang::boundaries(text, by)) == expected);
    ++cases;
  }
  CHECK(cases > 500);
}

}  // namespace

TEST_CASE("segment: graphemes as in the Unicode 15.0 test file") {
  check_file("conformance/08-unicode/GraphemeBreakTest.json", Boundary::Grapheme);
}

TEST_CASE("segment: words as in the Unicode 15.0 test file") {
  check_file("conformance/08-unicode/WordBreakTest.json", Boundary::Word);
}

TEST_CASE("segment: sentences as in the Unicode 15.0 test file") {
  check_file("conformance/08-unicode/SentenceBreakTest.json", Boundary::Sentence);
}

TEST_CASE("segment: line break opportunities as in the Unicode 15.0 test file") {
  check_file("conformance/08-unicode/LineBreakTest.json", Boundary::Line);
}

TEST_CASE("segment: every emoji of the Unicode emoji test file is one grapheme") {
  const auto file = test::vectors("conformance/08-unicode/emoji-test.json");
  if (!file) return;
  for (const json::Value& row : file->array_of("cases")) {
    const std::string& codes = row.array()[0].as_string();
    CAPTURE(codes);
    CHECK(lang::grapheme_count(test::from_hex(codes)) == 1);
  }
}
