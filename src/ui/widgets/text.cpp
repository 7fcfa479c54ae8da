#include "ui/widgets/text.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "ui/widgets/context.h"

namespace bedside::ui::widgets {

namespace {

struct Piece {
  const Run* run = nullptr;
  std::string text;
  float width = 0;
};

struct Line {
  std::vector<Piece> pieces;
  float width = 0;
};

// Breaks runs into lines at spaces, and inside words that are wider than a line.
class Breaker {
 public:
  Breaker(float width, std::size_t most) : width_(width), most_(most) { lines_.emplace_back(); }

  void add(const Run& run) {
    run_ = &run;
    std::string_view rest = run.text;
    while (!rest.empty() && !full_) {
      if (rest.front() == '\n') {
        new_line();
        rest.remove_prefix(1);
        continue;
      }
      const std::size_t word = std::min(rest.find_first_of(" \n"), rest.size());
      std::size_t end = word;
      while (end < rest.size() && rest[end] == ' ') ++end;
      add_word(rest.substr(0, word), rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }

  std::vector<Line> take() { return std::move(lines_); }

 private:
  void add_word(std::string_view word, std::string_view with_spaces) {
    const float width = measure(word, run_->style).width;
    if (lines_.back().width + width > width_ + 0.01f && !lines_.back().pieces.empty()) {
      if (!new_line()) {
        append(" " + std::string(word));
        return;
      }
    }
    if (width > width_ && lines_.size() < most_) {
      for (std::string_view rest = word; !rest.empty() && !full_;) {
        const char* end = rest.data();
        font_of(run_->style)
            ->CalcTextSizeA(font_size(run_->style), width_, 0.0f, rest.data(),
                            rest.data() + rest.size(), &end);
        const auto size = std::max<std::size_t>(1, std::size_t(end - rest.data()));
        append(rest.substr(0, size));
        rest.remove_prefix(std::min(size, rest.size()));
        if (!rest.empty()) new_line();
      }
      return;
    }
    append(with_spaces);
  }

  void append(std::string_view text) {
    Line& line = lines_.back();
    const float width = measure(text, run_->style).width;
    line.width += width;
    if (!line.pieces.empty() && line.pieces.back().run == run_) {
      line.pieces.back().text += text;
      line.pieces.back().width += width;
    } else {
      line.pieces.push_back({run_, std::string(text), width});
    }
  }

  // False when there may be no more: then the last line is cut when it is drawn.
  bool new_line() {
    if (lines_.size() >= most_) {
      full_ = true;
      return false;
    }
    lines_.emplace_back();
    return true;
  }

  float width_;
  std::size_t most_;
  const Run* run_ = nullptr;
  std::vector<Line> lines_;
  bool full_ = false;
};

// Trailing spaces take no room.
float visible_width(const Line& line) {
  float width = line.width;
  if (line.pieces.empty()) return width;
  const Piece& last = line.pieces.back();
  const std::size_t spaces =
      last.text.size() - 1 - std::min(last.text.find_last_not_of(' '), last.text.size() - 1);
  if (spaces > 0)
    width -= measure(last.text.substr(last.text.size() - spaces), last.run->style).width;
  return width;
}

void draw_line(const Line& line, Point at, float width, float height) {
  float x = at.x;
  for (const Piece& piece : line.pieces) {
    const float room = at.x + width - x;
    const float offset = height - line_height(piece.run->style);
    const Point corner{x, at.y + std::floor(offset / 2)};
    if (piece.run->ground)
      draw_box({x - 2, corner.y, std::min(visible_width({{piece}, piece.width}), room) + 4,
                line_height(piece.run->style)},
               4, piece.run->ground, std::nullopt);
    if (piece.width <= room + 0.5f || visible_width({{piece}, piece.width}) <= room + 0.5f) {
      draw_text(corner, piece.run->style, pack(piece.run->tone), piece.text);
    } else {
      draw_text(corner, piece.run->style, pack(piece.run->tone),
                fit_text(piece.text, piece.run->style, room));
      return;
    }
    x += piece.width;
  }
}

void draw_runs(std::span<const Run> runs, const LabelOptions& options) {
  Context& ui = context();
  const float room = room_for_text();
  const int most = options.max_lines > 0 ? options.max_lines : in_row() ? 1 : 1000;
  Breaker breaker(room, static_cast<std::size_t>(most));
  float height = 0;
  std::string all;
  std::vector<std::string> kept(runs.size());
  std::vector<Run> drawn(runs.begin(), runs.end());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].text.empty()) continue;
    drawn[i].text = drawable(runs[i].text, kept[i]);
    breaker.add(drawn[i]);
    height = std::max(height, line_height(drawn[i].style));
    all += runs[i].text;
  }
  if (all.empty()) return;
  const std::vector<Line> lines = breaker.take();
  float widest = 0;
  for (const Line& line : lines) widest = std::max(widest, std::min(room, visible_width(line)));
  const bool whole_width = options.align != Align::Start && !in_row();
  const Rect area =
      place({whole_width ? room : std::ceil(widest), height * static_cast<float>(lines.size())});
  float y = area.y;
  for (const Line& line : lines) {
    const float slack = area.width - std::min(area.width, visible_width(line));
    const float indent = options.align == Align::Center ? std::floor(slack / 2)
                         : options.align == Align::End  ? slack
                                                        : 0;
    draw_line(line, {area.x + indent, y}, area.width - indent, height);
    y += height;
  }
  if (options.hidden) return;
  ui.tree.add({.key = next_key(),
               .role = options.heading > 0 ? a11y::Role::Heading : a11y::Role::Text,
               .area = area,
               .name = std::move(all),
               .language = std::string(options.language),
               .level = static_cast<std::uint8_t>(options.heading),
               .live = options.live});
}

}  // namespace

void label(std::string_view text, const LabelOptions& options) {
  const Run run{text, options.style, options.tone};
  draw_runs({&run, 1}, options);
}

void runs(std::initializer_list<Run> runs, const LabelOptions& options) {
  draw_runs({runs.begin(), runs.size()}, options);
}

void marked_text(std::span<const Run> runs, const LabelOptions& options) {
  draw_runs(runs, options);
}

void chip(std::string_view text, Tone text_tone, Tone background) {
  constexpr TextStyle style = TextStyle::TinyStrong;
  const float width = std::min(std::ceil(measure(text, style).width) + 12, room_for_text());
  const float height = scaled(17);
  const Rect area = place({width, height});
  draw_box(area, 5, background, std::nullopt);
  draw_text({area.x + 6, area.y + std::floor((height - line_height(style)) / 2)}, style,
            pack(text_tone), fit_text(text, style, width - 12));
  context().tree.add(
      {.key = next_key(), .role = a11y::Role::Text, .area = area, .name = std::string(text)});
}

void icon(Icon icon, Tone tone, float size) {
  const Rect area = place({size, size});
  draw_icon(draw_list(), icon, {area.x, area.y}, size, context().theme[tone]);
}

Size measure(std::string_view words, TextStyle style) {
  std::string kept;
  const std::string_view text = drawable(words, kept);
  const ImVec2 size = font_of(style)->CalcTextSizeA(font_size(style), FLT_MAX, 0.0f, text.data(),
                                                    text.data() + text.size());
  return {size.x, line_height(style)};
}

}  // namespace bedside::ui::widgets
