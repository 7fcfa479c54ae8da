// The pictures of a post.

#include <algorithm>
#include <cmath>

#include "preview/card_builder.h"
#include "preview/crop.h"

namespace bedside::preview {

namespace {

// "1:05", "1:02:03"
std::string length_text(int seconds) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const int minutes = seconds / 60;
  if (minutes < 60) return std::to_string(minutes) + ":" + two(seconds % 60);
  return std::to_string(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
}

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
  if (media.kind == MediaStyle::Kind::Strip && count > 1) return add_strip();
  const bool single = count == 1 || media.kind != MediaStyle::Kind::Grid;
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
  if (media.kind == MediaStyle::Kind::Carousel && count > 1) add_count(place);
  if (media.kind == MediaStyle::Kind::Document) return add_document(place);
  y_ = place.bottom();
}

// Equally high side by side, as if they could be pushed aside: what does not fit runs out of the
// card.
void CardBuilder::add_strip() {
  const MediaStyle& media = style_.media;
  const float height = media.strip_height;
  float x = left_;
  for (const CardPicture& picture : input_.pictures) {
    const float own = picture.height > 0
                          ? static_cast<float>(picture.width) / static_cast<float>(picture.height)
                          : 1;
    const Rect place{x, y_, std::round(height * std::clamp(own, media.ratio_min, media.ratio_max)),
                     height};
    if (place.x >= width_) break;
    card_.list.add(paint::PushClip{place, media.radius});
    draw_picture(picture, place);
    card_.list.add(paint::PopClip{});
    if (media.border > 0)
      card_.list.add(
          paint::StrokeRoundRect{place, media.radius, media.border, color(Tone::Border)});
    x += place.width + media.gap;
  }
  y_ += height;
}

// A page with the document's name above it and how far one has read below it.
void CardBuilder::add_document(Rect place) {
  constexpr float bar = 44;
  constexpr Color dark{29, 34, 38, 235};
  const Rect top{place.x, place.y, place.width, bar};
  const std::string pages = std::to_string(input_.pictures.size());
  card_.list.add(paint::FillRoundRect{top, 0, dark});
  const TextSpec spec{14, bar, paint::FontWeight::SemiBold, Tone::White};
  const std::string name = input_.title.empty() ? "1 / " + pages : input_.title;
  put(one_line(name, spec, place.width - 32), {place.x + 16, top.y}, name);
  const Rect below{place.x, place.bottom() - 36, place.width, 36};
  card_.list.add(paint::FillRoundRect{below, 0, dark});
  const TextSpec small{12, below.height, paint::FontWeight::SemiBold, Tone::White};
  const std::string count = "1 / " + pages;
  const float end = put(one_line(count, small, 80), {place.x + 16, below.y}, count);
  const Rect track{end + 12, below.y + 16, below.right() - 16 - end - 12, 4};
  card_.list.add(paint::FillRoundRect{track, 2, Color{255, 255, 255, 90}});
  card_.list.add(paint::FillRoundRect{
      {track.x, track.y, std::max(8.0f, track.width / static_cast<float>(input_.pictures.size())),
       track.height},
      2,
      color(Tone::White)});
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
  if (options_.safe_zones) draw_words(picture, place, place);
  const MediaStyle& media = style_.media;
  if (picture.seconds > 0 || media.kind == MediaStyle::Kind::Player) draw_play(picture, place);
  if (!picture.described || media.badge == MediaStyle::Badge::None) return;
  constexpr float inset = 8, height = 20;
  const bool right = media.badge == MediaStyle::Badge::Right;
  draw_pill("ALT",
            {right ? place.right() - inset : place.x + inset, place.bottom() - inset - height},
            height, right);
}

// A line around the words of a picture: red where they reach out of what is seen of them.
void CardBuilder::draw_words(const CardPicture& picture, Rect place, Rect seen) {
  constexpr Color good{255, 255, 255, 235}, bad{255, 69, 58, 255}, dark{0, 0, 0, 150};
  constexpr float width = 2;
  const Rect source = crop(picture, place.width / place.height);
  // Frames are set by hand, with some air around the letters.
  const float air_x = place.width / 100, air_y = place.height / 100;
  card_.list.add(paint::PushClip{place, 0});
  for (const model::PictureBox& box : picture.words) {
    const Rect at = placed(picture, box, source, place);
    if (at.empty()) continue;
    const bool inside = at.x + air_x >= seen.x && at.y + air_y >= seen.y &&
                        at.right() - air_x <= seen.right() && at.bottom() - air_y <= seen.bottom();
    // What lies beyond the picture's edge still shows a side of its frame there.
    const float left = std::max(at.x, place.x + 1), top = std::max(at.y, place.y + 1);
    const float right = std::min(at.right(), place.right() - 1);
    const float bottom = std::min(at.bottom(), place.bottom() - 1);
    const Rect frame{std::min(left, place.right() - 8), std::min(top, place.bottom() - 8),
                     std::max(6.0f, right - left), std::max(6.0f, bottom - top)};
    card_.list.add(paint::StrokeRoundRect{frame, 3, width + 2, dark});
    card_.list.add(paint::StrokeRoundRect{frame, 3, width, inside ? good : bad});
  }
  card_.list.add(paint::PopClip{});
}

// A triangle in the middle, the length in the corner.
void CardBuilder::draw_play(const CardPicture& picture, Rect place) {
  constexpr float size = 60;
  const Point middle{place.x + place.width / 2, place.y + place.height / 2};
  card_.list.add(paint::FillRoundRect{
      {middle.x - size / 2, middle.y - size / 2, size, size}, size / 2, Color{15, 15, 15, 150}});
  paint::Path triangle;
  triangle.move_to({middle.x - 8, middle.y - 12});
  triangle.line_to({middle.x + 13, middle.y});
  triangle.line_to({middle.x - 8, middle.y + 12});
  triangle.close();
  card_.list.add(paint::FillPath{triangle, white});
  card_.list.add(paint::StrokePath{triangle, 2, white});
  if (picture.seconds <= 0) return;
  draw_pill(length_text(picture.seconds), {place.right() - 8, place.bottom() - 28}, 20, true);
}

// Light words on a dark ground, from `at` to the right, or to the left.
void CardBuilder::draw_pill(std::string_view text, Point at, float height, bool to_left) {
  const TextSpec spec{std::round(height * 0.48f) + 2, height, paint::FontWeight::SemiBold,
                      Tone::White};
  const paint::TextLayout layout = one_line(text, spec, 1e6f);
  const float padding = std::round(height * 0.3f);
  const float width = std::round(layout.size.width) + 2 * padding;
  const Rect pill{to_left ? at.x - width : at.x, at.y, width, height};
  card_.list.add(paint::FillRoundRect{pill, std::min(height / 2, height < 24 ? 4.0f : 13.0f),
                                      Color{18, 18, 18, 180}});
  put(layout, {pill.x + padding, pill.y}, text);
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

// "1/3" in the corner, and the dots where they stand on the picture.
void CardBuilder::add_count(Rect place) {
  const std::string text = "1/" + std::to_string(input_.pictures.size());
  const paint::StyledRun run{text, {12, paint::FontWeight::SemiBold, white, 26, 0}};
  const paint::TextLayout layout = paint::layout(fonts_, std::span(&run, 1));
  const float width = std::round(layout.size.width) + 20;
  const Rect pill{place.right() - width - 12, place.y + 12, width, 26};
  card_.list.add(paint::FillRoundRect{pill, 13, Color{18, 18, 18, 180}});
  put(layout, {pill.x + 10, pill.y}, text);
  if (!style_.media.dots_inside) return;
  constexpr float height = 18, side = 8;
  const float dots = dots_width() + 2 * side;
  const Rect ground{place.x + (place.width - dots) / 2, place.bottom() - height - 10, dots, height};
  card_.list.add(paint::FillRoundRect{ground, height / 2, Color{18, 18, 18, 120}});
  draw_dots(ground, white, white_faint);
}

void CardBuilder::add_place_holder() {
  y_ += style_.media.top;
  const Rect place = media_place(std::clamp(1.0f, style_.media.ratio_min, style_.media.ratio_max));
  card_.list.add(paint::FillRoundRect{place, style_.media.radius, color(Tone::Fill)});
  draw_place_holder(place, "picture", Tone::Secondary);
  y_ = place.bottom();
}

void CardBuilder::draw_place_holder(Rect place, std::string_view key, Tone tone) {
  constexpr float icon = 48;
  const float middle = place.y + place.height / 2;
  draw_icon(card_.list, Icon::Picture, {place.x + (place.width - icon) / 2, middle - icon}, icon,
            color(tone));
  const TextSpec spec{14, 20, paint::FontWeight::Regular, tone};
  const paint::StyledRun run{word(key), style_of(spec)};
  const paint::TextLayout layout =
      paint::layout(fonts_, std::span(&run, 1),
                    {.width = place.width - 32, .alignment = paint::Alignment::Center});
  put(layout, {place.x + 16, middle + 10}, word(key));
}

}  // namespace bedside::preview
