#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/geometry.h"
#include "host/window.h"

namespace bedside::json {
class Value;
}

namespace bedside::ui {

// What a colour is for; each is one entry of assets/themes/<name>.json, in this order.
enum class Tone : std::uint8_t {
  Page,       // behind everything
  Panel,      // regions
  PanelSoft,  // the preview and findings side
  Card,
  Line,   // borders of cards and regions
  Edge,   // borders of fields and boxes to tick, three to one on Card
  Hover,  // over a quiet control
  Ink,    // text
  Mute,   // secondary text
  Faint,  // placeholder, disabled
  Brand,  // links, primary button
  BrandHover,
  BrandSoft,  // selected row
  OnBrand,    // text on Brand
  Block,
  BlockSoft,
  Review,  // text
  ReviewSoft,
  ReviewEdge,  // underline and edge, not for text
  Advice,
  AdviceSoft,
  Good,
  GoodSoft,
  Quiet,  // neutral chip text
  QuietSoft,
  Bar,  // status line
  OnBar,
  OnBarStrong,
  Track,   // behind a meter
  Scrim,   // behind a dialog, translucent
  Shadow,  // translucent
  Focus,
  Count
};

// Name in the theme file ("panel-soft"), also the style sheet's variable ("--panel-soft").
std::string_view tone_name(Tone tone);

struct Theme {
  std::string name;  // "light", "dark", "forced"
  bool dark = false;
  std::array<Color, static_cast<std::size_t>(Tone::Count)> colors{};

  Color operator[](Tone tone) const { return colors[static_cast<std::size_t>(tone)]; }
  bool operator==(const Theme&) const = default;
};

// Reads a theme file; every tone must be there and no other key.
Result<Theme> load_theme(std::string name, const json::Value& file);

// A theme of the colours a person forces on all pages.
Theme forced_theme(const host::SystemColors& system);

// The style sheet's variables as JSON ({"theme":"light","--ink":"#16212e",...}).
std::string style_variables(const Theme& theme);

// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(Color a, Color b);

}  // namespace bedside::ui
