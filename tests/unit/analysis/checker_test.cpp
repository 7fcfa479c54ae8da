#include "analysis/checker.h"

#include <random>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "doctest/doctest.h"
#include "rules/facts.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::analysis;

namespace {

using rules::Field;
using rules::Finding;

// A rule of each kind over words that the texts below are full of.
const rules::TestEngine& engine() {
  static const rules::TestEngine made({
      {"phrase", R"({"kind":"phrase","languages":{"en":{"status":"reviewed",
        "match":["miracle cure","cures ** cancer","heal*"],"suggest":["may help"],
        "unless_near":{"words":2,"any":["no","not"],"side":"before"},
        "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"pattern", R"({"kind":"pattern","languages":{"en":{"status":"reviewed",
        "patterns":["[0-9]+ ?% safe","cure\\. no"],"unless_near":{"words":3,"any":["not"]},
        "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"near", R"({"kind":"near","languages":{"en":{"status":"reviewed","first":["cure*"],
        "second":["cancer"],"within":4,"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"near-post", R"({"kind":"near","languages":{"en":{"status":"reviewed","first":["heal*"],
        "second":["safe"],"within":"post","flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"near-mail", R"({"kind":"near","languages":{"en":{"status":"reviewed",
        "first":[{"identifier":"email"}],"second":["cancer"],"within":"sentence",
        "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"require", R"({"kind":"require","languages":{"en":{"status":"reviewed","when":["cancer"],
        "any":["safe","@link"],"flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"words", R"({"kind":"limit","measure":"sentence.words","max":6,"languages":{"any":{
        "status":"reviewed","flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"signs", R"({"kind":"limit","measure":"post.exclamations","max":1,"languages":{"any":{
        "status":"reviewed","flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
      {"mail", R"({"kind":"identifier","identifiers":["email"],"min_confidence":0.1,
        "languages":{"any":{"status":"reviewed","flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
  });
  return made;
}

std::string random_piece(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"miracle",
                                                  "cure",
                                                  "cures",
                                                  "all",
                                                  "cancer",
                                                  "heals",
                                                  "no",
                                                  "not",
                                                  "100% safe",
                                                  "20 % safe",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  ". ",
                                                  "! ",
                                                  "!",
                                                  "\n",
                                                  ", ",
                                                  "-",
                                                  "’",
                                                  "jan@example.org",
                                                  "https://example.org",
                                                  "é",
                                                  "👩‍⚕️",
                                                  "N",
                                                  "Dr. ",
                                                  "\xc3"};
  return pieces[random() % pieces.size()];
}

}  // namespace

TEST_CASE("checker: after any edit the findings are those of a full check") {
  std::mt19937 random(20261122);
  std::size_t found = 0;
  for (int text_number = 0; text_number < 12; ++text_number) {
    Checker checker(*engine().engine);
    std::string text;
    for (int i = 0; i < 40; ++i) text += random_piece(random) + (random() % 3 ? " " : "");
    std::string other = "A miracle cure!";
    for (int edit = 0; edit < 150; ++edit) {
      std::string& edited = edit % 10 == 9 ? other : text;
      const std::size_t at = random() % (edited.size() + 1);
      const std::size_t removed = std::min<std::size_t>(random() % 6, edited.size() - at);
      edited.replace(at, removed, random() % 4 ? random_piece(random) : "");
      // Languages change too: declared, unknown, left to be identified.
      const std::string_view language = edit % 31 == 30 ? "xx" : edit % 17 == 16 ? "" : "en";
      const std::vector<Field> fields = {{"post.text", text, language},
                                         {"post.first_comment", other, "en"},
                                         {"post.text@x", text, "en"}};
      rules::Context context;
      if (edit % 50 == 49) context.kind = "reply";
      checker.set(fields, context);
      const std::vector<Finding> full = engine().engine->check(fields, context);
      found += full.size();
      REQUIRE(checker.findings() == full);
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("checker: findings move with an edit and those it touches vanish") {
  Checker checker(*engine().engine);
  const std::string text = "It heals. A miracle cure. Then no more.";
  const Field field = {"post.text", text, "en"};
  checker.set({&field, 1}, {});
  REQUIRE(rules::places(checker.findings()) == "test/phrase:3-8 test/phrase:12-24");
  checker.rebase("post.text", {.at = 9, .removed = 0, .inserted = 4});
  CHECK(rules::places(checker.findings()) == "test/phrase:3-8 test/phrase:16-28");
  CHECK(checker.findings()[1].fixes.at(0).span == TextSpan{16, 28});
  checker.rebase("post.text", {.at = 5, .removed = 1, .inserted = 0});
  CHECK(rules::places(checker.findings()) == "test/phrase:15-27");
  checker.rebase("media.alt@1.en", {.at = 0, .removed = 0, .inserted = 9});
  CHECK(rules::places(checker.findings()) == "test/phrase:15-27");
}

TEST_CASE("checker: after more patterns were compiled, invalidate makes them count") {
  rules::Engine slow(engine().catalog);
  Checker checker(slow);
  const Field field = {"post.text", "It is 100% safe", "en"};
  checker.set({&field, 1}, {});
  CHECK(checker.findings().empty());
  slow.compile_all();
  checker.invalidate();
  checker.set({&field, 1}, {});
  CHECK(rules::places(checker.findings()) == "test/pattern:6-15");
}

TEST_CASE("checker: a field whose fold or facts changed is checked again") {
  const rules::TestEngine folding({
      {"ad", R"({"kind":"require","languages":{"en":{"status":"reviewed","when":["code"],
        "any":["#ad"],"before_fold":true,"flag":["[[code]]","a [[code]]"],"pass":["y","z"]}}})"},
      {"ended", R"({"kind":"state","languages":{"any":{"status":"reviewed",
        "all":["consent.ended"],"flag":["[[]]{consent.ended}","[[]]{consent.ended}a"],
        "pass":["y","z"]}}})"},
  });
  Checker checker(*folding.engine);
  Field field = {"post.text", "My code. #ad", "en"};
  checker.set({&field, 1}, {});
  CHECK(checker.findings().empty());
  field.fold = 8;
  checker.set({&field, 1}, {});
  CHECK(rules::places(checker.findings()) == "test/ad:3-7");
  field.facts = rules::fact_bit("consent.ended");
  checker.set({&field, 1}, {});
  CHECK(rules::places(checker.findings()) == "test/ended:0-0 test/ad:3-7");
}
