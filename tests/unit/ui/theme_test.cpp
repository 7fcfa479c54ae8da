#include "ui/theme.h"

#include <fstream>
#include <iterator>

#include "doctest/doctest.h"
#include "json/parse.h"

using namespace bedside;
using ui::Theme;
using ui::Tone;

namespace {

json::Value theme_file(const std::string& name) {
  std::ifstream file(std::string(BEDSIDE_SOURCE_DIR) + "/assets/themes/" + name + ".json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<json::Value> value = json::parse(text, name);
  REQUIRE(value);
  return *value;
}

Theme theme(const std::string& name) {
  const Result<Theme> loaded = ui::load_theme(name, theme_file(name));
  REQUIRE(loaded);
  return *loaded;
}

}  // namespace

TEST_CASE("theme: text reaches 4.5 to 1 on every background it stands on") {
  for (const char* name : {"light", "dark"}) {
    const Theme look = theme(name);
    for (const Tone text : {Tone::Ink, Tone::Mute, Tone::Faint, Tone::Brand})
      for (const Tone ground :
           {Tone::Card, Tone::Panel, Tone::PanelSoft, Tone::Page, Tone::Hover}) {
        INFO(name, " ", tone_name(text), " on ", tone_name(ground));
        CHECK(ui::contrast(look[text], look[ground]) >= 4.5);
      }
  }
}

TEST_CASE("theme: the colours of severities and states can be read on their own grounds") {
  struct Pair {
    Tone text, ground;
  };
  for (const char* name : {"light", "dark"}) {
    const Theme look = theme(name);
    for (const auto& [text, ground] :
         {Pair{Tone::Block, Tone::BlockSoft}, Pair{Tone::Review, Tone::ReviewSoft},
          Pair{Tone::Advice, Tone::AdviceSoft}, Pair{Tone::Good, Tone::GoodSoft},
          Pair{Tone::Quiet, Tone::QuietSoft}, Pair{Tone::OnBrand, Tone::Brand},
          Pair{Tone::OnBrand, Tone::BrandHover}, Pair{Tone::OnBar, Tone::Bar},
          Pair{Tone::Ink, Tone::BrandSoft}, Pair{Tone::Brand, Tone::BrandSoft},
          Pair{Tone::Block, Tone::Card}}) {
      INFO(name, " ", tone_name(text), " on ", tone_name(ground));
      CHECK(ui::contrast(look[text], look[ground]) >= 4.5);
    }
  }
}

TEST_CASE("theme: edges of fields and the focus ring reach 3 to 1") {
  for (const char* name : {"light", "dark"}) {
    const Theme look = theme(name);
    CHECK(ui::contrast(look[Tone::Edge], look[Tone::Card]) >= 3);
    CHECK(ui::contrast(look[Tone::Focus], look[Tone::Page]) >= 3);
  }
}

TEST_CASE("theme: a file without one of the colours is refused with its place") {
  json::Value file = theme_file("light");
  file.find("colors")->erase("ink");
  const Result<Theme> loaded = ui::load_theme("light", file);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == ErrorCode::MissingValue);
  CHECK(loaded.error().place == "themes/light.json#/colors/ink");
}

TEST_CASE("theme: a colour that is not one is refused") {
  json::Value file = theme_file("light");
  file.find("colors")->set("ink", "blue");
  CHECK(ui::load_theme("light", file).error().code == ErrorCode::InvalidValue);
}

TEST_CASE("theme: an unknown colour is refused, so a typing mistake is seen") {
  json::Value file = theme_file("light");
  file.find("colors")->set("inkk", "#000000");
  CHECK(ui::load_theme("light", file).error().code == ErrorCode::UnknownKey);
}

TEST_CASE("theme: colours forced by the system are used as they are") {
  const host::SystemColors system{.canvas = rgb(0x000000),
                                  .canvas_text = rgb(0xFFFFFF),
                                  .button_face = rgb(0),
                                  .button_text = rgb(0xFFFF00),
                                  .highlight = rgb(0x00FFFF),
                                  .highlight_text = rgb(0),
                                  .link = rgb(0xFFFF00),
                                  .gray_text = rgb(0x00FF00)};
  const Theme look = ui::forced_theme(system);
  CHECK(look.dark);
  CHECK(look[Tone::Card] == rgb(0x000000));
  CHECK(look[Tone::Ink] == rgb(0xFFFFFF));
  CHECK(look[Tone::Brand] == rgb(0xFFFF00));
}
