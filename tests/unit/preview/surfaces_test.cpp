// What only some surfaces have: whole screens, chats, players, strips, documents.

#include <algorithm>
#include <variant>

#include "preview/card.h"
#include "preview/setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

const std::string long_text =
    "A short walk after a meal can lower your blood sugar. Ask your nurse how to begin. "
    "Many people start with five minutes and add one minute each day. Wear good shoes, take "
    "water with you, and stop when you feel pain in your chest. Then call your doctor the same "
    "day, or the emergency number when the pain stays for longer than a quarter of an hour. "
    "A friend who comes along makes it easier to keep going when the weather is bad. "
    "And if one day does not work out, there is always the next one to begin again with.";

CardPicture picture(int width, int height) { return {"p", width, height, 500, 500, false, 0}; }

std::string all_text(const Card& card) {
  std::string out;
  for (const paint::Command& command : card.list.commands)
    if (const auto* run = std::get_if<paint::DrawGlyphs>(&command)) out += run->text + "|";
  return out;
}

bool says(const Card& card, std::string_view words) {
  return all_text(card).find(words) != std::string::npos;
}

Card draw(const char* id, const CardInput& input, const CardOptions& options) {
  return shipped_maker(id).make(input, test_fonts(), options);
}

}  // namespace

TEST_CASE("surface: a whole screen is 9:16 and leaves the zone of its file uncovered") {
  const Card card = draw("instagram", clinic("Hello."), {.surface = "reel", .width = 360});
  CHECK(card.size == Size{360, 640});
  REQUIRE(card.safe);
  CHECK(card.safe->y == doctest::Approx(90));                // 270 of 1080 x 1920
  CHECK(card.safe->bottom() == doctest::Approx(640 - 224));  // 672
  CHECK(card.safe->x == doctest::Approx(65.0 / 3).epsilon(0.001));
  CHECK_FALSE(draw("x", clinic("Hello."), {}).safe);
}

TEST_CASE("surface: the safe zone is drawn over everything, only when asked for") {
  const CardInput input = clinic("Hello.");
  const Card plain = draw("tiktok", input, {});
  const Card marked = draw("tiktok", input, {.safe_zones = true});
  CHECK(marked.size == plain.size);
  CHECK(marked.list.commands.size() > plain.list.commands.size() + 20);
  CHECK(draw("x", input, {.safe_zones = true}).list == draw("x", input, {}).list);
}

TEST_CASE("surface: a reel folds its words to one line and keeps them above the screen's end") {
  const Card card = draw("instagram", clinic(long_text), {.surface = "reel"});
  REQUIRE(card.fold);
  CHECK(*card.fold < 60);
  REQUIRE(card.more.size() == 1);
  CHECK(card.more[0].bottom() < card.size.height);
}

TEST_CASE("surface: a story without a picture shows its words, with one its picture") {
  CardInput input = clinic("Flu jabs from Monday.");
  CHECK(says(draw("whatsapp", input, {.surface = "status"}), "Flu jabs"));
  input.text.clear();
  CHECK(says(draw("whatsapp", input, {.surface = "status"}), "picture of 9:16"));
  input.pictures = {picture(1080, 1920)};
  CHECK(draw("whatsapp", input, {.surface = "status"}).pictures.size() == 1);
}

TEST_CASE("surface: a story of a platform that takes no text with it draws none") {
  CardInput input = clinic("Flu jabs from Monday.");
  for (const char* platform : {"facebook", "instagram", "snapchat"}) {
    CAPTURE(platform);
    input.pictures = {picture(1080, 1920)};
    CHECK_FALSE(says(draw(platform, input, {.surface = "story"}), "Flu jabs"));
    input.pictures.clear();
    const Card empty = draw(platform, input, {.surface = "story"});
    CHECK_FALSE(says(empty, "Flu jabs"));
    CHECK(says(empty, "picture or video of 9:16"));
  }
  input.pictures = {picture(1080, 1920)};
  CHECK(says(draw("whatsapp", input, {.surface = "status"}), "Flu jabs"));
}

