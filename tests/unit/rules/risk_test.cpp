// Re-identification risk: what texts tell, how it is weighed, and that taking something away never
// makes it worse.
#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "identifiers_support.h"
#include "lang/tokens.h"
#include "rules/risk/risk.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

const RiskMethod& method() { return test_identifiers::data().risk; }

RiskSet told_by(std::string_view text) {
  lang::TokenizedText tokens;
  lang::tokenize(text, nullptr, tokens);
  std::vector<Identifier> found;
  RiskSet risk;
  identify(tokens, test_identifiers::data(), found, &risk);
  return risk;
}

std::string joined(std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

std::vector<std::string> names_of(const RiskSet& risk) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < risk_class_count; ++i)
    if (const auto one = static_cast<RiskClass>(i); risk.has(one))
      out.emplace_back(risk_class_name(one));
  return out;
}

// Texts of tests/corpus/risk, "language|text" a line.
std::vector<std::string> posts(const char* file) {
  const auto text = test::read_file(test::source_path(std::string("tests/corpus/risk/") + file));
  REQUIRE(text.has_value());
  std::vector<std::string> lines;
  std::istringstream in(*text);
  for (std::string line; std::getline(in, line);)
    if (line.size() > 3) lines.push_back(line.substr(3));
  return lines;
}

constexpr RiskClasses gates = risk_bit(RiskClass::Person) | risk_bit(RiskClass::Health);

template <class... Classes>
RiskClasses with(Classes... classes) {
  return (gates | ... | risk_bit(classes));
}

}  // namespace

TEST_CASE("risk data: every example tells exactly what it says") {
  CHECK(test_identifiers::data().risk_examples.size() > 10);
  for (const RiskExample& example : test_identifiers::data().risk_examples)
    CHECK_MESSAGE(joined(names_of(told_by(example.text))) == joined(example.details), example.place,
                  ": ", example.text);
}

TEST_CASE("risk: age, village and a rare disease leave one person") {
  const RiskAssessment found = assess_risk(
      method(), with(RiskClass::Age, RiskClass::Village, RiskClass::RareCondition), false);
  CHECK(found.people < 1);
  CHECK(found.details == std::vector{RiskClass::Age, RiskClass::Village, RiskClass::RareCondition});
}

TEST_CASE("risk: an example from a textbook is nobody") {
  CHECK(assess_risk(method(),
                    with(RiskClass::Age, RiskClass::Occupation, RiskClass::CommonCondition), false)
            .empty());
}

TEST_CASE("risk: without a person or without a health fact there is none") {
  const RiskClasses all = with(RiskClass::Age, RiskClass::Village, RiskClass::RareCondition);
  CHECK(assess_risk(method(), all & ~risk_bit(RiskClass::Person), false).empty());
  CHECK(assess_risk(method(), all & ~risk_bit(RiskClass::Health), false).empty());
}

TEST_CASE("risk: an invented case has none") {
  const RiskClasses all = with(RiskClass::Age, RiskClass::Village, RiskClass::RareCondition);
  CHECK(assess_risk(method(), all, true).empty());
}

TEST_CASE("risk: what to drop is enough, and the illness comes last") {
  const RiskClasses all = with(RiskClass::Age, RiskClass::Village, RiskClass::RareCondition,
                               RiskClass::Occupation, RiskClass::Day);
  const RiskAssessment found = assess_risk(method(), all, false);
  REQUIRE_FALSE(found.drop.empty());
  CHECK(found.drop.front() == RiskClass::Day);
  CHECK(found.drop.back() != RiskClass::RareCondition);
  RiskClasses left = all;
  for (const RiskClass one : found.drop) left &= ~risk_bit(one);
  CHECK(assess_risk(method(), left, false).empty());
}

