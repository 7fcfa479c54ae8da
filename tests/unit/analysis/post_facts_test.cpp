#include "analysis/post_facts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/draft_fields.h"
#include "analysis/settle.h"
#include "doctest/doctest.h"
#include "rules/facts.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::analysis;
using rules::fact_bit;

namespace {

rules::Engine& engine() {
  static rules::Engine made(test::shipped_catalog());
  static const bool ready = (made.compile_all(), true);
  (void)ready;
  return made;
}

constexpr model::UtcMs january = 1'798'761'600'000;  // 2027-01-01
constexpr model::UtcMs march = january + 59 * 86'400'000LL;

// "field:facts" of `wanted`, a list of facts.
bool has(const model::Content& content, std::string_view field, std::string_view fact,
         model::UtcMs now = january) {
  const Topics topics = Topics::load(test::shipped_catalog()).value();
  const DraftFields texts(content);
  std::vector<rules::Field> fields = texts.fields();
  const PostFacts facts(content, topics, {{}, now}, engine(), fields);
  const auto found = std::ranges::find(fields, field, &rules::Field::name);
  return found != fields.end() && (found->facts & fact_bit(fact)) != 0;
}

std::vector<std::string> fields_with(const model::Content& content, std::string_view rule) {
  const Topics topics = Topics::load(test::shipped_catalog()).value();
  const DraftFields texts(content);
  std::vector<rules::Field> fields = texts.fields();
  const PostFacts facts(content, topics, {{}, january}, engine(), fields);
  const rules::Context context = context_of(content);
  std::vector<std::string> out;
  for (const rules::Finding& finding :
       settle(engine().check(fields, context), fields, context, facts, engine()))
    if (finding.rule == rule) out.push_back(finding.field);
  return out;
}

model::Content with_picture() {
  model::Content content;
  content.text = "We are open until eight.";
  content.language = "en";
  content.pictures = {{.id = "a", .people = model::People::None}};
  return content;
}

}  // namespace

TEST_CASE("post facts: a picture that shows before and after says so, with and without a text") {
  model::Content content = with_picture();
  CHECK_FALSE(has(content, "media.alt@1", "media.before-after"));
  content.pictures[0].before_after = true;
  CHECK(has(content, "media.alt@1", "media.before-after"));
  content.pictures[0].alt = {{"en", "Two faces side by side"}};
  CHECK(has(content, "media.alt@1.en", "media.before-after"));
}

TEST_CASE("post facts: an approval holds for every text until its last day, also a planned one") {
  model::Content content = with_picture();
  content.pictures[0].alt = {{"en", "A box of tablets"}};
  content.pictures[0].texts = {{{}, "Now at our desk"}};
  content.authority = {true, "KOAG 2026-0123", "2027-02-01"};
  for (const char* field : {"post.text", "media.alt@1.en", "media.text@1"})
    CHECK(has(content, field, "post.approved-by-authority"));
  CHECK_FALSE(has(content, "post.text", "post.approved-by-authority", march));
  content.planned_at = march;
  CHECK_FALSE(has(content, "post.text", "post.approved-by-authority"));
}

TEST_CASE("post facts: an approval with a number quiets the rule that asks for it") {
  model::Content content = with_picture();
  content.organisation = "manufacturer";
  content.countries = {"nl"};
  content.text = "New: Strepsils with honey.";
  CHECK(fields_with(content, "law/nl-koag-number") == std::vector<std::string>{"post.text"});
  content.authority = {true, "KOAG 2026-0123", "2027-02-01"};
  CHECK(fields_with(content, "law/nl-koag-number").empty());
}

TEST_CASE("post facts: the rules read the words that stand in a picture") {
  model::Content content = with_picture();
  content.pictures[0].texts = {{{}, "Open on Monday"}, {{}, "This guaranteed cure works"}};
  CHECK(fields_with(content, "claims/promised-cure") == std::vector<std::string>{"media.text@1"});
  content.pictures[0].texts = {{{}, "Open on Monday"}, {{}, "Ask your nurse about the jab"}};
  CHECK(fields_with(content, "claims/promised-cure").empty());
}
