#include "cli/check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "platforms/all.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::cli;

namespace {

const rules::TestEngine& engine() {
  static const rules::TestEngine made({
      {"cure",
       R"({"kind":"phrase","where":["post.text","post.first_comment"],"languages":{"en":{"status":"reviewed","match":["miracle cure"],
        "suggest":["treatment"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"us", R"({"kind":"phrase","severity":"review","countries":["us"],"languages":{"en":{
        "status":"reviewed","match":["cure"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
  });
  return made;
}

Result<json::Value> check(std::string_view input) {
  const Result<json::Value> value = json::parse(input);
  REQUIRE(value.has_value());
  return check_line(*value, *engine().engine);
}

Error error_of(std::string_view input) {
  const Result<json::Value> output = check(input);
  REQUIRE(!output.has_value());
  return output.error();
}

CheckOutcome check_text(std::string_view text, CheckOptions options = {}) {
  if (options.language.empty()) options.language = "en";
  const Result<CheckOutcome> out = check_file("post.txt", text, options, *engine().engine);
  REQUIRE(out.has_value());
  return *out;
}

}  // namespace

TEST_CASE("check line: a finding has every member that is promised") {
  const Result<json::Value> output =
      check(R"({"id":1,"text":"👩‍⚕️ A miracle cure","language":"en"})");
  REQUIRE(output.has_value());
  CHECK(
      json::write(*output, 0) ==
      R"({"language":"en","findings":[{"rule":"test/cure","category":"claims","severity":"block",)"
      R"("field":"post.text","start":16,"end":28,"start16":8,"end16":20,)"
      R"("message":"A text: A text","suggestions":["treatment"],)"
      R"("source":{"title":"Law","section":"","url":"https://example.org","checked":"2026-11-22"}}]})");
}

TEST_CASE("check line: what a platform says stands among the other findings, by place") {
  const catalog::Catalog catalog = catalog::Catalog::load(catalog::embedded_catalog()).value();
  rules::Engine shipped(catalog);
  shipped.compile_all();
  const std::vector<platforms::Platform> all = platforms::load_platforms(catalog);
  const analysis::PlatformChecks platform_checks(shipped, all);
  const Result<json::Value> input = json::parse(
      R"({"text":"<Open> at nine. BSN 111222333","language":"en","platforms":["youtube"]})");
  const Result<json::Value> output = check_line(*input, shipped, &platform_checks);
  REQUIRE(output.has_value());
  const json::Array& findings = output->array_of("findings");
  REQUIRE(findings.size() > 1);
  CHECK(findings.front().string_or("rule", "") == "platform/refused-character");
  CHECK(std::ranges::is_sorted(findings, {},
                               [](const json::Value& one) { return one.int_or("start", -1); }));
}

TEST_CASE("check line: the context chooses the rules") {
  CHECK(check(R"({"text":"A cure","language":"en"})")->array_of("findings").empty());
  const Result<json::Value> us = check(R"({"text":"A cure","language":"en","countries":["us"]})");
  CHECK(us->array_of("findings").size() == 1);
}

TEST_CASE("check line: a whole draft is checked field by field") {
  const Result<json::Value> output = check(R"({"draft":{"format":"bedside/draft/1","id":"a",
      "content":{"text":"A cure","firstComment":"A miracle cure","language":"en",
      "countries":["us"],"variants":[{"platform":"x","text":"cure"}]}}})");
  REQUIRE(output.has_value());
  std::string fields;
  for (const json::Value& finding : output->array_of("findings"))
    fields += std::string(finding.string_or("field", "")) + " ";
  CHECK(fields == "post.text post.text@x post.first_comment ");
}

TEST_CASE("check line: what is wrong is named") {
  CHECK(error_of(R"({"id":1})").code == ErrorCode::MissingValue);
  CHECK(error_of(R"({"text":5})").place == "text");
  CHECK(error_of(R"({"text":"a","language":5})").place == "language");
  CHECK(error_of(R"({"text":"a","countries":"us"})").place == "countries");
  CHECK(error_of(R"({"text":"a","countries":["fr"]})").place == "countries");
  CHECK(error_of(R"({"text":"a","audience":"all"})").place == "audience");
  CHECK(error_of(R"({"text":"a","organisation":"x"})").place == "organisation");
  CHECK(error_of(R"({"text":"a","kind":"story"})").place == "kind");
  CHECK(error_of(R"({"draft":{"format":"bedside/draft/99"}})").code == ErrorCode::NewerFormat);
}

TEST_CASE("check file: people see the line, a marker under the place and what to do") {
  CHECK(check_text("One.\nÞað er\ta miracle cure.\n").output ==
        "post.txt:2:10: block: A text [test/cure]\n"
        "  Það er\ta miracle cure.\n"
        "        \t  ^^^^^^^^^^^^\n"
        "  A text\n"
        "  A text\n"
        "  -> treatment\n"
        "  Law https://example.org (2026-11-22)\n"
        "\n"
        "post.txt: 1 block, 0 review, 0 advice\n");
}

TEST_CASE("check file: of a long line only the part around the place is shown") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Það er allt og sumt. ";
  const std::string before = text;
  text += "A miracle cure. " + before;
  const std::string output = check_text(text).output;
  CHECK(output.size() < 700);
  const std::size_t line = output.find("  …");
  REQUIRE(line != std::string::npos);
  CHECK(output.find("Það er allt og sumt. A miracle cure. Það er allt") != std::string::npos);
  CHECK(output.find("…\n") != std::string::npos);
  // The marker stands under the place: as many columns before it as before the words.
  const std::string_view shown =
      std::string_view(output).substr(line, output.find('\n', line) - line);
  const std::size_t columns = utf16_length(shown.substr(0, shown.find("miracle")));
  const std::size_t marker = output.find('^');
  CHECK(marker - output.rfind('\n', marker) - 1 == columns);
}

TEST_CASE("check file: findings of a text of many lines stand in their lines") {
  const std::string output = check_text("One.\n\nA miracle cure.\nTwo. A miracle cure.").output;
  CHECK(output.find("post.txt:3:3:") != std::string::npos);
  CHECK(output.find("post.txt:4:8:") != std::string::npos);
}

TEST_CASE("check file: the threshold decides, not the number of findings") {
  CheckOptions options;
  options.context.countries = {"us"};
  CHECK(!check_text("A cure", options).at_or_above);
  options.fail_on = rules::Severity::Review;
  CHECK(check_text("A cure", options).at_or_above);
  CHECK(!check_text("All is well", options).at_or_above);
}

TEST_CASE("check file: JSON is the object of a line") {
  CheckOptions options;
  options.format = CheckFormat::Json;
  const Result<json::Value> output = json::parse(check_text("A miracle cure", options).output);
  REQUIRE(output.has_value());
  CHECK(*output == *check(R"({"text":"A miracle cure","language":"en"})"));
  CHECK(has_findings(*output, rules::Severity::Block));
  CHECK(!has_findings(json::Object{}, rules::Severity::Advice));
}

TEST_CASE("check file: SARIF names rule, level, place and fix") {
  CheckOptions options;
  options.format = CheckFormat::Sarif;
  const Result<json::Value> output =
      json::parse(check_text("A\nmiracle cure\nmiracle cure", options).output);
  REQUIRE(output.has_value());
  const auto at = [&](std::string_view pointer) {
    const json::Value* value = json::find_pointer(*output, pointer);
    REQUIRE_MESSAGE(value != nullptr, pointer);
    return *value;
  };
  CHECK(at("/version") == "2.1.0");
  CHECK(at("/runs/0/tool/driver/rules/0/id") == "test/cure");
  CHECK(at("/runs/0/results").size() == 2);
  CHECK(at("/runs/0/results/1/ruleIndex") == 0);
  CHECK(at("/runs/0/results/1/level") == "error");
  const std::string region = "/runs/0/results/1/locations/0/physicalLocation/region/";
  CHECK(at(region + "startLine") == 3);
  CHECK(at(region + "startColumn") == 1);
  CHECK(at(region + "endColumn") == 13);
  CHECK(at(region + "byteOffset") == 15);
  CHECK(at("/runs/0/results/1/fixes/0/artifactChanges/0/replacements/0/insertedContent/text") ==
        "treatment");
}

TEST_CASE("check file: a draft file is told by its format, and a .json file must be one") {
  const std::string draft = R"({"format":"bedside/draft/1","id":"a",
      "content":{"text":"A miracle cure","language":"en"}})";
  CHECK(check_text(draft).output.starts_with("post.txt#post.text:1:3: block"));
  CHECK(check_text(R"({"not a draft": "a miracle cure"})").at_or_above);
  CHECK(check_text("{ a miracle cure").at_or_above);
  const Result<CheckOutcome> broken = check_file("draft.json", "{ oops", {}, *engine().engine);
  REQUIRE(!broken.has_value());
  CHECK(broken.error().code == ErrorCode::JsonSyntax);
  CHECK(broken.error().place == "draft.json");
}

