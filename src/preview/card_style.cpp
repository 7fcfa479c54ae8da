#include "preview/card_style.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "preview/style_fields.h"

namespace bedside::preview {

namespace {

using json::Fields;

// Tones that a file must give a colour.
constexpr Name<Tone> colors[] = {
    {"background", Tone::Background},
    {"page", Tone::Page},
    {"text", Tone::Text},
    {"secondary", Tone::Secondary},
    {"link", Tone::Link},
    {"border", Tone::Border},
    {"fill", Tone::Fill},
    {"over", Tone::Over},
    {"avatar", Tone::Avatar},
    {"initials", Tone::Initials},
};

constexpr Name<Part> parts[] = {{"header", Part::Header},   {"title", Part::Title},
                                {"text", Part::Text},       {"media", Part::Media},
                                {"actions", Part::Actions}, {"time", Part::Time},
                                {"button", Part::Button}};

constexpr Name<Layout> layouts[] = {
    {"feed", Layout::Feed}, {"bubble", Layout::Bubble}, {"vertical", Layout::Vertical}};

std::optional<std::uint32_t> hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const auto digit = std::string_view("0123456789ABCDEF").find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

// "#RRGGBB" or "#RRGGBBAA", capital digits.
Color read_color(Fields& from, std::string_view key) {
  const std::string text = from.text(key);
  const bool alpha = text.size() == 9;
  if (text.starts_with('#') && (text.size() == 7 || alpha)) {
    if (const auto value = hex(std::string_view(text).substr(1))) {
      Color color = rgb(alpha ? *value >> 8 : *value);
      if (alpha) color.a = static_cast<std::uint8_t>(*value);
      return color;
    }
  }
  if (!text.empty()) from.error(ErrorCode::InvalidValue, key, "expected a colour like #0F766E");
  return {};
}

Palette read_palette(Fields from) {
  Palette palette;
  const auto at = [&](Tone tone) -> Color& { return palette[static_cast<std::size_t>(tone)]; };
  for (const Name<Tone>& row : colors) at(row.value) = read_color(from, row.name);
  // A filled button has the colour of the text unless the file says otherwise.
  at(Tone::Button) = from.has("button") ? read_color(from, "button") : at(Tone::Text);
  at(Tone::Label) = from.has("label") ? read_color(from, "label") : at(Tone::Background);
  at(Tone::White) = rgb(0xffffff);
  from.finish();
  return palette;
}

void read_feed(Fields& from, CardStyle& style) {
  style.column = from.flag_or("column", false);
  for (const std::string& name : from.texts("order"))
    style.order.push_back(named<Part>(from, "order", name, parts));
  const auto has = [&](Part part) { return std::ranges::contains(style.order, part); };
  style.media = read_media(from.object("media"));
  style.link = read_link(from.object("link"));
  if (has(Part::Actions)) style.actions = read_actions(from.object("actions"));
  if (has(Part::Title)) style.title = read_title(from.object("title"));
  if (has(Part::Time)) {
    Fields time = from.object("time");
    style.time_top = length_or(time, "top", 0);
    style.time_format = time.text_or("show", "{time}");
    style.time = read_spec(time, Tone::Secondary);
    time.finish();
  }
  if (has(Part::Button)) {
    Fields button = from.object("button");
    style.button = read_spec(button, Tone::Link);
    button.finish();
  }
}

void read_bubble(Fields& from, CardStyle& style) {
  style.media = read_media(from.object("media"));
  style.link = read_link(from.object("link"));
  Fields time = from.object("time");
  style.time = read_spec(time, Tone::Secondary);
  time.finish();
  Fields bubble = from.object("bubble");
  style.bubble.margin = length(bubble, "margin");
  style.bubble.side = length(bubble, "side");
  style.bubble.padding = length(bubble, "padding");
  style.bubble.top = length_or(bubble, "top", 0);
  style.bubble.forward = bubble.flag_or("forward", false);
  style.bubble.inset = length(bubble, "inset");
  style.bubble.radius = length(bubble, "radius");
  bubble.finish();
}

SafeZone read_safe_zone(Fields from) {
  SafeZone zone;
  zone.top = length(from, "top");
  zone.right = length(from, "right");
  zone.bottom = length(from, "bottom");
  zone.left = length(from, "left");
  if (zone.left + zone.right >= 1080 || zone.top + zone.bottom >= 1920)
    from.error(ErrorCode::InvalidValue, "top", "expected edges that leave room between them");
  from.text("confidence");
  from.texts_or_none("sources");
  from.text_or("note", "");
  from.finish();
  return zone;
}

void read_screen(Fields& from, CardStyle& style) {
  Fields in = from.object("screen");
  ScreenStyle& screen = style.screen;
  screen.tabs = in.texts_or_none("tabs");
  screen.tab = static_cast<std::size_t>(in.whole_or("tab", 0));
  screen.tabs_left = in.flag_or("tabs_left", false);
  if (in.has("top")) screen.top = read_items(in, "top");
  if (in.has("rail")) screen.rail = read_items(in, "rail");
  screen.story = in.flag_or("story", false);
  screen.rail_avatar = in.flag_or("rail_avatar", false);
  screen.disc = in.flag_or("disc", false);
  screen.sound = in.text_or("sound", "");
  screen.reply = in.text_or("reply", "");
  screen.empty = in.text_or("empty", "picture");
  screen.whole = in.flag_or("whole", false);
  screen.safe = read_safe_zone(in.object("safe"));
  in.finish();
  if (from.has("title")) style.title = read_title(from.object("title"));
}

CardStyle read_style(Fields from, std::string surface) {
  CardStyle style;
  style.surface = std::move(surface);
  style.layout = named_or(from, "layout", layouts, Layout::Feed);
  Fields width = from.object("width");
  style.phone_width = length(width, "phone");
  style.desktop_width = length(width, "desktop");
  width.finish();
  Fields padding = from.object("padding");
  style.padding_x = length(padding, "x");
  style.padding_top = length(padding, "top");
  style.padding_bottom = length(padding, "bottom");
  padding.finish();
  style.header = read_header(from.object("header"));
  style.text = read_text(from.object("text"));
  if (style.layout == Layout::Feed) read_feed(from, style);
  if (style.layout == Layout::Bubble) read_bubble(from, style);
  if (style.layout == Layout::Vertical) read_screen(from, style);
  from.finish();
  return style;
}

// A surface may be like another one: what it says itself takes the place of the other's.
json::Value inherited(Fields& all, const json::Member& surface) {
  const std::string_view like = surface.value.string_or("like", "");
  if (like.empty()) return surface.value;
  const json::Value* base = all.value().find(like);
  if (base == nullptr || base->find("like") != nullptr) {
    all.error(ErrorCode::InvalidValue, surface.key, "is like a surface that does not stand alone");
    return surface.value;
  }
  json::Value merged = *base;
  for (const json::Member& member : surface.value.object())
    if (member.key != "like") merged.set(member.key, member.value);
  return merged;
}

void read_surfaces(Fields from, const platforms::Platform& platform, float tracking,
                   Diagnostics& diagnostics, CardSheet& sheet) {
  for (const json::Member& surface : from.value().object()) {
    from.ignore(surface.key);
    if (surface.key.empty() || platform.surface(surface.key) == nullptr) {
      from.error(ErrorCode::InvalidValue, surface.key, "the platform has no such surface");
      continue;
    }
    const json::Value merged = inherited(from, surface);
    sheet.surfaces.push_back(
        read_style(Fields(merged, from.place() + "/" + surface.key, diagnostics), surface.key));
    sheet.surfaces.back().tracking = tracking;
  }
  if (sheet.surfaces.empty())
    from.error(ErrorCode::MissingValue, "", "expected a surface at least");
}

std::set<std::string> words_of(const CardSheet& sheet) {
  std::set<std::string> keys = {"more", "now"};
  const auto add = [&](const std::string& key) {
    if (!key.empty()) keys.insert(key);
  };
  for (const CardStyle& style : sheet.surfaces) {
    for (const std::vector<ActionItem>* items :
         {&style.actions.items, &style.screen.top, &style.screen.rail})
      for (const ActionItem& item : *items) add(item.word);
    for (const std::string& tab : style.screen.tabs) add(tab);
    add(style.screen.sound);
    add(style.screen.reply);
    add(style.header.button);
    add(style.screen.empty);
    if (style.media.needed) keys.insert("picture");
    if (std::ranges::contains(style.order, Part::Button)) keys.insert("button");
  }
  return keys;
}

// Every language has every word that is asked for, and no other.
void read_words(Fields from, CardSheet& sheet) {
  const std::set<std::string> keys = words_of(sheet);
  for (const json::Member& member : from.value().object()) {
    Fields words = from.object(member.key);
    for (const std::string& key : keys) sheet.words[member.key][key] = words.text(key);
    words.finish();
  }
  if (!sheet.words.contains("en"))
    from.error(ErrorCode::MissingValue, "en", "English words are compulsory");
}

}  // namespace

std::string_view CardSheet::word(std::string_view language, std::string_view key) const {
  for (const std::string_view tag : {language, std::string_view("en")}) {
    const auto words_of = words.find(tag);
    if (words_of == words.end()) continue;
    const auto word = words_of->second.find(std::string(key));
    if (word != words_of->second.end()) return word->second;
  }
  return {};
}

const CardStyle& CardSheet::style(std::string_view id) const {
  const std::string_view whole = id.substr(0, id.find('.'));
  const auto found = std::ranges::find(surfaces, whole, &CardStyle::surface);
  return found == surfaces.end() ? surfaces.front() : *found;
}

CardSheet read_card_sheet(Fields from, const platforms::Platform& platform,
                          Diagnostics& diagnostics) {
  CardSheet sheet;
  const auto tracking = static_cast<float>(from.number_or("tracking", 0));
  read_surfaces(from.object("surfaces"), platform, tracking, diagnostics, sheet);
  Fields themes = from.object("colors");
  sheet.light = read_palette(themes.object("light"));
  sheet.dark = read_palette(themes.object("dark"));
  themes.finish();
  read_words(from.object("words"), sheet);
  // The same evidence as in the other parts of the file.
  if (from.text("confidence") == "memory") {
    from.texts_or_none("sources");
  } else {
    from.texts("sources");
  }
  from.text_or("note", "");
  from.finish();
  return sheet;
}

}  // namespace bedside::preview
