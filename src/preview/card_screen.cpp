// A picture of 9:16 from edge to edge, with what the platform lays over it: reels, short videos
// and stories.

#include <algorithm>
#include <cmath>

#include "preview/card_builder.h"
#include "preview/crop.h"

namespace bedside::preview {

namespace {

constexpr Color black = rgb(0x000000);
constexpr float side = 12;  // between the screen's edge and what is laid over it

Color shade(int alpha) { return {0, 0, 0, static_cast<std::uint8_t>(alpha)}; }

// Darkens a band, so that white words can be read on every picture.
void add_shade(paint::DisplayList& list, Rect band, int top, int bottom) {
  list.add(paint::FillRoundRect{
      band, 0,
      paint::LinearGradient{
          {band.x, band.y}, {band.x, band.bottom()}, {{0, shade(top)}, {1, shade(bottom)}}}});
}

}  // namespace

void CardBuilder::add_screen() {
  const Rect screen{0, 0, width_, std::round(width_ * 16 / 9)};
  const ScreenStyle& style = style_.screen;
  card_.list.add(paint::PushClip{screen, 0});
  draw_screen_picture(screen);
  add_shade(card_.list, {0, 0, width_, std::round(screen.height * 0.2f)}, 110, 0);
  const float dark = std::round(screen.height * 0.45f);
  add_shade(card_.list, {0, screen.bottom() - dark, width_, dark}, 0, 170);
  draw_screen_top(screen);
  float bottom = screen.bottom() - style_.padding_bottom;
  if (!style.reply.empty()) bottom = draw_reply(screen);
  draw_rail(screen, bottom);
  if (!style.sound.empty()) bottom = draw_sound(screen, bottom);
  draw_caption(screen, bottom);
  if (!style.story && input_.pictures.size() > 1)
    draw_dots({0, screen.bottom() - 14, screen.width, 8}, white, white_faint);
  draw_safe_zone(screen);
  card_.list.add(paint::PopClip{});
  y_ = screen.bottom() - style_.padding_bottom;
}

void CardBuilder::draw_screen_picture(Rect screen) {
  if (input_.pictures.empty()) {
    card_.list.add(paint::FillRoundRect{
        screen, 0,
        paint::LinearGradient{
            {0, 0}, {width_, screen.height}, {{0, rgb(0x39434d)}, {1, rgb(0x171c21)}}}});
    if (style_.screen.story && has_caption() && !input_.text.empty()) return;
    Rect middle = screen;
    middle.y -= 40;
    if (style_.screen.rail.size() > 0) middle.x = 24, middle.width -= 24 + 72;
    return draw_place_holder(middle, style_.screen.empty, Tone::White);
  }
  card_.list.add(paint::FillRoundRect{screen, 0, black});
  const CardPicture& picture = input_.pictures.front();
  Rect place = screen;
  const float own = picture.height > 0
                        ? static_cast<float>(picture.width) / static_cast<float>(picture.height)
                        : screen.width / screen.height;
  if (style_.screen.whole && own > screen.width / screen.height) {
    place.height = std::round(screen.width / own);
    place.y = std::round((screen.height - place.height) / 2);
  }
  const Rect source = crop(picture, place.width / place.height);
  if (!source.empty()) card_.list.add(paint::DrawImage{picture.id, source, place, 0});
  card_.pictures.push_back(place);
}

void CardBuilder::draw_screen_top(Rect screen) {
  const ScreenStyle& style = style_.screen;
  if (style.story) return draw_story_top(screen);
  const float y = screen.y + style_.padding_top;
  constexpr float icon = 26;
  float left = side, right = width_ - side;
  for (const ActionItem& item : style.top) {
    if (!item.icon) continue;
    if (item.right) right -= icon;
    draw_icon(card_.list, *item.icon, {item.right ? right : left, y}, icon, white);
    if (item.right) {
      right -= 14;
    } else {
      left += icon + 14;
    }
  }
  draw_tabs(screen, y);
}

void CardBuilder::draw_tabs(Rect screen, float y) {
  const ScreenStyle& style = style_.screen;
  constexpr float line = 26, gap = 18;
  const TextSpec on{17, line, paint::FontWeight::Bold, Tone::White};
  const TextSpec off{17, line, paint::FontWeight::SemiBold, Tone::White};
  float all = -gap;
  std::vector<paint::TextLayout> tabs;
  for (std::size_t i = 0; i < style.tabs.size(); ++i) {
    tabs.push_back(one_line(word(style.tabs[i]), i == style.tab ? on : off, 200));
    all += tabs.back().size.width + gap;
  }
  float x = style.tabs_left ? side + 2 : std::round((screen.width - all) / 2);
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    if (i != style.tab)
      for (paint::PlacedRun& run : tabs[i].runs) run.color.a = 165;
    put(tabs[i], {x, y}, word(style.tabs[i]));
    if (i == style.tab && tabs.size() > 1) {
      const float width = std::min(28.0f, tabs[i].size.width);
      card_.list.add(paint::FillRoundRect{
          {x + (tabs[i].size.width - width) / 2, y + line + 3, width, 3}, 1.5f, white});
    }
    x += tabs[i].size.width + gap;
  }
}

