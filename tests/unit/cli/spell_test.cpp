// bedside spell --ndjson

#include "cli/spell.h"

#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "support/files.h"
#include "support/shipped_catalog.h"

using namespace bedside;

namespace {

Result<json::Value> answer(const char* line, const std::string& folder = ".deps/packs") {
  const Result<json::Value> input = json::parse(line);
  REQUIRE(input.has_value());
  cli::SpellerFolder spellers(test::shipped_catalog(), test::source_path(folder));
  return cli::spell_line(*input, spellers);
}

}  // namespace

TEST_CASE(
    "spell --ndjson: a misspelt word has its place in bytes and UTF-16 units, and better ones") {
  const Result<json::Value> out =
      answer(R"({"text":"Café 😀 your apointment","language":"en-GB"})");
  REQUIRE(out);
  CHECK(json::canonical(*out).starts_with(
      R"({"words":[{"end":26,"end16":23,"start":16,"start16":13,"suggestions":["appointment")"));
}

TEST_CASE("spell --ndjson: English of a country has its own words") {
  const auto words = [](const char* line) { return answer(line)->find("words")->array().size(); };
  CHECK(words(R"({"text":"a tumor and its color","language":"en-US"})") == 0);
  CHECK(words(R"({"text":"a tumor and its color","language":"en-KE"})") == 2);
}

TEST_CASE("spell --ndjson: a line without a text or a language is refused") {
  CHECK(answer(R"({"language":"nl"})").error().code == ErrorCode::MissingValue);
  CHECK(answer(R"({"text":"a"})").error().code == ErrorCode::MissingValue);
  CHECK(answer(R"({"text":5,"language":"nl"})").error().code == ErrorCode::InvalidValue);
}

TEST_CASE("spell --ndjson: a language without a dictionary is told") {
  CHECK(answer(R"({"text":"a","language":"fr"})").error().code == ErrorCode::UnknownLanguage);
}

TEST_CASE("spell --ndjson: a dictionary that is not in the folder is told with its name") {
  const Result<json::Value> out = answer(R"({"text":"a","language":"nl"})", "docs");
  REQUIRE_FALSE(out);
  CHECK(out.error().code == ErrorCode::AssetMissing);
  CHECK(out.error().place.ends_with("spelling-nl.bin"));
}
