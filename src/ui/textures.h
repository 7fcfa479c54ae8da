#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bitmap.h"

namespace bedside::ui {

// 0 is no texture.
using TextureId = std::uint64_t;

// Pictures on the graphics card. Contents survive a lost graphics context.
class Textures {
 public:
  virtual ~Textures() = default;
  // `pixels` has straight alpha.
  virtual TextureId create(const Bitmap& pixels) = 0;
  // Replaces the part of the texture at (x, y) of this size by the same part of `pixels`, which
  // is as large as the texture. Only what is drawn from that part is drawn anew.
  virtual void update(TextureId texture, const Bitmap& pixels, int x, int y, int width,
                      int height) = 0;
  virtual void update(TextureId texture, const Bitmap& pixels) = 0;
  virtual void destroy(TextureId texture) = 0;
};

}  // namespace bedside::ui
