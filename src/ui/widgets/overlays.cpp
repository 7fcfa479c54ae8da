#include "ui/widgets/overlays.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "ui/texts.h"
#include "ui/widgets/context.h"
#include "ui/widgets/controls.h"

namespace bedside::ui::widgets {

namespace {

constexpr ImGuiWindowFlags bare =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse;

// The same menu from anywhere, so its name alone counts.
Key overlay_key(std::string_view id) { return ImHashStr(id.data(), id.size(), 0x0E17); }

void begin_window(Key key, std::string_view part, Rect area) {
  char name[32];
  ImFormatString(name, sizeof name, "##%s%08x", std::string(part).c_str(), key);
  ImGui::SetNextWindowPos({area.x, area.y});
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGui::Begin(name, nullptr, bare);
  // In the order they are made, whatever was pressed last.
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

// A window over the whole page that takes presses meant for what is below. True when one came.
bool begin_cover(Key key, std::optional<Tone> fill) {
  const Context& ui = context();
  const Rect page{0, 0, ui.view.size.width, ui.view.size.height};
  begin_window(key, "cover", page);
  if (fill) draw_box(page, 0, *fill, std::nullopt);
  const bool pressed = ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  ImGui::End();
  return pressed;
}

void draw_floating(const Rect& area, float radius) {
  // A soft shadow out of a few translucent boxes.
  const Color shadow = context().theme[Tone::Shadow];
  for (int i = 1; i <= 5; ++i) {
    const float out = static_cast<float>(i) * 2.5f;
    Color part = shadow;
    part.a = static_cast<std::uint8_t>(shadow.a / (3 + i));
    draw_list().AddRectFilled({area.x - out, area.y - out + 4},
                              {area.right() + out, area.bottom() + out + 4}, pack(part),
                              radius + out);
  }
  draw_box(area, radius, Tone::Card, Tone::Line);
}

constexpr float shadow_room = 20;
constexpr Insets menu_padding = {6, 6, 6, 6};

// Below the anchor, or above it, inside the page.
Rect menu_area(Key key) {
  Context& ui = context();
  const Size page = ui.view.size;
  const Measured& before = ui.measured[key];
  const float width = std::clamp(std::max(before.content, 180.0f), 120.0f, page.width - 16);
  const float height = std::min(std::max(before.size.height, 24.0f), page.height - 16);
  const Rect& anchor = ui.menu_anchor;
  const float x = std::clamp(anchor.x, 8.0f, std::max(8.0f, page.width - 8 - width));
  float y = anchor.bottom() + 4;
  if (y + height > page.height - 8) y = std::max(8.0f, anchor.y - 4 - height);
  if (y + height > page.height - 8) y = 8;
  return {x, y, width, height};
}

struct OpenPanel {
  Key key = 0;
  std::size_t node = 0;
  float widest = 0;
  Rect area;
  bool scrolls = false;
  Insets padding;
};
std::vector<OpenPanel> panels;

bool escaped(Key key) {
  Context& ui = context();
  if (ui.escape != key) return false;
  ui.escape = 0;
  return true;
}

void set_measured(Key key, float height, float content) {
  Context& ui = context();
  Measured& before = ui.measured[key];
  if (std::abs(before.size.height - height) > 0.5f || std::abs(before.content - content) > 0.5f)
    ui.unsettled = true;
  before.size.height = height;
  before.content = content;
  before.frame = ui.frame;
}

}  // namespace

void open_menu(std::string_view id) {
  Context& ui = context();
  const Key key = overlay_key(id);
  ui.open_menu = ui.open_menu == key ? 0 : key;
  ui.menu_anchor = ui.last_area;
  ui.menu_fresh = true;
  ui.unsettled = true;
}

void close_menu() {
  Context& ui = context();
  if (ui.open_menu != 0) ui.unsettled = true;
  ui.open_menu = 0;
}

Menu::Menu(std::string_view id, std::string_view name) {
  Context& ui = context();
  const Key key = overlay_key(id);
  if (ui.open_menu != key) return;
  const bool pressed_elsewhere = begin_cover(key, std::nullopt) && !ui.menu_fresh;
  if (pressed_elsewhere || escaped(key)) {
    close_menu();
    return;
  }
  open_ = true;
  ui.overlays.push_back({key, true});
  const Rect area = menu_area(key);
  begin_window(key, "menu",
               {area.x - shadow_room, area.y - shadow_room, area.width + 2 * shadow_room,
                area.height + 2 * shadow_room});
  draw_floating(area, 10);
  ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
  const float scroll = ui.scrolls[key].y;
  OpenPanel panel{.key = key, .area = area, .padding = menu_padding};
  panel.node = ui.tree.begin({.key = key,
                              .role = a11y::Role::Menu,
                              .area = area,
                              .name = std::string(name),
                              .overlay = true,
                              .scroll = {0, scroll}});
  panels.push_back(panel);
  open_root(key, area, menu_padding, 0, scroll);
}

Menu::~Menu() {
  if (!open_) return;
  Context& ui = context();
  const OpenPanel panel = panels.back();
  panels.pop_back();
  const float height = close_root(menu_padding);
  set_measured(panel.key, height, panel.widest + menu_padding.left + menu_padding.right);
  a11y::Node& node = ui.tree.node(panel.node);
  node.scrolls = height > panel.area.height + 0.5f;
  node.content_height = height;
  ui.tree.end();
  ImGui::PopClipRect();
  ImGui::End();
}

namespace {

struct ItemParts {
  Icon icon = Icon::None;
  std::string_view shortcut;
  bool disabled = false;
  bool danger = false;
  a11y::Role role = a11y::Role::MenuItem;
  a11y::State checked = a11y::State::Unset;
  std::string_view description;
};

bool draw_item(std::string_view text, const ItemParts& parts) {
  Context& ui = context();
  constexpr TextStyle style = TextStyle::Label;
  const float lead = parts.icon != Icon::None || parts.checked != a11y::State::Unset ? 30 : 10;
  const float behind =
      parts.shortcut.empty() ? 10 : std::ceil(measure(parts.shortcut, TextStyle::Tiny).width) + 30;
  OpenPanel& panel = panels.back();
  panel.widest = std::max(panel.widest, lead + std::ceil(measure(text, style).width) + behind);
  const Rect area = place({available_width(), scaled(36)});
  const Key key = key_for(text);
  const Interaction use = interact(key, area, parts.disabled);
  if (use.hovered || ui.focused == key) draw_box(area, 7, Tone::Hover, std::nullopt);
  const Tone ink = parts.disabled ? Tone::Faint : parts.danger ? Tone::Block : Tone::Ink;
  const float y = std::floor(area.y + (area.height - line_height(style)) / 2);
  const bool on = parts.checked == a11y::State::On;
  const Icon icon = on ? Icon::Check : parts.icon;
  if (icon != Icon::None)
    draw_icon(draw_list(), icon, {area.x + 8, area.y + (area.height - 16) / 2}, 16,
              ui.theme[on ? Tone::Brand : ink]);
  draw_text({area.x + lead, y}, style, pack(ink),
            fit_text(text, style, area.width - lead - behind));
  if (!parts.shortcut.empty())
    draw_text({area.right() - 8 - measure(parts.shortcut, TextStyle::Tiny).width,
               std::floor(area.y + (area.height - line_height(TextStyle::Tiny)) / 2)},
              TextStyle::Tiny, pack(Tone::Mute), parts.shortcut);
  ui.tree.add({.key = key,
               .role = parts.role,
               .area = area,
               .name = std::string(text),
               .description = std::string(parts.description),
               .disabled = parts.disabled,
               .checked = parts.checked});
  return use.pressed;
}

}  // namespace

bool Menu::item(std::string_view text, const MenuItemOptions& options) {
  const bool pressed = draw_item(text, {.icon = options.icon,
                                        .shortcut = options.shortcut,
                                        .disabled = options.disabled,
                                        .danger = options.danger,
                                        .description = options.description});
  if (pressed) close_menu();
  return pressed;
}

bool Menu::check_item(std::string_view text, bool& value) {
  const bool pressed = draw_item(text, {.role = a11y::Role::MenuItemCheckbox,
                                        .checked = value ? a11y::State::On : a11y::State::Off});
  if (pressed) value = !value;
  return pressed;
}

bool Menu::radio_item(std::string_view text, bool selected) {
  const bool pressed = draw_item(text, {.role = a11y::Role::MenuItemRadio,
                                        .checked = selected ? a11y::State::On : a11y::State::Off});
  if (pressed) close_menu();
  return pressed;
}

void Menu::separator() {
  space(4);
  divider();
  space(4);
}

void Menu::heading(std::string_view text) {
  OpenPanel& panel = panels.back();
  panel.widest =
      std::max(panel.widest, std::ceil(measure(text, TextStyle::SmallStrong).width) + 20);
  const Rect area = place({available_width(), scaled(28)});
  draw_text({area.x + 10, area.y + 7}, TextStyle::SmallStrong, pack(Tone::Mute), text);
  context().tree.add(
      {.key = next_key(), .role = a11y::Role::Text, .area = area, .name = std::string(text)});
}

Dialog::Dialog(std::string_view id, std::string_view title, const DialogOptions& options) {
  Context& ui = context();
  const Key key = overlay_key(id);
  const Size page = ui.view.size;
  const bool pressed_outside =
      begin_cover(key, options.modal ? std::optional(Tone::Scrim) : std::nullopt);
  closed_ = escaped(key) ||
            (pressed_outside && !options.alert && ui.open_menu == 0 && ui.measured.contains(key));
  ui.overlays.push_back({key, false});
  const bool phone = page.width < options.width + 48;
  const float width = phone ? page.width : options.width;
  const float content = std::max(ui.measured[key].size.height, 80.0f);
  const float height = phone ? page.height : std::min(content, page.height - 48);
  const Rect area{std::floor((page.width - width) / 2), std::floor((page.height - height) / 2.4f),
                  width, height};
  begin_window(key, "dialog",
               {area.x - shadow_room, area.y - shadow_room, area.width + 2 * shadow_room,
                area.height + 2 * shadow_room});
  draw_floating(area, phone ? 0 : 14);
  ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
  const Insets padding = Insets::of(20, 16);
  const float scroll = ui.scrolls[key].y;
  OpenPanel panel{.key = key, .area = area, .padding = padding};
  panel.node = ui.tree.begin({.key = key,
                              .role = options.alert ? a11y::Role::AlertDialog : a11y::Role::Dialog,
                              .area = area,
                              .name = std::string(title),
                              .modal = options.modal,
                              .overlay = true,
                              .scroll = {0, scroll}});
  panels.push_back(panel);
  open_root(key, area, padding, 10, scroll);
  Row row({.height = 36});
  label(title, {.style = TextStyle::Title, .heading = 2});
  row.spring();
  if (options.close_button &&
      icon_button(Icon::Close, tr("action.close"), {.kind = ButtonKind::Ghost, .id = "close"}))
    closed_ = true;
}

Dialog::~Dialog() {
  Context& ui = context();
  const OpenPanel panel = panels.back();
  panels.pop_back();
  const float height = close_root(panel.padding);
  set_measured(panel.key, height, 0);
  a11y::Node& node = ui.tree.node(panel.node);
  node.scrolls = height > panel.area.height + 0.5f;
  node.content_height = height;
  ui.tree.end();
  ImGui::PopClipRect();
  ImGui::End();
  if (closed_) ui.unsettled = true;
}

namespace {

bool toast_action(std::string_view text) {
  const Key key = key_for(text);
  const Rect area = place({std::ceil(measure(text, TextStyle::LabelStrong).width) + 16, 36});
  const Interaction use = interact(key, area);
  if (use.hovered)
    draw_list().AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                              IM_COL32(255, 255, 255, 30), 8);
  draw_text({area.x + 8, area.y + std::floor((36 - line_height(TextStyle::LabelStrong)) / 2)},
            TextStyle::LabelStrong, pack(Tone::OnBarStrong), text);
  describe({.key = key, .role = a11y::Role::Button, .area = area, .name = std::string(text)});
  return use.pressed;
}

}  // namespace

bool toast(std::string_view text, std::string_view action, float bottom) {
  Context& ui = context();
  const Key key = overlay_key("toast");
  const Size page = ui.view.size;
  constexpr float padding = 16, gap = 16;
  const float beside =
      action.empty() ? 0 : gap + std::ceil(measure(action, TextStyle::LabelStrong).width) + padding;
  const float wanted = std::ceil(measure(text, TextStyle::Label).width) + 2 + beside + 2 * padding;
  const float width = std::min(wanted, page.width - 24);
  // Long sentences on narrow pages take more lines rather than end in dots.
  const bool one_line = wanted <= width;
  const float height = one_line ? 36.0f : 3 * line_height(TextStyle::Label);
  const Rect area{std::floor((page.width - width) / 2), page.height - bottom - height - 12, width,
                  height + 12};
  begin_window(key, "toast", area);
  draw_box(area, 10, Tone::Bar, std::nullopt);
  ui.tree.begin({.key = key,
                 .role = a11y::Role::Alert,
                 .area = area,
                 .name = std::string(text),
                 .overlay = true});
  open_root(key, area, Insets::of(padding, 6), 0, 0);
  bool pressed = false;
  {
    Row row({.gap = gap, .height = height});
    {
      const Column column(width - 2 * padding - beside);
      label(text, {.style = TextStyle::Label, .tone = Tone::OnBarStrong, .max_lines = 3});
    }
    if (!action.empty()) pressed = toast_action(action);
  }
  close_root(Insets::of(16, 6));
  ui.tree.end();
  ImGui::End();
  return pressed;
}

}  // namespace bedside::ui::widgets
