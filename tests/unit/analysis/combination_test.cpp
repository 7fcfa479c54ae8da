// The shipped rule about details that together point to someone, over the fields of a post; and
// what is the organisation's own.
#include <format>
#include <string>
#include <vector>

#include "analysis/checker.h"
#include "catalog/catalog.h"
#include "doctest/doctest.h"
#include "rules/check.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

const Engine& engine() {
  static const Engine made = [] {
    static const Result<catalog::Catalog> catalog =
        catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
    REQUIRE(catalog.has_value());
    Engine engine(*catalog);
    engine.compile_all();
    return engine;
  }();
  return made;
}

constexpr std::string_view combination = "identifiers/combination";

// "post.text:3-7" of the findings about a combination.
std::string places(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& one : findings)
    if (one.rule == combination)
      out += std::format("{}{}:{}-{}", out.empty() ? "" : " ", one.field, one.span.begin,
                         one.span.end);
  return out;
}

const std::vector<Field> apart = {
    {"post.text", "A 58-year-old farmer is recovering well from surgery.", "en"},
    {"media.alt@1.en", "A man at the gate of a village.", "en"},
    {"post.first_comment", "Living with #Haemophilia #Recovery", "en"},
};

}  // namespace

TEST_CASE("combination: what caption, picture and hashtags tell counts together") {
  CHECK(places(engine().check(apart, {})) == "media.alt@1.en:23-30");
  for (std::size_t i = 0; i < apart.size(); ++i)
    CHECK(places(engine().check({&apart[i], 1}, {})) == "");
}

TEST_CASE("combination: the checker of the page finds what a check of all fields finds") {
  analysis::Checker checker(engine());
  checker.set(apart, {});
  CHECK(checker.findings() == engine().check(apart, {}));
  std::vector<Field> changed = apart;
  changed[1].text = "A man at a gate.";
  changed[2].text = "Well done!";
  checker.set(changed, {});
  CHECK(places(checker.findings()) == "");
  checker.set(apart, {});
  CHECK(checker.findings() == engine().check(apart, {}));
}

TEST_CASE("combination: findings stay in the order of the fields and of the text") {
  std::vector<Field> fields = apart;
  fields[1].text = "Mrs Olsen (58) at the gate of a village, tel. 07700 900123.";
  const std::vector<Finding> found = engine().check(fields, {});
  std::size_t field = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    while (field < fields.size() && fields[field].name != found[i].field) ++field;
    REQUIRE(field < fields.size());
    if (i > 0 && found[i - 1].field == found[i].field)
      CHECK_FALSE(comes_before(found[i], found[i - 1]));
  }
}

TEST_CASE("combination: the finding says which details and what to leave out first") {
  const Field field = {"post.text", "A 58-year-old farmer from a small village with haemophilia.",
                       "en"};
  for (const Finding& one : engine().check({&field, 1}, {})) {
    if (one.rule != combination) continue;
    const FindingTexts texts = engine().explain(one, "en");
    CHECK(
        texts.why.starts_with("Together these point to one person: age + village + occupation + "
                              "rare disease."));
    CHECK(texts.fix.starts_with("Leave out or blur first: village"));
    CHECK(engine().explain(one, "nl").why.starts_with("Samen wijst dit één persoon aan: leeftijd"));
    return;
  }
  FAIL("nothing was found");
}

TEST_CASE("own contacts: the clinic's number, address, account and staff are never found") {
  const std::string text =
      "Mrs Olsen's nurse is Mrs Anja de Vries, Hoofdstraat 12, 1234 AB, 06-12345678, "
      "anja.devries@gmail.com.";
  const Field field = {"post.text", text, "en"};
  Context context;
  context.own = {"Dr. Anja de Vries, Hoofdstraat 12, 1234 AB", " +31 6 12345678",
                 "anja.devries@gmail.com"};
  const auto inside = [&](const std::vector<Finding>& findings, std::string_view part) {
    const std::size_t begin = text.find(part);
    std::size_t count = 0;
    for (const Finding& one : findings)
      if (one.category == "privacy" && one.span.begin >= begin &&
          one.span.end <= begin + part.size())
        ++count;
    return count;
  };
  const std::vector<Finding> without = engine().check({&field, 1}, {});
  const std::vector<Finding> with = engine().check({&field, 1}, context);
  for (const std::string part :
       {"Anja de Vries", "Hoofdstraat 12", "06-12345678", "anja.devries@gmail.com"}) {
    CHECK_MESSAGE(inside(without, part) > 0, part);
    CHECK_MESSAGE(inside(with, part) == 0, part);
  }
  CHECK(inside(with, "Olsen's") > 0);
}

TEST_CASE("own contacts: the clinic's own place is no detail of a patient") {
  const Field field = {"post.text", "A 58-year-old man from Oakdene had a stroke on 3 May.", "en"};
  Context context;
  context.own = {"Oakdene"};
  const std::vector<Finding> with = engine().check({&field, 1}, context);
  for (const Finding& one : with)
    if (one.rule == combination)
      CHECK(engine().explain(one, "en").why.find("town") == std::string::npos);
  CHECK(places(engine().check({&field, 1}, {})) != "");
}
