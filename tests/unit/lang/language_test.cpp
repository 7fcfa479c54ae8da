#include "lang/language.h"

#include "doctest/doctest.h"
#include "json/schema.h"
#include "lang/languages.h"

using namespace bedside;

TEST_CASE("language: the examples of every shipped language hold") {
  for (const lang::Language& language : test::all_languages()) {
    for (const Error& error : lang::check_examples(language).errors()) FAIL_CHECK(to_string(error));
  }
}

TEST_CASE("language: a failing example names its place") {
  json::Value file = test::asset("languages/nl.json");
  file.find("examples")->find("sentences")->elements()[0] = json::Array{"Een. Twee."};
  const auto language = lang::load_language("nl", file);
  REQUIRE(language);
  const Diagnostics found = lang::check_examples(*language);
  REQUIRE(found.errors().size() == 1);
  CHECK(found.errors()[0].code == ErrorCode::AssetExampleFails);
  CHECK(found.errors()[0].place == "languages/nl.json#/examples/sentences/0");
}

TEST_CASE("language: a file without a source, date or examples is refused") {
  const json::Value good = test::asset("languages/en.json");
  const auto code_after = [&](auto change) {
    json::Value file = good;
    change(file);
    const auto loaded = lang::load_language("en", file);
    REQUIRE_FALSE(loaded);
    return loaded.error().code;
  };
  CHECK(code_after([](json::Value& f) { f.set("sources", json::Array{}); }) ==
        ErrorCode::AssetSourceMissing);
  CHECK(code_after([](json::Value& f) { f.find("sources")->elements()[0].erase("checked"); }) ==
        ErrorCode::MissingValue);
  CHECK(code_after([](json::Value& f) { f.erase("examples"); }) == ErrorCode::MissingValue);
  CHECK(code_after([](json::Value& f) { f.set("format", "bedside/language/9"); }) ==
        ErrorCode::UnknownFormat);
}

TEST_CASE("language: unknown members are refused, the identifiers' section is not") {
  json::Value file = test::asset("languages/en.json");
  file.set("identifiers", json::Object{{"name_cues", json::Array{"mr"}}});
  CHECK(lang::load_language("en", file));
  file.set("sentance", 1);
  const auto loaded = lang::load_language("en", file);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == ErrorCode::UnknownKey);
  CHECK(loaded.error().place == "languages/en.json#/sentance");
}

TEST_CASE("language: words in lists must be folded and stand once") {
  json::Value file = test::asset("languages/en.json");
  file.find("words")->find("function_words")->push("The");
  CHECK_FALSE(lang::load_language("en", file));
  file = test::asset("languages/en.json");
  file.find("sentences")->find("abbreviations")->push("dr");
  CHECK_FALSE(lang::load_language("en", file));
}

TEST_CASE("language: every shipped file is valid by the schema") {
  const auto schema = json::Schema::load(test::asset("schemas/language-1.schema.json"));
  REQUIRE(schema);
  for (const char* tag : {"ca", "en", "id", "is", "nl", "sw"}) {
    const std::string path = std::string("languages/") + tag + ".json";
    for (const Error& error : schema->validate(test::asset(path), path).errors())
      FAIL_CHECK(to_string(error));
  }
}
