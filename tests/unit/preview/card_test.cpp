#include "preview/card.h"

#include <algorithm>
#include <variant>

#include "preview/setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

constexpr const char* ids[] = {"x", "instagram", "linkedin"};

const std::string long_text =
    "A short walk after a meal can lower your blood sugar. Ask your nurse how to begin. "
    "Many people start with five minutes and add one minute each day. Wear good shoes, take "
    "water with you, and stop when you feel pain in your chest.";

// The texts of all glyph runs in `color`.
std::string text_in(const Card& card, Color color) {
  std::string out;
  for (const paint::Command& command : card.list.commands)
    if (const auto* run = std::get_if<paint::DrawGlyphs>(&command))
      if (run->color == color) out += run->text;
  return out;
}

std::string all_text(const Card& card) {
  std::string out;
  for (const paint::Command& command : card.list.commands)
    if (const auto* run = std::get_if<paint::DrawGlyphs>(&command)) out += run->text + "|";
  return out;
}

std::size_t image_count(const Card& card) {
  return static_cast<std::size_t>(std::ranges::count_if(
      card.list.commands,
      [](const paint::Command& c) { return std::holds_alternative<paint::DrawImage>(c); }));
}

CardPicture picture(int width, int height) { return {"p", width, height, 500, 500}; }

}  // namespace

TEST_CASE("card: every surface of every platform loads and draws an empty and a full post") {
  for (const std::string& id : shipped_ids()) {
    const CardMaker maker = shipped_maker(id);
    for (const CardSurface& surface : maker.surfaces()) {
      CAPTURE(id);
      CAPTURE(surface.id);
      const Card empty = maker.make({}, test_fonts(), {.surface = surface.id});
      CHECK(empty.size.width == surface.phone_width);
      CHECK(empty.size.height > 40);
      const Card full = maker.make(clinic(long_text), test_fonts(), {.surface = surface.id});
      if (!surface.whole_screen) CHECK(full.size.height > empty.size.height);
      CHECK(full.list != empty.list);
      CHECK(full.missing == 0);
    }
  }
}

TEST_CASE("card: nothing of a card is drawn outside it") {
  for (const std::string& id : shipped_ids()) {
    CAPTURE(id);
    const CardMaker maker = shipped_maker(id);
    CardInput input = clinic("Arbeidsongeschiktheidsverzekeringsmaatschappijen " + long_text);
    input.name = "Anna Margrét Guðmundsdóttir-Þorvaldsdóttir, hjúkrunarfræðingur á heilsugæslu";
    input.handle = "a_handle_that_is_far_too_long_for_a_line";
    for (int i = 0; i < 6; ++i) input.pictures.push_back(picture(1080, 1350));
    for (const float width : {260.0f, 390.0f, 598.0f}) {
      const Card card = maker.make(input, test_fonts(), {.width = width});
      for (const paint::Command& command : card.list.commands) {
        const auto* run = std::get_if<paint::DrawGlyphs>(&command);
        if (run == nullptr) continue;
        CAPTURE(run->text);
        CHECK(run->origin.x >= 0);
        CHECK(run->origin.x + run->glyphs.back().x < width);
        CHECK(run->origin.y < card.size.height);
      }
    }
  }
}

TEST_CASE("card: LinkedIn folds at the third line, with the word for it behind the text") {
  const CardMaker maker = shipped_maker("linkedin");
  const Card card = maker.make(clinic(long_text), test_fonts());
  REQUIRE(card.fold);
  CHECK(*card.fold > 100);
  CHECK(*card.fold < 160);
  REQUIRE(card.more.size() == 1);
  CHECK(card.more[0].right() <= 375 - 16 + 0.1f);
}

TEST_CASE("card: LinkedIn shows two lines when the third is empty") {
  const Card card =
      shipped_maker("linkedin").make(clinic("One.\nTwo.\n\nFour.\nFive."), test_fonts());
  REQUIRE(card.fold);
  CHECK(*card.fold <= 10);
}

