#include "cli/identify.h"

#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "rules/identifiers_support.h"

using namespace bedside;

namespace {

Result<json::Value> answer(const char* line) {
  const Result<json::Value> input = json::parse(line);
  REQUIRE(input.has_value());
  return cli::identify_line(*input, test_identifiers::data());
}

}  // namespace

TEST_CASE("identify --ndjson: entities carry bytes, UTF-16 units and a confidence") {
  const Result<json::Value> out = answer(R"({"id":1,"text":"Patiënt 😀 BSN 111222333"})");
  REQUIRE(out.has_value());
  CHECK(json::canonical(*out) ==
        R"({"entities":[{"confidence":0.98,"end":27,"end16":24,"start":18,"start16":15,)"
        R"("type":"nl-bsn"}]})");
}

TEST_CASE("identify --ndjson: a text without identifiers gives an empty list") {
  const Result<json::Value> out = answer(R"({"text":"Wash your hands."})");
  REQUIRE(out.has_value());
  CHECK(json::canonical(*out) == R"({"entities":[]})");
}

TEST_CASE("identify --ndjson: a line without a text is refused") {
  CHECK(answer(R"({"id":1})").error().code == ErrorCode::MissingValue);
  CHECK(answer(R"({"text":5})").error().code == ErrorCode::InvalidValue);
}
