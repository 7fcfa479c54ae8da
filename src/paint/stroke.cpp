#include <cmath>
#include <initializer_list>
#include <span>
#include <vector>

#include "paint/flatten.h"
#include "paint/path.h"

namespace bedside::paint {

namespace {

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(Point a, float f) { return {a.x * f, a.y * f}; }
float dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
// Lines shorter than this have no direction worth drawing.
constexpr float shortest = 1e-4f;

float length(Point a) { return std::sqrt(dot(a, a)); }

struct Contour {
  std::vector<Point> points;
  bool closed = false;
};

// Collects contours, leaving out points that repeat the one before.
struct ContourSink {
  std::vector<Contour> contours;

  void move(Point p) { contours.push_back({{p}, false}); }
  void line(Point p) {
    Contour& contour = contours.back();
    if (length(p - contour.points.back()) >= shortest) contour.points.push_back(p);
  }
  void close() {
    Contour& contour = contours.back();
    contour.closed = true;
    if (contour.points.size() > 1 &&
        length(contour.points.back() - contour.points.front()) < shortest)
      contour.points.pop_back();
  }
};

// The outline is made of pieces that are all turned the same way, so that pieces on top of each
// other still fill once: a four-sided piece for each line, and a wedge at ends and sharp corners.
// Neighbouring pieces share the edge between them exactly, which leaves no seam.
class Stroker {
 public:
  Stroker(float width, float tolerance, Path& out)
      : half_(width / 2), tolerance_(tolerance), out_(out) {}

  void add(const Contour& contour) {
    const std::size_t count = contour.points.size();
    if (count == 1) return dot_at(contour.points[0]);
    const std::size_t lines = contour.closed ? count : count - 1;
    directions_.clear();
    for (std::size_t i = 0; i < lines; ++i) {
      const Point d = contour.points[(i + 1) % count] - contour.points[i];
      directions_.push_back(d * (1 / length(d)));
    }
    for (std::size_t i = 0; i < lines; ++i) {
      const bool first = i == 0 && !contour.closed;
      const bool last = i + 1 == lines && !contour.closed;
      const Point before = directions_[(i + lines - 1) % lines];
      const Point d = directions_[i];
      const Point side = normal(d);
      const Point from = first ? side : join(before, d);
      const Point to = last ? side : join(directions_[(i + 1) % lines], d);
      const Point a = contour.points[i];
      const Point b = contour.points[(i + 1) % count];
      polygon({a + from, b + to, b - to, a - from});
      if (first) {
        cap(a, Point{} - d);
      } else if (sharp(before, d)) {
        corner(a, before, d);
      }
      if (last) cap(b, d);
    }
  }

 private:
  // Within some 25 degrees the edges of two lines are simply brought together.
  static bool sharp(Point before, Point after) { return dot(before, after) < 0.9f; }

  Point normal(Point direction) const { return {-direction.y * half_, direction.x * half_}; }

  // From a corner to the edge of the line `direction`, where the line `other` meets it.
  Point join(Point other, Point direction) const {
    if (sharp(other, direction)) return normal(direction);
    const Point sum = other + direction;
    const Point mean = sum * (1 / length(sum));
    return normal(mean) * (1 / dot(mean, direction));
  }

  void polygon(std::initializer_list<Point> points) {
    out_.move_to(*points.begin());
    for (const Point p : std::span(points.begin() + 1, points.end())) out_.line_to(p);
    out_.close();
  }

  // Half a disc beyond the end `at` of a line that goes there in `direction`.
  void cap(Point at, Point direction) {
    const Point side = normal(direction);
    out_.move_to(at + side);
    arc(at, side, direction * half_);
    arc(at, direction * half_, Point{} - side);
    out_.close();
  }

  // The outer side of a sharp corner.
  void corner(Point at, Point before, Point after) {
    const bool left = before.x * after.y - before.y * after.x < 0;
    const Point from = left ? normal(before) : Point{} - normal(after);
    const Point to = left ? normal(after) : Point{} - normal(before);
    out_.move_to(at);
    out_.line_to(at + from);
    if (dot(from, to) > -0.99f * half_ * half_) {
      arc(at, from, to);
    } else {  // the line turns back: half a disc
      arc(at, from, before * half_);
      arc(at, before * half_, to);
    }
    out_.close();
  }

  void dot_at(Point at) {
    cap(at, {1, 0});
    cap(at, {-1, 0});
  }

  // Lines from at + `from` to at + `to` along the circle, halved until they are close to it.
  void arc(Point at, Point from, Point to) {
    const Point sum = from + to;
    const float reach = length(sum) / 2;
    if (half_ - reach <= tolerance_) return out_.line_to(at + to);
    const Point middle = sum * (half_ / length(sum));
    arc(at, from, middle);
    arc(at, middle, to);
  }

  float half_;
  float tolerance_;
  Path& out_;
  std::vector<Point> directions_;
};

}  // namespace

Path stroke_outline(const Path& path, float width, float tolerance) {
  ContourSink sink;
  flatten(path, tolerance, sink);
  Path out;
  Stroker stroker(width, tolerance, out);
  for (const Contour& contour : sink.contours) stroker.add(contour);
  return out;
}

}  // namespace bedside::paint
