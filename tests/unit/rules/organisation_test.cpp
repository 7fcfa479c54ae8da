// An organisation's own pack: what it finds, what it allows, and that a bad one changes nothing.

#include "rules/organisation.h"

#include <map>
#include <string>

#include "json/parse.h"
#include "json/schema.h"
#include "rules/test_pack.h"

namespace bedside::rules {
namespace {

// The rules that the tests of the engine bring, and a pack on top.
struct House {
  House()
      : base({{"cure", R"({"kind":"phrase","languages":{"en":{"status":"reviewed",
        "match":["cure *"],"flag":["A [[cure now]].","The [[cure is]]."],"pass":["No.","Yes."]}}})"},
              {"name", R"({"kind":"identifier","identifiers":["name","phone","email"],
        "min_confidence":0.4,"languages":{"en":{"status":"reviewed",
        "flag":["Mrs. [[Anna de Vries]] is ill.","Mr. [[John Smith]] is ill."],
        "pass":["No.","Yes."]}}})"}}) {}

  // The first fault, "" when the pack was taken.
  std::string adopt(const json::Value& file) {
    Diagnostics faults;
    const bool taken = adopt_organisation(*base.engine, file, "own.json", faults);
    CHECK(taken == faults.empty());
    return taken ? "" : faults.errors().front().place;
  }
  std::string check(std::string_view text) const { return places(base.check(text)); }

  TestEngine base;
};

json::Value pack_with(std::string_view members) {
  Result<json::Value> file = json::parse(members);
  REQUIRE_MESSAGE(file.has_value(), members);
  const auto add = [&](std::string_view key, json::Value value) {
    if (file->find(key) == nullptr) file->set(key, std::move(value));
  };
  add("format", "bedside/pack/1");
  add("id", "house");
  add("name", "The House");
  add("version", "1");
  add("checked", "2026-11-27");
  add("rules", json::Object{});
  return *std::move(file);
}

// One rule "cheap" with these phrases; every other member is right.
json::Value pack_with_phrases(std::string_view match) {
  return pack_with(std::format(R"({{"rules":{{"cheap":{{"title":"Cheap","severity":"advice",
      "why":"It sounds poor.","fix":"Say affordable.","languages":{{"en":{{"match":{},
      "flag":["A [[cheap]] shot.","[[Cheap]] care."],"pass":["Good care.","A shot."]}}}}}}}}}})",
                               match));
}

TEST_CASE("organisation: its rules are found beside the pack's, in the order of the text") {
  House house;
  CHECK(house.check("A cheap cure for all.") == "test/cure:8-16");
  REQUIRE(house.adopt(pack_with_phrases(R"(["cheap"])")) == "");
  CHECK(house.check("A cheap cure for all.") == "house/cheap:2-7 test/cure:8-16");
}

TEST_CASE("organisation: a rule's texts, number and source can be asked of the engine") {
  House house;
  REQUIRE(house.adopt(pack_with_phrases(R"([{"phrase":"cheap","suggest":["affordable"]}])")) == "");
  const std::vector<Finding> found = house.base.check("Cheap care");
  REQUIRE(found.size() == 1);
  CHECK(house.base.engine->rule_count() == 3);
  CHECK(house.base.engine->rule(found[0].rule_index).id == "house/cheap");
  CHECK(house.base.engine->texts(found[0].rule_index, "nl").why == "It sounds poor.");
  CHECK(found[0].source->title == "The House");
  REQUIRE(found[0].fixes.size() == 1);
  CHECK(found[0].fixes[0].text == "Affordable");
}

TEST_CASE("organisation: texts may be given for some languages, the others say the first of them") {
  House house;
  json::Value pack = pack_with_phrases(R"(["cheap"])");
  pack.find("rules")->find("cheap")->set("why", json::Object{{"nl", "Klinkt armoedig."}});
  REQUIRE(house.adopt(pack) == "");
  const std::uint32_t rule = house.base.check("Cheap care").at(0).rule_index;
  CHECK(house.base.engine->texts(rule, "nl").why == "Klinkt armoedig.");
  CHECK(house.base.engine->texts(rule, "is").why == "Klinkt armoedig.");
}

