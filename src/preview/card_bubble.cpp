// A message in a chat or a channel.

#include <algorithm>
#include <cmath>

#include "preview/card_builder.h"

namespace bedside::preview {

// Whose chat it is.
void CardBuilder::add_chat_bar() {
  const HeaderStyle& header = style_.header;
  const float height = header.top + header.avatar + header.bottom;
  card_.list.add(paint::FillRoundRect{{0, 0, width_, height}, 0, color(Tone::Background)});
  constexpr float back = 22;
  const float y = header.top;
  draw_icon(card_.list, Icon::Back, {style_.padding_x - 4, y + (header.avatar - back) / 2}, back,
            color(Tone::Text));
  const float x = style_.padding_x + back + 4;
  draw_avatar({x, y, header.avatar, header.avatar});
  const float menu = header.menu > 0 ? header.menu : 20;
  draw_icon(card_.list, Icon::DotsDown,
            {width_ - style_.padding_x - menu, y + (header.avatar - menu) / 2}, menu,
            color(Tone::Text));
  const float from = x + header.avatar + header.gap;
  draw_header_lines({from, y}, width_ - style_.padding_x - menu - header.gap - from, header.avatar);
  card_.list.add(paint::FillRoundRect{{0, height, width_, 1}, 0, color(Tone::Border)});
  y_ = height + 1;
}

void CardBuilder::add_bubble() {
  const BubbleStyle& bubble = style_.bubble;
  // The ground is the chat's, and the bubble stands on it.
  std::get<paint::FillRoundRect>(card_.list.commands.front()).fill = color(Tone::Page);
  add_chat_bar();
  y_ += bubble.margin;

  constexpr float forward = 36;
  const float most = width_ - 2 * bubble.margin - (bubble.forward ? forward + 8 : bubble.side);
  const bool attached =
      !input_.pictures.empty() || (input_.link && style_.link.kind != LinkStyle::Kind::None);
  const Caption caption = this->caption(most - 2 * bubble.padding);
  const std::string_view clock = time();
  const paint::TextLayout time = one_line(clock, style_.time, most / 2);

  // The time stands behind the last line when there is room, else on a line of its own.
  const float last =
      caption.layout.lines.empty() || caption.more_below ? most : caption.layout.lines.back().width;
  const float text_width = caption.layout.size.width;
  const bool beside = last + 12 + time.size.width <= most - 2 * bubble.padding;
  const float needed = beside ? std::max(text_width, last + 12 + time.size.width)
                              : std::max(text_width, time.size.width);
  const float width = attached ? most : std::ceil(needed) + 2 * bubble.padding;

  const float top = y_;
  const std::size_t ground = card_.list.commands.size();
  card_.list.add(paint::Shadow{{}, bubble.radius, 1, {0, 1}, Color{11, 20, 26, 33}});
  card_.list.add(paint::FillRoundRect{{}, bubble.radius, color(Tone::Background)});

  left_ = bubble.margin + bubble.inset;
  inner_ = width - 2 * bubble.inset;
  y_ += bubble.inset;
  if (attached) {
    add_media();
    y_ += 4;
  }
  y_ += bubble.top;
  const float x = bubble.margin + bubble.padding;
  put_caption(caption, {x, y_});
  y_ += caption.height;
  if (!beside) y_ += 2;
  const float time_y = beside ? y_ - time.size.height + 3 : y_;
  put(time, {bubble.margin + width - bubble.padding - time.size.width, time_y}, clock);
  y_ = std::max(y_, time_y + time.size.height) + 6;

  const Rect box{bubble.margin, top, width, y_ - top};
  std::get<paint::Shadow>(card_.list.commands[ground]).rect = box;
  std::get<paint::FillRoundRect>(card_.list.commands[ground + 1]).rect = box;
  if (bubble.forward) {
    const Rect round{box.right() + 8, box.y + (box.height - forward) / 2, forward, forward};
    card_.list.add(paint::FillRoundRect{round, forward / 2, color(Tone::Fill)});
    draw_icon(card_.list, Icon::Forward, {round.x + 9, round.y + 9}, 18, color(Tone::Secondary));
  }
  y_ += bubble.margin;
}

}  // namespace bedside::preview