TEST_CASE("surface: the dots of several pictures on a dark screen are white") {
  CardInput input = clinic("Flu jabs from Monday.");
  input.pictures = {picture(1080, 1920), picture(1080, 1920)};
  const auto dots = [](const Card& card) {
    std::vector<Color> out;
    for (const paint::Command& command : card.list.commands)
      if (const auto* fill = std::get_if<paint::FillRoundRect>(&command);
          fill != nullptr && fill->rect.width == 6 && fill->rect.height == 6)
        out.push_back(std::get<Color>(fill->fill));
    return out;
  };
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const std::vector<Color> all =
        dots(draw("tiktok", input, {.surface = "photo", .theme = theme}));
    REQUIRE(all.size() == 2);
    CHECK(all[0] == rgb(0xffffff));
    CHECK((all[1].r == 255 && all[1].g == 255 && all[1].b == 255 && all[1].a < 160));
  }
}

TEST_CASE("surface: each whole screen asks for what it can show") {
  const CardInput input = clinic("Hello.");
  CHECK(says(draw("instagram", input, {.surface = "reel"}), "A video of 9:16"));
  CHECK(says(draw("instagram", input, {.surface = "feed"}), "needs a picture"));
  CHECK(says(draw("tiktok", input, {.surface = "photo"}), "A picture of 9:16"));
}

TEST_CASE("surface: the dots of a carousel Pin stand on the picture, clear of the icons") {
  CardInput input = clinic("Hello.");
  input.pictures = {picture(1000, 1000), picture(1000, 1000)};
  const Card card = draw("pinterest", input, {.surface = "carousel"});
  const Rect place = card.pictures.at(0);
  int dots = 0;
  for (const paint::Command& command : card.list.commands)
    if (const auto* fill = std::get_if<paint::FillRoundRect>(&command);
        fill != nullptr && fill->rect.width == 6 && fill->rect.height == 6) {
      ++dots;
      CHECK(fill->rect.bottom() < place.bottom());
    }
  CHECK(dots == 2);
}

TEST_CASE("surface: links in Mastodon's dark theme are underlined, in the light one coloured") {
  const CardInput input = clinic("Read https://example.org/flu and #griepprik.");
  const auto lines = [&](Theme theme) {
    int found = 0;
    for (const paint::Command& command : draw("mastodon", input, {.theme = theme}).list.commands)
      if (const auto* fill = std::get_if<paint::FillRoundRect>(&command))
        found += fill->rect.height == 1 && fill->rect.width > 20;
    return found;
  };
  CHECK(lines(Theme::Dark) == 2);
  CHECK(lines(Theme::Light) == 0);
}

TEST_CASE("surface: a Short shows the title, and no fold of the description") {
  CardInput input = clinic(long_text);
  input.title = "Walk after dinner";
  const Card card = draw("youtube", input, {.surface = "short"});
  CHECK(says(card, "Walk after dinner"));
  CHECK_FALSE(says(card, "A short walk"));
  CHECK_FALSE(card.fold);
  input.title.clear();
  CHECK(says(draw("youtube", input, {.surface = "short"}), "A short walk"));
}

TEST_CASE("surface: a video has its length, its title and a folded description") {
  CardInput input = clinic(long_text);
  input.title = "Walk after dinner";
  input.pictures = {picture(1920, 1080)};
  input.pictures[0].seconds = 3723;
  const Card card = draw("youtube", input, {.surface = "video"});
  CHECK(says(card, "1:02:03"));
  CHECK(says(card, "Walk after dinner"));
  CHECK(says(card, "Subscribe"));
  REQUIRE(card.fold);
  CHECK(card.pictures.at(0).height == doctest::Approx(219));
}

TEST_CASE("surface: Facebook shows three lines on a phone and five on a desktop") {
  const CardMaker maker = shipped_maker("facebook");
  const CardInput input = clinic(long_text);
  const Card phone = maker.make(input, test_fonts());
  const Card desktop =
      maker.make(input, test_fonts(), {.width = maker.surface("post").desktop_width});
  REQUIRE(phone.fold);
  REQUIRE(desktop.fold);
  CHECK(*desktop.fold > *phone.fold * 2);
}