TEST_CASE("card: Instagram puts the account before the text and folds at two lines") {
  const Card card = shipped_maker("instagram").make(clinic(long_text), test_fonts());
  CHECK(all_text(card).find("stannaclinic |A short walk") != std::string::npos);
  REQUIRE(card.fold);
  CHECK(*card.fold < 110);
  CHECK(long_text.find(long_text.substr(0, *card.fold)) == 0);
}

TEST_CASE("card: a longer account name leaves less of the text before the fold") {
  const CardMaker maker = shipped_maker("instagram");
  CardInput input = clinic(long_text);
  const Card shorter = maker.make(input, test_fonts());
  input.handle = "the_clinic_with_the_long_account_name";
  const Card longer = maker.make(input, test_fonts());
  REQUIRE(shorter.fold);
  REQUIRE(longer.fold);
  CHECK(*longer.fold < *shorter.fold);
}

TEST_CASE("card: X does not fold a post of 280") {
  const std::string text(280, 'a');
  CHECK_FALSE(shipped_maker("x").make(clinic(text), test_fonts()).fold);
}

TEST_CASE("card: expanded, all of the text is shown") {
  for (const char* id : ids) {
    CAPTURE(id);
    const CardMaker maker = shipped_maker(id);
    const Card card = maker.make(clinic(long_text), test_fonts(), {.expanded = true});
    CHECK_FALSE(card.fold);
    CHECK(card.more.empty());
    CHECK(all_text(card).find("chest.") != std::string::npos);
  }
}

TEST_CASE("card: entities are coloured to the exact character") {
  const CardMaker maker = shipped_maker("x");
  const Card card =
      maker.make(clinic("Ask @nurse_one, see https://example.org/a. #Heart-care"), test_fonts());
  const std::string colored = text_in(card, rgb(0x1d9bf0));
  CHECK(colored == "@nurse_oneexample.org/a#Heart");
}

TEST_CASE("card: Instagram colours hashtags but no links, and shows links as typed") {
  const Card card =
      shipped_maker("instagram").make(clinic("See https://example.org/a #heart"), test_fonts());
  CHECK(text_in(card, rgb(0x00376b)) == "#heart");
  CHECK(all_text(card).find("https://example.org/a") != std::string::npos);
}

TEST_CASE("card: X shortens long links without losing the place of the fold or the limit") {
  const std::string link = "https://example.org/a-very-long-address/with/many/parts/in/it";
  const Card card = shipped_maker("x").make(clinic("Read " + link), test_fonts());
  CHECK(all_text(card).find("example.org/a-very-long-addres…") != std::string::npos);
}

TEST_CASE("card: text past the limit is marked from its first character on") {
  const CardMaker maker = shipped_maker("x");
  const auto marks = [](const Card& card) {
    return std::ranges::count_if(card.list.commands, [](const paint::Command& c) {
      const auto* box = std::get_if<paint::FillRoundRect>(&c);
      return box && box->fill == paint::Fill(rgb(0xfbd5da));
    });
  };
  std::string text;
  while (text.size() + 5 <= 280) text += "care ";
  CHECK(marks(maker.make(clinic(text), test_fonts())) == 0);
  CHECK(marks(maker.make(clinic(text + "more"), test_fonts())) == 1);
}

TEST_CASE("card: an over-long name is cut and the time stays") {
  CardInput input = clinic("Hello.");
  input.name = "Anna Margrét Guðmundsdóttir-Þorvaldsdóttir, hjúkrunarfræðingur á heilsugæslu";
  const Card card = shipped_maker("x").make(input, test_fonts());
  CHECK(all_text(card).find(" · now") != std::string::npos);
  CHECK(all_text(card).find("heilsugæslu") == std::string::npos);
}

