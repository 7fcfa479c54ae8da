#include "preview/card_style.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace bedside::preview {

namespace {

using json::Fields;

template <class T>
struct Name {
  std::string_view name;
  T value;
};

constexpr Name<Tone> tones[] = {
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
static_assert(std::size(tones) == tone_count);

constexpr Name<paint::FontWeight> weights[] = {{"regular", paint::FontWeight::Regular},
                                               {"semibold", paint::FontWeight::SemiBold},
                                               {"bold", paint::FontWeight::Bold}};

constexpr Name<platforms::EntityType> entities[] = {
    {"url", platforms::EntityType::Url},
    {"mention", platforms::EntityType::Mention},
    {"hashtag", platforms::EntityType::Hashtag},
    {"cashtag", platforms::EntityType::Cashtag},
};

constexpr Name<Part> parts[] = {{"header", Part::Header},
                                {"text", Part::Text},
                                {"media", Part::Media},
                                {"actions", Part::Actions},
                                {"time", Part::Time}};

constexpr Name<LinkStyle::Kind> link_kinds[] = {{"none", LinkStyle::Kind::None},
                                                {"large", LinkStyle::Kind::Large},
                                                {"row", LinkStyle::Kind::Row}};

constexpr Name<ActionStyle::Kind> action_kinds[] = {{"spread", ActionStyle::Kind::Spread},
                                                    {"left", ActionStyle::Kind::Left},
                                                    {"labels", ActionStyle::Kind::Labels}};

template <class T>
T named(Fields& from, std::string_view key, const std::string& name, std::span<const Name<T>> all) {
  for (const Name<T>& row : all)
    if (row.name == name) return row.value;
  if (!name.empty()) from.error(ErrorCode::InvalidValue, key, "unknown name \"" + name + "\"");
  return T{};
}

template <class T, std::size_t n>
T named(Fields& from, std::string_view key, const Name<T> (&all)[n]) {
  return named<T>(from, key, from.text(key), all);
}

template <class T, std::size_t n>
T named_or(Fields& from, std::string_view key, const Name<T> (&all)[n], std::string_view fallback) {
  return named<T>(from, key, from.text_or(key, fallback), all);
}

float length(Fields& from, std::string_view key) {
  const double value = from.number(key);
  if (value < 0 || value > 10'000)
    from.error(ErrorCode::InvalidValue, key, "expected a length from 0 to 10000");
  return static_cast<float>(value);
}

float length_or(Fields& from, std::string_view key, float fallback) {
  return from.has(key) ? length(from, key) : fallback;
}

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
  for (const Name<Tone>& row : tones)
    palette[static_cast<std::size_t>(row.value)] = read_color(from, row.name);
  from.finish();
  return palette;
}

TextSpec read_spec(Fields& from, std::string_view tone = "text") {
  TextSpec spec;
  spec.size = length(from, "size");
  spec.line = length(from, "line");
  spec.weight = named_or(from, "weight", weights, "regular");
  spec.tone = named_or(from, "color", tones, tone);
  return spec;
}

TextSpec read_spec_object(Fields from, std::string_view tone = "text") {
  const TextSpec spec = read_spec(from, tone);
  from.finish();
  return spec;
}

Icon read_icon(Fields& from, std::string_view key) {
  const std::string name = from.text(key);
  const std::optional<Icon> icon = icon_from_name(name);
  if (!icon && !name.empty())
    from.error(ErrorCode::InvalidValue, key, "unknown icon \"" + name + "\"");
  return icon.value_or(Icon::Heart);
}

HeaderStyle read_header(Fields from) {
  HeaderStyle header;
  header.avatar = length(from, "avatar");
  header.avatar_radius = length_or(from, "avatar_radius", header.avatar / 2);
  header.gap = length(from, "gap");
  header.menu = length_or(from, "menu", 0);
  header.bottom = length_or(from, "bottom", 0);
  for (std::size_t i = 0; i < from.array("lines").size(); ++i) {
    Fields line = from.element("lines", i);
    std::vector<HeaderSpan>& spans = header.lines.emplace_back();
    for (std::size_t k = 0; k < line.array("spans").size(); ++k) {
      Fields item = line.element("spans", k);
      HeaderSpan& span = spans.emplace_back();
      if (item.has("icon")) span.icon = read_icon(item, "icon");
      if (!span.icon || item.has("show")) span.format = item.text("show");
      span.text = read_spec(item);
      item.finish();
    }
    line.finish();
  }
  from.finish();
  return header;
}

TextStyle read_text(Fields from) {
  TextStyle text;
  text.spec = read_spec(from);
  text.top = length_or(from, "top", 0);
  for (const std::string& name : from.texts_or_none("colored"))
    text.colored.push_back(named<platforms::EntityType>(from, "colored", name, entities));
  text.link_scheme = from.flag_or("link_scheme", true);
  text.link_characters = static_cast<std::size_t>(from.whole_or("link_characters", 0));
  text.handle_first = from.flag_or("handle_first", false);
  Fields more = from.object("more");
  text.more_below = more.flag_or("below", false);
  text.more_dots = more.text_or("dots", "");
  text.more_tone = named_or(more, "color", tones, "secondary");
  text.more_weight = named_or(more, "weight", weights, "regular");
  more.finish();
  from.finish();
  return text;
}

Rect read_cell(Fields& from, std::string_view key, const json::Value& cell) {
  const json::Array& numbers = cell.array();
  Rect out;
  float* const to[] = {&out.x, &out.y, &out.width, &out.height};
  bool good = numbers.size() == 4;
  for (std::size_t i = 0; good && i < 4; ++i) {
    good = numbers[i].is_number();
    if (good) *to[i] = static_cast<float>(numbers[i].as_double());
  }
  if (!good || out.empty() || out.x < 0 || out.y < 0 || out.right() > 1.001f ||
      out.bottom() > 1.001f)
    from.error(ErrorCode::InvalidValue, key, "expected x, y, width, height as parts of one");
  return out;
}

MediaStyle read_media(Fields from) {
  MediaStyle media;
  media.top = length_or(from, "top", 0);
  media.bleed = from.flag_or("bleed", false);
  media.radius = length_or(from, "radius", 0);
  media.border = length_or(from, "border", 0);
  media.gap = length_or(from, "gap", 0);
  media.ratio_min = length(from, "ratio_min");
  media.ratio_max = length(from, "ratio_max");
  if (media.ratio_min <= 0 || media.ratio_max < media.ratio_min)
    from.error(ErrorCode::InvalidValue, "ratio_min", "expected 0 < ratio_min <= ratio_max");
  media.carousel = from.flag_or("carousel", false);
  media.needed = from.flag_or("needed", false);
  for (std::size_t i = 0; i < from.array_or_none("grids").size(); ++i) {
    Fields item = from.element("grids", i);
    Grid& grid = media.grids.emplace_back();
    grid.ratio = length(item, "ratio");
    for (const json::Value& cell : item.array("cells"))
      grid.cells.push_back(read_cell(item, "cells", cell));
    if (grid.ratio <= 0 || grid.cells.empty())
      item.error(ErrorCode::InvalidValue, "ratio", "expected a ratio and cells");
    item.finish();
  }
  if (!media.carousel && media.grids.empty())
    from.error(ErrorCode::MissingValue, "grids", "expected grids or a carousel");
  from.finish();
  return media;
}

LinkStyle read_link(Fields from) {
  LinkStyle link;
  link.kind = named(from, "kind", link_kinds);
  if (link.kind != LinkStyle::Kind::None) {
    link.top = length_or(from, "top", 0);
    link.radius = length_or(from, "radius", 0);
    link.bleed = from.flag_or("bleed", false);
    link.picture_ratio = length(from, "picture_ratio");
    link.picture_width = length_or(from, "picture_width", 0);
    link.title = read_spec_object(from.object("title"));
    link.domain = read_spec_object(from.object("domain"), "secondary");
    if (link.picture_ratio <= 0)
      from.error(ErrorCode::InvalidValue, "picture_ratio", "expected a ratio above 0");
  }
  from.finish();
  return link;
}

ActionStyle read_actions(Fields from) {
  ActionStyle actions;
  actions.kind = named(from, "kind", action_kinds);
  actions.top = length_or(from, "top", 0);
  actions.height = length(from, "height");
  actions.icon = length(from, "icon");
  actions.gap = length_or(from, "gap", 4);
  actions.rule = from.flag_or("rule", false);
  actions.text = read_spec_object(from.object("text"), "secondary");
  actions.tone = actions.text.tone;
  for (std::size_t i = 0; i < from.array("items").size(); ++i) {
    Fields item = from.element("items", i);
    ActionItem& action = actions.items.emplace_back();
    action.icon = read_icon(item, "icon");
    action.word = item.text_or("word", "");
    action.count = item.flag_or("count", false);
    action.right = item.flag_or("right", false);
    item.finish();
  }
  from.finish();
  return actions;
}

// Every language has every word that is asked for, and no other.
void read_words(Fields from, CardStyle& style) {
  std::vector<std::string> keys = {"more", "now"};
  for (const ActionItem& item : style.actions.items)
    if (!item.word.empty()) keys.push_back(item.word);
  if (style.media.needed) keys.push_back("picture");
  for (const json::Member& member : from.value().object()) {
    Fields words = from.object(member.key);
    for (const std::string& key : keys) style.words[member.key][key] = words.text(key);
    words.finish();
  }
  if (!style.words.contains("en"))
    from.error(ErrorCode::MissingValue, "en", "English words are compulsory");
}

}  // namespace

std::string_view CardStyle::word(std::string_view language, std::string_view key) const {
  for (const std::string_view tag : {language, std::string_view("en")}) {
    const auto words_of = words.find(tag);
    if (words_of == words.end()) continue;
    const auto word = words_of->second.find(std::string(key));
    if (word != words_of->second.end()) return word->second;
  }
  return {};
}

CardStyle read_card_style(Fields from) {
  CardStyle style;
  Fields width = from.object("width");
  style.phone_width = length(width, "phone");
  style.desktop_width = length(width, "desktop");
  width.finish();
  Fields padding = from.object("padding");
  style.padding_x = length(padding, "x");
  style.padding_top = length(padding, "top");
  style.padding_bottom = length(padding, "bottom");
  padding.finish();
  style.tracking = static_cast<float>(from.number_or("tracking", 0));
  style.column = from.flag_or("column", false);
  for (const std::string& name : from.texts("order"))
    style.order.push_back(named<Part>(from, "order", name, parts));
  style.header = read_header(from.object("header"));
  style.text = read_text(from.object("text"));
  style.media = read_media(from.object("media"));
  style.link = read_link(from.object("link"));
  style.actions = read_actions(from.object("actions"));
  if (std::ranges::contains(style.order, Part::Time)) {
    Fields time = from.object("time");
    style.time_top = length_or(time, "top", 0);
    style.time = read_spec(time, "secondary");
    time.finish();
  }
  Fields colors = from.object("colors");
  style.light = read_palette(colors.object("light"));
  style.dark = read_palette(colors.object("dark"));
  colors.finish();
  read_words(from.object("words"), style);
  // The same evidence as in the other parts of the file.
  from.texts("sources");
  from.text("confidence");
  from.text_or("note", "");
  from.finish();
  return style;
}

}  // namespace bedside::preview