TEST_CASE("organisation: a pack that is set again takes the place of the one before") {
  House house;
  REQUIRE(house.adopt(pack_with_phrases(R"(["cheap"])")) == "");
  REQUIRE(house.adopt(pack_with("{}")) == "");
  CHECK(house.check("Cheap care") == "");
}

TEST_CASE("organisation: a sentence that is remembered gives the same findings") {
  struct Memo final : SentenceMemo {
    const SentenceHits* find(std::uint32_t language, std::string_view sentence) override {
      const auto at = kept.find({language, std::string(sentence)});
      return at != kept.end() ? &at->second : nullptr;
    }
    void store(std::uint32_t language, std::string_view sentence,
               const SentenceHits& hits) override {
      kept[{language, std::string(sentence)}] = hits;
    }
    std::map<std::pair<std::uint32_t, std::string>, SentenceHits> kept;
  } memo;
  House house;
  REQUIRE(house.adopt(pack_with_phrases(R"(["cheap"])")) == "");
  const Field field = {"post.text", "Hello. A cheap cure for all.", "en"};
  std::vector<Finding> first, second;
  house.base.engine->check_field(field, {}, &memo, first);
  house.base.engine->check_field(field, {}, &memo, second);
  CHECK(places(first) == "house/cheap:9-14 test/cure:15-23");
  CHECK(first == second);
}

TEST_CASE("organisation: names of its own staff are no findings, other names are") {
  House house;
  REQUIRE(house.adopt(pack_with(R"({"allow":{"staff":["Anna de Vries"]}})")) == "");
  CHECK(house.check("Our nurse Mrs. Anna de Vries knows.") == "");
  CHECK(house.check("Mrs. Anna de Vries's advice.") == "");
  CHECK(house.check("Mr. John Smith is ill.") == "test/name:4-14");
}

TEST_CASE("organisation: its own number is allowed however it is written, another is not") {
  House house;
  REQUIRE(house.adopt(pack_with(R"({"allow":{"numbers":["+31 30 250 00 00"]}})")) == "");
  CHECK(house.check("Call me on 030-2500000.") == "");
  CHECK(house.check("Call me on +31302500000.") == "");
  CHECK(house.check("Call me on 06-12345678.") == "test/name:11-22");
}

TEST_CASE("organisation: mail addresses of its own domain are allowed, look-alikes are not") {
  House house;
  REQUIRE(house.adopt(pack_with(R"({"allow":{"addresses":["clinic.example"]}})")) == "");
  CHECK(house.check("Write to jan.smit@clinic.example today.") == "");
  CHECK(house.check("Write to jan.smit@notclinic.example today.") == "test/name:9-35");
}

TEST_CASE("organisation: what a rule finds inside the name of a product is no finding") {
  House house;
  REQUIRE(house.adopt(pack_with(R"({"allow":{"products":["Cure & Care"]}})")) == "");
  CHECK(house.check("Our Cure & Care course.") == "");
  CHECK(house.check("A cure for all.") == "test/cure:2-10");
}

TEST_CASE("organisation: a pack whose example fails is refused and the one before stays") {
  House house;
  REQUIRE(house.adopt(pack_with_phrases(R"(["cheap"])")) == "");
  json::Value bad = pack_with_phrases(R"(["cheap"])");
  bad.find("rules")
      ->find("cheap")
      ->find("languages")
      ->find("en")
      ->set("pass", json::Array{"Cheap.", "No."});
  CHECK(house.adopt(bad) == "own.json#/rules/cheap/languages/en/pass/0");
  CHECK(house.check("Cheap care") == "house/cheap:0-5");
}

