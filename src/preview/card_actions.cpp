// The row of things a reader can do.

#include <algorithm>
#include <cmath>

#include "preview/card_builder.h"

namespace bedside::preview {

namespace {

constexpr std::string_view no_count = "0";
constexpr float button_padding = 16;
constexpr float between = 6;  // an icon and its word

}  // namespace

void CardBuilder::add_actions() {
  const ActionStyle& actions = style_.actions;
  if (actions.items.empty()) return;
  y_ += actions.top;
  if (actions.rule) {
    card_.list.add(paint::FillRoundRect{{left_, y_, inner_, 1}, 0, color(Tone::Border)});
    y_ += 1;
  }
  const Rect row{left_, y_, inner_, actions.height};
  switch (actions.kind) {
    case ActionStyle::Kind::Spread:
      draw_spread(row);
      break;
    case ActionStyle::Kind::Left:
      draw_left(row);
      if (style_.media.kind == MediaStyle::Kind::Carousel && !style_.media.dots_inside &&
          input_.pictures.size() > 1)
        draw_dots(row, color(Tone::Link), color(Tone::Border));
      break;
    case ActionStyle::Kind::Labels:
      draw_labels(row);
      break;
    case ActionStyle::Kind::Pills:
      draw_pills(row);
      break;
  }
  y_ += actions.height;
}

float CardBuilder::item_width(const ActionItem& item) const {
  const ActionStyle& actions = style_.actions;
  float width = item.icon ? actions.icon : 0;
  if (item.count) width += actions.gap + one_line(no_count, actions.text, 1e6f).size.width;
  if (!item.word.empty()) {
    width += std::round(one_line(word(item.word), actions.text, 1e6f).size.width);
    if (item.button) width += 2 * button_padding;
    if (item.icon) width += between;
  }
  return width;
}

void CardBuilder::draw_item(const ActionItem& item, Point at, float height) {
  const ActionStyle& actions = style_.actions;
  if (item.button) {
    const float tall = std::min(height, 40.0f);
    draw_button(word(item.word), {at.x, at.y + (height - tall) / 2, item_width(item), tall}, false);
    return;
  }
  float x = at.x;
  if (item.icon) {
    draw_icon(card_.list, *item.icon, {x, at.y + (height - actions.icon) / 2}, actions.icon,
              color(actions.tone));
    x += actions.icon;
  }
  if (!item.count && item.word.empty()) return;
  const std::string_view text = item.count ? no_count : word(item.word);
  x += item.count ? actions.gap : item.icon ? between : 0;
  const paint::TextLayout layout = one_line(text, actions.text, 1e6f);
  put(layout, {x, at.y + (height - layout.size.height) / 2}, text);
}

// A word on a rounded ground, or within a line. On pictures both are white.
void CardBuilder::draw_button(std::string_view text, Rect place, bool outlined) {
  const bool on_picture = style_.layout == Layout::Vertical;
  const float radius = place.height / 2;
  const TextSpec spec{14, place.height, paint::FontWeight::SemiBold,
                      outlined ? Tone::Text : Tone::Label};
  paint::TextStyle style = style_of(spec);
  if (on_picture) style.color = outlined ? color(Tone::White) : rgb(0x0f0f0f);
  if (outlined) {
    card_.list.add(paint::StrokeRoundRect{place, std::min(radius, 8.0f), 1, style.color});
  } else {
    card_.list.add(
        paint::FillRoundRect{place, radius, color(on_picture ? Tone::White : Tone::Button)});
  }
  const paint::StyledRun shown{text, style};
  const paint::TextLayout layout =
      paint::layout(fonts_, std::span(&shown, 1), {.width = place.width, .max_lines = 1});
  put(layout, {place.x + (place.width - layout.size.width) / 2, place.y}, text);
}

// Even space between; items of the right end stand close together there.
void CardBuilder::draw_spread(Rect row) {
  const ActionStyle& actions = style_.actions;
  constexpr float close = 14;
  float right_width = 0;
  std::size_t left_count = 0;
  for (const ActionItem& item : actions.items) {
    if (item.right) right_width += (right_width > 0 ? close : 0) + item_width(item);
    left_count += item.right ? 0 : 1;
  }
  const float step =
      left_count > 0 ? (row.width - right_width) / static_cast<float>(left_count) : 0;
  float left = row.x;
  float right = row.right() - right_width;
  for (const ActionItem& item : actions.items) {
    float& x = item.right ? right : left;
    draw_item(item, {x, row.y}, row.height);
    x += item.right ? item_width(item) + close : step;
  }
}

void CardBuilder::draw_left(Rect row) {
  float left = row.x;
  float right = row.right();
  for (const ActionItem& item : style_.actions.items) {
    const float width = item_width(item);
    if (item.right) right -= width;
    draw_item(item, {item.right ? right : left, row.y}, row.height);
    if (item.right) {
      right -= style_.actions.gap;
    } else {
      left += width + style_.actions.gap;
    }
  }
}

// Equal columns, the icon before its word; above it where the words are too long for that.
void CardBuilder::draw_labels(Rect row) {
  const ActionStyle& actions = style_.actions;
  const float column = row.width / static_cast<float>(actions.items.size());
  float widest = 0;
  for (const ActionItem& item : actions.items)
    widest = std::max(widest, one_line(word(item.word), actions.text, 1e6f).size.width);
  const bool beside = actions.icon + between + widest <= column - 8;
  TextSpec spec = actions.text;
  if (!beside) spec.size = std::min(spec.size, 12.0f), spec.line = 15;
  float x = row.x;
  for (const ActionItem& item : actions.items) {
    const paint::TextLayout text = one_line(word(item.word), spec, column - 2);
    const float icon = actions.icon;
    if (beside) {
      const float from = std::round(x + (column - icon - between - text.size.width) / 2);
      draw_icon(card_.list, *item.icon, {from, row.y + (row.height - icon) / 2}, icon,
                color(actions.tone));
      put(text, {from + icon + between, row.y + (row.height - text.size.height) / 2},
          word(item.word));
    } else {
      const float top = row.y + (row.height - icon - text.size.height - 1) / 2;
      draw_icon(card_.list, *item.icon, {x + (column - icon) / 2, top}, icon, color(actions.tone));
      put(text, {x + (column - text.size.width) / 2, top + icon + 1}, word(item.word));
    }
    x += column;
  }
}

// Filled, with words; those that do not fit are left out, as if they could be pushed in.
void CardBuilder::draw_pills(Rect row) {
  constexpr float padding = 13;
  const ActionStyle& actions = style_.actions;
  float x = row.x;
  for (const ActionItem& item : actions.items) {
    const Rect pill{x, row.y, item_width(item) + 2 * padding, row.height};
    if (pill.right() > width_) break;
    card_.list.add(paint::FillRoundRect{pill, row.height / 2, color(Tone::Fill)});
    draw_item(item, {x + padding, row.y}, row.height);
    x += pill.width + actions.gap;
  }
}

// One dot a picture, the first filled; no more than seven.
namespace {

constexpr float dot = 6;
constexpr float dot_gap = 4;

std::size_t dot_count(std::size_t pictures) { return std::min<std::size_t>(pictures, 7); }

}  // namespace

float CardBuilder::dots_width() const {
  return static_cast<float>(dot_count(input_.pictures.size())) * (dot + dot_gap) - dot_gap;
}

void CardBuilder::draw_dots(Rect row, Color on, Color off) {
  float x = row.x + (row.width - dots_width()) / 2;
  for (std::size_t i = 0; i < dot_count(input_.pictures.size()); ++i, x += dot + dot_gap)
    card_.list.add(paint::FillRoundRect{
        {x, row.y + (row.height - dot) / 2, dot, dot}, dot / 2, i == 0 ? on : off});
}

}  // namespace bedside::preview
