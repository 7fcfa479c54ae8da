// The JSON Test Suite, see json_test_suite.json in the folder of public test vectors.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "support/files.h"

namespace bedside::json {
namespace {

// The suite accepts duplicate keys since RFC 8259 only advises against them. Bedside refuses.
constexpr std::array<std::string_view, 2> refused_duplicates = {
    "test_parsing/y_object_duplicated_key.json",
    "test_parsing/y_object_duplicated_key_and_value.json"};

// Where the suite leaves the choice ("i_"), these are read and all others refused.
constexpr std::array<std::string_view, 3> accepted_by_choice = {
    "test_parsing/i_number_double_huge_neg_exp.json",  // becomes 0
    "test_parsing/i_number_real_underflow.json",       // becomes 0
    "test_parsing/i_structure_UTF-8_BOM_empty_object.json",
};

std::string bytes_of(const Value& test) {
  if (const Value* generator = test.find("generator")) {
    std::string text;
    for (std::int64_t i = generator->int_or("times", 0); i > 0; --i)
      text += generator->string_or("repeat", "");
    return text + std::string(generator->string_or("suffix", ""));
  }
  const auto bytes = base64_decode(test.string_or("base64", ""));
  REQUIRE(bytes);
  std::string text;
  for (const std::byte byte : *bytes) text += static_cast<char>(byte);
  return text;
}

bool should_accept(std::string_view file, std::string_view expect) {
  if (expect == "either") return std::ranges::contains(accepted_by_choice, file);
  return expect == "accept" && !std::ranges::contains(refused_duplicates, file);
}

TEST_CASE("parse: agrees with the JSON Test Suite") {
  const auto suite = test::read_file(test::shared_path("conformance/10-json/json_test_suite.json"));
  if (!suite) {
    MESSAGE("skipped: 340 cases of the JSON Test Suite are not there");
    return;
  }
  const Result<Value> tests = parse(*suite);
  REQUIRE(tests);
  CHECK(tests->size() == 340);
  for (const Value& test : tests->array()) {
    const std::string_view file = test.string_or("file", "");
    const std::string_view expect = test.string_or("expect", "");
    CAPTURE(file);
    const Result<Value> value = parse(bytes_of(test));
    if (value) CHECK(parse(write(*value)) == value);
    if (!value) CHECK(value.error().line >= 1);
    if (!expect.starts_with("transform")) CHECK(value.has_value() == should_accept(file, expect));
  }
}

}  // namespace
}  // namespace bedside::json
