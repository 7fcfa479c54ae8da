#include "paint/blend.h"

#include <cstddef>
#include <cstring>

namespace bedside::paint {

namespace {

std::uint8_t mixed(std::uint32_t from, std::uint32_t to, std::uint32_t alpha) {
  const std::uint32_t sum = from * (255 - alpha) + to * alpha + 128;
  return static_cast<std::uint8_t>((sum + (sum >> 8)) >> 8);
}

// A pixel that lets the ground through, over one that does too: Porter and Duff's "over".
void blend_over_translucent(std::uint8_t* target, const std::uint8_t* color, std::uint32_t alpha) {
  const std::uint32_t below = times(target[3], 255 - alpha);
  const std::uint32_t sum = alpha + below;
  for (int i = 0; i < 3; ++i)
    target[i] = static_cast<std::uint8_t>((color[i] * alpha + target[i] * below + sum / 2) / sum);
  target[3] = static_cast<std::uint8_t>(sum);
}

void blend_pixel(std::uint8_t* target, const std::uint8_t* color, std::uint32_t alpha) {
  if (alpha == 0) return;
  if (alpha == 255) {
    std::memcpy(target, color, 3);
    target[3] = 255;
  } else if (target[3] == 255) {
    for (int i = 0; i < 3; ++i) target[i] = mixed(target[i], color[i], alpha);
  } else if (target[3] == 0) {
    std::memcpy(target, color, 3);
    target[3] = static_cast<std::uint8_t>(alpha);
  } else {
    blend_over_translucent(target, color, alpha);
  }
}

void fill(std::uint8_t* target, int count, Color color) {
  const std::uint8_t pixel[4] = {color.r, color.g, color.b, 255};
  for (int i = 0; i < count; ++i) std::memcpy(target + 4 * static_cast<std::size_t>(i), pixel, 4);
}

}  // namespace

void blend_color(std::uint8_t* target, int count, Color color, const std::uint8_t* coverage) {
  if (!coverage && color.a == 255) return fill(target, count, color);
  const std::uint8_t rgb[3] = {color.r, color.g, color.b};
  for (int i = 0; i < count; ++i) {
    const std::uint32_t alpha = coverage ? times(coverage[i], color.a) : color.a;
    blend_pixel(target + 4 * static_cast<std::size_t>(i), rgb, alpha);
  }
}

void blend_pixels(std::uint8_t* target, int count, const std::uint8_t* source,
                  const std::uint8_t* coverage) {
  for (int i = 0; i < count; ++i, target += 4, source += 4) {
    const std::uint32_t alpha = coverage ? times(coverage[i], source[3]) : source[3];
    blend_pixel(target, source, alpha);
  }
}

}  // namespace bedside::paint
