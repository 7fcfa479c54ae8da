// How the text reads, under it, the text in simpler words, and all findings of a kind at once.

#include "panel_fixture.h"

using namespace bedside;
using namespace bedside::ui;
using a11y::Role;
using actions::ActionId;

TEST_CASE("reading: a caption is told its longest sentence and long words, and no grade") {
  TestPanel panel(composer_panel,
                  "Come in on Monday. Ask about the electroencephalogram and rest.");
  CHECK(panel.shows(Role::Text, "Longest sentence: 6 words"));
  CHECK(panel.shows(Role::Text, "Long words: electroencephalogram"));
  CHECK_FALSE(panel.shows(Role::Text, "Easy wording"));
}

TEST_CASE("reading: from fifteen words on the wording has a band") {
  TestPanel panel(
      composer_panel,
      "Flu season is here. A vaccine is free if you are 60 or older. Book at your clinic.");
  CHECK(panel.shows(Role::Text, "Easy wording"));
}

TEST_CASE("reading: an empty text has no figures") {
  TestPanel panel(composer_panel, "");
  CHECK_FALSE(panel.shows(Role::Text, "Longest sentence: 0 words"));
}

TEST_CASE("plain version: every simpler word is shown beside the text and taken in one undo step") {
  const std::string text = "Ask your physician about hypertension prior to travel.";
  TestPanel panel(composer_panel, text);
  panel.press(Role::Button, "Plain version: 3 simpler words");
  CHECK(panel.shows(Role::Group, "The same in simpler words"));
  const std::string plain = "Ask your doctor about high blood pressure before travel.";
  CHECK(panel.shows(Role::Text, text));
  CHECK(panel.shows(Role::Text, plain));
  CHECK(panel.shows(Role::ListItem, "“physician” becomes “doctor”"));
  CHECK(panel.draft().content.text == text);
  panel.press(Role::Button, "Use the plain version");
  CHECK(panel.draft().content.text == plain);
  CHECK_FALSE(panel.shows(Role::Group, "The same in simpler words"));
  panel.act(ActionId::Undo, "", "");
  CHECK(panel.draft().content.text == text);
}

TEST_CASE("plain version: capitals stay where the text has them") {
  TestPanel panel(composer_panel, "Physician on call? HYPERTENSION is common.");
  panel.press(Role::Button, "Plain version: 2 simpler words");
  panel.press(Role::Button, "Use the plain version");
  CHECK(panel.draft().content.text == "Doctor on call? HIGH BLOOD PRESSURE is common.");
}

TEST_CASE("plain version: it goes away without a change when it is not wanted") {
  TestPanel panel(composer_panel, "Ask your physician.");
  panel.press(Role::Button, "Plain version: 1 simpler word");
  panel.press(Role::Button, "Keep my text");
  CHECK(panel.draft().content.text == "Ask your physician.");
  CHECK_FALSE(panel.shows(Role::Group, "The same in simpler words"));
}

TEST_CASE("plain version: at the tab of a platform it is that of its own text") {
  TestPanel panel(composer_panel, "Ask your doctor.");
  const std::string platform = panel.draft().content.platforms.front();
  panel.app().edit("test", [&](model::Content& content) {
    model::set_text_for(content, platform, "Ask your physician.");
  });
  panel.act(ActionId::SelectTab, platform, "");
  panel.press(Role::Button, "Plain version: 1 simpler word");
  panel.press(Role::Button, "Use the plain version");
  CHECK(model::text_for(panel.draft().content, platform) == "Ask your doctor.");
  CHECK(panel.draft().content.text == "Ask your doctor.");
}

TEST_CASE("one kind at once: a finding whose rule has several is put right with all of them") {
  const std::string text = "Hypertension is common. Ask your physician about hypertension.";
  TestPanel panel(findings_panel, text);
  panel.press(Role::Button, "Fix all 3 of this kind");
  CHECK(panel.draft().content.text ==
        "High blood pressure is common. Ask your doctor about high blood pressure.");
  panel.act(ActionId::Undo, "", "");
  CHECK(panel.draft().content.text == text);
}

TEST_CASE("one kind at once: the first comment and alternative texts are put right too") {
  TestPanel panel(findings_panel, "Ask your physician.");
  panel.app().edit("test", [](model::Content& content) {
    content.first_comment = "Your physician knows.";
    content.pictures = {{.id = "a", .media_type = "image/png", .width = 8, .height = 8}};
    content.pictures[0].alt["en"] = "A physician at a desk.";
  });
  panel.act(ActionId::FixAllOfKind, "plain/jargon", "");
  CHECK(panel.draft().content.text == "Ask your doctor.");
  CHECK(panel.draft().content.first_comment == "Your doctor knows.");
  CHECK(panel.draft().content.pictures[0].alt.at("en") == "A doctor at a desk.");
}

TEST_CASE("one kind at once: a single finding has no such button") {
  TestPanel panel(findings_panel, "Ask your physician.");
  CHECK(panel.shows(Role::Button, "Use “doctor”"));
  CHECK_FALSE(panel.shows(Role::Button, "Fix all 1 of this kind"));
}
