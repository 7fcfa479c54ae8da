#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "ui/icons.h"
#include "ui/textures.h"
#include "ui/theme.h"
#include "ui/widgets/text.h"

namespace bedside::ui::widgets {

enum class ButtonKind : std::uint8_t {
  Secondary,  // white with a border
  Primary,    // filled with the brand colour
  Danger,     // filled red
  Link,       // brand-coloured text
  Ghost,      // text or icon with a background only under the pointer
  Pill,       // round, quiet: "Language English"
};

struct ButtonOptions {
  ButtonKind kind = ButtonKind::Secondary;
  Icon icon = Icon::None;
  std::string_view id;      // when two buttons of a scope have the same text
  std::string_view detail;  // Pill, Ghost: the strong part after the text
  Tone detail_tone = Tone::Ink;
  // Ghost: of text and icon, and of the ground while it is pressed.
  std::optional<std::pair<Tone, Tone>> tones;
  std::string_view name;  // accessible name, when the text alone does not say enough
  std::string_view description;
  std::string_view shortcut;  // "Control+Enter"
  bool disabled = false;
  bool icon_only = false;  // the text is only the name
  bool small = false;      // 28 px, for use among text; the touch area stays 36 px
  bool menu = false;       // opens a menu: shows a chevron and says so
  std::optional<bool> expanded;
  std::optional<bool> pressed;
  float width = 0;  // at least; negative: all that is left
};

// A disabled button stays reachable by keyboard and says why in its description.
bool button(std::string_view text, const ButtonOptions& options = {});

// Icon alone, square; `name` is what it does.
bool icon_button(Icon icon, std::string_view name, ButtonOptions options = {});

// Icon above text, for the rail at the left or the bar at the bottom of a phone.
bool nav_item(Icon icon, std::string_view text, bool selected);

bool checkbox(std::string_view text, bool& value, bool disabled = false);
bool toggle(std::string_view text, bool& value, bool disabled = false);

// One of several, as connected buttons (a radio group). True when `index` changed.
bool segmented(std::string_view name, std::span<const std::string_view> options, int& index);

// A strip of tabs; the panel of the selected one is what the caller draws.
class Tabs {
 public:
  explicit Tabs(std::string_view name);
  ~Tabs();
  Tabs(const Tabs&) = delete;
  Tabs& operator=(const Tabs&) = delete;
  // True when the person chose it. `dot` marks a tab that differs from the shared text;
  // `note` says so to a screen reader.
  bool tab(std::string_view text, bool selected, bool dot = false, std::string_view note = {});
  // Width of a tab with that text, for choosing which ones fit on a line.
  static float width_of(std::string_view text, bool dot);
};

struct Badge {
  std::string_view text;
  Tone tone = Tone::Quiet;
  Tone background = Tone::QuietSoft;
};

struct ListRowOptions {
  std::string_view subtitle;
  std::initializer_list<Badge> badges;
  bool selected = false;
  std::string_view menu;  // name of the "more" button at the right; empty: none
  std::string_view language;
};

enum class RowUse : std::uint8_t { None, Open, Menu };

// A list item with a title, badges and a subtitle; the whole row is one button.
RowUse list_row(std::string_view id, std::string_view title, const ListRowOptions& options = {});

// `part` of 0 to 1 of a bar. `words` say it ("312 of 280 characters").
void meter(std::string_view name, float part, Tone tone, std::string_view words);
struct ScaleOptions {
  std::string_view low, high;                 // what its ends are called, drawn beside it
  std::optional<std::pair<int, int>> target;  // the stretch that is aimed at
  Tone tone = Tone::Brand;                    // of the mark
  float end_width = 80;                       // room for the words at the ends
};
// `value` on a line from -100 to 100. `words` say it.
void scale(std::string_view name, int value, std::string_view words, const ScaleOptions& options);
// For a long job; negative: it is not known how long.
void progress(std::string_view name, float part);

struct PictureOptions {
  float radius = 0;
  bool border = false;
  std::string_view id;
  std::string_view caption;  // drawn over its lower left corner
  bool selected = false;
};

// A picture from a texture, `size` large. An empty `alt` means it adds nothing to what is said.
// Returns where it stands.
Rect picture(TextureId texture, Size size, std::string_view alt,
             const PictureOptions& options = {});
// A part of a picture that is a button: the word it shows there is drawn already. `area` is made
// large enough for a finger.
bool hot_area(std::string_view name, Rect area);
// The same as a button.
bool picture_button(TextureId texture, Size size, std::string_view name,
                    const PictureOptions& options = {});

// Asks for the keyboard focus on the control placed last.
void focus_last();

}  // namespace bedside::ui::widgets
