// When a rule speaks: who pays, what frame the text stands in, what satisfies it, how old it is.

#include "rules/conditions.h"
#include "doctest/doctest.h"
#include "rules/examples.h"
#include "rules/facts.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

constexpr std::string_view miracle =
    R"("languages": {"en": {"status": "reviewed", "match": ["miracle"],
       "flag": ["A [[miracle]].", "[[Miracle]]"], "pass": ["A tale", "Nothing"]}})";

std::string rule(std::string_view members) {
  return std::string("{\"kind\": \"phrase\", ") + std::string(members) + std::string(miracle) + "}";
}

constexpr std::string_view debunk = R"({
  "with": ["@link", "@source.attached"],
  "languages": {"en": {"status": "reviewed", "any": ["myth"],
    "in": ["Myth: a miracle. https://example.org", "A myth, see https://example.org"],
    "out": ["Myth: a miracle.", "Miracle: https://example.org"]}}})";

constexpr std::string_view pack_file = R"({
  "name": {"en": "Here"}, "version": "2026.11", "checked": "2026-11-22", "expires": "2027-05-31",
  "countries": ["nl"], "demands": ["NL-A-01", "NL-A-02"]})";

// An engine for these files.
struct FileEngine {
  explicit FileEngine(std::vector<std::pair<std::string, std::string>> made) {
    std::vector<catalog::AssetFile> files = builtin_files();
    for (const auto& [path, text] : made) {
      const Result<json::Value> value = json::parse(text);
      REQUIRE(value.has_value());
      files.push_back({path, path.starts_with("rules/") ? complete_rule(*value) : *value});
    }
    pack = build_pack(files, diagnostics, &builtin_catalog());
    catalog = catalog::Catalog::load(pack.bytes).value();
    engine = std::make_unique<Engine>(catalog);
    engine->compile_all();
  }
  std::string check(const Field& field, const Context& context = {}) const {
    return places(engine->check({&field, 1}, context));
  }

  Diagnostics diagnostics;
  Pack pack;
  catalog::Catalog catalog;
  std::unique_ptr<Engine> engine;
};

}  // namespace

TEST_CASE("paid: a rule for paid posts is silent in others, and the other way round") {
  const TestEngine engine({{"paid", rule(R"("paid": true, )")},
                           {"unpaid", rule(R"("paid": false, )")},
                           {"both", rule("")}});
  CHECK(places(engine.check("A miracle")) == "test/both:2-9 test/unpaid:2-9");
  CHECK(places(engine.check("A miracle", "en", {.paid = true})) == "test/both:2-9 test/paid:2-9");
}

TEST_CASE("frames: a rule is quiet in a debunk with a source only when it says so") {
  const FileEngine engine({{"frames/debunk.json", std::string(debunk)},
                           {"rules/test/quiet.json", rule(R"("quiet_in": ["debunk"], )")},
                           {"rules/test/loud.json", rule("")}});
  CHECK(engine.diagnostics.empty());
  CHECK(engine.check({"post.text", "Myth: miracle", "en"}) == "test/loud:6-13 test/quiet:6-13");
  CHECK(engine.check({"post.text", "Myth: miracle https://example.org", "en"}) == "test/loud:6-13");
  CHECK(engine.check({"post.text", "Myth: miracle", "en", std::string_view::npos,
                      fact_bit("source.attached")}) == "test/loud:6-13");
}

TEST_CASE("frames: examples that lie outside or inside the wrong way are told with their place") {
  std::string wrong(debunk);
  wrong.replace(wrong.find("Myth: a miracle. https"), 4, "Tale");
  const FileEngine engine({{"frames/debunk.json", wrong}});
  const Diagnostics found = run_frame_examples(*engine.engine, engine.pack.rules.frame_examples);
  REQUIRE(found.errors().size() == 1);
  CHECK(found.errors()[0].place == "frames/debunk.json#/languages/en/in/0");
}

