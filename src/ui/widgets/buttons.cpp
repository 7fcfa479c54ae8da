#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/context.h"
#include "ui/widgets/controls.h"

namespace bedside::ui::widgets {

namespace {

constexpr float touch_height = 36;
constexpr float icon_size = 18;
constexpr float icon_gap = 6;
constexpr float chevron_size = 14;

struct ButtonLook {
  TextStyle style = TextStyle::LabelStrong;
  Tone ink = Tone::Ink;
  std::optional<Tone> fill, border;
  float side = 14;  // padding left and right
  float inset = 0;  // how much lower than its place the box is, on each side
  float radius = 8;
};

ButtonLook look_of(const ButtonOptions& options, const Interaction& use) {
  ButtonLook look;
  const bool over = use.hovered || options.expanded.value_or(false);
  switch (options.kind) {
    case ButtonKind::Secondary:
      look.fill = over ? Tone::Hover : Tone::Card;
      look.border = Tone::Line;
      break;
    case ButtonKind::Primary:
      look.fill = over ? Tone::BrandHover : Tone::Brand;
      look.ink = Tone::OnBrand;
      break;
    case ButtonKind::Danger:
      look.fill = over ? Tone::BlockSoft : Tone::Card;
      look.border = Tone::Block;
      look.ink = Tone::Block;
      break;
    case ButtonKind::Link:
      look.ink = Tone::Brand;
      look.side = 0;
      break;
    case ButtonKind::Ghost:
      if (over) look.fill = Tone::Hover;
      look.ink = Tone::Mute;
      look.side = 8;
      break;
    case ButtonKind::Pill:
      look.fill = over ? Tone::Hover : Tone::Panel;
      look.border = Tone::Line;
      look.ink = Tone::Mute;
      look.style = TextStyle::Label;
      look.side = 12;
      look.inset = 2;
      look.radius = 16;
      break;
  }
  const auto [ink, ground] = options.tones.value_or(std::pair{Tone::Brand, Tone::BrandSoft});
  if (options.tones) look.ink = ink;
  if (options.pressed.value_or(false)) look.fill = ground, look.ink = ink;
  if (options.disabled) {
    look.ink = Tone::Faint;
    if (options.kind == ButtonKind::Primary) look.fill = Tone::Track;
    if (options.kind == ButtonKind::Danger) look.border = Tone::Line;
  }
  if (options.small)
    look.style = look.style == TextStyle::Label ? TextStyle::Small : TextStyle::SmallStrong;
  return look;
}

void draw_content(const Rect& box, std::string_view text, const ButtonOptions& options,
                  const ButtonLook& look, bool underline) {
  const Context& ui = context();
  const float size = options.small ? icon_size - 2 : icon_size;
  const bool with_icon = options.icon != Icon::None;
  const float middle = box.y + box.height / 2;
  if (options.icon_only) {
    draw_icon(draw_list(), options.icon, {box.x + (box.width - size) / 2, middle - size / 2}, size,
              ui.theme[look.ink]);
    return;
  }
  const float before = with_icon ? size + icon_gap : 0;
  const float behind = options.menu ? chevron_size + 4 : 0;
  const float room = box.width - 2 * look.side - before - behind;
  const std::string shown = fit_text(text, look.style, room);
  const TextStyle strong = options.small ? TextStyle::SmallStrong : TextStyle::LabelStrong;
  float width = std::ceil(measure(shown, look.style).width);
  std::string detail;
  if (!options.detail.empty()) {
    detail = fit_text(options.detail, strong, std::max(0.0f, room - width - 4));
    width += 4 + std::ceil(measure(detail, strong).width);
  }
  float x = box.x + look.side + std::max(0.0f, std::floor((room - width) / 2));
  // A link stands where text would stand.
  if (options.kind == ButtonKind::Link) x = box.x;
  if (with_icon) {
    draw_icon(draw_list(), options.icon, {x, middle - size / 2}, size, ui.theme[look.ink]);
    x += before;
  }
  const float y = std::floor(middle - line_height(look.style) / 2);
  draw_text({x, y}, look.style, pack(look.ink), shown);
  const float end = x + std::ceil(measure(shown, look.style).width);
  if (underline)
    draw_list().AddRectFilled({x, y + line_height(look.style) - 2},
                              {end, y + line_height(look.style) - 1}, pack(look.ink));
  if (!detail.empty()) {
    draw_text({end + 4, y}, strong, pack(options.disabled ? Tone::Faint : options.detail_tone),
              detail);
  }
  if (options.menu)
    draw_icon(draw_list(), Icon::ChevronDown, {x + width + 4, middle - chevron_size / 2},
              chevron_size, ui.theme[look.ink]);
}

float natural_width(std::string_view text, const ButtonOptions& options, const ButtonLook& look) {
  if (options.icon_only) return touch_height;
  float width = std::ceil(measure(text, look.style).width) + 2 * look.side;
  const TextStyle strong = options.small ? TextStyle::SmallStrong : TextStyle::LabelStrong;
  if (!options.detail.empty()) width += 4 + std::ceil(measure(options.detail, strong).width);
  if (options.icon != Icon::None) width += (options.small ? icon_size - 2 : icon_size) + icon_gap;
  if (options.menu) width += chevron_size + 4;
  return std::max(width, touch_height);
}

a11y::State state_of(std::optional<bool> value) {
  if (!value) return a11y::State::Unset;
  return *value ? a11y::State::On : a11y::State::Off;
}

std::string name_of(std::string_view text, const ButtonOptions& options) {
  if (!options.name.empty()) return std::string(options.name);
  if (options.detail.empty()) return std::string(text);
  return std::string(text) + " " + std::string(options.detail);
}

}  // namespace

bool button(std::string_view text, const ButtonOptions& options) {
  const Key key = key_for(options.id.empty() ? text : options.id);
  const ButtonLook resting = look_of(options, {});
  float width = options.width < 0 ? room_for_text()
                                  : std::max(options.width, natural_width(text, options, resting));
  // In a row that wraps there is a whole line for it.
  const Scope& scope = context().scopes.back();
  const float room = scope.kind == Scope::Kind::Row && scope.wrap ? scope.width : room_for_text();
  if (!options.icon_only) width = std::min(width, std::max(touch_height, room));
  const float height = options.small ? scaled(28) : scaled(touch_height);
  const Rect area = place({width, height});
  // Small ones look small, but a finger finds them all the same.
  const float more = std::max(0.0f, (touch_height - height) / 2);
  const Rect reach{area.x, area.y - more, area.width, area.height + 2 * more};
  const Interaction use = interact(key, reach, options.disabled);
  const ButtonLook look = look_of(options, use);
  const Rect box{area.x, area.y + look.inset, area.width, area.height - 2 * look.inset};
  if (look.fill || look.border)
    draw_box(box, std::min(look.radius, box.height / 2), look.fill, look.border);
  draw_content(box, text, options, look, use.hovered && options.kind == ButtonKind::Link);
  describe({.key = key,
            .role = a11y::Role::Button,
            .area = reach,
            .name = name_of(text, options),
            .description = std::string(options.description),
            .shortcut = std::string(options.shortcut),
            .disabled = options.disabled,
            .popup = options.menu,
            .expanded = state_of(options.expanded),
            .pressed = state_of(options.pressed)});
  return use.pressed;
}

bool icon_button(Icon icon, std::string_view name, ButtonOptions options) {
  options.icon = icon;
  options.icon_only = true;
  return button(name, options);
}

bool nav_item(Icon icon, std::string_view text, bool selected) {
  const Key key = key_for(text);
  const Rect area = place({available_width(), scaled(52)});
  const Interaction use = interact(key, area);
  if (selected || use.hovered)
    draw_box(area, 10, selected ? Tone::BrandSoft : Tone::Hover, std::nullopt);
  const Tone ink = selected ? Tone::Brand : Tone::Mute;
  constexpr float size = 20;
  draw_icon(draw_list(), icon, {area.x + (area.width - size) / 2, area.y + 8}, size,
            context().theme[ink]);
  const TextStyle style = selected ? TextStyle::TinyStrong : TextStyle::Tiny;
  const std::string shown = fit_text(text, style, area.width);
  draw_text({area.x + std::floor((area.width - measure(shown, style).width) / 2), area.y + 31},
            style, pack(ink), shown);
  describe({.key = key,
            .role = a11y::Role::Button,
            .area = area,
            .name = std::string(text),
            .selected = selected ? a11y::State::On : a11y::State::Unset});
  return use.pressed;
}

namespace {

Interaction two_state(std::string_view text, bool value, bool disabled, a11y::Role role,
                      float mark_width, Rect& mark) {
  const Key key = key_for(text);
  const float natural = mark_width + 8 + std::ceil(measure(text, TextStyle::Label).width);
  const float width = std::min(natural, std::max(mark_width, room_for_text()));
  const Rect area = place({width, scaled(touch_height)});
  const Interaction use = interact(key, area, disabled);
  mark = {area.x, area.y + (area.height - 20) / 2, mark_width, 20};
  draw_text({area.x + mark_width + 8,
             area.y + std::floor((area.height - line_height(TextStyle::Label)) / 2)},
            TextStyle::Label, pack(disabled ? Tone::Faint : Tone::Ink),
            fit_text(text, TextStyle::Label, width - mark_width - 8));
  describe({.key = key,
            .role = role,
            .area = area,
            .name = std::string(text),
            .disabled = disabled,
            .checked = value != use.pressed ? a11y::State::On : a11y::State::Off});
  return use;
}

}  // namespace

bool checkbox(std::string_view text, bool& value, bool disabled) {
  Rect box;
  const Interaction use = two_state(text, value, disabled, a11y::Role::Checkbox, 20, box);
  if (use.pressed) value = !value;
  const Tone fill = disabled ? Tone::Track : value ? Tone::Brand : Tone::Card;
  draw_box(box, 5, fill, value && !disabled ? Tone::Brand : Tone::Edge);
  if (value)
    draw_icon(draw_list(), Icon::Check, {box.x + 2, box.y + 2}, 16,
              context().theme[disabled ? Tone::Faint : Tone::OnBrand]);
  return use.pressed;
}

bool toggle(std::string_view text, bool& value, bool disabled) {
  Rect box;
  const Interaction use = two_state(text, value, disabled, a11y::Role::Switch, 36, box);
  if (use.pressed) value = !value;
  draw_box(box, 10, value ? Tone::Brand : Tone::Card, value ? Tone::Brand : Tone::Edge);
  const float x = value ? box.right() - 10 : box.x + 10;
  draw_list().AddCircleFilled({x, box.y + 10}, 6, pack(value ? Tone::OnBrand : Tone::Edge));
  return use.pressed;
}

bool segmented(std::string_view name, std::span<const std::string_view> options, int& index) {
  Context& ui = context();
  constexpr TextStyle style = TextStyle::SmallStrong;
  float width = 4;
  for (const std::string_view text : options) width += std::ceil(measure(text, style).width) + 20;
  const Rect area = place({width, scaled(touch_height)});
  const Rect track{area.x, area.y + 3, area.width, area.height - 6};
  draw_box(track, 8, Tone::QuietSoft, std::nullopt);
  const Key group = key_for(name);
  ui.tree.begin(
      {.key = group, .role = a11y::Role::RadioGroup, .area = area, .name = std::string(name)});
  const Id scope(name);
  float x = area.x + 2;
  bool changed = false;
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    const std::string_view text = options[static_cast<std::size_t>(i)];
    const float part = std::ceil(measure(text, style).width) + 20;
    const Rect place{x, area.y, part, area.height};
    const Key key = key_for(text);
    const Interaction use = interact(key, place);
    if (use.pressed && index != i) {
      index = i;
      changed = true;
    }
    const bool chosen = index == i;
    const Rect box{x, track.y + 2, part, track.height - 4};
    if (chosen) draw_box(box, 6, Tone::Card, Tone::Line);
    draw_text({x + 10, std::floor(box.y + (box.height - line_height(style)) / 2)}, style,
              pack(chosen || use.hovered ? Tone::Ink : Tone::Mute), text);
    describe({.key = key,
              .role = a11y::Role::Radio,
              .area = place,
              .name = std::string(text),
              .checked = chosen ? a11y::State::On : a11y::State::Off});
    x += part;
  }
  ui.tree.end();
  return changed;
}

void focus_last() {
  Context& ui = context();
  if (ui.last != 0 && ui.window != nullptr) ui.window->focus_twin(ui.last);
}

}  // namespace bedside::ui::widgets
