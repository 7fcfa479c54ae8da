#include "paint/paint_cache.h"

#include <algorithm>
#include <utility>

#include "paint/image_scale.h"

namespace bedside::paint {

namespace {

constexpr std::size_t most_picture_bytes = 40u << 20;
constexpr std::size_t most_masks = 64;

}  // namespace

PaintCache::PaintCache(ImageSource images) : images_(std::move(images)) {}

void PaintCache::begin_draw() {
  ++draws_;
  glyphs.trim();
  if (masks_.size() > most_masks) masks_.clear();
  std::size_t bytes = 0;
  for (const Picture& picture : pictures_) bytes += picture.bitmap.rgba.size();
  while (bytes > most_picture_bytes) {
    const auto oldest = std::ranges::min_element(pictures_, {}, &Picture::used);
    bytes -= oldest->bitmap.rgba.size();
    pictures_.erase(oldest);
  }
}

void PaintCache::clear() {
  glyphs.clear();
  masks_.clear();
  pictures_.clear();
}

const BoxMask& PaintCache::corner_mask(float radius) {
  for (const Mask& entry : masks_)
    if (entry.radius == radius && entry.blur < 0) return entry.mask;
  masks_.push_front({radius, -1, 0, 0, BoxMask::round_rect(radius)});
  return masks_.front().mask;
}

const BoxMask& PaintCache::shadow_mask(int width, int height, float radius, float blur) {
  const int limit = BoxMask::shadow_limit(radius, blur);
  width = std::min(width, limit);
  height = std::min(height, limit);
  for (const Mask& entry : masks_)
    if (entry.radius == radius && entry.blur == blur && entry.width == width &&
        entry.height == height)
      return entry.mask;
  masks_.push_front({radius, blur, width, height, BoxMask::shadow(width, height, radius, blur)});
  return masks_.front().mask;
}

const PaintCache::Picture* PaintCache::picture(const DrawImage& image, int width, int height) {
  for (Picture& entry : pictures_) {
    if (entry.id != image.id || entry.source != image.source || entry.bitmap.width != width ||
        entry.bitmap.height != height)
      continue;
    entry.used = draws_;
    return &entry;
  }
  const Bitmap* full = images_ ? images_(image.id) : nullptr;
  if (!full) return nullptr;
  Bitmap bitmap = scaled(*full, image.source, width, height);
  if (bitmap.empty()) return nullptr;
  const bool solid = is_opaque(bitmap);
  pictures_.push_front({image.id, image.source, std::move(bitmap), solid, draws_});
  return &pictures_.front();
}

}  // namespace bedside::paint
