// The tone meter, the campaign and the editor of voices: by role and name, as a person finds them.

#include <algorithm>

#include "panel_fixture.h"

using namespace bedside;
using namespace bedside::ui;
using a11y::Role;
using actions::ActionId;

namespace {

constexpr std::string_view lively = "Flu shots are here! Come by today! Bring a friend! 🎉";
constexpr std::string_view calm =
    "There is no rush. Take your time with this decision, and talk about it with your family when "
    "you are ready, at your own pace.";

std::string meter_words(TestPanel& panel, std::string_view name) {
  const a11y::Node* node = panel.find(Role::Meter, name);
  return node == nullptr ? std::string() : node->value;
}

// A draft of the campaign "Flu" with this text.
void add_to_campaign(TestPanel& panel, std::string title, std::string_view text,
                     std::string language = "en") {
  panel.app().new_draft();
  panel.app().edit("test", [&](model::Content& content) {
    content.title = std::move(title);
    content.text = text;
    content.language = std::move(language);
    content.campaign = "Flu";
  });
  panel.redraw();
}

}  // namespace

TEST_CASE("tone meter: each axis has a word and a figure, and says what pulls") {
  TestPanel panel(composer_panel, std::string(lively));
  CHECK(panel.shows(Role::Group, "Tone"));
  CHECK(meter_words(panel, "Pace").starts_with("Very lively, "));
  CHECK(panel.shows(Role::Text, "Very lively"));
  CHECK(panel.shows(Role::Text,
                    "Exclamation marks × 3: livelier · Short sentences × 3: livelier · Emoji: "
                    "livelier"));
  CHECK_FALSE(panel.shows(Role::Button, "Exclamation marks × 3: livelier"));
  CHECK(panel.shows(Role::Meter, "Formality"));
  CHECK(panel.shows(Role::Meter, "Warmth"));
}

TEST_CASE("tone meter: a press on what pulls goes to the words, the next one to the next place") {
  TestPanel panel(composer_panel, "Thank you for coming, and thank you for the kind card.");
  panel.press(Role::Button, "Words and campaign");
  panel.press(Role::Button, "“Thank you” × 2: warmer");
  CHECK(panel.app().text_selection() == TextSpan{0, 9});
  panel.press(Role::Button, "“Thank you” × 2: warmer");
  CHECK(panel.app().text_selection() == TextSpan{26, 35});
  panel.press(Role::Button, "“Thank you” × 2: warmer");
  CHECK(panel.app().text_selection() == TextSpan{0, 9});
}

TEST_CASE("tone meter: with a voice it says what fits and what the voice is instead") {
  TestPanel panel(composer_panel, std::string(lively));
  panel.act(ActionId::SetVoice, "adults-45", "");
  CHECK(panel.shows(Role::Button, "Voice: Adults 45 and over"));
  CHECK(panel.shows(Role::Text, "Very lively: this voice is calmer"));
  CHECK(meter_words(panel, "Pace").ends_with("; the voice has -60 to 10"));
  panel.act(ActionId::SetVoice, "teens", "");
  CHECK_FALSE(panel.shows(Role::Text, "Very lively: this voice is calmer"));
}

TEST_CASE("tone meter: a post without a voice of its own has that of the house") {
  TestPanel panel(composer_panel, std::string(lively));
  CHECK(panel.shows(Role::Button, "Voice: No target"));
  panel.act(ActionId::SetHouseVoice, "carers", "");
  CHECK(panel.shows(Role::Button, "Voice: Carers"));
  panel.act(ActionId::SetVoice, "none", "");
  CHECK(panel.shows(Role::Button, "Voice: No target"));
}

TEST_CASE("tone meter: a platform moves what is aimed at and says how long posts are there") {
  TestPanel panel(composer_panel, std::string(calm));
  panel.app().edit("test", [](model::Content& content) { content.platforms = {"tiktok"}; });
  panel.act(ActionId::SetVoice, "teens", "");
  const bool told = panel.shows(Role::ListItem, "TikTok: livelier, less formal") ||
                    panel.shows(Role::ListItem, "TikTok: livelier");
  CHECK(told);
  panel.act(ActionId::SelectTab, "tiktok", "");
  CHECK(panel.shows(Role::Text, "25 words; TikTok posts have 15 to 60"));
  CHECK(meter_words(panel, "Pace").ends_with("; the voice has 25 to 100"));
}

