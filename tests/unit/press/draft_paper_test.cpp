#include "press/draft_paper.h"

#include "analysis/platform_checks.h"
#include "analysis/whole_draft.h"
#include "base/sha256.h"
#include "doctest/doctest.h"
#include "paint/embedded_fonts.h"
#include "platforms/all.h"
#include "review/workflow.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::press;

namespace {

// A draft for X without findings, in English words.
struct Desk {
  DraftPaper paper() const {
    return {.texts = texts,
            .draft = draft,
            .organisation = organisation,
            .ui_language = "en",
            .text_language = "und",
            .platforms = platforms,
            .engine = engine,
            .rules_date = "2026-11-27"};
  }
  std::string html(const DraftPaper& paper) const {
    CardPainter cards(fonts);
    return review_html(paper, cards);
  }

  const json::Value english = test::shipped_catalog().ui_json("en").value();
  const Texts texts = Texts::load(english, english).value();
  const rules::Engine engine{test::shipped_catalog()};
  const std::vector<platforms::Platform> platforms =
      platforms::load_platforms(test::shipped_catalog());
  const paint::FontSet fonts = paint::embedded_font_set();
  model::Organisation organisation;
  model::Draft draft{.id = "a", .content = {.text = "Flu jabs on Monday.", .platforms = {"x"}}};
};

bool holds(std::string_view text, std::string_view part) { return text.contains(part); }

}  // namespace

TEST_CASE("a paper tells times on the clock of the person, else in UTC") {
  Desk desk;
  DraftPaper paper = desk.paper();
  CHECK(holds(desk.html(paper), "Made on 1 Jan 1970, 00:00"));
  paper.utc_offset_minutes = [](model::UtcMs) { return 90; };
  CHECK(holds(desk.html(paper), "Made on 1 Jan 1970, 01:30"));
}

TEST_CASE("a paper shows every post of a thread with its count") {
  Desk desk;
  desk.draft.content.variants = {
      {.platform = "x", .text = "One two\n\n---\n\nThree", .thread = true}};
  const std::string html = desk.html(desk.paper());
  for (const char* part : {"7 of 280", "5 of 280", ">One two<", ">Three<"})
    CHECK_MESSAGE(holds(html, part), part);
}

TEST_CASE("what a finding says of one post has its values filled in") {
  Desk desk;
  desk.draft.content.text = std::string(300, 'a');
  const analysis::PlatformChecks checks(desk.engine, desk.platforms);
  const std::vector<rules::Finding> findings = checks.check(desk.draft.content);
  REQUIRE_FALSE(findings.empty());
  DraftPaper paper = desk.paper();
  for (const rules::Finding& finding : findings) paper.findings.push_back({&finding, false});
  const std::string html = desk.html(paper);
  const std::string_view told = std::string_view(html).substr(html.find("<h2>Findings"));
  CHECK_FALSE(holds(told, "{"));
}

TEST_CASE("a finding that blocks is never cleared") {
  Desk desk;
  rules::Finding finding{.rule = "claims/promised-cure",
                         .severity = rules::Severity::Review,
                         .field = "post.text",
                         .span = {0, 3}};
  CHECK_FALSE(is_cleared(desk.draft, finding));
  const model::Person reviewer{.name = "B", .role = "clinical-reviewer"};
  REQUIRE(review::dismiss(desk.draft, {.who = reviewer, .at = 1, .note = "Seen"},
                          std::string(finding.rule), finding.field, sha256_hex("Flu"), true));
  CHECK(is_cleared(desk.draft, finding));
  finding.severity = rules::Severity::Block;
  CHECK_FALSE(is_cleared(desk.draft, finding));
}

TEST_CASE("a long excerpt ends in an ellipsis at a whole letter") {
  Desk desk;
  desk.draft.content.text = std::string(59, 'a') + "é and more";
  const rules::Finding finding{.field = "post.text", .span = {0, 65}};
  CHECK(analysis::excerpt(desk.draft.content, finding) == std::string(59, 'a') + "…");
}
