#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/geometry.h"

namespace bedside::paint {

// How a path goes on. In brackets the number of points it takes.
enum class PathVerb : std::uint8_t { Move /*1*/, Line /*1*/, Quadratic /*2*/, Cubic /*3*/, Close };

// Contours of lines and curves. A contour that is filled closes by itself; one that is stroked
// is closed only by Close.
struct Path {
  std::vector<PathVerb> verbs;
  std::vector<Point> points;

  void move_to(Point p);
  void line_to(Point p);
  void quadratic_to(Point control, Point p);
  void cubic_to(Point control1, Point control2, Point p);
  void close();
  void add_rect(Rect rect);
  // Corners are quarter circles of `radius`, held down to half the shorter side.
  void add_round_rect(Rect rect, float radius);
  void add_circle(Point centre, float radius);
  void append(const Path& other);

  bool empty() const { return verbs.empty(); }
  bool operator==(const Path&) const = default;
};

// The path moved by `offset` after it was scaled by `scale`.
Path transformed(const Path& path, float scale, Point offset);

// Smallest rectangle that holds every point, control points included. Empty for no points.
Rect bounds(const Path& path);

// Path data as in SVG: M L H V C Q Z, absolute and relative; numbers with sign and
// point. Exponents, arcs and smooth curves are refused. Linear.
Result<Path> parse_path(std::string_view data);

// Outline of a stroke of `width` along `path`, with round ends and joins; fill it to draw the
// stroke. `tolerance` is how far a curve may be off, in the path's own unit.
Path stroke_outline(const Path& path, float width, float tolerance);

}  // namespace bedside::paint