TEST_CASE("tone meter: of a few words nothing is said, nor of a language without words") {
  TestPanel panel(composer_panel, "Thank you all!");
  CHECK(panel.shows(Role::Text, tr("voice.short")));
  CHECK_FALSE(panel.shows(Role::Meter, "Pace"));
  panel.act(ActionId::SetLanguage, "fr", "");
  CHECK(panel.shows(Role::Text, tr("voice.unknown")));
}

TEST_CASE("tone meter: what a person chooses is one undo step and no change of an approved post") {
  TestPanel panel(composer_panel, std::string(calm));
  panel.act(ActionId::SetVoice, "parents", "");
  CHECK(panel.draft().content.voice == "parents");
  panel.act(ActionId::Undo, "", "");
  CHECK(panel.draft().content.voice.empty());
}

TEST_CASE("tone meter: a voice that does not exist is not taken") {
  TestPanel panel(composer_panel, std::string(calm));
  panel.act(ActionId::SetVoice, "pirates", "");
  CHECK(panel.draft().content.voice.empty());
}

TEST_CASE("campaign: the post that speaks otherwise is named, and a press opens it") {
  TestPanel panel(composer_panel, "");
  add_to_campaign(panel, "Monday", calm);
  add_to_campaign(panel, "Tuesday", lively);
  add_to_campaign(panel, "Wednesday", calm);
  panel.press(Role::Button, "“Tuesday” is livelier than the others");
  CHECK(panel.draft().content.title == "Tuesday");
}

TEST_CASE("campaign: its field is there once somebody asks, and stays once it has a name") {
  TestPanel panel(composer_panel, std::string(calm));
  CHECK_FALSE(panel.shows(Role::TextBox, "Campaign"));
  panel.press(Role::Button, "Words and campaign");
  CHECK(panel.shows(Role::TextBox, "Campaign"));
  panel.act(ActionId::SetCampaign, "", "Flu");
  panel.press(Role::Button, "Words and campaign");
  CHECK(panel.shows(Role::TextBox, "Campaign"));
}

TEST_CASE("campaign: posts that sound alike speak with one voice") {
  TestPanel panel(composer_panel, "");
  add_to_campaign(panel, "Monday", calm);
  CHECK(panel.shows(Role::Text, tr("voice.campaign-one")));
  add_to_campaign(panel, "Tuesday", calm);
  CHECK(panel.shows(Role::Text, "All 2 posts of this campaign speak with one voice."));
}

TEST_CASE("campaign: who says u where the others say je is named") {
  TestPanel panel(composer_panel, "");
  add_to_campaign(panel, "Maandag", "Neem je pas mee als je naar de kliniek komt.", "nl");
  add_to_campaign(panel, "Dinsdag", "Neem je pas mee als je bij de balie komt.", "nl");
  add_to_campaign(panel, "Woensdag", "Neem uw pas mee als u naar de balie komt.", "nl");
  CHECK(panel.shows(Role::ListItem, "“Woensdag” says “u”, the others “je”"));
}

TEST_CASE("campaign: posts in the bin and of other campaigns are left out") {
  TestPanel panel(composer_panel, "");
  add_to_campaign(panel, "Monday", calm);
  add_to_campaign(panel, "Tuesday", lively);
  panel.app().delete_draft();
  panel.redraw();
  CHECK(panel.draft().content.title == "Monday");
  CHECK(panel.shows(Role::Text, tr("voice.campaign-one")));
}

TEST_CASE("house voice: the editor makes a voice that posts can have") {
  TestPanel panel(settings_panel, std::string(lively));
  CHECK(panel.shows(Role::Group, "How we speak"));
  panel.act(ActionId::SetOwnVoiceName, "", "St. Anna");
  panel.press(Role::Radio, "Calm");
  const model::HouseVoice& voice = panel.app().workspace().voice;
  CHECK(voice.own.name == "St. Anna");
  CHECK(voice.own.bands[0] == model::AxisBand{-100, -10});
  panel.act(ActionId::SetHouseVoice, "own", "");
  CHECK(panel.shows(Role::Button, "Usual voice: St. Anna"));
}

TEST_CASE("house voice: the words of a profile stand under it") {
  TestPanel panel(settings_panel, "");
  panel.act(ActionId::SetHouseVoice, "teens", "");
  CHECK(panel.shows(Role::Text,
                    "Short and lively, one thing at a time. No slang that you would not say "
                    "yourself."));
}