TEST_CASE("card: an empty place or handle leaves no gap and no sign behind") {
  CardInput input = clinic("Hello.");
  input.place.clear();
  input.handle.clear();
  const Card x = shipped_maker("x").make(input, test_fonts());
  CHECK(all_text(x).find('@') == std::string::npos);
  const Card linkedin = shipped_maker("linkedin").make(input, test_fonts());
  CHECK(all_text(linkedin).find("||") == std::string::npos);
}

TEST_CASE("card: words are in the language of the post, English where there are none") {
  const CardMaker maker = shipped_maker("linkedin");
  for (const auto& [language, word] : {std::pair{"nl", "Interessant"},
                                       {"ca", "M'agrada"},
                                       {"id", "Suka"},
                                       {"sw", "Penda"},
                                       {"is", "Líkar við"},
                                       {"en", "Like"},
                                       {"fr", "Like"}}) {
    CAPTURE(language);
    CHECK(all_text(maker.make(clinic("a", language), test_fonts())).find(word) !=
          std::string::npos);
  }
}

TEST_CASE("card: initials stand for a missing profile picture") {
  CardInput input = clinic("a");
  CHECK(all_text(shipped_maker("x").make(input, test_fonts())).starts_with("SA|"));
  input.name = "Þórunn";
  CHECK(all_text(shipped_maker("x").make(input, test_fonts())).starts_with("Þ|"));
  input.avatar = "avatar-id";
  CHECK(image_count(shipped_maker("x").make(input, test_fonts())) == 1);
}

TEST_CASE("card: pictures fill the grid of their number, and no more than it holds") {
  const CardMaker x = shipped_maker("x");
  const CardMaker linkedin = shipped_maker("linkedin");
  CardInput input = clinic("a");
  for (std::size_t count = 1; count <= 7; ++count) {
    input.pictures.push_back(picture(1000, 1000));
    CHECK(image_count(x.make(input, test_fonts())) == std::min<std::size_t>(count, 4));
    CHECK(image_count(linkedin.make(input, test_fonts())) == std::min<std::size_t>(count, 5));
  }
  CHECK(all_text(linkedin.make(input, test_fonts())).find("+2") != std::string::npos);
}

TEST_CASE("card: cells of a grid do not overlap and leave the gap between them") {
  CardInput input = clinic("a");
  for (int i = 0; i < 5; ++i) input.pictures.push_back(picture(1000, 800));
  for (const char* id : {"x", "linkedin"}) {
    const Card card = shipped_maker(id).make(input, test_fonts());
    for (std::size_t i = 0; i < card.pictures.size(); ++i)
      for (std::size_t k = i + 1; k < card.pictures.size(); ++k)
        CHECK(intersect(card.pictures[i], card.pictures[k]).empty());
  }
}

TEST_CASE("card: a single picture keeps its shape within what the platform shows") {
  const CardMaker maker = shipped_maker("instagram");
  CardInput input = clinic("a");
  const auto ratio = [&](int width, int height) {
    input.pictures = {picture(width, height)};
    const Rect place = maker.make(input, test_fonts()).pictures.at(0);
    return place.width / place.height;
  };
  CHECK(ratio(1080, 1080) == doctest::Approx(1));
  CHECK(ratio(1080, 1920) == doctest::Approx(0.8).epsilon(0.01));
  CHECK(ratio(3000, 1000) == doctest::Approx(1.91).epsilon(0.01));
}

TEST_CASE("card: Instagram shows the first of several pictures, their number and dots") {
  CardInput input = clinic("a");
  input.pictures = {picture(1080, 1080), picture(500, 900), picture(900, 500)};
  const Card card = shipped_maker("instagram").make(input, test_fonts());
  CHECK(image_count(card) == 1);
  CHECK(all_text(card).find("1/3") != std::string::npos);
}

TEST_CASE("card: Instagram asks for a picture where there is none, others do not") {
  CHECK(all_text(shipped_maker("instagram").make(clinic("a"), test_fonts()))
            .find("needs a picture") != std::string::npos);
  CHECK(all_text(shipped_maker("x").make(clinic("a"), test_fonts())).find("picture") ==
        std::string::npos);
}

