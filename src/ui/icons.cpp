#include "ui/icons.h"

#include <array>
#include <cmath>
#include <string_view>

#include "imgui.h"

namespace bedside::ui {

namespace {

// Each icon as pen strokes on a 20 x 20 grid: M x y starts a line, L x y goes on, Z closes it,
// O x y r is a circle, C x y r a filled one, A x y r a b an arc from angle a to b in degrees
// (clockwise from the right, without starting a new line).
constexpr std::array<std::string_view, static_cast<std::size_t>(Icon::Count)> strokes = {
    "",
    /* Pencil */ "M 4 16 L 4.8 12.4 L 13.4 3.8 L 16.2 6.6 L 7.6 15.2 Z M 11.4 5.8 L 14.2 8.6",
    /* Picture */
    "M 3 4.5 L 17 4.5 L 17 15.5 L 3 15.5 Z O 7 8.2 1.4 M 3.4 14.6 L 8 11.2 L 10.6 13 L 13.6 9.6 L "
    "16.8 12.8",
    /* Calendar */
    "M 3.5 5 L 16.5 5 L 16.5 16.5 L 3.5 16.5 Z M 3.5 8.6 L 16.5 8.6 M 7 3 L 7 6.2 M 13 3 L 13 6.2 "
    "C 7.4 12.4 1 C 12.6 12.4 1",
    /* Check */ "M 3.8 10.6 L 8 14.8 L 16.2 5.6",
    /* Reply */ "M 8 4.4 L 3.6 8.8 L 8 13.2 M 3.8 8.8 L 11 8.8 A 11 12.8 4 -90 0 L 15 16",
    /* Shield */
    "M 10 2.8 L 16 5 L 16 9.6 L 15 13 L 12.8 15.6 L 10 17.2 L 7.2 15.6 L 5 13 L 4 9.6 L 4 5 Z M "
    "7.4 9.8 L 9.4 11.8 L 12.8 7.8",
    /* Gear */
    "O 10 10 2.6 O 10 10 5.4 M 10 4.6 L 10 2.4 M 10 15.4 L 10 17.6 M 4.6 10 L 2.4 10 M 15.4 10 L "
    "17.6 10 M 6.2 6.2 L 4.6 4.6 M 13.8 13.8 L 15.4 15.4 M 13.8 6.2 L 15.4 4.6 M 6.2 13.8 L 4.6 "
    "15.4",
    /* Search */ "O 9 9 5.2 M 12.8 12.8 L 16.8 16.8",
    /* Plus */ "M 10 4 L 10 16 M 4 10 L 16 10",
    /* Minus */ "M 4 10 L 16 10",
    /* Sun */
    "O 10 10 3.4 M 10 4.2 L 10 2.2 M 10 17.8 L 10 15.8 M 4.2 10 L 2.2 10 M 17.8 10 L 15.8 10 M 5.9 "
    "5.9 L 4.5 4.5 M 15.5 15.5 L 14.1 14.1 M 14.1 5.9 L 15.5 4.5 M 4.5 15.5 L 5.9 14.1",
    /* Moon */ "A 10 10 6.8 20 285 M 11.8 3.4 A 14.2 5.8 5.2 205 105 L 16.4 12.3",
    /* Undo */ "M 7.4 3.8 L 3.8 7.4 L 7.4 11 M 4 7.4 L 12 7.4 A 12 11.6 4.2 -90 90 L 8 15.8",
    /* Redo */ "M 12.6 3.8 L 16.2 7.4 L 12.6 11 M 16 7.4 L 8 7.4 A 8 11.6 4.2 270 90 L 12 15.8",
    /* Trash */
    "M 3.6 5.6 L 16.4 5.6 M 7.6 5.4 L 8.2 3.2 L 11.8 3.2 L 12.4 5.4 M 5.2 5.8 L 6 16.8 L 14 16.8 L "
    "14.8 5.8 M 8.4 8.6 L 8.6 14 M 11.6 8.6 L 11.4 14",
    /* Copy */
    "M 7.2 7.2 L 16.6 7.2 L 16.6 16.6 L 7.2 16.6 Z M 4.6 12.6 L 3.4 12.6 L 3.4 3.4 L 12.6 3.4 L "
    "12.6 4.8",
    /* Keyboard */
    "M 2.4 5 L 17.6 5 L 17.6 15 L 2.4 15 Z C 5.4 8.4 0.8 C 8.4 8.4 0.8 C 11.6 8.4 0.8 C 14.6 8.4 "
    "0.8 M 6.4 12 L 13.6 12",
    /* Download */ "M 10 3 L 10 12.4 M 5.8 8.6 L 10 12.6 L 14.2 8.6 M 3.6 16.4 L 16.4 16.4",
    /* Upload */ "M 10 12.6 L 10 3.4 M 5.8 7.2 L 10 3.2 L 14.2 7.2 M 3.6 16.4 L 16.4 16.4",
    /* Close */ "M 5 5 L 15 15 M 15 5 L 5 15",
    /* More */ "C 4.8 10 1.4 C 10 10 1.4 C 15.2 10 1.4",
    /* ChevronDown */ "M 5.4 8 L 10 12.6 L 14.6 8",
    /* ChevronRight */ "M 8 5.4 L 12.6 10 L 8 14.6",
    /* ChevronLeft */ "M 12 5.4 L 7.4 10 L 12 14.6",
    /* Warning */ "M 10 3.2 L 17.4 16.4 L 2.6 16.4 Z M 10 8 L 10 11.8 C 10 14.2 0.9",
    /* Info */ "O 10 10 7 M 10 9.4 L 10 13.6 C 10 6.6 0.9",
    /* Stop */ "O 10 10 7 M 5.4 14.6 L 14.6 5.4",
    /* List */ "M 7 5 L 16.6 5 M 7 10 L 16.6 10 M 7 15 L 16.6 15 C 3.8 5 1 C 3.8 10 1 C 3.8 15 1",
    /* Eye */
    "M 2 10 L 4.4 7.2 L 7.2 5.4 L 10 4.8 L 12.8 5.4 L 15.6 7.2 L 18 10 L 15.6 12.8 L 12.8 14.6 L "
    "10 15.2 L 7.2 14.6 L 4.4 12.8 Z O 10 10 2.4",
    /* Person */ "O 10 6.6 3.2 A 10 17.2 6.2 180 360",
    /* Clock */ "O 10 10 7 M 10 5.6 L 10 10 L 13 11.8",
    /* Heart */ "M 10 16.4 L 3.9 10.2 A 6.7 7.3 3.7 140 310 L 10 5.6 A 13.3 7.3 3.7 230 400 Z",
    /* Flag */ "M 5 17.4 L 5 3.2 L 15.4 3.2 L 13 6.8 L 15.4 10.4 L 5 10.4",
    /* Globe */
    "O 10 10 7 M 3 10 L 17 10 M 10 3 L 7.6 6 L 6.8 10 L 7.6 14 L 10 17 L 12.4 14 L 13.2 10 L 12.4 "
    "6 Z",
    /* Lock */
    "M 4.6 9 L 15.4 9 L 15.4 16.8 L 4.6 16.8 Z M 6.8 9 L 6.8 6.4 A 10 6.4 3.2 180 360 L 13.2 9 C "
    "10 12.8 1.1",
    /* Crop */ "M 5.6 2.4 L 5.6 14.4 L 17.6 14.4 M 2.4 5.6 L 14.4 5.6 L 14.4 17.6",
    /* Link */
    "M 8.6 11.4 L 11.4 8.6 M 9 6.4 L 11 4.4 A 13.3 6.7 3.3 225 405 L 13.6 11 M 11 13.6 L 9 15.6 A "
    "6.7 13.3 3.3 45 225 L 6.4 9",
};

// Reads the numbers and letters of a stroke description one after the other.
class Pen {
 public:
  explicit Pen(std::string_view text) : text_(text) {}
  char letter() {
    skip();
    if (text_.empty()) return 0;
    const char c = text_.front();
    text_.remove_prefix(1);
    return c;
  }
  float number() {
    skip();
    float sign = 1, value = 0, scale = 0;
    if (!text_.empty() && text_.front() == '-') sign = -1, text_.remove_prefix(1);
    for (; !text_.empty() && text_.front() != ' '; text_.remove_prefix(1)) {
      if (text_.front() == '.') {
        scale = 1;
      } else {
        value = value * 10 + float(text_.front() - '0');
        scale *= 10;
      }
    }
    return sign * (scale > 0 ? value / scale : value);
  }