// How far the story has come, whose it is, and a cross to leave it.
void CardBuilder::draw_story_top(Rect screen) {
  constexpr float bar = 3, gap = 4;
  const std::size_t count = std::clamp<std::size_t>(input_.pictures.size(), 1, 10);
  float y = screen.y + style_.padding_top;
  const float width =
      (screen.width - 2 * 8 - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  float x = 8;
  for (std::size_t i = 0; i < count; ++i, x += width + gap) {
    card_.list.add(paint::FillRoundRect{{x, y, width, bar}, bar / 2, Color{255, 255, 255, 100}});
    if (i == 0)
      card_.list.add(paint::FillRoundRect{{x, y, std::round(width * 0.4f), bar}, bar / 2, white});
  }
  y += bar + 10;
  const HeaderStyle& header = style_.header;
  draw_avatar({side, y, header.avatar, header.avatar});
  constexpr float icon = 24;
  const float middle = y + (header.avatar - icon) / 2;
  draw_icon(card_.list, Icon::Close, {screen.width - side - icon, middle}, icon, white);
  draw_icon(card_.list, Icon::Dots, {screen.width - side - 2 * icon - 12, middle}, icon, white);
  const float from = side + header.avatar + header.gap;
  draw_header_lines({from, y}, screen.width - from - side - 2 * icon - 24, header.avatar);
}

// A field to answer in with what stands beside it. Returns where the screen above it ends.
float CardBuilder::draw_reply(Rect screen) {
  constexpr float height = 44, icon = 26;
  const float y = screen.bottom() - style_.padding_bottom - height;
  float right = screen.width - side;
  for (const Icon one : {Icon::Plane, Icon::Heart}) {
    right -= icon;
    draw_icon(card_.list, one, {right, y + (height - icon) / 2}, icon, white);
    right -= 14;
  }
  const Rect field{side, y, right - side, height};
  card_.list.add(paint::StrokeRoundRect{field, height / 2, 1, Color{255, 255, 255, 190}});
  const TextSpec spec{14, height, paint::FontWeight::Regular, Tone::White};
  put(one_line(word(style_.screen.reply), spec, field.width - 36), {field.x + 18, field.y},
      word(style_.screen.reply));
  return y - 14;
}

// Things a reader can do, from the bottom up, with a number or a word under each.
void CardBuilder::draw_rail(Rect screen, float bottom) {
  const ScreenStyle& style = style_.screen;
  if (style.rail.empty()) return;
  constexpr float icon = 30, line = 16, gap = 16, middle_from_right = 32, avatar = 46;
  const float middle = screen.width - middle_from_right;
  float y = bottom;
  if (style.disc) {
    y -= 40;
    card_.list.add(paint::FillRoundRect{{middle - 20, y, 40, 40}, 20, rgb(0x2b2b2b)});
    card_.list.add(paint::StrokeRoundRect{{middle - 20, y, 40, 40}, 20, 6, rgb(0x111111)});
    draw_icon(card_.list, Icon::Note, {middle - 8, y + 12}, 16, white);
    y -= gap;
  }
  const TextSpec spec{12, line, paint::FontWeight::SemiBold, Tone::White};
  for (auto item = style.rail.rbegin(); item != style.rail.rend(); ++item) {
    const std::string_view text = item->count          ? std::string_view("0")
                                  : item->word.empty() ? ""
                                                       : word(item->word);
    if (!text.empty()) {
      y -= line;
      const paint::TextLayout layout = one_line(text, spec, 2 * middle_from_right - 4);
      put(layout, {middle - layout.size.width / 2, y}, text);
      y -= 2;
    }
    y -= icon;
    if (item->icon) draw_icon(card_.list, *item->icon, {middle - icon / 2, y}, icon, white);
    y -= gap;
  }
  if (!style.rail_avatar) return;
  y -= avatar + 8;
  const Rect place{middle - avatar / 2, y, avatar, avatar};
  draw_avatar(place);
  card_.list.add(paint::StrokeRoundRect{place, avatar / 2, 1.5f, white});
  const Rect plus{middle - 10, place.bottom() - 11, 20, 20};
  card_.list.add(paint::FillRoundRect{plus, 10, white});
  draw_icon(card_.list, Icon::Plus, {plus.x + 4, plus.y + 4}, 12, rgb(0x111111));
}

// The sound that a video has. Returns where the screen above it ends.
float CardBuilder::draw_sound(Rect screen, float bottom) {
  constexpr float line = 20, icon = 15;
  const float y = bottom - line;
  draw_icon(card_.list, Icon::Note, {side, y + (line - icon) / 2}, icon, white);
  const TextSpec spec{13, line, paint::FontWeight::Regular, Tone::White};
  const std::string_view text = word(style_.screen.sound);
  put(one_line(text, spec, screen.width - 2 * side - icon - 80), {side + icon + 6, y}, text);
  return y - 8;
}

// Without a picture the words are the story.
void CardBuilder::draw_story_text(Rect screen) {
  const std::string_view text = input_.text;
  constexpr float margin = 32;
  TextSpec spec{28, 36, paint::FontWeight::SemiBold, Tone::White};
  paint::TextLayout layout;
  // Long ones are set smaller, so that they stay in the middle of the screen.
  for (const float size : {28.0f, 22.0f, 18.0f, 15.0f}) {
    spec.size = size, spec.line = std::round(size * 1.3f);
    const paint::StyledRun run{text, style_of(spec)};
    layout =
        paint::layout(fonts_, std::span(&run, 1),
                      {.width = screen.width - 2 * margin, .alignment = paint::Alignment::Center});
    if (layout.size.height <= screen.height * 0.6f) break;
  }
  put(layout, {margin, std::round((screen.height - layout.size.height) / 2)}, text);
}

bool CardBuilder::has_caption() const {
  const platforms::Surface* surface = platform_.surface(surface_);
  return surface == nullptr || surface->limit > 0;
}

// Who posted it and what it says, at the bottom left beside the rail.
void CardBuilder::draw_caption(Rect screen, float bottom) {
  const HeaderStyle& header = style_.header;
  const ScreenStyle& style = style_.screen;
  if (!has_caption()) return;
  const float width = screen.width - side - (style.rail.empty() ? side : 76);
  left_ = side, inner_ = width;
  const Caption caption = this->caption(width);
  const bool titled = style_.title.spec.size > 0 && !input_.title.empty();
  const paint::TextLayout title =
      titled ? some_lines(input_.title, style_.title.spec, width, style_.title.lines)
             : paint::TextLayout{};
  if (style.story) {
    if (input_.pictures.empty()) return draw_story_text(screen);
    if (caption.height > 0) put_caption(caption, {side, bottom - caption.height});
    return;
  }
  float lines = 0;
  for (const std::vector<HeaderSpan>* line : header_lines()) lines += line->front().text.line;
  const float header_height = std::max(header.avatar, lines);
  float y = bottom - caption.height - title.size.height - header_height - header.bottom;
  float x = side;
  if (header.avatar > 0) {
    draw_avatar({x, y, header.avatar, header.avatar});
    x += header.avatar + header.gap;
  }
  float room = side + width - x;
  if (!header.button.empty()) {
    const TextSpec spec{13, 28, paint::FontWeight::SemiBold, Tone::White};
    const std::string_view text = word(header.button);
    const float button = std::round(one_line(text, spec, 140).size.width) + 24;
    const float name = std::min(header_line_width(), room - button - 10);
    draw_button(text, {x + name + 10, y + (header_height - 28) / 2, button, 28}, header.outlined);
    room = name;
  }
  draw_header_lines({x, y}, room, header_height);
  y += header_height + header.bottom;
  if (titled) {
    put(title, {side, y}, input_.title);
    y += title.size.height;
  }
  put_caption(caption, {side, y});
}

// What lies outside is tinted, and a broken line goes around what is safe.
void CardBuilder::draw_safe_zone(Rect screen) {
  const SafeZone& zone = style_.screen.safe;
  const float unit = screen.width / 1080;
  const Rect safe{screen.x + zone.left * unit, screen.y + zone.top * unit,
                  screen.width - (zone.left + zone.right) * unit,
                  screen.height - (zone.top + zone.bottom) * unit};
  card_.safe = safe;
  if (!options_.safe_zones) return;
  constexpr Color tint{217, 70, 60, 80};
  constexpr Color line{255, 255, 255, 235};
  const Rect outside[] = {{screen.x, screen.y, screen.width, safe.y - screen.y},
                          {screen.x, safe.bottom(), screen.width, screen.bottom() - safe.bottom()},
                          {screen.x, safe.y, safe.x - screen.x, safe.height},
                          {safe.right(), safe.y, screen.right() - safe.right(), safe.height}};
  for (const Rect& band : outside) card_.list.add(paint::FillRoundRect{band, 0, tint});
  if (!card_.pictures.empty()) draw_words(input_.pictures.front(), card_.pictures.front(), safe);
  constexpr float dash = 8, step = 14;
  for (float x = safe.x; x < safe.right(); x += step) {
    const float length = std::min(dash, safe.right() - x);
    card_.list.add(paint::FillRoundRect{{x, safe.y - 1, length, 2}, 0, line});
    card_.list.add(paint::FillRoundRect{{x, safe.bottom() - 1, length, 2}, 0, line});
  }
  for (float y = safe.y; y < safe.bottom(); y += step) {
    const float length = std::min(dash, safe.bottom() - y);
    card_.list.add(paint::FillRoundRect{{safe.x - 1, y, 2, length}, 0, line});
    card_.list.add(paint::FillRoundRect{{safe.right() - 1, y, 2, length}, 0, line});
  }
}

}  // namespace bedside::preview
