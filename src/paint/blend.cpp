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

// A colour that lets the ground through, over `block` opaque pixels: all bytes at once. Sums stay
// below 65,536, and an opaque pixel stays one.
constexpr int block = 16;

bool is_opaque(const std::uint8_t* target) {
  std::uint8_t all = 255;
  for (int i = 0; i < block; ++i) all &= target[4 * i + 3];
  return all == 255;
}

void blend_block(std::uint8_t* target, const std::uint16_t* parts, std::uint16_t rest) {
  for (int i = 0; i < 4 * block; ++i) {
    const auto sum = static_cast<std::uint16_t>(target[i] * rest + parts[i % 4]);
    target[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(sum + (sum >> 8)) >> 8);
  }
}

}  // namespace

void blend_color(std::uint8_t* target, int count, Color color, const std::uint8_t* coverage) {
  if (!coverage && color.a == 255) return fill(target, count, color);
  if (!coverage && color.a == 0) return;
  const std::uint8_t rgb[3] = {color.r, color.g, color.b};
  int i = 0;
  if (!coverage) {
    const auto part = [&](int value) { return static_cast<std::uint16_t>(value * color.a + 128); };
    const std::uint16_t parts[4] = {part(color.r), part(color.g), part(color.b), part(255)};
    const auto rest = static_cast<std::uint16_t>(255 - color.a);
    for (; i + block <= count && is_opaque(target + 4 * static_cast<std::size_t>(i)); i += block)
      blend_block(target + 4 * static_cast<std::size_t>(i), parts, rest);
  }
  for (; i < count; ++i) {
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