 private:
  void skip() {
    while (!text_.empty() && text_.front() == ' ') text_.remove_prefix(1);
  }
  std::string_view text_;
};

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, Point at, float size, Color color) {
  const float unit = size / 20;
  const float width = 1.5f * std::max(unit, 0.8f);
  const ImU32 ink = IM_COL32(color.r, color.g, color.b, color.a);
  Pen pen(strokes[static_cast<std::size_t>(icon)]);
  const auto point = [&](float x, float y) { return ImVec2(at.x + x * unit, at.y + y * unit); };
  const auto finish = [&](ImDrawFlags flags) {
    if (list._Path.Size > 1)
      list.PathStroke(ink, flags, width);
    else
      list.PathClear();
  };
  for (char command = pen.letter(); command != 0; command = pen.letter()) {
    if (command == 'Z') {
      finish(ImDrawFlags_Closed);
      continue;
    }
    if (command == 'M') finish(0);
    const float x = pen.number(), y = pen.number();
    if (command == 'M' || command == 'L') {
      list.PathLineTo(point(x, y));
      continue;
    }
    const float radius = pen.number() * unit;
    if (command == 'O') {
      finish(0);
      list.AddCircle(point(x, y), radius, ink, 0, width);
    } else if (command == 'C') {
      finish(0);
      list.AddCircleFilled(point(x, y), radius, ink);
    } else {
      constexpr float degree = 3.14159265f / 180;
      const float from = pen.number() * degree, to = pen.number() * degree;
      list.PathArcTo(point(x, y), radius, from, to, 16);
    }
  }
  finish(0);
}

}  // namespace bedside::ui
