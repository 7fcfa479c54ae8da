#include "analysis/evidence.h"

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "model/day.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::analysis;
using model::Evidence;
using model::Source;

namespace {

const rules::Engine& engine() {
  static const rules::Engine made(test::shipped_catalog());
  return made;
}

const Topics& topics() {
  static const Topics made = Topics::load(test::shipped_catalog()).value();
  return made;
}

constexpr std::string_view first = "Studies show that a short walk lowers blood sugar.";
constexpr std::string_view text =
    "Studies show that a short walk lowers blood sugar. Come and see us on Monday.";
const rules::Field post = {"post.text", text, "en"};
const model::UtcMs today = *model::date_begin("2026-11-27");

Source full_source() {
  return {.id = "s1",
          .title = "Walking after meals",
          .publisher = "Diabetes Care",
          .author = "DiPietro L",
          .url = "https://diabetesjournals.org/care/article/36/10/3262",
          .published = "2023-10",
          .read = "2026-11-20",
          .evidence = Evidence::Trial,
          .answers = {model::Answer::Good, model::Answer::Good, model::Answer::Good,
                      model::Answer::Good, model::Answer::Good, model::Answer::Good,
                      model::Answer::Good},
          .fact_check_url = "",
          .claims = {sha256_hex(first)}};
}

SourceReport report(Source source, const rules::Field& field = post, model::UtcMs at = today) {
  model::Content content;
  content.text = std::string(field.text);
  content.sources = {std::move(source)};
  return evidence_report({&field, 1}, {}, content, topics(), engine(), at).sources.at(0);
}

}  // namespace

TEST_CASE("evidence: a source covers the sentence it is attached to and no other") {
  const std::vector<Source> sources = {full_source()};
  const std::vector<TextSpan> covered = covered_spans(post, sources, engine());
  REQUIRE(covered.size() == 1);
  CHECK(covered[0] == TextSpan{0, first.size()});
}

TEST_CASE("evidence: a source that nobody could find covers nothing") {
  Source source = full_source();
  source.title.clear();
  CHECK(covered_spans(post, {&source, 1}, engine()).empty());
}

TEST_CASE("evidence: when the sentence changes, the source comes off and says so") {
  const rules::Field changed = {"post.text", "Studies prove that a short walk lowers blood sugar.",
                                "en"};
  const Source source = full_source();
  CHECK(covered_spans(changed, {&source, 1}, engine()).empty());
  CHECK(report(full_source(), changed).problems == std::vector{SourceProblem::Detached});
}

TEST_CASE("evidence: a full and recent source has no problems") {
  CHECK(report(full_source()).problems.empty());
  CHECK(report(full_source()).sentences == 1);
}

TEST_CASE("evidence: a finding that a source would satisfy makes its sentence want a source") {
  rules::Finding finding;
  finding.companion = "source";
  finding.field = "post.text";
  finding.span = {0, 12};
  const EvidenceReport found =
      evidence_report({&post, 1}, {&finding, 1}, {}, topics(), engine(), today);
  REQUIRE(found.sentences.size() == 1);
  CHECK(found.sentences[0].wants_source);
  CHECK(found.sentences[0].sha256 == sha256_hex(first));
}

TEST_CASE("evidence: news is stale after a year, a guideline after five") {
  Source source = full_source();
  source.evidence = Evidence::News;
  source.published = "2025-09-01";
  CHECK(report(source).has(SourceProblem::Stale));
  source.evidence = Evidence::Guideline;
  CHECK_FALSE(report(source).has(SourceProblem::Stale));
  source.published = "2020";
  CHECK(report(source).has(SourceProblem::Stale));
}

TEST_CASE("evidence: what was read long ago is to be read again") {
  Source source = full_source();
  source.read = "2025-06-01";
  CHECK(report(source).has(SourceProblem::Stale));
}

TEST_CASE("evidence: a publisher is disputed for one topic from one day on") {
  const rules::Field vaccines = {"post.text", "The vaccine is safe for most children.", "en"};
  const rules::Field heart = {"post.text", "A short walk is good for the heart.", "en"};
  Source source = full_source();
  source.publisher = "CDC";
  source.url = "https://www.cdc.gov/page";
  source.claims = {sha256_hex(vaccines.text), sha256_hex(heart.text)};
  CHECK(report(source, vaccines).has(SourceProblem::Contested));
  CHECK(report(source, vaccines).trust != nullptr);
  CHECK_FALSE(report(source, heart).has(SourceProblem::Contested));
  CHECK_FALSE(
      report(source, vaccines, *model::date_begin("2025-11-18")).has(SourceProblem::Contested));
}

TEST_CASE("evidence: a preprint, cells and animals are weak ground") {
  Source source = full_source();
  source.url = "https://www.medrxiv.org/content/10.1101/1";
  CHECK(report(source).has(SourceProblem::Weak));
  source = full_source();
  source.evidence = Evidence::Laboratory;
  CHECK(report(source).has(SourceProblem::Weak));
}

TEST_CASE("evidence: a doubt and an open question are told apart") {
  Source source = full_source();
  source.answers[5] = model::Answer::Doubtful;
  CHECK(report(source).problems == std::vector{SourceProblem::Doubtful});
  source.answers[5] = model::Answer::Open;
  CHECK(report(source).problems == std::vector{SourceProblem::Open});
}

TEST_CASE("evidence: what is not filled in makes a source incomplete") {
  Source source = full_source();
  source.author.clear();
  CHECK(report(source).problems == std::vector{SourceProblem::Incomplete});
}

TEST_CASE("host: of an address, without www and port") {
  CHECK(host_of("https://www.WHO.int:443/a?b=c") == "who.int");
  CHECK(host_of("https://name@example.org#x") == "example.org");
  CHECK(host_of("who.int") == "");
}

TEST_CASE("topics: found by their words in the language of the text") {
  lang::TokenizedText tokens;
  lang::tokenize("Bloedsuiker en griep", nullptr, tokens);
  std::vector<std::string> ids;
  for (const Topic* topic : topics().in(tokens, "nl")) ids.push_back(topic->id);
  CHECK(ids == std::vector<std::string>{"diabetes", "infections"});
  CHECK(topics().in(tokens, "is").empty());
}
