#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/geometry.h"
#include "json/fields.h"
#include "json/value.h"
#include "paint/font.h"
#include "platforms/count.h"
#include "preview/icons.h"

// The `preview` part of a platform's file, read into numbers. Lengths are CSS pixels.
namespace bedside::preview {

// What a colour is for; each theme has all of them.
enum class Tone : std::uint8_t {
  Background,
  Page,
  Text,
  Secondary,
  Link,
  Border,
  Fill,      // where a picture or its place holder stands
  Over,      // behind text past the limit
  Avatar,    // behind initials
  Initials,  // the initials themselves
};
inline constexpr std::size_t tone_count = 10;
using Palette = std::array<Color, tone_count>;

struct TextSpec {
  float size = 0;
  float line = 0;
  paint::FontWeight weight = paint::FontWeight::Regular;
  Tone tone = Tone::Text;
};

// "{name}", " @{handle}", " · {time}", "{place}", or an icon. Left out when its value is empty.
struct HeaderSpan {
  std::string format;
  std::optional<Icon> icon;
  TextSpec text;
};

struct HeaderStyle {
  float avatar = 0;
  float avatar_radius = 0;
  float gap = 0;
  float menu = 0;  // size of the icon on the right; 0: none
  float bottom = 0;
  std::vector<std::vector<HeaderSpan>> lines;
};

struct TextStyle {
  TextSpec spec;
  float top = 0;
  std::vector<platforms::EntityType> colored;
  bool link_scheme = true;          // "https://" is shown
  std::size_t link_characters = 0;  // longer links end in "…"; 0: as they are
  bool handle_first = false;        // a caption that begins with the account's name
  bool more_below = false;          // the word for "more" on its own line
  std::string more_dots;            // before the word when it stands in the text
  Tone more_tone = Tone::Secondary;
  paint::FontWeight more_weight = paint::FontWeight::Regular;
};

// Cells of a collage as parts of the whole, and the whole's width / height.
struct Grid {
  float ratio = 1;
  std::vector<Rect> cells;
};

struct MediaStyle {
  float top = 0;
  bool bleed = false;  // from edge to edge of the card
  float radius = 0;
  float border = 0;
  float gap = 0;
  float ratio_min = 0;  // of a single picture, and of a carousel's first
  float ratio_max = 0;
  bool carousel = false;
  bool needed = false;      // a post without a picture shows a place holder
  std::vector<Grid> grids;  // for 2, 3, ... pictures; the last one also for more
};

struct LinkStyle {
  enum class Kind : std::uint8_t { None, Large, Row };
  Kind kind = Kind::None;
  float top = 0;
  float radius = 0;
  float picture_ratio = 1;  // width / height
  float picture_width = 0;  // of a row's picture
  bool bleed = false;
  TextSpec title;
  TextSpec domain;
};

struct ActionItem {
  Icon icon = Icon::Heart;
  std::string word;    // key of a word beside the icon
  bool count = false;  // "0" beside it
  bool right = false;  // stands at the right end
};

struct ActionStyle {
  enum class Kind : std::uint8_t {
    Spread,  // even space between
    Left,    // side by side, some at the right end
    Labels,  // columns with words
  };
  Kind kind = Kind::Spread;
  float top = 0;
  float height = 0;
  float icon = 0;
  float gap = 0;
  bool rule = false;  // a line above
  Tone tone = Tone::Secondary;
  TextSpec text;
  std::vector<ActionItem> items;
};

enum class Part : std::uint8_t { Header, Text, Media, Actions, Time };

struct CardStyle {
  float phone_width = 0;
  float desktop_width = 0;
  float padding_x = 0;
  float padding_top = 0;
  float padding_bottom = 0;
  float tracking = 0;   // ems between letters: brings the text face to the width of a phone's
  bool column = false;  // everything stands right of the avatar
  std::vector<Part> order;
  HeaderStyle header;
  TextStyle text;
  MediaStyle media;
  LinkStyle link;
  ActionStyle actions;
  TextSpec time;  // of Part::Time
  float time_top = 0;
  Palette light;
  Palette dark;
  // language -> key -> word
  std::map<std::string, std::map<std::string, std::string>, std::less<>> words;

  // The word in `language`, else in English; every key the style asks for is there.
  std::string_view word(std::string_view language, std::string_view key) const;
};

// Reads everything and reports every mistake; `style` is complete only without diagnostics.
CardStyle read_card_style(json::Fields preview);

}  // namespace bedside::preview