TEST_CASE("check file: text that is not UTF-8 is refused with line and column") {
  const Result<CheckOutcome> out = check_file("a.txt", "one\ntw\xff", {}, *engine().engine);
  REQUIRE(!out.has_value());
  CHECK(to_string(out.error()) == "a.txt:2:3: text.utf8: the text is not UTF-8");
}

TEST_CASE(
    "check file: the packs that spoke are named with version and day, an expired one says so") {
  const catalog::Catalog catalog = catalog::Catalog::load(catalog::embedded_catalog()).value();
  const rules::Engine shipped(catalog);
  CheckOptions options;
  options.language = "en";
  options.context.countries = {"uk"};
  const auto output = [&](std::string_view today) {
    options.today = today;
    return check_file("a.txt", "Our clinic opens at nine.", options, shipped)->output;
  };
  CHECK(output("").find("rules:") == std::string::npos);
  CHECK(output("2026-12-01").find("uk 2026.11; checked 2026-11-22\n") != std::string::npos);
  CHECK(output("2026-12-01").find("expired") == std::string::npos);
  CHECK(output("2027-06-01").find("rules of uk expired on 2027-05-31") != std::string::npos);
  CHECK(output("2027-06-01").find("rules of us") == std::string::npos);
}

namespace {

constexpr std::string_view record =
    R"({"id":"C-1","keptAt":"Archive","platforms":["x"],"purposes":["social-media"],)"
    R"("signedBy":"person","signedOn":"2026-01-02","expiresOn":"2026-12-31",)"
    R"("flags":["written","explicit","separate"]})";

// What a state rule finds of a draft with a patient story, on a day, with these records.
std::string found_in_story(std::string_view consents, std::string_view today) {
  static const rules::TestEngine states({
      {"missing", R"({"kind":"state","languages":{"any":{"status":"reviewed",
        "all":["consent.missing"],"flag":["[[]]{consent.missing}","[[]]{consent.missing}"],
        "pass":["y","z"]}}})"},
      {"ended", R"({"kind":"state","languages":{"any":{"status":"reviewed",
        "all":["consent.ended"],"flag":["[[]]{consent.ended}","[[]]{consent.ended}"],
        "pass":["y","z"]}}})"},
  });
  const Result<json::Value> line = json::parse(
      R"({"draft":{"format":"bedside/draft/1","id":"a","content":{"text":"She walks again.",)"
      R"("language":"en","platforms":["x"],"patientStory":true,"consents":["C-1"]}},)"
      R"("consents":)" +
      std::string(consents) + R"(,"today":")" + std::string(today) + "\"}");
  REQUIRE(line.has_value());
  const Result<json::Value> output = check_line(*line, *states.engine);
  REQUIRE(output.has_value());
  std::string out;
  for (const json::Value& finding : output->array_of("findings"))
    out += std::string(finding.string_or("rule", "")) + " ";
  return out;
}

}  // namespace

