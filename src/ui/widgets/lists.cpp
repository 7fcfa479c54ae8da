#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/context.h"
#include "ui/widgets/controls.h"

namespace bedside::ui::widgets {

Tabs::Tabs(std::string_view name) {
  Context& ui = context();
  const Scope& scope = open_scope(Scope::Kind::Row, 0, 6);
  const Rect area{scope.left, scope.top, scope.width, scaled(36)};
  ui.scopes.back().wrap = true;
  ImGui::PushID(name.data(), name.data() + name.size());
  ui.tree.begin({.key = key_for("tabs"),
                 .role = a11y::Role::TabList,
                 .area = area,
                 .name = std::string(name)});
}

Tabs::~Tabs() {
  context().tree.end();
  ImGui::PopID();
  close_scope();
}

float Tabs::width_of(std::string_view text, bool dot) {
  constexpr float finger = 36;
  return std::max(finger,
                  std::ceil(measure(text, TextStyle::LabelStrong).width) + 24 + (dot ? 12 : 0));
}

bool Tabs::tab(std::string_view text, bool selected, bool dot, std::string_view note) {
  constexpr TextStyle style = TextStyle::LabelStrong;
  const Key key = key_for(text);
  const float room = available_width();
  const float natural = width_of(text, dot);
  const Rect area = place({std::min(natural, std::max(room, 60.0f)), scaled(36)});
  const Interaction use = interact(key, area);
  const Rect box{area.x, area.y + 2, area.width, area.height - 4};
  if (selected) {
    draw_box({box.x, box.y + 1, box.width, box.height}, 8, Tone::Line, std::nullopt);
    draw_box(box, 8, Tone::Card, std::nullopt);
  } else if (use.hovered) {
    draw_box(box, 8, Tone::Hover, std::nullopt);
  }
  draw_text({box.x + 12, std::floor(box.y + (box.height - line_height(style)) / 2)}, style,
            pack(selected ? Tone::Ink : Tone::Mute),
            fit_text(text, style, box.width - 24 - (dot ? 12 : 0)));
  if (dot)
    draw_list().AddCircleFilled({box.right() - 14, box.y + box.height / 2}, 2.5f,
                                pack(Tone::Brand));
  describe({.key = key,
            .role = a11y::Role::Tab,
            .area = area,
            .name = std::string(text),
            .description = std::string(note),
            .selected = selected ? a11y::State::On : a11y::State::Off});
  return use.pressed;
}

namespace {

std::string spoken(const ListRowOptions& options) {
  std::string words;
  for (const Badge& badge : options.badges)
    words += (words.empty() ? "" : ", ") + std::string(badge.text);
  if (!options.subtitle.empty())
    words += (words.empty() ? "" : ", ") + std::string(options.subtitle);
  return words;
}

void draw_badges_and_subtitle(Point at, float width, const ListRowOptions& options) {
  constexpr TextStyle chip_style = TextStyle::TinyStrong;
  constexpr TextStyle style = TextStyle::Small;
  float x = at.x;
  for (const Badge& badge : options.badges) {
    if (badge.text.empty()) continue;
    const float wide = std::min(std::ceil(measure(badge.text, chip_style).width) + 12, width);
    const Rect box{x, at.y, wide, scaled(17)};
    draw_box(box, 5, badge.background, std::nullopt);
    draw_text({x + 6, at.y + 1}, chip_style, pack(badge.tone),
              fit_text(badge.text, chip_style, wide - 12));
    x += wide + 6;
  }
  const float room = at.x + width - x;
  if (room > 20)
    draw_text({x, at.y}, style, pack(Tone::Mute), fit_text(options.subtitle, style, room));
}

}  // namespace

RowUse list_row(std::string_view id, std::string_view title, const ListRowOptions& options) {
  Context& ui = context();
  const Id scope(id);
  const bool second_line = options.badges.size() > 0 || !options.subtitle.empty();
  const Rect area = place({available_width(), scaled(second_line ? 58 : 40)});
  const bool menu = !options.menu.empty();
  const Rect more{area.right() - 40, area.y + (area.height - 36) / 2, 36, 36};
  // The small button first: the first item under the pointer is the one that reacts.
  const Key more_key = key_for("more"), key = key_for("row");
  const Interaction more_use = menu ? interact(more_key, more) : Interaction{};
  const Interaction use = interact(key, area);
  if (options.selected || use.hovered || more_use.hovered)
    draw_box(area, 10, options.selected ? Tone::BrandSoft : Tone::Hover, std::nullopt);
  constexpr TextStyle style = TextStyle::LabelStrong;
  const float width = area.width - 20 - (menu ? 32 : 0);
  draw_text({area.x + 10, area.y + 9}, style, pack(Tone::Ink), fit_text(title, style, width));
  if (second_line)
    draw_badges_and_subtitle({area.x + 10, area.y + 10 + line_height(style) + 3}, width, options);
  if (menu) {
    if (more_use.hovered) draw_box(more, 8, Tone::Card, std::nullopt);
    draw_icon(draw_list(), Icon::More, {more.x + 9, more.y + 9}, 18, ui.theme[Tone::Mute]);
  }
  ui.tree.begin({.key = key_for("item"),
                 .role = a11y::Role::ListItem,
                 .area = area,
                 .name = std::string(title)});
  describe({.key = key,
            .role = a11y::Role::Button,
            .area = {area.x, area.y, area.width - (menu ? 40 : 0), area.height},
            .name = std::string(title),
            .description = spoken(options),
            .language = std::string(options.language),
            .selected = options.selected ? a11y::State::On : a11y::State::Unset});
  if (menu)
    describe({.key = more_key,
              .role = a11y::Role::Button,
              .area = more,
              .name = std::string(options.menu),
              .description = std::string(title),
              .popup = true});
  ui.tree.end();
  if (more_use.pressed) return RowUse::Menu;
  return use.pressed ? RowUse::Open : RowUse::None;
}

namespace {

Rect draw_bar(float part, Tone tone) {
  const Rect area = place({available_width(), 13});
  const Rect track{area.x + 6, area.y + 4, std::max(0.0f, area.width - 12), 5};
  draw_box(track, 2.5f, Tone::Track, std::nullopt);
  const float width = std::clamp(part, 0.0f, 1.0f) * track.width;
  if (width > 0) draw_box({track.x, track.y, std::max(5.0f, width), 5}, 2.5f, tone, std::nullopt);
  return area;
}

}  // namespace

void meter(std::string_view name, float part, Tone tone, std::string_view words) {
  const Rect area = draw_bar(part, tone);
  context().tree.add({.key = next_key(),
                      .role = a11y::Role::Meter,
                      .area = area,
                      .name = std::string(name),
                      .value = std::string(words),
                      .number = std::clamp(part, 0.0f, 1.0f) * 100,
                      .maximum = 100});
}

void progress(std::string_view name, float part) {
  // Without a known end a third of the bar is filled; it does not move, as moving costs frames.
  const Rect area = draw_bar(part < 0 ? 0.33f : part, Tone::Brand);
  context().tree.add({.key = next_key(),
                      .role = a11y::Role::Progress,
                      .area = area,
                      .name = std::string(name),
                      .number = part < 0 ? -1 : std::min(part, 1.0f) * 100,
                      .maximum = 100});
}

namespace {

void draw_picture(const Rect& area, TextureId texture, const PictureOptions& options,
                  bool hovered) {
  ImDrawList& list = draw_list();
  const ImVec2 from(area.x, area.y), to(area.right(), area.bottom());
  if (texture != 0)
    list.AddImageRounded(ImTextureRef(texture), from, to, {0, 0}, {1, 1}, IM_COL32_WHITE,
                         options.radius);
  else
    list.AddRectFilled(from, to, pack(Tone::Track), options.radius);
  if (!options.caption.empty()) {
    const TextStyle style = TextStyle::TinyStrong;
    const std::string text = fit_text(options.caption, style, area.width - 16);
    const float width = measure(text, style).width;
    const float y = area.bottom() - line_height(style) - 6;
    list.AddRectFilled({area.x + 4, y - 2}, {area.x + 12 + width, area.bottom() - 4},
                       IM_COL32(0, 0, 0, 150), 4);
    draw_text({area.x + 8, y}, style, IM_COL32_WHITE, text);
  }
  if (options.selected)
    list.AddRect(from, to, pack(Tone::Brand), options.radius, 0, 2);
  else if (options.border || hovered)
    list.AddRect(from, to, pack(hovered ? Tone::Edge : Tone::Line), options.radius);
}

}  // namespace

Rect picture(TextureId texture, Size size, std::string_view alt, const PictureOptions& options) {
  const Rect area = place(size);
  draw_picture(area, texture, options, false);
  if (!alt.empty())
    context().tree.add(
        {.key = next_key(), .role = a11y::Role::Image, .area = area, .name = std::string(alt)});
  return area;
}

bool hot_area(std::string_view name, Rect area) {
  constexpr float finger = 36;
  const float more_x = std::max(6.0f, (finger - area.width) / 2);
  const float more_y = std::max(4.0f, (finger - area.height) / 2);
  const Rect reach{area.x - more_x, area.y - more_y, area.width + 2 * more_x,
                   area.height + 2 * more_y};
  const Key key = key_for(name);
  const Interaction use = interact(key, reach);
  if (use.hovered)
    draw_list().AddRect({area.x - 4, area.y - 1}, {area.right() + 4, area.bottom() + 1},
                        pack(Tone::Focus), 4);
  describe({.key = key, .role = a11y::Role::Button, .area = reach, .name = std::string(name)});
  return use.pressed;
}

bool picture_button(TextureId texture, Size size, std::string_view name,
                    const PictureOptions& options) {
  const Key key = key_for(options.id.empty() ? name : options.id);
  const Rect area = place(size);
  const Interaction use = interact(key, area);
  draw_picture(area, texture, options, use.hovered);
  describe({.key = key,
            .role = a11y::Role::Button,
            .area = area,
            .name = std::string(name),
            .selected = options.selected ? a11y::State::On : a11y::State::Unset});
  return use.pressed;
}

}  // namespace bedside::ui::widgets