TEST_CASE("risk: taking something away never raises the score") {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    const RiskClasses present = random() & ((RiskClasses{1} << risk_class_count) - 1);
    const double before = method().people(present);
    const float sure = risk_confidence(method(), assess_risk(method(), present, false));
    for (std::size_t i = 0; i < risk_class_count; ++i) {
      const RiskClasses fewer = present & ~risk_bit(static_cast<RiskClass>(i));
      const bool more_people = method().people(fewer) >= before;
      const bool less_sure = risk_confidence(method(), assess_risk(method(), fewer, false)) <= sure;
      if (more_people && less_sure) continue;
      FAIL_CHECK("without " << std::string(risk_class_name(static_cast<RiskClass>(i))) << ": "
                            << fewer);
    }
  }
}

TEST_CASE("risk: taking a phrase out of a text never raises the score") {
  const std::vector<std::string> parts = {"a farmer ",
                                          "aged 67 ",
                                          "from a small village ",
                                          "with haemophilia ",
                                          "the mayor ",
                                          "mother of four ",
                                          "was admitted ",
                                          "yesterday ",
                                          "on 3 May 2026 ",
                                          "after a car crash ",
                                          "who lives in Oakdene ",
                                          "with diabetes ",
                                          "widow ",
                                          "our patient ",
                                          "triplets ",
                                          "in her forties "};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> chosen;
    for (const std::string& part : parts)
      if (random() % 3 == 0) chosen.push_back(part);
    const auto people = [&](std::size_t without) {
      std::string text = "We met ";
      for (std::size_t i = 0; i < chosen.size(); ++i)
        if (i != without) text += chosen[i];
      const RiskSet risk = told_by(text + "here.");
      return method().people(risk.present);
    };
    const double all = people(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
      CHECK_MESSAGE(people(i) >= all, "without '", chosen[i], "' of ", joined(chosen));
  }
}

TEST_CASE("risk: the sentences are there in every language of the interface") {
  const RiskAssessment found = assess_risk(
      method(), with(RiskClass::Age, RiskClass::Village, RiskClass::RareCondition), false);
  for (std::size_t language = 0; language < 6; ++language) {
    const RiskSentences sentences = risk_sentences(method(), found, language);
    CHECK(sentences.reason.find('{') == std::string::npos);
    CHECK(sentences.reason.find(" + ") != std::string::npos);
    CHECK(sentences.drop.find('{') == std::string::npos);
  }
  CHECK(risk_sentences(method(), found, 0).reason ==
        "Together these point to one person: age + village + rare disease.");
}

TEST_CASE("risk: staff and opening hours tell of no patient") {
  for (const char* text :
       {"Our nurse Fatima Haddad, 45, from Vic, treated 200 patients with diabetes in May.",
        "Visit us in the village hall of Oakdene on 3 May 2026: a farmer talks about haemophilia.",
        "In 2025 one in 2,000 people had a rare disease.",
        "Dr. Smith, 67, retires on 3 May. He saw the first transplant in the country."}) {
    const RiskSet risk = told_by(text);
    CHECK_MESSAGE(assess_risk(method(), risk.present, risk.fiction).empty(), text, ": ",
                  joined(names_of(risk)));
  }
}

TEST_CASE("risk: none is found in posts that clinics publish every day") {
  for (const std::string& post : posts("clean.txt")) {
    const RiskSet risk = told_by(post);
    CHECK_MESSAGE(assess_risk(method(), risk.present, risk.fiction).empty(), post, ": ",
                  joined(names_of(risk)));
  }
}

TEST_CASE("risk: four in five posts that point to someone without a name are found") {
  const std::vector<std::string> flawed = posts("flawed.txt");
  std::size_t found = 0;
  for (const std::string& post : flawed) {
    const RiskSet risk = told_by(post);
    const bool hit = !assess_risk(method(), risk.present, risk.fiction).empty();
    found += hit;
    if (!hit) MESSAGE("missed: " << post << ": " << joined(names_of(risk)));
  }
  MESSAGE(found << " of " << flawed.size() << " found");
  CHECK(found * 5 >= flawed.size() * 4);
}
