#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "json/fields.h"
#include "paint/font.h"
#include "platforms/count.h"
#include "preview/icons.h"

// How the parts of a card look: numbers of a platform's file. Lengths are CSS pixels.
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
  Button,    // behind the word of a filled button
  Label,     // the word on it
  White,     // on pictures, in both themes
};
inline constexpr std::size_t tone_count = 13;
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
  bool right = false;  // with all that follow, at the right end of the line
};

struct HeaderStyle {
  float avatar = 0;
  float avatar_radius = 0;
  float gap = 0;
  float menu = 0;  // size of the icon on the right; 0: none
  float top = 0;
  float bottom = 0;
  std::string button;     // key of the word on a button at the right end; empty: none
  bool outlined = false;  // that button is a line around its word
  std::vector<std::vector<HeaderSpan>> lines;
};

struct TitleStyle {
  TextSpec spec;
  float top = 0;
  int lines = 0;  // 0: as many as it takes
};

struct TextStyle {
  TextSpec spec;
  float top = 0;
  bool of_title = false;  // shows the title instead, when there is one
  float box_padding = 0;  // of a filled box around the text; 0: none
  float box_radius = 0;
  std::vector<platforms::EntityType> colored;
  bool underlined_in_dark = false;  // these, in the dark theme
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
  enum class Kind : std::uint8_t {
    Grid,
    Carousel,  // the first picture, a number and dots
    Strip,     // side by side, running out of the card on the right
    Document,  // the first page with a bar above and below it
    Player,    // the frame of a video with its controls
  };
  // Where a sign says that a picture has alternative text.
  enum class Badge : std::uint8_t { None, Left, Right };
  Kind kind = Kind::Grid;
  Badge badge = Badge::None;
  float top = 0;
  bool bleed = false;  // from edge to edge of the card
  float radius = 0;
  float border = 0;
  float gap = 0;
  float ratio_min = 0;  // of a single picture, and of a carousel's first
  float ratio_max = 0;
  float strip_height = 0;
  bool dots_inside = false;  // of a carousel: on the picture, else in the row of actions
  bool needed = false;       // a post without a picture shows a place holder
  std::vector<Grid> grids;   // for 2, 3, ... pictures; the last one also for more
};

struct LinkStyle {
  enum class Kind : std::uint8_t {
    None,
    Large,  // a picture with the title on it
    Row,    // a small picture, the words beside it
    Below,  // a picture, the words below it
  };
  Kind kind = Kind::None;
  float top = 0;
  float radius = 0;
  float picture_ratio = 1;  // width / height
  float picture_width = 0;  // of a row's picture
  bool bleed = false;
  // Of Kind::Below.
  bool border = false;
  bool domain_first = false;
  bool domain_capitals = false;
  bool domain_icon = false;  // a globe before it, a line above it
  int title_lines = 2;
  int description_lines = 0;  // 0: it is not shown
  TextSpec title;
  TextSpec description;
  TextSpec domain;
};

struct ActionItem {
  std::optional<Icon> icon;
  std::string word;     // key of a word beside the icon
  bool count = false;   // "0" beside it
  bool right = false;   // stands at the right end
  bool button = false;  // the word alone, on a filled button
};

struct ActionStyle {
  enum class Kind : std::uint8_t {
    Spread,  // even space between
    Left,    // side by side, some at the right end
    Labels,  // columns with words
    Pills,   // filled, with words
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

// These read what a file says and report every mistake to `from`.
TextSpec read_spec(json::Fields& from, Tone tone = Tone::Text);
HeaderStyle read_header(json::Fields from);
TextStyle read_text(json::Fields from);
TitleStyle read_title(json::Fields from);
MediaStyle read_media(json::Fields from);
LinkStyle read_link(json::Fields from);
ActionStyle read_actions(json::Fields from);
std::vector<ActionItem> read_items(json::Fields& from, std::string_view key);

}  // namespace bedside::preview
