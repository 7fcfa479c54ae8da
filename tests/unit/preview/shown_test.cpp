// What platform checks hold for seen (platforms/shown.h) is what the cards draw.

#include "platforms/shown.h"

#include <cmath>

#include "doctest/doctest.h"
#include "preview/crop.h"
#include "preview/draft_card.h"
#include "setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

// Ten-thousandths: cards stand on whole pixels, with a gap between the cells of a collage. As much
// as the frame of a text may be off.
constexpr int close = 100;

bool near(double a, double b) { return std::abs(a - b) <= close; }

model::Content pictures(std::size_t count, int width, int height) {
  model::Content content;
  content.text = "Flu jabs start on Monday.";
  for (std::size_t i = 0; i < count; ++i)
    content.pictures.push_back({.id = "a", .width = width, .height = height, .focal_y = 300});
  return content;
}

void compare(const std::string& id, const platforms::Platform& platform, const CardMaker& maker,
             std::string_view surface, const model::Content& content) {
  const auto shown = platforms::shown_pictures(platform, surface);
  REQUIRE(shown.has_value());
  const CardInput input = draft_card(content, platform);
  const Card card = maker.make(input, test_fonts(), {.surface = surface});
  for (std::size_t i = 0; i < card.pictures.size(); ++i) {
    const CardPicture& picture = input.pictures[i];
    const Rect place = card.pictures[i];
    const Rect seen = crop(picture, place.width / place.height);
    const auto visible = platforms::visible_part(*shown, content.pictures, i);
    INFO(id << " " << surface << " " << i << " of " << content.pictures.size());
    REQUIRE(visible.has_value());
    const double x = 10'000.0 / picture.width, y = 10'000.0 / picture.height;
    CHECK(near(visible->x, seen.x * x));
    CHECK(near(visible->y, seen.y * y));
    CHECK(near(visible->width, seen.width * x));
    CHECK(near(visible->height, seen.height * y));
    if (!card.safe) continue;
    const model::PictureBox box = {2000, 3000, 4000, 1000};
    const Rect drawn = placed(picture, box, seen, place);
    const model::PictureBox at = platforms::on_screen(*shown, content.pictures[i], *visible, box);
    CHECK(near(at.x, drawn.x / card.size.width * 10'000));
    CHECK(near(at.bottom(), drawn.bottom() / card.size.height * 10'000));
    CHECK(near(shown->safe.y, card.safe->y / card.size.height * 10'000));
    CHECK(near(shown->safe.right(), card.safe->right() / card.size.width * 10'000));
  }
}

}  // namespace

TEST_CASE("shown: the part of a picture that checks hold for seen is the one that its card draws") {
  for (const std::string& id : shipped_ids()) {
    const platforms::Platform platform = shipped_platform(id);
    const CardMaker maker = shipped_maker(id);
    for (const CardSurface& surface : maker.surfaces())
      for (const std::size_t count : {1u, 2u, 3u, 4u, 5u}) {
        compare(id, platform, maker, surface.id, pictures(count, 1000, 2400));
        compare(id, platform, maker, surface.id, pictures(count, 2400, 800));
      }
  }
}

TEST_CASE("shown: with the safe zones, words that are covered are marked otherwise than others") {
  const CardMaker maker = shipped_maker("instagram");
  const platforms::Platform platform = shipped_platform("instagram");
  const auto drawn = [&](model::PictureBox box, bool zones) {
    model::Content content = pictures(1, 1080, 1920);
    content.pictures[0].texts = {{box, "Let op"}};
    return paint::print(maker
                            .make(draft_card(content, platform), test_fonts(),
                                  {.surface = "story", .safe_zones = zones})
                            .list);
  };
  constexpr model::PictureBox covered = {1000, 8500, 5000, 800}, free = {1000, 4000, 5000, 800};
  CHECK(drawn(covered, false) == drawn(free, false));
  CHECK(drawn(covered, true).find("ff453a") != std::string::npos);
  CHECK(drawn(free, true).find("ff453a") == std::string::npos);
}
