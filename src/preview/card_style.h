#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/fields.h"
#include "platforms/platform.h"
#include "preview/style_parts.h"

// The `preview` part of a platform's file, read into numbers. Lengths are CSS pixels.
namespace bedside::preview {

enum class Part : std::uint8_t { Header, Title, Text, Media, Actions, Time, Button };

enum class Layout : std::uint8_t {
  Feed,      // parts from top to bottom
  Bubble,    // a message in a chat
  Vertical,  // a picture of 9:16 from edge to edge with everything on it
};

// Layout::Bubble: the header is a bar above the chat.
struct BubbleStyle {
  float margin = 0;   // of the bubble within the chat
  float side = 0;     // left free beside it
  float padding = 0;  // of the text within the bubble
  float top = 0;      // above the text
  float inset = 0;    // of pictures within the bubble
  float radius = 0;
  bool forward = false;  // a button for it stands beside the bubble
};

// Pixels of a canvas of 1080 x 1920 that the platform covers or may cut off.
struct SafeZone {
  float top = 0;
  float right = 0;
  float bottom = 0;
  float left = 0;
};

// Layout::Vertical. Keys are of words.
struct ScreenStyle {
  std::vector<std::string> tabs;  // words at the top
  std::size_t tab = 0;            // the one that is on
  bool tabs_left = false;         // else in the middle
  std::vector<ActionItem> top;    // icons at the top: at the left, or `right`
  bool story = false;             // progress and header at the top
  std::vector<ActionItem> rail;   // down the right side
  bool rail_avatar = false;
  bool disc = false;   // a turning record at the rail's end
  std::string sound;   // the line of the sound; empty: none
  std::string reply;   // in the field at the bottom; empty: no field
  std::string empty;   // where there is no picture yet
  bool whole = false;  // pictures are not cut: bars fill the rest
  SafeZone safe;
};

// How one surface of a platform looks.
struct CardStyle {
  std::string surface;
  Layout layout = Layout::Feed;
  float phone_width = 0;
  float desktop_width = 0;
  float padding_x = 0;
  float padding_top = 0;
  float padding_bottom = 0;
  float tracking = 0;   // ems between letters: brings the text face to the width of a phone's
  bool column = false;  // everything stands right of the avatar
  std::vector<Part> order;
  HeaderStyle header;
  TitleStyle title;
  TextStyle text;
  MediaStyle media;
  LinkStyle link;
  ActionStyle actions;
  TextSpec time;            // of Part::Time
  std::string time_format;  // "{time}"
  float time_top = 0;
  TextSpec button;  // of Part::Button, shown when there is a link
  BubbleStyle bubble;
  ScreenStyle screen;
};

// All surfaces of a platform.
struct CardSheet {
  std::vector<CardStyle> surfaces;  // one at least
  Palette light;
  Palette dark;
  // language -> key -> word
  std::map<std::string, std::map<std::string, std::string>, std::less<>> words;

  // The word in `language`, else in English; every key the styles ask for is there.
  std::string_view word(std::string_view language, std::string_view key) const;
  // Of the surface called `id`; "reel.title" is a part of "reel". The first one for others.
  const CardStyle& style(std::string_view id) const;
  Color color(bool dark, Tone tone) const {
    return (dark ? this->dark : light)[static_cast<std::size_t>(tone)];
  }
};

// Reads everything and reports every mistake; the sheet is complete only without diagnostics.
CardSheet read_card_sheet(json::Fields preview, const platforms::Platform& platform,
                          Diagnostics& diagnostics);

}  // namespace bedside::preview
