#include "ui/theme.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <optional>
#include <utility>

#include "json/value.h"

namespace bedside::ui {

namespace {

constexpr std::size_t tone_count = static_cast<std::size_t>(Tone::Count);

constexpr std::array<std::string_view, tone_count> tone_names = {
    "page",        "panel",    "panel-soft",  "card",          "line",      "edge",
    "hover",       "ink",      "mute",        "faint",         "brand",     "brand-hover",
    "brand-soft",  "on-brand", "block",       "block-soft",    "review",    "review-soft",
    "review-edge", "advice",   "advice-soft", "good",          "good-soft", "quiet",
    "quiet-soft",  "bar",      "on-bar",      "on-bar-strong", "track",     "scrim",
    "shadow",      "focus"};

// "#rrggbb" or "#rrggbbaa".
std::optional<Color> parse_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 7) value = value << 8 | 0xFF;
  return Color{std::uint8_t(value >> 24), std::uint8_t(value >> 16), std::uint8_t(value >> 8),
               std::uint8_t(value)};
}

Color between(Color a, Color b, float part) {
  const auto mix = [part](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x + (y - x) * part));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

double luminance(Color color) {
  const auto linear = [](std::uint8_t part) {
    const double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

std::string_view tone_name(Tone tone) { return tone_names[static_cast<std::size_t>(tone)]; }

Result<Theme> load_theme(std::string name, const json::Value& file) {
  Theme theme;
  const std::string place = "themes/" + name + ".json#/colors";
  theme.dark = file.bool_or("dark", false);
  for (const auto& [key, value] : file.object_of("colors")) {
    const auto found = std::ranges::find(tone_names, key);
    if (found == tone_names.end())
      return fail(ErrorCode::UnknownKey, place + "/" + key, "no such colour");
  }
  for (std::size_t i = 0; i < tone_count; ++i) {
    const json::Value* colors = file.find("colors");
    const json::Value* value = colors ? colors->find(tone_names[i]) : nullptr;
    const std::string at = place + "/" + std::string(tone_names[i]);
    if (!value) return fail(ErrorCode::MissingValue, at, "the theme lacks this colour");
    const std::optional<Color> color =
        value->is_string() ? parse_color(value->as_string()) : std::nullopt;
    if (!color) return fail(ErrorCode::InvalidValue, at, "expected #rrggbb or #rrggbbaa");
    theme.colors[i] = *color;
  }
  theme.name = std::move(name);
  return theme;
}

Theme forced_theme(const host::SystemColors& system) {
  Theme theme;
  theme.name = "forced";
  theme.dark = luminance(system.canvas) < 0.2;
  theme.colors.fill(system.canvas_text);
  const auto set = [&](Color color, std::initializer_list<Tone> tones) {
    for (const Tone tone : tones) theme.colors[static_cast<std::size_t>(tone)] = color;
  };
  set(system.canvas,
      {Tone::Page, Tone::Panel, Tone::PanelSoft, Tone::Card, Tone::BlockSoft, Tone::ReviewSoft,
       Tone::AdviceSoft, Tone::GoodSoft, Tone::QuietSoft, Tone::Bar, Tone::Hover});
  set(system.button_text, {Tone::Line, Tone::Edge});
  set(system.gray_text, {Tone::Faint});
  set(system.link, {Tone::Brand});
  set(system.canvas, {Tone::OnBrand});
  set(system.highlight, {Tone::BrandHover, Tone::Focus});
  // A selected row keeps its text colour, so it is only tinted.
  set(between(system.canvas, system.canvas_text, 0.2f), {Tone::BrandSoft, Tone::Track});
  set(Color{0, 0, 0, 160}, {Tone::Scrim});
  set(Color{0, 0, 0, 0}, {Tone::Shadow});
  return theme;
}

std::string style_variables(const Theme& theme) {
  std::string out = std::format("{{\"theme\":\"{}\"", theme.dark ? "dark" : "light");
  for (std::size_t i = 0; i < tone_count; ++i) {
    const Color& color = theme.colors[i];
    out += std::format(",\"--{}\":\"#{:02x}{:02x}{:02x}{:02x}\"", tone_names[i], color.r, color.g,
                       color.b, color.a);
  }
  return out + "}";
}

double contrast(Color a, Color b) {
  const double one = luminance(a), two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

}  // namespace bedside::ui
