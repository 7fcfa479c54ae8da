#include "paint/display_list.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace bedside::paint {

namespace {

// One lambda a command kind.
template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

Rect moved(Rect r, Point by) { return {r.x + by.x, r.y + by.y, r.width, r.height}; }
Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }

Rect grown(Rect r, float by) { return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by}; }

Rect united(Rect a, Rect b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

void move(Fill& fill, Point by) {
  if (LinearGradient* gradient = std::get_if<LinearGradient>(&fill)) {
    gradient->from = moved(gradient->from, by);
    gradient->to = moved(gradient->to, by);
  }
}

void move(Path& path, Point by) {
  for (Point& p : path.points) p = moved(p, by);
}

void move(Command& command, Point by) {
  std::visit(Overloaded{
                 [&](FillRoundRect& c) { c.rect = moved(c.rect, by), move(c.fill, by); },
                 [&](StrokeRoundRect& c) { c.rect = moved(c.rect, by); },
                 [&](Shadow& c) { c.rect = moved(c.rect, by); },
                 [&](DrawImage& c) { c.dest = moved(c.dest, by); },
                 [&](DrawGlyphs& c) { c.origin = moved(c.origin, by); },
                 [&](FillPath& c) { move(c.path, by), move(c.fill, by); },
                 [&](StrokePath& c) { move(c.path, by); },
                 [&](PushClip& c) { c.rect = moved(c.rect, by); },
                 [](PopClip&) {},
             },
             command);
}

Rect glyph_bounds(const DrawGlyphs& run) {
  if (run.glyphs.empty()) return {};
  float low = run.glyphs.front().x, high = low;
  for (const Glyph& glyph : run.glyphs) {
    low = std::min(low, glyph.x);
    high = std::max(high, glyph.x);
  }
  return grown({run.origin.x + low, run.origin.y - run.size, high - low + run.size, run.size},
               run.size);
}

}  // namespace

void DisplayList::append(const DisplayList& other, Point offset) {
  commands.reserve(commands.size() + other.commands.size());
  for (const Command& command : other.commands) {
    commands.push_back(command);
    move(commands.back(), offset);
  }
}

// Two pixels of room wherever edges are moved to whole pixels.
Rect bounds(const Command& command) {
  return std::visit(
      Overloaded{
          [](const FillRoundRect& c) { return grown(c.rect, 2); },
          [](const StrokeRoundRect& c) { return grown(c.rect, 2); },
          [](const Shadow& c) { return grown(moved(c.rect, c.offset), 2 * c.blur + 2); },
          [](const DrawImage& c) { return grown(c.dest, 2); },
          [](const DrawGlyphs& c) { return glyph_bounds(c); },
          [](const FillPath& c) { return grown(bounds(c.path), 2); },
          [](const StrokePath& c) { return grown(bounds(c.path), c.width + 2); },
          [](const PushClip&) { return Rect{}; },
          [](const PopClip&) { return Rect{}; },
      },
      command);
}

std::optional<Rect> damage(const DisplayList& before, const DisplayList& after) {
  const auto& a = before.commands;
  const auto& b = after.commands;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  if (head == a.size() && head == b.size()) return std::nullopt;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;

  Rect area;
  const auto add = [&](const std::vector<Command>& commands) {
    for (std::size_t i = head; i + tail < commands.size(); ++i) {
      // A clip that came, went or moved changes everything it holds: up to its own rectangle.
      const PushClip* clip = std::get_if<PushClip>(&commands[i]);
      area = united(area, clip ? grown(clip->rect, 2) : bounds(commands[i]));
    }
  };
  add(a);
  add(b);
  return area;
}

namespace {

// 12, 12.5, 12.25: at most two decimals, no zeros at the end.
std::string number(float value) {
  std::string text = std::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string print(Point p) { return number(p.x) + "," + number(p.y); }

std::string print(Rect r) {
  return print(Point{r.x, r.y}) + " " + number(r.width) + "x" + number(r.height);
}

std::string print_radius(float radius) { return radius > 0 ? " r" + number(radius) : ""; }

std::string print(Color c) {
  std::string text = std::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b);
  return c.a == 255 ? text : text + std::format("{:02x}", c.a);
}

std::string print(const Fill& fill) {
  if (const Color* color = std::get_if<Color>(&fill)) return print(*color);
  const LinearGradient& gradient = std::get<LinearGradient>(fill);
  std::string text = "gradient " + print(gradient.from) + " to " + print(gradient.to);
  for (const GradientStop& stop : gradient.stops)
    text += " " + number(stop.at) + ":" + print(stop.color);
  return text;
}

std::string print(const Path& path) {
  constexpr std::string_view letters = "MLQCZ";
  constexpr int counts[] = {1, 1, 2, 3, 0};
  std::string text;
  std::size_t next = 0;
  for (const PathVerb verb : path.verbs) {
    const auto index = static_cast<std::size_t>(verb);
    if (!text.empty()) text += ' ';
    text += letters[index];
    for (int i = 0; i < counts[index]; ++i) {
      if (i > 0) text += ' ';
      text += print(path.points[next++]);
    }
  }
  return text;
}

std::string print(const Command& command) {
  return std::visit(
      Overloaded{
          [](const FillRoundRect& c) {
            return "fill " + print(c.rect) + print_radius(c.radius) + " " + print(c.fill);
          },
          [](const StrokeRoundRect& c) {
            return "stroke " + print(c.rect) + print_radius(c.radius) + " w" + number(c.width) +
                   " " + print(c.color);
          },
          [](const Shadow& c) {
            return "shadow " + print(c.rect) + print_radius(c.radius) + " blur " + number(c.blur) +
                   " by " + print(c.offset) + " " + print(c.color);
          },
          [](const DrawImage& c) {
            return "image " + c.id + (c.source.empty() ? "" : " from " + print(c.source)) +
                   " into " + print(c.dest) + print_radius(c.radius);
          },
          [](const DrawGlyphs& c) {
            return "glyphs " + std::to_string(c.font) + " " + number(c.size) + "px " +
                   print(c.color) + " at " + print(c.origin) + " " +
                   std::to_string(c.glyphs.size()) + " \"" + c.text + "\"";
          },
          [](const FillPath& c) { return "path " + print(c.fill) + " " + print(c.path); },
          [](const StrokePath& c) {
            return "line w" + number(c.width) + " " + print(c.color) + " " + print(c.path);
          },
          [](const PushClip& c) { return "clip " + print(c.rect) + print_radius(c.radius); },
          [](const PopClip&) { return std::string("end clip"); },
      },
      command);
}

}  // namespace

std::string print(const DisplayList& list) {
  std::string text;
  std::size_t depth = 0;
  for (const Command& command : list.commands) {
    if (std::holds_alternative<PopClip>(command) && depth > 0) --depth;
    text.append(2 * depth, ' ');
    text += print(command) + "\n";
    if (std::holds_alternative<PushClip>(command)) ++depth;
  }
  return text;
}

}  // namespace bedside::paint