TEST_CASE("surface: Threads puts pictures side by side, equally high, out of the card") {
  CardInput input = clinic("a");
  for (int i = 0; i < 4; ++i) input.pictures.push_back(picture(1000, 800));
  const Card card = draw("threads", input, {});
  REQUIRE(card.pictures.size() >= 2);
  for (const Rect& place : card.pictures) CHECK(place.height == card.pictures[0].height);
  CHECK(card.pictures.back().right() > card.size.width);
  CHECK(card.pictures.size() < 4);
}

TEST_CASE("surface: a bubble is as wide as its words, with the time in it") {
  const auto bubble = [](const std::string& text) {
    const Card card = draw("whatsapp", clinic(text), {.surface = "message"});
    for (const paint::Command& command : card.list.commands)
      if (const auto* shadow = std::get_if<paint::Shadow>(&command)) return shadow->rect;
    return Rect{};
  };
  CHECK(bubble("Hi").width < 110);
  CHECK(bubble("Hi, how are you today?").width > bubble("Hi").width);
  CHECK(bubble(long_text).width <= 390 - 24);
  CHECK(says(draw("whatsapp", clinic("Hi"), {.surface = "message"}), "now"));
}

TEST_CASE("surface: a channel can be passed on, a message cannot") {
  const CardInput input = clinic("Hi");
  CHECK(draw("whatsapp", input, {.surface = "channel"}).list.commands.size() ==
        draw("whatsapp", input, {.surface = "message"}).list.commands.size() + 2);
}

TEST_CASE("surface: a sign tells of alternative text where the platform has one") {
  CardInput input = clinic("a");
  input.pictures = {picture(1000, 1000)};
  CHECK_FALSE(says(draw("bluesky", input, {}), "ALT"));
  input.pictures[0].described = true;
  for (const char* id : {"bluesky", "mastodon", "x"}) CHECK(says(draw(id, input, {}), "ALT"));
  CHECK_FALSE(says(draw("facebook", input, {}), "ALT"));
}

TEST_CASE("surface: a link's card has what was typed, in the platform's order") {
  CardInput input = clinic("a");
  input.link = LinkCard{"Opening hours", "When you can come by.", "example.org", std::nullopt};
  const std::string facebook = all_text(draw("facebook", input, {}));
  CHECK(facebook.find("EXAMPLE.ORG") < facebook.find("Opening hours"));
  CHECK(facebook.find("Opening hours") < facebook.find("When you can"));
  const std::string bluesky = all_text(draw("bluesky", input, {}));
  CHECK(bluesky.find("Opening hours") < bluesky.find("example.org"));
  CHECK_FALSE(says(draw("threads", input, {}), "When you can"));
  input.link->description.clear();
  CHECK(draw("bluesky", input, {}).size.height < 300);
}

TEST_CASE("surface: a business post has a button only with a link") {
  CardInput input = clinic("a");
  CHECK_FALSE(says(draw("google-business", input, {}), "Learn more"));
  input.link = LinkCard{"", "", "example.org", std::nullopt};
  CHECK(says(draw("google-business", input, {}), "Learn more"));
}

TEST_CASE("surface: photos of TikTok keep their shape and show how many there are") {
  CardInput input = clinic("a");
  input.pictures = {picture(1000, 1000), picture(1000, 1000)};
  const Card photo = draw("tiktok", input, {.surface = "photo"});
  CHECK(photo.pictures.at(0).height == 390);
  const Card video = draw("tiktok", input, {.surface = "video"});
  CHECK(video.pictures.at(0).height == video.size.height);
}

TEST_CASE("surface: one that is like another needs that one to stand alone") {
  platforms::Platform platform = shipped_platform("instagram");
  platform.preview->find("surfaces")->find("carousel")->set("like", "nowhere");
  const Result<CardMaker> maker = CardMaker::create(platform);
  REQUIRE_FALSE(maker);
  CHECK(maker.error().place == "platforms/instagram.json#/preview/surfaces/carousel");
}

TEST_CASE("surface: a safe zone that leaves nothing is refused") {
  platforms::Platform platform = shipped_platform("tiktok");
  json::Value* video = platform.preview->find("surfaces")->find("video");
  video->find("screen")->find("safe")->set("left", 1000);
  CHECK_FALSE(CardMaker::create(platform));
}
