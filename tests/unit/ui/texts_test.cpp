#include "ui/texts.h"

#include "doctest/doctest.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::ui;

namespace {

void speak(std::string_view tag) {
  const json::Value english = test::shipped_catalog().ui_json("en").value();
  REQUIRE(set_texts(test::shipped_catalog().ui_json(tag).value(), english).has_value());
}

}  // namespace

TEST_CASE("counted texts: one draft is one draft, several are several") {
  speak("en");
  CHECK(tr_count("drafts.search-hint", 1) == "Search 1 draft");
  CHECK(tr_count("drafts.search-hint", 0) == "Search 0 drafts");
  CHECK(tr_count("drafts.search-hint", 1200) == "Search 1,200 drafts");
  CHECK(tr_count("score.words", 1, {{"category", "Privacy"}}) == "Privacy: 1 finding");
}

TEST_CASE("counted texts: Catalan, Dutch and Swahili have a form for one") {
  speak("ca");
  CHECK(tr_count("drafts.search-hint", 1) == "Cerca en 1 esborrany");
  CHECK(tr_count("drafts.search-hint", 21) == "Cerca en 21 esborranys");
  speak("nl");
  CHECK(tr_count("drafts.search-hint", 1) == "Zoek in 1 concept");
  speak("sw");
  CHECK(tr_count("drafts.platforms", 1) == "jukwaa 1");
  CHECK(tr_count("drafts.platforms", 2) == "majukwaa 2");
}

TEST_CASE("counted texts: in Icelandic 21 counts as one and 11 does not") {
  speak("is");
  CHECK(tr_count("drafts.platforms", 1) == "1 miðill");
  CHECK(tr_count("drafts.platforms", 21) == "21 miðill");
  CHECK(tr_count("drafts.platforms", 11) == "11 miðlar");
  CHECK(tr_count("drafts.platforms", 111) == "111 miðlar");
  CHECK(tr_count("drafts.platforms", 2) == "2 miðlar");
}

TEST_CASE("counted texts: Indonesian has one form for all numbers") {
  speak("id");
  CHECK(tr_form("drafts.platforms", 1) == tr_form("drafts.platforms", 2));
}

TEST_CASE("days: written as the language writes them, with the month by its name") {
  speak("en");
  CHECK(tr("findings.source", {{"title", "A law"}, {"date", "2026-11-02"}}) ==
        "A law, checked 2 Nov 2026");
  speak("nl");
  CHECK(tr("consent.until", {{"date", "2027-03-31"}}) == "tot en met 31 mrt 2027");
  speak("is");
  CHECK(tr("consent.until", {{"date", "2027-01-31"}}).ends_with(" 31. jan. 2027"));
}

TEST_CASE("days: what is no day stays as it is, and so does a day that a person wrote elsewhere") {
  speak("en");
  CHECK(tr("consent.until", {{"date", "the end of treatment"}}) == "until the end of treatment");
  CHECK(tr("consent.until", {{"date", "2026-02-30"}}) == "until 2026-02-30");
  CHECK(tr("findings.source", {{"title", "2026-11-02"}, {"date", "2026"}}) ==
        "2026-11-02, checked 2026");
}