TEST_CASE("check line: a patient story is held against the consent records beside it") {
  CHECK(found_in_story("[" + std::string(record) + "]", "2026-11-27") == "");
  CHECK(found_in_story("[]", "2026-11-27") == "test/missing ");
}

TEST_CASE("check line: a consent record that has ended on that day says so") {
  CHECK(found_in_story("[" + std::string(record) + "]", "2027-01-01") == "test/ended ");
}

TEST_CASE("check line: a broken consent record is an error with its place") {
  const Result<json::Value> line =
      json::parse(R"({"draft":{"format":"bedside/draft/1","id":"a","content":{"text":"hi"}},)"
                  R"("consents":[{"id":"C-1","name":"Anja"}]})");
  const Result<json::Value> output = check_line(*line, *engine().engine);
  REQUIRE_FALSE(output.has_value());
  CHECK(output.error().place == "consents/0/name");
}

TEST_CASE("check line: somebody pays for a plain text when the line says so") {
  static const rules::TestEngine paid({{"ad", R"({"kind":"phrase","paid":true,"languages":{"en":{
    "status":"reviewed","match":["clinic"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  const auto found = [&](std::string_view members) {
    const Result<json::Value> input =
        json::parse(R"({"text":"Our clinic","language":"en")" + std::string(members) + "}");
    REQUIRE(input.has_value());
    const Result<json::Value> output = check_line(*input, *paid.engine);
    REQUIRE(output.has_value());
    return output->array_of("findings").size();
  };
  CHECK(found(R"(,"paid":true)") == 1);
  CHECK(found(R"(,"paid":false)") == 0);
  CHECK(found("") == 0);
  CHECK(error_of(R"({"text":"hi","paid":"yes"})").place == "paid");
}

TEST_CASE("check line: the words in a picture are one field, which rules for infographics read") {
  static const rules::TestEngine words({{"cure", R"({"kind":"phrase","where":["infographic.text"],
    "languages":{"en":{"status":"reviewed","match":["cure"],
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  const Result<json::Value> input = json::parse(R"({"draft":{"format":"bedside/draft/1","id":"a",
        "content":{"text":"A cure","language":"en","pictures":[{"id":"p","mediaType":"image/png",
          "texts":[{"x":0,"y":0,"width":5000,"height":900,"text":"Ask us"},
                   {"x":0,"y":900,"width":5000,"height":900,"text":"A cure"}]}]}}})");
  REQUIRE(input.has_value());
  const Result<json::Value> output = check_line(*input, *words.engine);
  REQUIRE(output.has_value());
  const json::Array& findings = output->array_of("findings");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].string_or("field", "") == "media.text@1");
  CHECK(findings[0].int_or("start", 0) == 10);
}
