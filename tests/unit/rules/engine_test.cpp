#include "rules/check.h"

#include <format>
#include <string>

#include "doctest/doctest.h"
#include "rules/fixes.h"
#include "rules/patterns.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

// Members of a phrase rule in English that flags `phrases`.
std::string phrase_rule(std::string_view phrases, std::string_view more = "",
                        std::string_view block = "") {
  return R"({"kind":"phrase",)" + std::string(more) +
         R"("languages":{"en":{"status":"reviewed","match":[)" + std::string(phrases) + "]," +
         std::string(block) + R"("flag":["[[x]]","a [[x]]"],"pass":["y","z"]}}})";
}

std::string first_fix(const Finding& finding, std::string text) {
  REQUIRE(!finding.fixes.empty());
  const Fix& fix = finding.fixes.front();
  return text.replace(fix.span.begin, fix.span.size(), fix.text);
}

}  // namespace

TEST_CASE("engine: findings come by place, then the most severe, then by name") {
  const TestEngine engine({{"a", phrase_rule(R"("two")", R"("severity":"advice",)")},
                           {"b", phrase_rule(R"("two")")},
                           {"c", phrase_rule(R"("two")")},
                           {"d", phrase_rule(R"("one","three")", R"("severity":"review",)")},
                           {"e", phrase_rule(R"("one two")", R"("severity":"advice",)")}});
  CHECK(places(engine.check("One two three")) ==
        "test/d:0-3 test/e:0-7 test/b:4-7 test/c:4-7 test/a:4-7 test/d:8-13");
}

TEST_CASE("engine: fields are checked in their order and only by rules that name them") {
  const TestEngine engine({{"post", phrase_rule(R"("cure")")},
                           {"alt", phrase_rule(R"("cure")", R"("where":["media.alt"],)")}});
  const std::vector<Field> fields = {{"media.alt@1.en", "A cure", "en"},
                                     {"post.text", "cure", "en"},
                                     {"post.text@x", "No cure", "en"},
                                     {"post.unknown", "cure", "en"}};
  const std::vector<Finding> findings = engine.engine->check(fields, {});
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].field == "media.alt@1.en");
  CHECK(findings[0].rule == "test/alt");
  CHECK(findings[1].field == "post.text");
  CHECK(findings[2].field == "post.text@x");
}

TEST_CASE("engine: phrases of several words are found in a hashtag") {
  const TestEngine engine(
      {{"cure", phrase_rule(R"-("miracle cure", "cures (cancer|asthma)")-", "",
                            R"("unless_near":{"words":3,"any":["not","no"]},)")}});
  CHECK(places(engine.check("So good #MiracleCure")) == "test/cure:8-20");
  CHECK(places(engine.check("Tea #CuresAsthma now, tea #cures_cancer")) ==
        "test/cure:4-16 test/cure:26-39");
  CHECK(places(engine.check("This #Miracle cure")) == "test/cure:5-18");
  CHECK(engine.check("It is #NotAMiracleCure and #miraclecures").empty());
}

