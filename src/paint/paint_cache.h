#pragma once

#include <cstdint>
#include <list>
#include <string>

#include "base/bitmap.h"
#include "paint/box_mask.h"
#include "paint/display_list.h"
#include "paint/glyph_cache.h"
#include "paint/painter.h"
#include "paint/raster.h"

namespace bedside::paint {

// What a painter keeps from one draw to the next. References stay good until begin_draw().
class PaintCache {
 public:
  explicit PaintCache(ImageSource images);

  // Makes room where too much is kept; the pictures used last stay.
  void begin_draw();
  void clear();

  const BoxMask& corner_mask(float radius);
  const BoxMask& shadow_mask(int width, int height, float radius, float blur);
  struct Picture {
    std::string id;
    Rect source;
    Bitmap bitmap;
    bool opaque = false;
    std::uint64_t used = 0;
  };
  // The picture at this size, or null when there is none.
  const Picture* picture(const DrawImage& image, int width, int height);

  GlyphCache glyphs;
  Rasterizer rasterizer;

 private:
  struct Mask {
    float radius;
    float blur;  // negative for a box without shadow
    int width;
    int height;
    BoxMask mask;
  };
  ImageSource images_;
  // Few enough to be searched; lists, so that references stay good while they grow.
  std::list<Mask> masks_;
  std::list<Picture> pictures_;
  std::uint64_t draws_ = 0;
};

}  // namespace bedside::paint