TEST_CASE("organisation: every fault of a pack has its file, place and reason") {
  struct Row {
    std::string pack;
    std::string place;
  };
  for (const Row& row : {
           Row{R"({"format":"bedside/pack/9"})", "own.json#/format"},
           Row{R"({"id":"St Anna"})", "own.json#/id"},
           Row{R"({"id":"test"})", "own.json#/id"},  // a pack of the program
           Row{R"({"checked":"yesterday"})", "own.json#/checked"},
           Row{R"({"extra":1})", "own.json#/extra"},
           Row{R"({"allow":{"words":["a"]}})", "own.json#/allow/words"},
           Row{R"({"allow":{"word":["abc"]}})", "own.json#/allow/word"},
           Row{R"({"rules":{"Bad Name":{}}})", "own.json#/rules/Bad Name"},
           Row{R"({"rules":{"x":3}})", "own.json#/rules/x"},
           Row{R"({"rules":{"x":{}}})", "own.json#/rules/x/title"},
       }) {
    CAPTURE(row.pack);
    House house;
    CHECK(house.adopt(pack_with(row.pack)) == row.place);
  }
}

TEST_CASE("organisation: a rule without two examples of each sort is refused") {
  House house;
  json::Value pack = pack_with_phrases(R"(["cheap"])");
  pack.find("rules")->find("cheap")->find("languages")->find("en")->set("pass", json::Array{"No."});
  CHECK(house.adopt(pack) == "own.json#/rules/cheap/languages/en/pass");
}

TEST_CASE("organisation: what would cost too much is refused before anything is compiled") {
  House house;
  const auto with = [](std::string_view key, json::Value value) {
    json::Value pack = pack_with_phrases(R"(["cheap"])");
    pack.find("rules")->find("cheap")->find("languages")->find("en")->set(key, std::move(value));
    return pack;
  };
  const std::string place = "own.json#/rules/cheap/languages/en/";
  CHECK(house.adopt(with("match", json::Array{std::string(300, 'a')})) == place + "match/0");
  CHECK(house.adopt(with("patterns", json::Array{std::string(600, 'a')})) == place + "patterns/0");
  CHECK(house.adopt(with("flag", json::Array{std::string(3000, 'a')})) == place + "flag/0");
  json::Value many = pack_with("{}");
  for (std::size_t i = 0; i <= OrganisationLimits::rules; ++i)
    many.find("rules")->set(std::format("r{}", i), json::Object{});
  CHECK(house.adopt(many) == "own.json#/rules");
}

TEST_CASE("organisation: a pattern that RE2 cannot bound is refused with its reason") {
  House house;
  const json::Value pack = pack_with(R"({"rules":{"p":{"title":"P","severity":"advice",
      "kind":"pattern","why":"W","fix":"F","languages":{"en":{"patterns":["((a{100}){100}){100}"],
      "flag":["[[a]]","[[a]] b"],"pass":["b","c"]}}}}})");
  CHECK(house.adopt(pack) == "own.json#/rules/p/languages/en/patterns");
}

TEST_CASE("organisation: the sample pack is taken by the engine and fits its schema") {
  const Result<catalog::Catalog> builtin =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
  REQUIRE(builtin.has_value());
  const Result<json::Value> sample = builtin->sample_json("organisation-pack");
  const Result<json::Value> schema_file = builtin->schema_json("pack-1.schema");
  REQUIRE(sample.has_value());
  REQUIRE(schema_file.has_value());
  const Result<json::Schema> schema = json::Schema::load(*schema_file);
  REQUIRE(schema.has_value());
  CHECK(schema->validate(*sample).empty());
  Engine engine(*builtin);
  Diagnostics faults;
  CHECK(adopt_organisation(engine, *sample, "sample", faults));
  for (const Error& error : faults.errors()) MESSAGE(to_string(error));
}

}  // namespace
}  // namespace bedside::rules
