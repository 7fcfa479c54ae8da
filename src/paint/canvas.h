#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/bitmap.h"
#include "paint/box_mask.h"
#include "paint/display_list.h"
#include "paint/raster.h"

namespace bedside::paint {

// What a shape is filled with, in device pixels.
class Brush {
 public:
  explicit Brush(Color color);
  // `scale` device pixels to a unit of the gradient.
  Brush(const LinearGradient& gradient, float scale);
  // `picture` with its top left corner at (left, top); it must hold every pixel asked for.
  // `opaque` promises that nothing of it lets the ground through.
  Brush(const Bitmap& picture, int left, int top, bool opaque);

  // Paints `count` pixels from (x, y), whose bytes begin at `target`.
  void paint(std::uint8_t* target, int x, int y, int count, const std::uint8_t* coverage);

 private:
  const std::uint8_t* ramp_at(std::int64_t t) const;
  void shade_gradient(int x, int y, int count, std::uint8_t* out) const;
  void paint_gradient(std::uint8_t* target, int x, int y, int count, const std::uint8_t* coverage);

  enum class Kind : std::uint8_t { Color, Gradient, Picture };
  Kind kind_ = Kind::Color;
  Color color_;
  // The gradient's place t of pixel (x, y) is across_ * x + down_ * y + start_, 65536 to one.
  std::int64_t across_ = 0;
  std::int64_t down_ = 0;
  std::int64_t start_ = 0;
  std::vector<std::uint8_t> ramp_;  // RGBA
  std::vector<std::uint8_t> row_;
  const Bitmap* picture_ = nullptr;
  int left_ = 0;
  int top_ = 0;
  bool opaque_ = false;
};

// A bitmap, the window of it that may change, and a stack of clips.
class Canvas {
 public:
  Canvas(Bitmap& target, PixelRect window);

  PixelRect window() const { return window_; }  // clips included
  // `mask` is that of the rounded corners, null for a plain rectangle; it must outlive the clip.
  void push_clip(PixelRect box, const BoxMask* mask);
  void pop_clip();

  // Coverage (null: full) for the pixels from (x, y).
  void paint_row(int x, int y, int count, const std::uint8_t* coverage, Brush& brush);
  void paint_box(PixelRect box, const BoxMask& mask, Brush& brush);
  void paint_rect(PixelRect box, Brush& brush);
  void paint_coverage(const Coverage& coverage, int dx, int dy, Brush& brush);

 private:
  struct Clip {
    PixelRect window;  // together with the clips below
    PixelRect box;
    const BoxMask* mask;
  };
  void clip_row(int x, int y, std::span<std::uint8_t> coverage) const;
  bool cut_by_corners(int x, int y, int count) const;

  Bitmap& target_;
  PixelRect window_;
  std::vector<Clip> clips_;
  std::vector<std::uint8_t> scratch_;
};

}  // namespace bedside::paint
