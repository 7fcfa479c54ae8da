#pragma once

#include <algorithm>
#include <cmath>

#include "paint/path.h"

namespace bedside::paint {

inline Point mix(Point a, Point b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

// Number of lines that stand for a curve that bends by `bend`, each at most `tolerance` off.
inline int line_count(float bend, float tolerance) {
  return std::clamp(static_cast<int>(std::ceil(std::sqrt(bend / tolerance))), 1, 128);
}

inline float bend_of(Point a, Point b, Point c) {
  const float x = a.x - 2 * b.x + c.x;
  const float y = a.y - 2 * b.y + c.y;
  return std::sqrt(x * x + y * y);
}

// Walks `path` as straight lines. `sink` has
//   void move(Point)   a contour begins
//   void line(Point)   it goes on
//   void close()       it goes back to its first point
// Only additions, multiplications, divisions and square roots of floats: the same everywhere.
template <class Sink>
void flatten(const Path& path, float tolerance, Sink& sink) {
  const Point* next = path.points.data();
  Point pen;
  for (const PathVerb verb : path.verbs) {
    switch (verb) {
      case PathVerb::Move:
        pen = *next++;
        sink.move(pen);
        break;
      case PathVerb::Line:
        pen = *next++;
        sink.line(pen);
        break;
      case PathVerb::Quadratic: {
        const Point b = next[0], c = next[1];
        next += 2;
        const int count = line_count(bend_of(pen, b, c) / 4, tolerance);
        for (int i = 1; i < count; ++i) {
          const float t = static_cast<float>(i) / static_cast<float>(count);
          sink.line(mix(mix(pen, b, t), mix(b, c, t), t));
        }
        sink.line(c);
        pen = c;
        break;
      }
      case PathVerb::Cubic: {
        const Point b = next[0], c = next[1], d = next[2];
        next += 3;
        const float bend = std::max(bend_of(pen, b, c), bend_of(b, c, d));
        const int count = line_count(bend * 3 / 4, tolerance);
        for (int i = 1; i < count; ++i) {
          const float t = static_cast<float>(i) / static_cast<float>(count);
          const Point bc = mix(b, c, t);
          sink.line(mix(mix(mix(pen, b, t), bc, t), mix(bc, mix(c, d, t), t), t));
        }
        sink.line(d);
        pen = d;
        break;
      }
      case PathVerb::Close:
        sink.close();
        break;
    }
  }
}

}  // namespace bedside::paint
