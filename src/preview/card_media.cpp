// The pictures of a post.

#include <algorithm>
#include <cmath>

#include "preview/card_builder.h"
#include "preview/crop.h"

namespace bedside::preview {

namespace {

constexpr Color white = rgb(0xffffff);

// A cell of a collage in `place`: where it meets another, half of the gap is left out.
Rect cell_rect(Rect cell, Rect place, float gap) {
  const auto edge = [&](float part, float from, float length, float towards) {
    const bool inner = part > 0.001f && part < 0.999f;
    return from + part * length + (inner ? towards * gap / 2 : 0);
  };
  const float left = edge(cell.x, place.x, place.width, 1);
  const float right = edge(cell.right(), place.x, place.width, -1);
  const float top = edge(cell.y, place.y, place.height, 1);
  const float bottom = edge(cell.bottom(), place.y, place.height, -1);
  return {left, top, right - left, bottom - top};
}

}  // namespace

void CardBuilder::add_media() {
  if (!input_.pictures.empty()) {
    add_pictures();
  } else if (input_.link && style_.link.kind != LinkStyle::Kind::None) {
    add_link(*input_.link);
  } else if (style_.media.needed) {
    add_place_holder();
  }
}

// Whole pixels high, so that what follows stays crisp.
Rect CardBuilder::media_place(float ratio) const {
  const bool bleed = style_.media.bleed;
  const float width = bleed ? width_ : inner_;
  return {bleed ? 0 : left_, y_, width, std::round(width / ratio)};
}

void CardBuilder::add_pictures() {
  const MediaStyle& media = style_.media;
  y_ += media.top;
  const CardPicture& first = input_.pictures.front();
  const std::size_t count = input_.pictures.size();
  const bool single = count == 1 || media.carousel;
  const std::size_t grid = std::min(count, media.grids.size() + 1) - 2;
  const float own =
      first.height > 0 ? static_cast<float>(first.width) / static_cast<float>(first.height) : 1;
  const float ratio =
      single ? std::clamp(own, media.ratio_min, media.ratio_max) : media.grids[grid].ratio;
  const Rect place = media_place(ratio);
  if (media.radius > 0) card_.list.add(paint::PushClip{place, media.radius});
  if (single) {
    draw_picture(first, place);
  } else {
    add_grid(place);
  }
  if (media.radius > 0) card_.list.add(paint::PopClip{});
  if (media.border > 0)
    card_.list.add(paint::StrokeRoundRect{place, media.radius, media.border, color(Tone::Border)});
  if (media.carousel && count > 1) add_carousel(place);
  y_ = place.bottom();
}

void CardBuilder::add_grid(Rect place) {
  const MediaStyle& media = style_.media;
  const std::size_t count = input_.pictures.size();
  const Grid& grid = media.grids[std::min(count, media.grids.size() + 1) - 2];
  const std::size_t cells = std::min(count, grid.cells.size());
  for (std::size_t i = 0; i < cells; ++i)
    draw_picture(input_.pictures[i], cell_rect(grid.cells[i], place, media.gap));
  if (count > cells) draw_rest(cell_rect(grid.cells[cells - 1], place, media.gap), count - cells);
}

void CardBuilder::draw_picture(const CardPicture& picture, Rect place) {
  card_.list.add(paint::FillRoundRect{place, 0, color(Tone::Fill)});
  const Rect source = crop(picture, place.width / place.height);
  if (!source.empty()) card_.list.add(paint::DrawImage{picture.id, source, place, 0});
  card_.pictures.push_back(place);
}

// "+3" over the last cell for the pictures that have none.
void CardBuilder::draw_rest(Rect cell, std::size_t rest) {
  card_.list.add(paint::FillRoundRect{cell, 0, Color{0, 0, 0, 130}});
  const std::string text = "+" + std::to_string(rest);
  const paint::StyledRun run{text, {26, paint::FontWeight::SemiBold, white, 32, 0}};
  const paint::TextLayout layout = paint::layout(
      fonts_, std::span(&run, 1), {.width = cell.width, .alignment = paint::Alignment::Center});
  put(layout, {cell.x, cell.y + (cell.height - layout.size.height) / 2}, text);
}

// "1/3" in the corner; the dots stand in the row of actions.
void CardBuilder::add_carousel(Rect place) {
  const std::string text = "1/" + std::to_string(input_.pictures.size());
  const paint::StyledRun run{text, {12, paint::FontWeight::SemiBold, white, 26, 0}};
  const paint::TextLayout layout = paint::layout(fonts_, std::span(&run, 1));
  const float width = std::round(layout.size.width) + 20;
  const Rect pill{place.right() - width - 12, place.y + 12, width, 26};
  card_.list.add(paint::FillRoundRect{pill, 13, Color{18, 18, 18, 180}});
  put(layout, {pill.x + 10, pill.y}, text);
}

void CardBuilder::add_place_holder() {
  y_ += style_.media.top;
  const Rect place = media_place(std::clamp(1.0f, style_.media.ratio_min, style_.media.ratio_max));
  card_.list.add(paint::FillRoundRect{place, style_.media.radius, color(Tone::Fill)});
  constexpr float icon = 48;
  const float middle = place.y + place.height / 2;
  draw_icon(card_.list, Icon::Picture, {place.x + (place.width - icon) / 2, middle - icon}, icon,
            color(Tone::Secondary));
  const TextSpec spec{14, 20, paint::FontWeight::Regular, Tone::Secondary};
  const paint::StyledRun run{word("picture"), style_of(spec)};
  const paint::TextLayout layout =
      paint::layout(fonts_, std::span(&run, 1),
                    {.width = place.width - 32, .alignment = paint::Alignment::Center});
  put(layout, {place.x + 16, middle + 10}, word("picture"));
  y_ = place.bottom();
}

}  // namespace bedside::preview
