#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/error.h"
#include "base/geometry.h"
#include "paint/path.h"

struct hb_font_t;

namespace bedside::paint {

// A glyph of a colour glyph: its outline in one colour.
struct ColorLayer {
  std::uint16_t glyph = 0;
  Color color;
  bool foreground = false;  // in the colour of the text instead
};

// One font file: what shaping and drawing ask of it. Lengths are ems of the text, to which the
// font's own em is in the ratio `scale`: emoji are drawn larger than letters of the same size.
class Face {
 public:
  static Result<Face> open(std::span<const std::byte> file, float scale = 1);
  ~Face();
  Face(Face&&) noexcept;
  Face& operator=(Face&&) noexcept;

  float ascent() const;
  float descent() const;       // positive
  float units_per_em() const;  // font units to an em of the text
  bool has_glyph(char32_t code_point) const;
  static constexpr float missing_advance = 0.6f;

  // In ems, y downwards from the baseline. Empty for a blank. Glyph 0 stands for what no font has:
  // a hatched band as wide as missing_advance in every font. Several in a row make one band, which
  // looks like a place that is kept free and not like a fault.
  Path outline(std::uint16_t glyph) const;
  bool has_color() const;
  // From back to front; empty for a glyph in one colour.
  std::vector<ColorLayer> color_layers(std::uint16_t glyph) const;

  // Positions in font units.
  hb_font_t* shaping_font() const;

 private:
  struct State;
  explicit Face(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace bedside::paint
