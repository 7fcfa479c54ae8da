// The card of a link: what a person typed about the page it leads to.

#include <algorithm>
#include <cmath>
#include <string>

#include "preview/card_builder.h"
#include "preview/crop.h"

namespace bedside::preview {

namespace {

std::string ascii_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

void CardBuilder::add_link(const LinkCard& with_picture) {
  LinkCard link = with_picture;
  // No sign for an alternative text: only pictures of the post have one.
  if (link.picture) link.picture->described = false;
  y_ += style_.link.top;
  if (style_.link.kind == LinkStyle::Kind::Large && link.picture) return add_large_link(link);
  if (style_.link.kind == LinkStyle::Kind::Below) return add_link_below(link);
  const float width =
      style_.link.picture_width > 0 ? style_.link.picture_width : std::round(inner_ * 0.3f);
  add_row_link(link, width, std::round(width / style_.link.picture_ratio));
}

// A large picture with the title on it and the domain under it.
void CardBuilder::add_large_link(const LinkCard& link) {
  const LinkStyle& style = style_.link;
  const Rect place{left_, y_, inner_, std::round(inner_ / style.picture_ratio)};
  card_.list.add(paint::PushClip{place, style.radius});
  draw_picture(*link.picture, place);
  card_.list.add(paint::PopClip{});
  card_.list.add(paint::StrokeRoundRect{place, style.radius, 1, color(Tone::Border)});
  if (!link.title.empty()) {
    TextSpec spec = style.title;
    const paint::TextLayout title = one_line(link.title, spec, place.width - 40);
    const Rect box{place.x + 12, place.bottom() - spec.line - 12, std::round(title.size.width) + 16,
                   spec.line};
    card_.list.add(paint::FillRoundRect{box, 4, Color{0, 0, 0, 196}});
    put(title, {box.x + 8, box.y}, link.title);
  }
  const paint::TextLayout domain = one_line(link.domain, style.domain, inner_);
  put(domain, {left_, place.bottom() + 4}, link.domain);
  y_ = place.bottom() + 4 + domain.size.height;
}

// A small picture, or a sign for a link, with the title and the domain beside it.
void CardBuilder::add_row_link(const LinkCard& link, float picture_width, float picture_height) {
  const LinkStyle& style = style_.link;
  const float x = style.bleed ? 0 : left_;
  const float width = style.bleed ? width_ : inner_;
  const float inset = style.bleed ? style_.padding_x : 0;
  TextSpec title_spec = style.title;
  if (style.kind == LinkStyle::Kind::Large) title_spec.tone = Tone::Text;
  const float text_x = x + inset + picture_width + 12;
  const float text_width = x + width - 12 - text_x;
  const paint::TextLayout title = some_lines(link.title, title_spec, text_width, 2);
  const paint::TextLayout domain = one_line(link.domain, style.domain, text_width);
  const float text_height = title.size.height + 4 + domain.size.height;
  const float padding = style.bleed ? 12 : 0;
  const float content = std::max(picture_height, text_height + (style.bleed ? 0 : 16));
  const Rect box{x, y_, width, content + 2 * padding};
  const Rect picture{x + inset, y_ + padding + (content - picture_height) / 2, picture_width,
                     style.bleed ? picture_height : content};
  const Rect picture_place{picture.x, style.bleed ? picture.y : y_, picture.width, picture.height};

  if (style.bleed) card_.list.add(paint::FillRoundRect{box, 0, color(Tone::Page)});
  card_.list.add(paint::PushClip{style.bleed ? picture_place : box, style.radius});
  if (link.picture) {
    draw_picture(*link.picture, picture_place);
  } else {
    card_.list.add(paint::FillRoundRect{picture_place, 0, color(Tone::Fill)});
    constexpr float icon = 28;
    draw_icon(card_.list, Icon::Link,
              {picture_place.x + (picture_place.width - icon) / 2,
               picture_place.y + (picture_place.height - icon) / 2},
              icon, color(Tone::Secondary));
  }
  card_.list.add(paint::PopClip{});
  if (!style.bleed)
    card_.list.add(paint::StrokeRoundRect{box, style.radius, 1, color(Tone::Border)});
  const float text_y = box.y + (box.height - text_height) / 2;
  put(title, {text_x, text_y}, link.title);
  put(domain, {text_x, text_y + title.size.height + 4}, link.domain);
  y_ = box.bottom();
}

// A picture with the title, the description and the domain below it.
void CardBuilder::add_link_below(const LinkCard& link) {
  const LinkStyle& style = style_.link;
  const Rect card{style.bleed ? 0 : left_, y_, style.bleed ? width_ : inner_, 0};
  const float padding = style.bleed ? style_.padding_x : 12;
  const float text_width = card.width - 2 * padding;
  const std::string shown_domain =
      style.domain_capitals ? ascii_capitals(link.domain) : link.domain;
  const paint::TextLayout domain = one_line(shown_domain, style.domain, text_width - 20);
  const paint::TextLayout title =
      some_lines(link.title, style.title, text_width, style.title_lines);
  const paint::TextLayout description =
      style.description_lines > 0
          ? some_lines(link.description, style.description, text_width, style.description_lines)
          : paint::TextLayout{};
  const bool described = style.description_lines > 0 && !link.description.empty();
  const float picture_height = link.picture ? std::round(card.width / style.picture_ratio) : 0;
  const float line = style.domain_icon ? 9 : 2;
  const float text_height =
      title.size.height + (described ? description.size.height + 2 : 0) + line + domain.size.height;
  const Rect box{card.x, card.y, card.width, picture_height + text_height + 2 * 10};

  card_.list.add(paint::PushClip{box, style.radius});
  card_.list.add(paint::FillRoundRect{box, 0, color(style.border ? Tone::Background : Tone::Fill)});
  if (link.picture) draw_picture(*link.picture, {box.x, box.y, box.width, picture_height});
  card_.list.add(paint::PopClip{});
  if (style.border)
    card_.list.add(paint::StrokeRoundRect{box, style.radius, 1, color(Tone::Border)});

  const float x = box.x + padding;
  float y = box.y + picture_height + 10;
  const auto put_domain = [&] {
    float from = x;
    if (style.domain_icon) {
      card_.list.add(paint::FillRoundRect{{x, y + 4, text_width, 1}, 0, color(Tone::Border)});
      const float icon = style.domain.size;
      draw_icon(card_.list, Icon::Globe, {x, y + line + (domain.size.height - icon) / 2}, icon,
                color(style.domain.tone));
      from += icon + 4;
    }
    put(domain, {from, y + (style.domain_first ? 0 : line)}, shown_domain);
    y += domain.size.height + line;
  };
  if (style.domain_first) put_domain();
  put(title, {x, y}, link.title);
  y += title.size.height;
  if (described) {
    put(description, {x, y + 2}, link.description);
    y += description.size.height + 2;
  }
  if (!style.domain_first) put_domain();
  y_ = box.bottom();
}

}  // namespace bedside::preview
