// The sources and consent panels without a browser: by role and name, as a person finds them.

#include "panel_fixture.h"

using namespace bedside;
using namespace bedside::ui;
using a11y::Role;
using actions::ActionId;

TEST_CASE("sources panel: a claim leads to a form, and the saved source stands for it") {
  TestPanel panel(sources_panel, "Studies show that a short walk helps.");
  CHECK(panel.shows(Role::Region, "Sources"));
  CHECK(panel.shows(Role::ListItem, "Studies show that a short walk helps."));
  panel.press(Role::Button, "Add a source for “Studies show that a short walk helps.”");
  CHECK(panel.shows(Role::Group, "New source"));
  for (const char* field : {"Title", "Publisher", "Author", "Address", "Published", "Read on"})
    CHECK(panel.shows(Role::TextBox, field));
  CHECK(panel.shows(Role::RadioGroup, "Do fact-checkers agree?"));
  panel.press(Role::Button, "Save source");
  CHECK(panel.shows(Role::Group, "New source"));
  panel.act(ActionId::SetSourceText, "title", "Walking after meals");
  panel.act(ActionId::SetSourceText, "publisher", "Diabetes Care");
  panel.press(Role::Button, "Save source");
  REQUIRE(panel.draft().content.sources.size() == 1);
  CHECK(panel.draft().content.sources[0].claims.size() == 1);
  CHECK(panel.shows(Role::ListItem, "Walking after meals"));
  panel.press(Role::Button, "Remove Walking after meals");
  CHECK(panel.draft().content.sources.empty());
}

TEST_CASE("consent panel: a record is made for the text, revoked and shown as revoked") {
  TestPanel panel(consent_panel, "She walks again.");
  CHECK(panel.shows(Role::Region, "Consent records"));
  panel.press(Role::Button, "New consent record");
  CHECK(panel.shows(Role::TextBox, "Where the signed paper is kept"));
  panel.press(Role::Checkbox, "In writing");
  panel.act(ActionId::SetConsentText, "kept-at", "Archive, folder 12");
  panel.press(Role::Button, "Save record");
  REQUIRE(panel.app().workspace().consents.size() == 1);
  const model::ConsentRecord record = panel.app().workspace().consents[0];
  CHECK(record.has(model::ConsentFlag::Written));
  CHECK(panel.draft().content.consents == std::vector{record.id});
  CHECK(panel.shows(Role::ListItem, record.id));
  panel.press(Role::Button, "Revoke " + record.id);
  CHECK_FALSE(panel.app().workspace().consents[0].revoked_on.empty());
}

TEST_CASE("consent card: where a finding asks for consent it does not say that none is needed") {
  TestPanel panel(composer_panel, "Our patient Anja de Vries walks every day.");
  CHECK_FALSE(panel.shows(Role::Text, tr("consent.not-needed")));
  CHECK(panel.shows(Role::Text, tr("consent.asked")));
}

TEST_CASE("consent card: a text about nobody needs none") {
  TestPanel panel(composer_panel, "A short walk after dinner is good for most people.");
  CHECK(panel.shows(Role::Text, tr("consent.not-needed")));
}

TEST_CASE(
    "findings panel: of very many findings some are listed and the rest waits behind a button") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Our guaranteed cure for diabetes. ";
  TestPanel panel(findings_panel, text);
  const std::size_t all = panel.app().findings().size();
  REQUIRE(all > 2 * actions::View::findings_step);
  const std::string more = tr_count("findings.more", all - actions::View::findings_step);
  REQUIRE(panel.shows(Role::Button, more));
  panel.act(ActionId::ShowMoreFindings, "", "");
  CHECK_FALSE(panel.shows(Role::Button, more));
  CHECK(
      panel.shows(Role::Button, tr_count("findings.more", all - 2 * actions::View::findings_step)));
}

TEST_CASE("consent panel: without a place of the paper a record is not saved") {
  TestPanel panel(consent_panel, "She walks again.");
  panel.press(Role::Button, "New consent record");
  panel.press(Role::Button, "Save record");
  CHECK(panel.app().workspace().consents.empty());
  CHECK(panel.app().view().consent_form.problem == "consent.needs-place");
}
