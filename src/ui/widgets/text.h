#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/layout.h"

namespace bedside::ui::widgets {

enum class TextStyle : std::uint8_t {
  Body,  // 14 / 20
  BodyStrong,
  Label,  // 13 / 18
  LabelStrong,
  Small,  // 12 / 17
  SmallStrong,
  Tiny,  // 11 / 15
  TinyStrong,
  Title,     // 16 / 22 bold
  Figure,    // 18 / 24 bold
  Headline,  // 22 / 28 bold
  Count
};

struct LabelOptions {
  TextStyle style = TextStyle::Body;
  Tone tone = Tone::Ink;
  // 0: as many as needed. The last line ends in an ellipsis when there is more. In a Row: 1.
  int max_lines = 0;
  Align align = Align::Start;
  int heading = 0;            // 1 to 6: a heading for screen readers
  bool live = false;          // read out when it changes
  bool hidden = false;        // drawn, but not in the accessibility tree (its meaning is elsewhere)
  std::string_view language;  // when not that of the page
};

void label(std::string_view text, const LabelOptions& options = {});

// A stretch of text in its own style.
struct Run {
  std::string_view text;
  TextStyle style = TextStyle::Small;
  Tone tone = Tone::Mute;
  std::optional<Tone> ground = {};  // of a box behind it
};

// Stretches on one line, as one text for screen readers: "X 312 / 280".
void runs(std::initializer_list<Run> runs, const LabelOptions& options = {});
// The same on as many lines as it takes.
void marked_text(std::span<const Run> runs, const LabelOptions& options = {});

// A small rounded badge: "2 block", "In review".
void chip(std::string_view text, Tone text_tone = Tone::Quiet, Tone background = Tone::QuietSoft);

// A picture sign beside text that says the same; not in the accessibility tree.
void icon(Icon icon, Tone tone = Tone::Mute, float size = 16);

// Size of `text` on one line.
Size measure(std::string_view text, TextStyle style);

}  // namespace bedside::ui::widgets