TEST_CASE("quotations: what somebody says of themselves is a claim in quotation marks too") {
  const FileEngine engine({{"frames/quotation.json", R"({
      "languages": {"en": {"status": "reviewed", "any": ["i", "my"],
        "in": ["They say \"a miracle\".", "One “miracle”."],
        "out": ["\"I had a miracle\"", "No quotation"]}}})"},
                           {"rules/test/miracle.json", rule(R"("quiet_in": ["quotation"], )")}});
  CHECK(engine.diagnostics.empty());
  CHECK(engine.check({"post.text", "They say \"a miracle\".", "en"}).empty());
  CHECK(engine.check({"post.text", "\"My miracle!\" and \"a miracle\"", "en"}) ==
        "test/miracle:4-11");
}

TEST_CASE("quotations: what lies between the marks of one line, with the marks") {
  CHECK(quotations("a \"bc\" d") == std::vector<TextSpan>{{2, 6}});
  CHECK(quotations("«a» „b“").size() == 2);
  CHECK(quotations("\"open\nclosed\"").empty());
  CHECK(quotations("5\" long").empty());
}

TEST_CASE("companions: one that must be read before the fold goes to the start of the text") {
  const TestEngine engine(
      {{"ad", R"({"kind": "require", "companion": "disclosure", "languages": {"en": {
          "status": "draft", "when": ["my code"], "any": ["#ad"], "before_fold": true,
          "suggest": ["#ad"], "flag": ["[[My code]]", "Use [[my code]]."], "pass": ["a", "b"]}}})"}});
  const Field field = {"post.text", "Use my code. #ad", "en", 12};
  const std::vector<Finding> found = engine.engine->check({&field, 1}, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].companion == "disclosure");
  CHECK(found[0].draft);
  REQUIRE(found[0].fixes.size() == 1);
  CHECK(found[0].fixes[0] == Fix{"fix.insert", "#ad ", {0, 0}});
}

TEST_CASE("states: a fact of the post is told once, not for each platform's wording") {
  const TestEngine engine({{"ended", R"({"kind": "state", "languages": {"any": {
      "status": "reviewed", "all": ["consent.ended"],
      "flag": ["[[]]{consent.ended}", "[[]]{consent.ended}{media.patient}"],
      "pass": ["a", "{consent.valid}"]}}})"}});
  const Facts ended = fact_bit("consent.ended");
  const std::vector<Field> fields = {
      {"post.text", "A text", "en", std::string_view::npos, ended},
      {"post.text@x", "A text", "en", std::string_view::npos, ended}};
  CHECK(places(engine.engine->check(fields, {})) == "test/ended:0-0");
}

TEST_CASE("packs: rules name demands that a pack lists, and the rest is known to be missing") {
  const FileEngine engine({{"jurisdictions/nl.json", std::string(pack_file)},
                           {"rules/test/a.json", rule(R"("ids": ["NL-A-01"], )")},
                           {"rules/test/b.json", rule(R"("ids": ["NL-A-09"], )")}});
  REQUIRE(engine.diagnostics.errors().size() == 1);
  CHECK(engine.diagnostics.errors()[0].place == "rules/test/b.json#/ids");
  REQUIRE(engine.pack.rules.packs.size() == 1);
  CHECK(engine.pack.rules.packs[0].demands.at("NL-A-01") == 1);
  CHECK(engine.pack.rules.packs[0].demands.at("NL-A-02") == 0);
}

TEST_CASE("frames: words that must be there too, and words that undo the frame") {
  const FileEngine engine({{"frames/debunk.json", R"({
      "with": ["@link"],
      "languages": {"en": {"status": "reviewed", "any": ["myth"], "also": ["no", "wrong"],
        "undone_by": ["no myth"],
        "in": ["Myth: a miracle. Wrong! https://example.org", "A myth. No. https://example.org"],
        "out": ["Myth: a miracle. https://example.org", "A miracle, no myth. https://example.org"]}}})"},
                           {"rules/test/miracle.json", rule(R"("quiet_in": ["debunk"], )")}});
  CHECK(engine.diagnostics.empty());
  CHECK(engine.check({"post.text", "Myth: a miracle. Wrong, see https://who.int", "en"}).empty());
  CHECK(engine.check({"post.text", "A miracle, no myth, see https://who.int", "en"}) ==
        "test/miracle:2-9");
  CHECK(engine.check({"post.text", "A miracle myth, see https://who.int", "en"}) ==
        "test/miracle:2-9");
}

