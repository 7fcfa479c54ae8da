#include "paint/glyph_cache.h"

#include <algorithm>
#include <cmath>

#include "paint/canvas.h"

namespace bedside::paint {

namespace {

constexpr std::size_t most_bytes = 8u << 20;

PixelRect pixel_bounds(Rect r) {
  return {static_cast<int>(std::floor(r.x)), static_cast<int>(std::floor(r.y)),
          static_cast<int>(std::ceil(r.right())) + 1, static_cast<int>(std::ceil(r.bottom())) + 1};
}

}  // namespace

std::size_t GlyphCache::Hash::operator()(const Key& key) const {
  std::uint64_t h = (std::uint64_t{key.glyph} << 32 | key.size) ^ std::uint64_t{key.color} << 20;
  h *= 0x9E3779B97F4A7C15u;
  return static_cast<std::size_t>(h ^ h >> 32);
}

const GlyphImage& GlyphCache::get(const FontSet& fonts, FontId font, std::uint16_t glyph,
                                  float size, int step, Color color) {
  const Face& face = fonts.face(font);
  const bool colored = is_colored(face, font, glyph);
  const auto sixty_fourths = static_cast<std::uint32_t>(size * 64 + 0.5f);
  const Key key{std::uint32_t{font} << 16 | glyph,
                sixty_fourths << 2 | static_cast<std::uint32_t>(colored ? 0 : step),
                colored ? std::uint32_t{color.r} << 16 | std::uint32_t{color.g} << 8 | color.b : 0};
  const auto found = glyphs_.find(key);
  if (found != glyphs_.end()) return found->second;
  // Drawn at exactly the size of the key, whatever size within it comes first.
  const float drawn_size = static_cast<float>(sixty_fourths) / 64;
  GlyphImage image = draw(face, glyph, drawn_size, step, color);
  bytes_ += sizeof(GlyphImage) + image.coverage.pixels.size() + image.picture.rgba.size();
  return glyphs_.emplace(key, std::move(image)).first->second;
}

void GlyphCache::trim() {
  if (bytes_ > most_bytes) clear();
}

void GlyphCache::clear() {
  glyphs_.clear();
  colored_.clear();
  bytes_ = 0;
}

bool GlyphCache::is_colored(const Face& face, FontId font, std::uint16_t glyph) {
  if (!face.has_color()) return false;
  const auto [entry, added] = colored_.try_emplace(std::uint32_t{font} << 16 | glyph, false);
  if (added) entry->second = !face.color_layers(glyph).empty();
  return entry->second;
}

Coverage GlyphCache::cover(const Face& face, std::uint16_t glyph, float size, float shift) {
  const Path outline = face.outline(glyph);
  if (outline.empty()) return {};
  const Rect box = bounds(outline);
  rasterizer_.begin(
      pixel_bounds({box.x * size + shift, box.y * size, box.width * size, box.height * size}));
  rasterizer_.add(outline, size, {shift, 0});
  return rasterizer_.take_all();
}

GlyphImage GlyphCache::draw(const Face& face, std::uint16_t glyph, float size, int step,
                            Color color) {
  const std::vector<ColorLayer> layers = face.color_layers(glyph);
  if (!layers.empty()) return draw_layers(face, layers, size, color);
  GlyphImage image;
  image.coverage = cover(face, glyph, size, static_cast<float>(step) / steps);
  return image;
}

GlyphImage GlyphCache::draw_layers(const Face& face, std::span<const ColorLayer> layers, float size,
                                   Color color) {
  std::vector<Coverage> covers;
  PixelRect box{};
  for (const ColorLayer& layer : layers) {
    covers.push_back(cover(face, layer.glyph, size, 0));
    const PixelRect& b = covers.back().box;
    if (b.empty()) continue;
    box = box.empty() ? b
                      : PixelRect{std::min(box.left, b.left), std::min(box.top, b.top),
                                  std::max(box.right, b.right), std::max(box.bottom, b.bottom)};
  }
  GlyphImage image;
  if (box.empty()) return image;
  image.picture = Bitmap::blank(box.width(), box.height());
  image.left = box.left;
  image.top = box.top;
  Canvas canvas(image.picture, {0, 0, box.width(), box.height()});
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Brush brush(layers[i].foreground ? color : layers[i].color);
    canvas.paint_coverage(covers[i], -box.left, -box.top, brush);
  }
  return image;
}

}  // namespace bedside::paint
