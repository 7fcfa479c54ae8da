#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "base/bitmap.h"
#include "paint/face.h"
#include "paint/font.h"
#include "paint/raster.h"

namespace bedside::paint {

// A glyph at a size, ready to be put down: coverage for the text's colour, or a picture for a
// colour glyph. Positions are from the pen, on whole pixels.
struct GlyphImage {
  Coverage coverage;
  Bitmap picture;
  int left = 0;  // of the picture
  int top = 0;
};

// Glyphs drawn once for each size and for each of four positions between two pixels. Colour
// glyphs stand on whole pixels.
class GlyphCache {
 public:
  static constexpr int steps = 4;

  // `size` device pixels to an em; `step` quarters of a pixel to the right. The reference stays
  // good until trim() or clear().
  const GlyphImage& get(const FontSet& fonts, FontId font, std::uint16_t glyph, float size,
                        int step, Color color);

  // Forgets all when more than some 8 MB are kept.
  void trim();
  void clear();

 private:
  struct Key {
    std::uint32_t glyph;  // font and glyph
    std::uint32_t size;   // 1/64 pixel, and step
    std::uint32_t color;  // of a colour glyph that asks for it
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };

  GlyphImage draw(const Face& face, std::uint16_t glyph, float size, int step, Color color);
  GlyphImage draw_layers(const Face& face, std::span<const ColorLayer> layers, float size,
                         Color color);
  Coverage cover(const Face& face, std::uint16_t glyph, float size, float shift);
  bool is_colored(const Face& face, FontId font, std::uint16_t glyph);

  std::unordered_map<Key, GlyphImage, Hash> glyphs_;
  std::unordered_map<std::uint32_t, bool> colored_;
  std::size_t bytes_ = 0;
  Rasterizer rasterizer_;
};

}  // namespace bedside::paint