TEST_CASE("engine: a bare negation counts in its own clause only") {
  const TestEngine engine(
      {{"cure",
        phrase_rule(R"("cures asthma")", "",
                    R"("unless_near":{"words":5,"any":["myth"],"in_clause":["not","don't"]},)")}});
  CHECK(engine.check("It is not that tea cures asthma.").empty());
  CHECK(engine.check("It does not, in fact, cures asthma.").empty());
  CHECK(engine.check("A myth: tea cures asthma.").empty());
  CHECK(engine.check("Don't wait, tea cures asthma.").size() == 1);
  CHECK(engine.check("Do not wait: tea cures asthma.").size() == 1);
  CHECK(engine.check("Why not - tea cures asthma.").size() == 1);
}

TEST_CASE("engine: words in disguise are found where they stand") {
  const TestEngine engine({{"cure", phrase_rule(R"("miracle cure")")}});
  CHECK(places(engine.check("a 𝗺𝗶𝗿𝗮𝗰𝗹𝗲 ｃｕｒｅ!")) == "test/cure:2-43");
  CHECK(places(engine.check("a mira\u200Bcle cu\u00ADre!")) == "test/cure:2-19");
  CHECK(places(engine.check("a mirасle сure!")) == "test/cure:2-17");
}

TEST_CASE("engine: a sentence that is certainly in another language is checked in it") {
  const TestEngine engine(
      {{"cure", phrase_rule(R"("cures asthma")", R"("quiet_in":["debunk"],)")}});
  const std::string catalan =
      "La nostra consulta obre cada dia de les nou a les dues del migdia. Us hi esperem a tots. ";
  const std::string claim = "This tea cures asthma and you will never need your inhaler again.";
  const std::string found = std::format("test/cure:{}-{}", catalan.size() + 9, catalan.size() + 21);
  CHECK(places(engine.check(catalan + claim, "")) == found);
  CHECK(places(engine.check(catalan + claim, "ca")) == found);
}

TEST_CASE("engine: a few foreign words do not make a sentence of another language") {
  const TestEngine engine({{"day", phrase_rule(R"("awareness day")")}});
  CHECK(engine
            .check("Vandaag is het Asthma Awareness Day en daarom is onze praktijk open voor "
                   "iedereen die iets wil weten.",
                   "nl")
            .empty());
}

TEST_CASE("engine: a rule with countries needs one of them in the audience") {
  const TestEngine engine({{"us", phrase_rule(R"("cure")", R"("countries":["us"],)")},
                           {"eu", phrase_rule(R"("cure")", R"("countries":["eu"],)")},
                           {"all", phrase_rule(R"("cure")")}});
  Context context;
  CHECK(places(engine.check("cure", "en", context)) == "test/all:0-4");
  context.countries = {"ke", "us"};
  CHECK(places(engine.check("cure", "en", context)) == "test/all:0-4 test/us:0-4");
}

TEST_CASE("engine: an audience in the EU or EEA is one under EU law") {
  const TestEngine engine({{"eu", phrase_rule(R"("cure")", R"("countries":["eu"],)")}});
  for (const std::string_view country : {"nl", "es", "is", "eu"}) {
    Context context;
    context.countries = {std::string(country)};
    CHECK(engine.check("cure", "en", context).size() == 1);
  }
  for (const std::string_view country : {"us", "uk", "id", "ke", "tz"}) {
    Context context;
    context.countries = {std::string(country)};
    CHECK(engine.check("cure", "en", context).empty());
  }
}

TEST_CASE("engine: audience, organisation and kind of post choose rules") {
  const TestEngine engine(
      {{"audience", phrase_rule(R"("cure")", R"("audience":["professional"],)")},
       {"organisation", phrase_rule(R"("cure")", R"("organisation":["manufacturer"],)")},
       {"reply", phrase_rule(R"("cure")", R"("applies_to":["reply","comment"],)")}});
  CHECK(engine.check("cure").empty());
  Context context;
  context.audience = "professional";
  CHECK(places(engine.check("cure", "en", context)) == "test/audience:0-4");
  context = {};
  context.organisation = "manufacturer";
  CHECK(places(engine.check("cure", "en", context)) == "test/organisation:0-4");
  context = {};
  context.kind = "comment";
  CHECK(places(engine.check("cure", "en", context)) == "test/reply:0-4");
}

TEST_CASE("engine: a draft language never blocks") {
  const TestEngine engine({{"a", R"({"kind":"phrase","languages":{
      "en":{"status":"reviewed","match":["cure"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]},
      "nl":{"status":"draft","match":["genezing"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  CHECK(engine.check("cure", "en").at(0).severity == Severity::Block);
  CHECK(engine.check("genezing", "nl").at(0).severity == Severity::Review);
}

TEST_CASE("engine: words of one language are not looked for in another") {
  const TestEngine engine({{"a", phrase_rule(R"("cure")")}});
  CHECK(engine.check("cure", "en-GB").size() == 1);
  CHECK(engine.check("cure", "nl").empty());
  CHECK(engine.check("cure", "fr").empty());
  CHECK(engine.check("cure", "eng").empty());
}

TEST_CASE("engine: a text without a language is checked in the one it is written in") {
  const TestEngine engine({{"a", phrase_rule(R"("cure")")}});
  const std::string text = "We have found that this is the cure that all of you have waited for.";
  CHECK(engine.check(text, "").size() == 1);
  std::vector<Finding> findings;
  CHECK(engine.engine->check_field({"post.text", text, ""}, {}, nullptr, findings) == "en");
  CHECK(engine.engine->check_field({"post.text", "123", ""}, {}, nullptr, findings) == "und");
  CHECK(engine.engine->check_field({"post.text", text, "nl-BE"}, {}, nullptr, findings) == "nl-BE");
}

TEST_CASE("engine: a few words of no sure language are checked in all of them, and once") {
  const TestEngine engine({{"a", phrase_rule(R"("cure")")}, {"any", R"({"kind":"identifier",
      "identifiers":["email"],"min_confidence":0.1,"languages":{"en":{"status":"reviewed",
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  std::vector<Finding> findings;
  CHECK(engine.engine->check_field({"post.text", "cure a@b.org", ""}, {}, nullptr, findings) ==
        "und");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule == "test/a");
  CHECK(engine.check("cure", "und").empty());
}

TEST_CASE("engine: an identifier rule runs in languages it has no examples for") {
  const TestEngine engine({{"mail", R"({"kind":"identifier","identifiers":["email"],
      "min_confidence":0.1,"languages":{"en":{"status":"draft","flag":["[[x]]","[[x]]"],
      "pass":["y","z"]}}})"}});
  const std::string_view text = "jan.devries@gmail.com";
  CHECK(engine.check(text, "sw").at(0).severity == Severity::Block);
  CHECK(engine.check(text, "und").at(0).severity == Severity::Block);
  CHECK(engine.check(text, "en").at(0).severity == Severity::Review);
}

TEST_CASE("engine: a suggestion is written like what it replaces") {
  const TestEngine engine(
      {{"a", phrase_rule(R"("addict",{"phrase":"drug abuser","suggest":["person who uses drugs"]})",
                         "", R"("suggest":["person with addiction"],)")}});
  const auto fixed = [&](const std::string& text) {
    return first_fix(engine.check(text).at(0), text);
  };
  CHECK(fixed("An addict came.") == "An person with addiction came.");
  CHECK(fixed("Addict or not.") == "Person with addiction or not.");
  CHECK(fixed("HELP THE ADDICT") == "HELP THE PERSON WITH ADDICTION");
  CHECK(fixed("A drug abuser.") == "A person who uses drugs.");
  CHECK(engine.check("Addict").at(0).suggestions ==
        std::vector<std::string>{"Person with addiction"});
}

TEST_CASE("engine: an empty suggestion takes the word out with its space") {
  const TestEngine engine({{"a", phrase_rule(R"("very")", "", R"("suggest":[""],)")}});
  const auto fixed = [&](const std::string& text) {
    return first_fix(engine.check(text).at(0), text);
  };
  CHECK(fixed("A very good day.") == "A good day.");
  CHECK(fixed("Very good.") == "Good.");
  CHECK(fixed("Good, very.") == "Good,.");
  CHECK(fixed("very") == "");
}

TEST_CASE(
    "engine: a name goes with its short title, and a capital comes only where a sentence begins") {
  const TestEngine engine({{"a", phrase_rule(R"("Anja Vries")", "", R"("suggest":[""],)")}});
  const auto fixed = [&](const std::string& text) {
    return first_fix(engine.check(text).at(0), text);
  };
  CHECK(fixed("Mw. Anja Vries walks daily.") == "Walks daily.");
  CHECK(fixed("Well done. Anja Vries walks daily.") == "Well done. Walks daily.");
  CHECK(fixed("We thank Dr. Anja Vries for all.") == "We thank for all.");
  CHECK(fixed("And so Anja Vries walks.") == "And so walks.");
}

TEST_CASE("engine: what a rule requires is added at the end") {
  const TestEngine engine({{"a", R"({"kind":"require","languages":{"en":{"status":"reviewed",
      "when":["drug"],"any":["leaflet"],"suggest":["See the leaflet."],
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  const std::vector<Finding> findings = engine.check("A drug.");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].suggestions.empty());
  CHECK(first_fix(findings[0], "A drug.") == "A drug. See the leaflet.");
}

TEST_CASE("engine: where places of a rule overlap in part, neither suggestion fits") {
  const TestEngine engine(
      {{"a", phrase_rule(R"("miracle cure","cure for all","miracle cure for all time")", "",
                         R"("suggest":["help"],)")}});
  CHECK(engine.check("A miracle cure for all.").at(0).fixes.empty());
  CHECK(engine.check("A miracle cure.").at(0).fixes.size() == 1);
  CHECK(engine.check("A miracle cure for all time.").at(0).fixes.size() == 1);
}

TEST_CASE("engine: texts and source of a rule are at hand in the language of the interface") {
  const TestEngine engine(
      {{"a",
        phrase_rule(
            R"("cure")",
            R"("title":{"en":"Cure","ca":"b","nl":"Genezing","id":"d","sw":"e","is":"f"},)")}});
  const Finding finding = engine.check("cure").at(0);
  CHECK(engine.engine->texts(finding.rule_index, "nl").title == "Genezing");
  CHECK(engine.engine->texts(finding.rule_index, "fr").title == "Cure");
  REQUIRE(finding.source != nullptr);
  CHECK(*finding.source == SourceRef{"Law", "", "https://example.org", "2026-11-22"});
  CHECK(engine.engine->rule(finding.rule_index).id == "test/a");
  CHECK(engine.engine->rule(finding.rule_index).sources.size() == 1);
}

TEST_CASE("engine: patterns find nothing before they are compiled, slice by slice") {
  std::string patterns;
  for (int i = 0; i < 70; ++i) patterns += (i > 0 ? "," : "") + ("\"x" + std::to_string(i) + "y\"");
  TestEngine made(
      {{"a", R"({"kind":"pattern","languages":{"en":{"status":"reviewed","patterns":[)" + patterns +
                 R"(],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  Engine engine(made.catalog);
  const Field field = {"post.text", "x1y x69y", "en"};
  CHECK(!engine.ready());
  CHECK(engine.check({&field, 1}, {}).empty());
  engine.compile_next_slice();
  CHECK(engine.check({&field, 1}, {}).size() == 1);
  int slices = 1;
  for (; !engine.ready(); ++slices) engine.compile_next_slice();
  CHECK(slices == 3);
  CHECK(engine.check({&field, 1}, {}).size() == 2);
}

TEST_CASE("engine: bytes that are not UTF-8 and endless words are checked like any text") {
  const TestEngine engine({{"a", phrase_rule(R"("cure")")},
                           {"p", R"({"kind":"pattern","languages":{"en":{"status":"reviewed",
      "patterns":["cures?"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  CHECK(places(engine.check("\xff\xc3 cure \xed\xa0\x80")) == "test/a:3-7 test/p:3-7");
  CHECK(engine.check("").empty());
  CHECK(engine.check(std::string(300'000, 'a')).empty());
  std::string emoji;
  for (int i = 0; i < 50'000; ++i) emoji += "👩‍⚕️";
  CHECK(engine.check(emoji + " cure").size() == 2);
}

TEST_CASE("engine: a sentence without an end is checked in pieces") {
  const TestEngine engine(
      {{"near", R"({"kind":"near","languages":{"en":{"status":"reviewed","first":["cure"],
      "second":["cancer"],"within":"sentence","unless_near":{"words":100,"any":["never"]},
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
       {"a", phrase_rule(R"("cure")", "", R"("unless_near":{"words":100,"any":["not"]},)")}});
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "cure ";
  CHECK(engine.check(text).size() == 20'000);
  CHECK(engine.check("Cancer " + text).size() == 20'001);
}

TEST_CASE("fixes: words keep their capitals") {
  CHECK(like_original("may help", "Cures") == "May help");
  CHECK(like_original("may help", "CURES IT") == "MAY HELP");
  CHECK(like_original("overdose", "OD") == "overdose");
  CHECK(like_original("þunglyndi", "Dapur") == "Þunglyndi");
  CHECK(like_original("òptim", "ELS MILLORS") == "ÒPTIM");
  CHECK(like_original("ÿ", "Aa") == "Ÿ");
  CHECK(like_original("123", "Aa") == "123");
}

TEST_CASE("patterns: what cannot be used is said in one sentence") {
  CHECK(pattern_problem("[0-9]+ percent").empty());
  CHECK(pattern_problem("caf[eé]s?").empty());
  CHECK(pattern_problem(R"(\bcure)") ==
        R"(\b cannot be used: ends of a finding are word edges unless whole_words is false)");
  CHECK(pattern_problem(R"(\d+)") == R"(\d cannot be used: write [0-9])");
  CHECK(pattern_problem(R"(\\d)").empty());
  CHECK(!pattern_problem(R"(\p{L}+)").empty());
  CHECK(!pattern_problem("[[:alpha:]]+").empty());
  CHECK(!pattern_problem("É").empty());
  CHECK(!pattern_problem("a(").empty());
  CHECK(!pattern_problem("a*").empty());
  CHECK(!pattern_problem(std::string(3000, 'a')).empty());
}
