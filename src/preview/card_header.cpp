// Who posted it and when.

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "lang/properties.h"
#include "preview/card_builder.h"

namespace bedside::preview {

namespace {

// First letters of the first two words: "St. Anna Clinic" gives "SA".
std::string initials(std::string_view name) {
  std::string out;
  int count = 0;
  bool at_start = true;
  for (std::size_t at = 0; at < name.size() && count < 2;) {
    const CodePoint cp = decode_utf8(name, at);
    at += cp.size;
    const bool letter = lang::is_letter(cp.value) || lang::is_digit(cp.value);
    if (letter && at_start) {
      append_utf8(out, cp.value);
      ++count;
    }
    at_start = !letter && cp.value != '.' && cp.value != '\'';
  }
  return out;
}

}  // namespace

std::string_view CardBuilder::time() const {
  return input_.time.empty() ? word("now") : std::string_view(input_.time);
}

// The format with its value put in; empty when that value is.
std::string CardBuilder::filled_in(std::string_view format) const {
  struct Slot {
    std::string_view name, value;
  };
  const Slot slots[] = {{"{name}", input_.name},
                        {"{handle}", input_.handle},
                        {"{place}", input_.place},
                        {"{time}", time()}};
  for (const Slot& slot : slots) {
    const std::size_t at = format.find(slot.name);
    if (at == std::string_view::npos) continue;
    if (slot.value.empty()) return {};
    return std::string(format.substr(0, at)) + std::string(slot.value) +
           std::string(format.substr(at + slot.name.size()));
  }
  return std::string(format);
}

// The lines that have something to show.
std::vector<const std::vector<HeaderSpan>*> CardBuilder::header_lines() const {
  std::vector<const std::vector<HeaderSpan>*> lines;
  for (const std::vector<HeaderSpan>& line : style_.header.lines) {
    const bool shown = std::ranges::any_of(line, [&](const HeaderSpan& span) {
      return !span.format.empty() && !filled_in(span.format).empty();
    });
    if (shown) lines.push_back(&line);
  }
  return lines;
}

float CardBuilder::header_line_width() const {
  const auto lines = header_lines();
  float width = 0;
  if (lines.empty()) return width;
  for (const HeaderSpan& span : *lines.front())
    width +=
        span.icon ? span.text.size : one_line(filled_in(span.format), span.text, 1e6f).size.width;
  return std::ceil(width);
}

void CardBuilder::add_header() {
  const HeaderStyle& header = style_.header;
  y_ += header.top;
  if (header.avatar > 0) draw_avatar({style_.padding_x, y_, header.avatar, header.avatar});
  const float x = style_.padding_x + (header.avatar > 0 ? header.avatar + header.gap : 0);
  float right = width_ - style_.padding_x;
  const auto lines = header_lines();
  float height = 0;
  for (const std::vector<HeaderSpan>* line : lines) height += line->front().text.line;
  if (header.menu > 0 && !lines.empty()) {
    const float middle = style_.column ? lines.front()->front().text.line / 2 : header.avatar / 2;
    draw_icon(card_.list, Icon::Dots, {right - header.menu, y_ + middle - header.menu / 2},
              header.menu, color(Tone::Secondary));
    right -= header.menu + header.gap;
  }
  if (!header.button.empty())
    right -= draw_header_button({x, y_, right - x, std::max(header.avatar, height)});
  draw_header_lines({x, y_}, right - x, header.avatar);
  y_ += style_.column ? height : std::max(header.avatar, height);
  y_ += header.bottom;
}

// At the right end of `row`; returns the width that it takes.
float CardBuilder::draw_header_button(Rect row) {
  constexpr float button_height = 34;
  const TextSpec spec{14, 20, paint::FontWeight::SemiBold, Tone::Label};
  const std::string_view text = word(style_.header.button);
  const float width = std::round(one_line(text, spec, row.width / 2).size.width) + 32;
  draw_button(text,
              {row.right() - width, row.y + std::round((row.height - button_height) / 2), width,
               button_height},
              style_.header.outlined);
  return width + style_.header.gap;
}

// In the middle of `height`, but at its top where everything stands right of the avatar.
void CardBuilder::draw_header_lines(Point at, float width, float height) {
  const auto lines = header_lines();
  float all = 0;
  for (const std::vector<HeaderSpan>* line : lines) all += line->front().text.line;
  float y = at.y + (style_.column ? 0 : std::max(0.0f, (height - all) / 2));
  for (const std::vector<HeaderSpan>* line : lines) {
    draw_header_line(*line, {at.x, y}, width);
    y += line->front().text.line;
  }
}

void CardBuilder::draw_avatar(Rect place) {
  const HeaderStyle& header = style_.header;
  const float radius =
      header.avatar > 0 ? header.avatar_radius * place.width / header.avatar : place.width / 2;
  card_.list.add(paint::FillRoundRect{place, radius, color(Tone::Avatar)});
  if (!input_.avatar.empty()) {
    card_.list.add(paint::DrawImage{input_.avatar, {}, place, radius});
    return;
  }
  const std::string letters = initials(input_.name);
  const float size = place.width * 0.38f;
  const TextSpec spec{size, place.height, paint::FontWeight::SemiBold, Tone::Initials};
  const paint::StyledRun run{letters, style_of(spec)};
  const paint::TextLayout text = paint::layout(
      fonts_, std::span(&run, 1), {.width = place.width, .alignment = paint::Alignment::Center});
  put(text, {place.x, place.y}, letters);
}

// Spans with the time or an icon keep their place at the end; what comes before them is cut when
// it is too long.
void CardBuilder::draw_header_line(std::span<const HeaderSpan> spans, Point at, float width) {
  struct Piece {
    std::string text;
    const HeaderSpan* span;
  };
  std::vector<Piece> pieces;
  for (const HeaderSpan& span : spans) {
    std::string text = filled_in(span.format);
    if (!text.empty() || span.icon) pieces.push_back({std::move(text), &span});
  }
  const auto kept = [](const Piece& piece) {
    return piece.span->icon || piece.span->right || piece.span->format.contains("{time}");
  };
  const auto first_kept = std::ranges::find_if(pieces, kept);

  float kept_width = 0;
  for (auto piece = first_kept; piece != pieces.end(); ++piece)
    kept_width += piece->span->icon ? piece->span->text.size
                                    : one_line(piece->text, piece->span->text, 1e6f).size.width;

  std::vector<paint::StyledRun> runs;
  std::string cut_text;
  for (auto piece = pieces.begin(); piece != first_kept; ++piece) {
    runs.push_back({piece->text, style_of(piece->span->text)});
    cut_text += piece->text;
  }
  float x = at.x;
  if (!runs.empty()) {
    const paint::StyledRun dots{"…", runs.back().style};
    const std::size_t breaks[] = {cut_text.size()};
    const paint::TextLayout text = paint::layout(fonts_, runs,
                                                 {.width = std::max(1.0f, width - kept_width),
                                                  .max_lines = 1,
                                                  .more = std::span(&dots, 1),
                                                  .line_breaks = breaks});
    x = put(text, at, cut_text);
  }
  bool moved = false;
  for (auto piece = first_kept; piece != pieces.end(); ++piece) {
    const TextSpec& spec = piece->span->text;
    if (piece->span->right && !std::exchange(moved, true)) x = at.x + width - kept_width;
    if (piece->span->icon) {
      draw_icon(card_.list, *piece->span->icon, {x, at.y + (spec.line - spec.size) / 2 + 0.5f},
                spec.size, color(spec.tone));
      x += spec.size;
    } else {
      x = put(one_line(piece->text, spec, 1e6f), {x, at.y}, piece->text);
    }
  }
}

}  // namespace bedside::preview
