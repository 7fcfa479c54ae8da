#include "preview/style_parts.h"

#include <string_view>

#include "preview/style_fields.h"

namespace bedside::preview {

namespace {

using json::Fields;

constexpr Name<Tone> tones[] = {
    {"text", Tone::Text},     {"secondary", Tone::Secondary}, {"link", Tone::Link},
    {"border", Tone::Border}, {"fill", Tone::Fill},           {"background", Tone::Background},
    {"label", Tone::Label},   {"white", Tone::White},
};

constexpr Name<paint::FontWeight> weights[] = {{"regular", paint::FontWeight::Regular},
                                               {"semibold", paint::FontWeight::SemiBold},
                                               {"bold", paint::FontWeight::Bold}};

constexpr Name<platforms::EntityType> entities[] = {
    {"url", platforms::EntityType::Url},
    {"mention", platforms::EntityType::Mention},
    {"hashtag", platforms::EntityType::Hashtag},
    {"cashtag", platforms::EntityType::Cashtag},
};

constexpr Name<MediaStyle::Kind> media_kinds[] = {{"grid", MediaStyle::Kind::Grid},
                                                  {"carousel", MediaStyle::Kind::Carousel},
                                                  {"strip", MediaStyle::Kind::Strip},
                                                  {"document", MediaStyle::Kind::Document},
                                                  {"player", MediaStyle::Kind::Player}};

constexpr Name<MediaStyle::Badge> badges[] = {{"left", MediaStyle::Badge::Left},
                                              {"right", MediaStyle::Badge::Right}};

constexpr Name<LinkStyle::Kind> link_kinds[] = {{"none", LinkStyle::Kind::None},
                                                {"large", LinkStyle::Kind::Large},
                                                {"row", LinkStyle::Kind::Row},
                                                {"below", LinkStyle::Kind::Below}};

constexpr Name<ActionStyle::Kind> action_kinds[] = {{"spread", ActionStyle::Kind::Spread},
                                                    {"left", ActionStyle::Kind::Left},
                                                    {"labels", ActionStyle::Kind::Labels},
                                                    {"pills", ActionStyle::Kind::Pills}};

TextSpec read_spec_object(Fields from, Tone tone = Tone::Text) {
  const TextSpec spec = read_spec(from, tone);
  from.finish();
  return spec;
}

std::optional<Icon> read_icon(Fields& from, std::string_view key) {
  const std::string name = from.text_or(key, "");
  const std::optional<Icon> icon = icon_from_name(name);
  if (!icon && !name.empty())
    from.error(ErrorCode::InvalidValue, key, "unknown icon \"" + name + "\"");
  return icon;
}

HeaderSpan read_span(Fields item) {
  HeaderSpan span;
  span.icon = read_icon(item, "icon");
  if (!span.icon) span.format = item.text("show");
  span.text = read_spec(item);
  span.right = item.flag_or("right", false);
  item.finish();
  return span;
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

Grid read_grid(Fields from) {
  Grid grid;
  grid.ratio = length(from, "ratio");
  for (const json::Value& cell : from.array("cells"))
    grid.cells.push_back(read_cell(from, "cells", cell));
  if (grid.ratio <= 0 || grid.cells.empty())
    from.error(ErrorCode::InvalidValue, "ratio", "expected a ratio and cells");
  from.finish();
  return grid;
}

void read_link_words(Fields& from, LinkStyle& link) {
  link.border = from.flag_or("border", false);
  link.domain_first = from.flag_or("domain_first", false);
  link.domain_capitals = from.flag_or("domain_capitals", false);
  link.domain_icon = from.flag_or("domain_icon", false);
  link.title_lines = static_cast<int>(from.whole_or("title_lines", 2));
  link.description_lines = static_cast<int>(from.whole_or("description_lines", 0));
  if (link.description_lines > 0)
    link.description = read_spec_object(from.object("description"), Tone::Secondary);
}

}  // namespace

TextSpec read_spec(Fields& from, Tone tone) {
  TextSpec spec;
  spec.size = length(from, "size");
  spec.line = length(from, "line");
  spec.weight = named_or(from, "weight", weights, paint::FontWeight::Regular);
  spec.tone = named_or(from, "color", tones, tone);
  return spec;
}

HeaderStyle read_header(Fields from) {
  HeaderStyle header;
  header.avatar = length(from, "avatar");
  header.avatar_radius = length_or(from, "avatar_radius", header.avatar / 2);
  header.gap = length(from, "gap");
  header.menu = length_or(from, "menu", 0);
  header.top = length_or(from, "top", 0);
  header.bottom = length_or(from, "bottom", 0);
  header.button = from.text_or("button", "");
  header.outlined = from.flag_or("outlined", false);
  for (std::size_t i = 0; i < from.array("lines").size(); ++i) {
    Fields line = from.element("lines", i);
    std::vector<HeaderSpan>& spans = header.lines.emplace_back();
    for (std::size_t k = 0; k < line.array("spans").size(); ++k)
      spans.push_back(read_span(line.element("spans", k)));
    line.finish();
  }
  from.finish();
  return header;
}

TitleStyle read_title(Fields from) {
  TitleStyle title;
  title.spec = read_spec(from);
  title.top = length_or(from, "top", 0);
  title.lines = static_cast<int>(from.whole_or("lines", 0));
  from.finish();
  return title;
}

TextStyle read_text(Fields from) {
  TextStyle text;
  text.spec = read_spec(from);
  text.top = length_or(from, "top", 0);
  text.of_title = from.flag_or("of_title", false);
  text.box_padding = length_or(from, "box_padding", 0);
  text.box_radius = length_or(from, "box_radius", 0);
  for (const std::string& name : from.texts_or_none("colored"))
    text.colored.push_back(named<platforms::EntityType>(from, "colored", name, entities));
  text.underlined_in_dark = from.flag_or("underlined_in_dark", false);
  text.link_scheme = from.flag_or("link_scheme", true);
  text.link_characters = static_cast<std::size_t>(from.whole_or("link_characters", 0));
  text.handle_first = from.flag_or("handle_first", false);
  Fields more = from.object("more");
  text.more_below = more.flag_or("below", false);
  text.more_dots = more.text_or("dots", "");
  text.more_tone = named_or(more, "color", tones, Tone::Secondary);
  text.more_weight = named_or(more, "weight", weights, paint::FontWeight::Regular);
  more.finish();
  from.finish();
  return text;
}

MediaStyle read_media(Fields from) {
  MediaStyle media;
  media.kind = named_or(from, "kind", media_kinds, MediaStyle::Kind::Grid);
  media.badge = named_or(from, "badge", badges, MediaStyle::Badge::None);
  media.top = length_or(from, "top", 0);
  media.bleed = from.flag_or("bleed", false);
  media.radius = length_or(from, "radius", 0);
  media.border = length_or(from, "border", 0);
  media.gap = length_or(from, "gap", 0);
  media.ratio_min = length(from, "ratio_min");
  media.ratio_max = length(from, "ratio_max");
  if (media.ratio_min <= 0 || media.ratio_max < media.ratio_min)
    from.error(ErrorCode::InvalidValue, "ratio_min", "expected 0 < ratio_min <= ratio_max");
  media.dots_inside = from.flag_or("dots_inside", false);
  media.needed = from.flag_or("needed", false);
  if (media.kind == MediaStyle::Kind::Strip) media.strip_height = length(from, "strip_height");
  for (std::size_t i = 0; i < from.array_or_none("grids").size(); ++i)
    media.grids.push_back(read_grid(from.element("grids", i)));
  if (media.kind == MediaStyle::Kind::Grid && media.grids.empty())
    from.error(ErrorCode::MissingValue, "grids", "expected grids or another kind");
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
    if (link.kind == LinkStyle::Kind::Below) read_link_words(from, link);
    link.title = read_spec_object(from.object("title"));
    link.domain = read_spec_object(from.object("domain"), Tone::Secondary);
    if (link.picture_ratio <= 0)
      from.error(ErrorCode::InvalidValue, "picture_ratio", "expected a ratio above 0");
  }
  from.finish();
  return link;
}

std::vector<ActionItem> read_items(Fields& from, std::string_view key) {
  std::vector<ActionItem> items;
  for (std::size_t i = 0; i < from.array(key).size(); ++i) {
    Fields item = from.element(key, i);
    ActionItem& action = items.emplace_back();
    action.icon = read_icon(item, "icon");
    action.word = item.text_or("word", "");
    action.count = item.flag_or("count", false);
    action.right = item.flag_or("right", false);
    action.button = item.flag_or("button", false);
    if (!action.icon && action.word.empty())
      item.error(ErrorCode::MissingValue, "icon", "expected an icon or a word");
    item.finish();
  }
  return items;
}

ActionStyle read_actions(Fields from) {
  ActionStyle actions;
  actions.kind = named(from, "kind", action_kinds);
  actions.top = length_or(from, "top", 0);
  actions.height = length(from, "height");
  actions.icon = length(from, "icon");
  actions.gap = length_or(from, "gap", 4);
  actions.rule = from.flag_or("rule", false);
  actions.text = read_spec_object(from.object("text"), Tone::Secondary);
  actions.tone = actions.text.tone;
  actions.items = read_items(from, "items");
  for (const ActionItem& item : actions.items)
    if (actions.kind == ActionStyle::Kind::Labels && (!item.icon || item.word.empty()))
      from.error(ErrorCode::MissingValue, "items", "labels have an icon and a word each");
  from.finish();
  return actions;
}

}  // namespace bedside::preview
