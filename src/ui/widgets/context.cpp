#include "ui/widgets/context.h"

#include <cassert>
#include <cmath>

#include "imgui_internal.h"

namespace bedside::ui {

namespace {

Context* current = nullptr;

struct StyleNumbers {
  float size, line;
  int weight;
};
constexpr std::array<StyleNumbers, static_cast<std::size_t>(widgets::TextStyle::Count)> styles = {{
    {14, 20, 0},
    {14, 20, 1},
    {13, 18, 0},
    {13, 18, 1},
    {12, 17, 0},
    {12, 17, 1},
    {11, 15, 0},
    {11, 15, 1},
    {16, 22, 2},
    {18, 24, 2},
    {22, 28, 2},
}};

const StyleNumbers& numbers(widgets::TextStyle style) {
  return styles[static_cast<std::size_t>(style)];
}

}  // namespace

Context& context() {
  assert(current != nullptr);
  return *current;
}

void set_context(Context* context) { current = context; }

ImDrawList& draw_list() { return *ImGui::GetWindowDrawList(); }

Key key_for(std::string_view name) {
  return ImGui::GetCurrentWindowRead()->GetID(name.data(), name.data() + name.size());
}

ImFont* font_of(widgets::TextStyle style) {
  return context().fonts[static_cast<std::size_t>(numbers(style).weight)];
}

float scaled(float px) { return std::round(px * context().view.text_scale); }

float font_size(widgets::TextStyle style) {
  return numbers(style).size * context().view.text_scale * context().box_of_em;
}

float line_height(widgets::TextStyle style) { return scaled(numbers(style).line); }

std::string_view drawable(std::string_view text, std::string& kept) {
  EmojiGlyphs* const emoji = context().emoji;
  if (emoji == nullptr || !EmojiGlyphs::may_hold_emoji(text)) return text;
  kept = emoji->drawn(text);
  return kept;
}

void draw_text(Point at, widgets::TextStyle style, ImU32 color, std::string_view words) {
  std::string kept;
  const std::string_view text = drawable(words, kept);
  if (text.empty()) return;
  const float size = font_size(style);
  ImFont* const font = font_of(style);
  // Half of what the line has more than the font's box is above it.
  const ImFontBaked* baked = font->GetFontBaked(size);
  const float scale = context().view.scale;
  const float offset = (line_height(style) - (baked->Ascent - baked->Descent)) / 2;
  const ImVec2 corner(at.x, std::round((at.y + offset) * scale) / scale);
  draw_list().AddText(font, size, corner, color, text.data(), text.data() + text.size());
}

std::string fit_text(std::string_view words, widgets::TextStyle style, float width) {
  std::string with_stand_ins;
  const std::string_view text = drawable(words, with_stand_ins);
  if (widgets::measure(text, style).width <= width) return std::string(text);
  static constexpr std::string_view ellipsis = "\u2026";
  const float room = width - widgets::measure(ellipsis, style).width;
  const char* end = text.data();
  font_of(style)->CalcTextSizeA(font_size(style), std::max(0.0f, room), 0.0f, text.data(),
                                text.data() + text.size(), &end);
  std::string_view kept = text.substr(0, static_cast<std::size_t>(end - text.data()));
  while (!kept.empty() && (kept.back() == ' ' || kept.back() == '\n')) kept.remove_suffix(1);
  return std::string(kept) + std::string(ellipsis);
}

void draw_box(Rect area, float radius, std::optional<Tone> fill, std::optional<Tone> border) {
  const ImVec2 from(area.x, area.y), to(area.right(), area.bottom());
  if (fill) draw_list().AddRectFilled(from, to, pack(*fill), radius);
  if (border) draw_list().AddRect(from, to, pack(*border), radius);
}

Interaction interact(Key key, Rect area, bool disabled) {
  Context& ui = context();
  Interaction result{.key = key};
  const ImRect box(area.x, area.y, area.right(), area.bottom());
  bool pressed = false;
  if (ImGui::ItemAdd(box, key)) {
    pressed = ImGui::ButtonBehavior(box, key, &result.hovered, &result.held);
  }
  // Also for what is scrolled out of sight: a screen reader may press it there.
  if (ui.activated == key) {
    pressed = true;
    ui.activated = 0;
  }
  result.pressed = pressed && !disabled;
  // What was pressed changes what was drawn before it.
  if (result.pressed) ui.unsettled = true;
  if (disabled) result.hovered = result.held = false;
  if (result.hovered) ui.cursor = host::Cursor::Pointer;
  return result;
}

void describe(a11y::Node node) {
  Context& ui = context();
  ui.last = node.key;
  ui.last_area = node.area;
  ui.tree.add(std::move(node));
}

Key next_key() {
  Context& ui = context();
  Scope* const scope = ui.scopes.empty() ? nullptr : &ui.scopes.back();
  const std::uint32_t parts[] = {scope ? ++scope->made : 0, scope ? scope->key : 0,
                                 ImGui::GetCurrentWindowRead()->IDStack.back()};
  return ImHashData(parts, sizeof parts);
}

}  // namespace bedside::ui