TEST_CASE("card: a link card is drawn only without pictures and where the platform has one") {
  CardInput input = clinic("a");
  input.link = LinkCard{"Opening hours", "", "example.org", std::nullopt};
  for (const char* id : {"x", "linkedin"})
    CHECK(all_text(shipped_maker(id).make(input, test_fonts())).find("Opening hours") !=
          std::string::npos);
  CHECK(all_text(shipped_maker("instagram").make(input, test_fonts())).find("Opening hours") ==
        std::string::npos);
  input.pictures = {picture(1000, 1000)};
  CHECK(all_text(shipped_maker("x").make(input, test_fonts())).find("Opening hours") ==
        std::string::npos);
}

TEST_CASE("card: spaces and blank lines around the text are left out") {
  const CardMaker maker = shipped_maker("x");
  CHECK(maker.make(clinic("\n\n  Hello. \n\n"), test_fonts()).size ==
        maker.make(clinic("Hello."), test_fonts()).size);
}

TEST_CASE("card: characters without a glyph are counted") {
  CHECK(shipped_maker("x").make(clinic("\u0B95 Hello"), test_fonts()).missing == 1);
}

TEST_CASE("card: one more letter in the last line repaints that line alone") {
  const CardMaker maker = shipped_maker("x");
  CardInput input = clinic("Drink water.");
  input.pictures = {picture(1000, 1000)};
  const Card before = maker.make(input, test_fonts());
  input.text += "!";
  const std::optional<Rect> area = paint::damage(before.list, maker.make(input, test_fonts()).list);
  REQUIRE(area);
  CHECK(area->height < 60);
}

TEST_CASE("card: framed, it stands on the page's colour with its margin") {
  const Card card = shipped_maker("x").make(clinic("a"), test_fonts());
  const Card out = framed(card, rgb(0xeeeeee), rgb(0xcccccc), 12, 10);
  CHECK(out.size == Size{card.size.width + 24, card.size.height + 24});
}

TEST_CASE("card: a preview with a mistake is refused with its place") {
  platforms::Platform platform = shipped_platform("x");
  platform.preview->find("surfaces")->find("post")->find("header")->set("avatar", "large");
  const Result<CardMaker> maker = CardMaker::create(platform);
  REQUIRE_FALSE(maker);
  CHECK(maker.error().place == "platforms/x.json#/preview/surfaces/post/header/avatar");

  platform = shipped_platform("x");
  platform.preview->set("surprise", 1);
  const Result<CardMaker> unknown = CardMaker::create(platform);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::UnknownKey);
}

TEST_CASE("card: a maker lists the surfaces it can draw, the first for unknown ones") {
  const CardMaker maker = shipped_maker("instagram");
  REQUIRE(maker.surfaces().size() >= 2);
  CHECK(maker.surfaces()[0].id == "feed");
  CHECK(maker.surface("carousel").id == "carousel");
  CHECK(maker.surface("carousel.title").id == "carousel");
  CHECK(maker.surface("nowhere").id == "feed");
  CHECK(maker.surface().phone_width == 390);
}

TEST_CASE("card: a surface that the platform does not have is refused") {
  platforms::Platform platform = shipped_platform("x");
  json::Value* surfaces = platform.preview->find("surfaces");
  surfaces->set("nowhere", *surfaces->find("post"));
  const Result<CardMaker> maker = CardMaker::create(platform);
  REQUIRE_FALSE(maker);
  CHECK(maker.error().place == "platforms/x.json#/preview/surfaces/nowhere");
}

TEST_CASE("card: a platform without a preview says so") {
  platforms::Platform platform = shipped_platform("x");
  platform.preview.reset();
  const Result<CardMaker> maker = CardMaker::create(platform);
  REQUIRE_FALSE(maker);
  CHECK(maker.error().code == ErrorCode::AssetMissing);
}