TEST_CASE("packs: one is for the countries it names, and expired on the day after its last") {
  const FileEngine engine({{"jurisdictions/nl.json", std::string(pack_file)}});
  const std::vector<RulePack> packs = engine.engine->packs();
  REQUIRE(packs.size() == 1);
  CHECK(packs[0].version == "2026.11");
  CHECK(packs_for(packs, {.countries = {"nl"}}).size() == 1);
  CHECK(packs_for(packs, {.countries = {"us"}}).empty());
  CHECK_FALSE(packs[0].is_expired("2027-05-31"));
  CHECK(packs[0].is_expired("2027-06-01"));
}

TEST_CASE("severity: a rule blocks for the organisations it names, and keeps its own for others") {
  const TestEngine engine(
      {{"firm", rule(R"("severity": "review", "block_for": ["manufacturer"], )")}});
  CHECK(engine.check("A miracle")[0].severity == Severity::Review);
  CHECK(engine.check("A miracle", "en", {.organisation = "manufacturer"})[0].severity ==
        Severity::Block);
}

TEST_CASE("severity: a rule blocks for the countries it names, those under EU law included") {
  const TestEngine engine({{"land", rule(R"("severity": "review", "block_in": ["uk", "eu"], )")}});
  CHECK(engine.check("A miracle")[0].severity == Severity::Review);
  CHECK(engine.check("A miracle", "en", {.countries = {"us"}})[0].severity == Severity::Review);
  CHECK(engine.check("A miracle", "en", {.countries = {"us", "uk"}})[0].severity ==
        Severity::Block);
  CHECK(engine.check("A miracle", "en", {.countries = {"nl"}})[0].severity == Severity::Block);
}

TEST_CASE("platforms: a rule speaks only where the post goes to one of its platforms") {
  const FileEngine engine({{"platforms/here.json", "{}"},
                           {"platforms/there.json", "{}"},
                           {"rules/test/all.json", rule("")},
                           {"rules/test/there.json", rule(R"("platforms": ["there"], )")}});
  CHECK(engine.diagnostics.empty());
  const Field text = {"post.text", "A miracle", "en"};
  CHECK(engine.check(text) == "test/all:2-9");
  CHECK(engine.check(text, {.platforms = {"here"}}) == "test/all:2-9");
  CHECK(engine.check(text, {.platforms = {"here", "there"}}) == "test/all:2-9 test/there:2-9");
  CHECK(engine.engine->rule(1).platforms == std::vector<std::string_view>{"there"});
}

TEST_CASE("platforms: a text written for one platform is checked for that one alone") {
  const FileEngine engine({{"platforms/here.json", "{}"},
                           {"platforms/there.json", "{}"},
                           {"rules/test/there.json", rule(R"("platforms": ["there"], )")}});
  const Context both = {.platforms = {"here", "there"}};
  CHECK(engine.check({"post.text@here", "A miracle", "en"}, both).empty());
  CHECK(engine.check({"post.text@there", "A miracle", "en"}, both) == "test/there:2-9");
}

TEST_CASE("platforms: a rule that names an unknown platform does not load") {
  const FileEngine engine(
      {{"platforms/here.json", "{}"}, {"rules/test/a.json", rule(R"("platforms": ["hare"], )")}});
  REQUIRE(engine.diagnostics.errors().size() == 1);
  CHECK(engine.diagnostics.errors()[0].place == "rules/test/a.json#/platforms");
}
