#pragma once

#include <cstdint>

#include "base/geometry.h"

// Rows of pixels painted over rows of a bitmap: sRGB values with straight alpha, rounded to the
// nearest. `coverage` (0 to 255) is a value a pixel, or null for full.
namespace bedside::paint {

// a * b / 255, rounded; exact for a, b <= 255.
constexpr std::uint32_t times(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t product = a * b + 128;
  return (product + (product >> 8)) >> 8;
}

void blend_color(std::uint8_t* target, int count, Color color, const std::uint8_t* coverage);

// `source` is RGBA.
void blend_pixels(std::uint8_t* target, int count, const std::uint8_t* source,
                  const std::uint8_t* coverage);

}  // namespace bedside::paint
