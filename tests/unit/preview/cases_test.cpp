// Cards as text: tests/cases/preview/<name>.json holds the post, <name>.txt the display list it
// gives. With BEDSIDE_REBASELINE set the lists are written anew: read the difference.
// In the same pass the painted pixels of each are compared by digest, in every home.

#include <cstdlib>
#include <fstream>
#include <map>

#include "base/sha256.h"
#include "paint/painter.h"
#include "preview/setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

constexpr const char* names[] = {
    "x-photo-light",
    "x-grid-dark",
    "x-link-light",
    "instagram-carousel-dark",
    "instagram-no-picture-light",
    "linkedin-mosaic-light",
    "linkedin-link-dark",
};

CardPicture read_picture(const json::Value& from) {
  return {std::string(from.string_or("id", "")), static_cast<int>(from.int_or("width", 0)),
          static_cast<int>(from.int_or("height", 0)), static_cast<int>(from.int_or("focal_x", 500)),
          static_cast<int>(from.int_or("focal_y", 500))};
}

CardInput read_input(const json::Value& from) {
  CardInput input = clinic(std::string(from.string_or("text", "")),
                           std::string(from.string_or("language", "en")));
  for (const json::Value& picture : from.array_of("pictures"))
    input.pictures.push_back(read_picture(picture));
  if (const json::Value* link = from.find("link")) {
    input.link = LinkCard{std::string(link->string_or("title", "")), "",
                          std::string(link->string_or("domain", "")), std::nullopt};
    if (const json::Value* picture = link->find("picture"))
      input.link->picture = read_picture(*picture);
  }
  return input;
}

// A picture of two colours that meet on a slope, by its id.
Bitmap test_picture(std::string_view id) {
  Bitmap out = Bitmap::blank(240, 180);
  const int tint = id.empty() ? 0 : (id.front() * 37) % 160;
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      std::uint8_t* p = out.pixel(x, y);
      const bool upper = x * 3 > y * 4;
      p[0] = static_cast<std::uint8_t>(upper ? 15 + tint : 225);
      p[1] = static_cast<std::uint8_t>(upper ? 118 : 180 + tint / 4);
      p[2] = static_cast<std::uint8_t>(upper ? 110 : 96 + x / 4);
      p[3] = 255;
    }
  return out;
}

std::string pixel_digest(const Card& card) {
  std::map<std::string, Bitmap, std::less<>> pictures;
  paint::Painter painter(test_fonts(), [&](std::string_view id) {
    return &pictures.try_emplace(std::string(id), test_picture(id)).first->second;
  });
  constexpr float scale = 2;
  Bitmap out = Bitmap::blank(static_cast<int>(card.size.width * scale),
                             static_cast<int>(card.size.height * scale));
  painter.draw(card.list, scale, out);
  return sha256_hex(std::as_bytes(std::span(out.rgba)));
}

void compare(const std::string& path, const std::string& made) {
  if (std::getenv("BEDSIDE_REBASELINE") != nullptr) {
    std::ofstream(path, std::ios::binary) << made;
    return;
  }
  const auto expected = test::read_file(path);
  REQUIRE(expected);
  CHECK(made == *expected);
}

}  // namespace

TEST_CASE("cards of the cases give the display lists and pixels written beside them") {
  for (const std::string name : names) {
    CAPTURE(name);
    const std::string base = test::source_path("tests/cases/preview/" + name);
    const auto file = test::read_file(base + ".json");
    REQUIRE(file);
    const Result<json::Value> value = json::parse(*file, name);
    REQUIRE(value);
    const CardMaker maker = shipped_maker(std::string(value->string_or("platform", "")));
    const bool dark = value->string_or("theme", "light") == "dark";
    const Card card = maker.make(read_input(*value), test_fonts(),
                                 {.theme = dark ? Theme::Dark : Theme::Light,
                                  .width = static_cast<float>(value->double_or("width", 0)),
                                  .expanded = value->bool_or("expanded", false)});
    std::string made = "size " + std::to_string(static_cast<int>(card.size.width)) + "x" +
                       std::to_string(static_cast<int>(card.size.height)) + "\n";
    made += "fold " + (card.fold ? std::to_string(*card.fold) : std::string("none")) + "\n";
    made += "pixels " + pixel_digest(card) + "\n" + paint::print(card.list);
    compare(base + ".txt", made);
  }
}
