#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "paint/path.h"

// A picture as plain data: what to draw, from back to front, in CSS pixels. Previews, exported
// pictures and the review file are all painted from such a list by the one Painter.
namespace bedside::paint {

// A font of a FontSet, by order of adding.
using FontId = std::uint8_t;

struct GradientStop {
  float at = 0;  // 0 to 1 along the line
  Color color;
  bool operator==(const GradientStop&) const = default;
};

// Colours along the line `from` - `to`, in the list's coordinates; past the ends the last colour
// goes on. Stops rise; there are at least two.
struct LinearGradient {
  Point from;
  Point to;
  std::vector<GradientStop> stops;
  bool operator==(const LinearGradient&) const = default;
};

using Fill = std::variant<Color, LinearGradient>;

// Edges fall on whole device pixels, so that boxes are crisp at every scale. Only a circle (a
// square whose radius is half its side) stays where it is.
struct FillRoundRect {
  Rect rect;
  float radius = 0;
  Fill fill;
  bool operator==(const FillRoundRect&) const = default;
};

// A line of `width` along the inside of the rectangle's edge, at least one device pixel.
struct StrokeRoundRect {
  Rect rect;
  float radius = 0;
  float width = 1;
  Color color;
  bool operator==(const StrokeRoundRect&) const = default;
};

// The shadow that a box casts: the box moved by `offset`, blurred. `blur` is as in CSS: the
// softened edge is 2 * blur wide. The box itself is not left out.
struct Shadow {
  Rect rect;
  float radius = 0;
  float blur = 0;
  Point offset;
  Color color;
  bool operator==(const Shadow&) const = default;
};

// A picture by content id (sha256). `source` is in the picture's own pixels, empty for all of
// it. A picture that is not there draws nothing.
struct DrawImage {
  std::string id;
  Rect source;
  Rect dest;
  float radius = 0;
  bool operator==(const DrawImage&) const = default;
};

struct Glyph {
  std::uint16_t id = 0;
  float x = 0;  // from the run's origin
  float y = 0;
  bool operator==(const Glyph&) const = default;
};

// Glyphs on one baseline. `text` is what they say: for prints, SVG and PDF.
struct DrawGlyphs {
  FontId font = 0;
  float size = 0;  // CSS pixels per em
  Color color;
  Point origin;  // on the baseline
  std::vector<Glyph> glyphs;
  std::string text;
  bool operator==(const DrawGlyphs&) const = default;
};

// Non-zero winding. Contours may overlap.
struct FillPath {
  Path path;
  Fill fill;
  bool operator==(const FillPath&) const = default;
};

// Round ends and joins.
struct StrokePath {
  Path path;
  float width = 1;
  Color color;
  bool operator==(const StrokePath&) const = default;
};

// Until the matching PopClip, nothing is drawn outside. Clips nest.
struct PushClip {
  Rect rect;
  float radius = 0;
  bool operator==(const PushClip&) const = default;
};

struct PopClip {
  bool operator==(const PopClip&) const = default;
};

using Command = std::variant<FillRoundRect, StrokeRoundRect, Shadow, DrawImage, DrawGlyphs,
                             FillPath, StrokePath, PushClip, PopClip>;

struct DisplayList {
  std::vector<Command> commands;

  template <class C>
  void add(C command) {
    commands.emplace_back(std::move(command));
  }
  // `other` moved by `offset`, on top.
  void append(const DisplayList& other, Point offset);
  bool operator==(const DisplayList&) const = default;
};

// Where a command may leave a mark, clips aside. Glyphs get a generous box: their own size in
// every direction. Clips give an empty rectangle.
Rect bounds(const Command& command);

// The area to repaint after `before` became `after`: nothing when both are equal. Commands that
// both begin or both end with are taken as unchanged. Linear.
std::optional<Rect> damage(const DisplayList& before, const DisplayList& after);

// One command a line, numbers with at most two decimals, clips indented:
//   fill 0,0 375x520 r12 #ffffff
//   glyphs 0 15px #0f1419 at 64,31.5 3 "Hi!"
// The same text on every machine; layout tests compare it.
std::string print(const DisplayList& list);

}  // namespace bedside::paint
