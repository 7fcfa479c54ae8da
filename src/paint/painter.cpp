#include "paint/painter.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "paint/canvas.h"
#include "paint/paint_cache.h"
#include "paint/raster.h"

namespace bedside::paint {

namespace {

int rounded(float value) { return static_cast<int>(std::floor(value + 0.5f)); }

// A rectangle with its edges on whole device pixels, at least one pixel each way unless it is
// empty.
PixelRect snapped(Rect r, float scale) {
  if (r.empty()) return {};
  const PixelRect out{rounded(r.x * scale), rounded(r.y * scale), rounded(r.right() * scale),
                      rounded(r.bottom() * scale)};
  return {out.left, out.top, std::max(out.right, out.left + 1), std::max(out.bottom, out.top + 1)};
}

PixelRect widened(Rect r, float scale) {
  return {static_cast<int>(std::floor(r.x * scale)), static_cast<int>(std::floor(r.y * scale)),
          static_cast<int>(std::ceil(r.right() * scale)),
          static_cast<int>(std::ceil(r.bottom() * scale))};
}

bool is_circle(Rect rect, float radius) {
  return std::abs(rect.width - rect.height) < 0.01f && radius >= rect.width / 2 - 0.01f;
}

Brush make_brush(const Fill& fill, float scale) {
  if (const Color* color = std::get_if<Color>(&fill)) return Brush(*color);
  return Brush(std::get<LinearGradient>(fill), scale);
}

// Draws one list.
class Drawing {
 public:
  Drawing(const FontSet& fonts, PaintCache& cache, float scale, Canvas& canvas)
      : fonts_(fonts), cache_(cache), scale_(scale), canvas_(canvas) {}

  void draw(const DisplayList& list) {
    for (const Command& command : list.commands) {
      const bool clip =
          std::holds_alternative<PushClip>(command) || std::holds_alternative<PopClip>(command);
      if (clip || visible(bounds(command))) std::visit(*this, command);
    }
  }

  void operator()(const FillRoundRect& c) {
    Brush brush = make_brush(c.fill, scale_);
    if (is_circle(c.rect, c.radius)) {
      path_.verbs.clear();
      path_.points.clear();
      path_.add_round_rect(c.rect, c.radius);
      return fill(path_, brush);
    }
    fill_box(snapped(c.rect, scale_), c.radius * scale_, brush);
  }

  void operator()(const StrokeRoundRect& c) {
    Brush brush(c.color);
    const int width = std::max(1, rounded(c.width * scale_));
    const PixelRect box = snapped(c.rect, scale_);
    const float radius = std::min(c.radius * scale_, half_side(box));
    if (is_circle(c.rect, c.radius)) return stroke_circle(c, brush);
    const PixelRect inner{box.left + width, box.top + width, box.right - width, box.bottom - width};
    if (radius <= 0 || inner.empty()) return stroke_rect(box, inner, brush);
    stroke_box(box, inner, radius, std::max(0.0f, radius - static_cast<float>(width)), brush);
  }

  void operator()(const Shadow& c) {
    Rect moved = c.rect;
    moved.x += c.offset.x;
    moved.y += c.offset.y;
    PixelRect box = snapped(moved, scale_);
    if (box.empty()) return;
    const float radius = std::min(c.radius * scale_, half_side(box));
    const BoxMask& mask = cache_.shadow_mask(box.width(), box.height(), radius, c.blur * scale_);
    const int reach = mask.reach();
    box = {box.left - reach, box.top - reach, box.right + reach, box.bottom + reach};
    Brush brush(c.color);
    canvas_.paint_box(box, mask, brush);
  }

  void operator()(const DrawImage& c) {
    const PixelRect box = snapped(c.dest, scale_);
    const PaintCache::Picture* picture = cache_.picture(c, box.width(), box.height());
    if (!picture) return;
    Brush brush(picture->bitmap, box.left, box.top, picture->opaque);
    if (is_circle(c.dest, c.radius)) {
      fill_box(box, half_side(box), brush);
    } else {
      fill_box(box, c.radius * scale_, brush);
    }
  }

  void operator()(const DrawGlyphs& c) {
    Brush brush(c.color);
    const float size = c.size * scale_;
    for (const Glyph& glyph : c.glyphs) {
      const int quarters = rounded((c.origin.x + glyph.x) * scale_ * GlyphCache::steps);
      const int y = rounded((c.origin.y + glyph.y) * scale_);
      const GlyphImage& image = cache_.glyphs.get(fonts_, c.font, glyph.id, size,
                                                  quarters & (GlyphCache::steps - 1), c.color);
      const int x = quarters >> 2;
      if (image.picture.empty()) {
        canvas_.paint_coverage(image.coverage, x, y, brush);
      } else {
        draw_picture_glyph(image, x, y);
      }
    }
  }

  void operator()(const FillPath& c) {
    Brush brush = make_brush(c.fill, scale_);
    fill(c.path, brush);
  }

  void operator()(const StrokePath& c) {
    Brush brush(c.color);
    fill(stroke_outline(c.path, c.width, 0.02f / scale_), brush);
  }

  void operator()(const PushClip& c) {
    const PixelRect box = snapped(c.rect, scale_);
    const float radius = std::min(c.radius * scale_, half_side(box));
    canvas_.push_clip(box, radius > 0 ? &cache_.corner_mask(radius) : nullptr);
  }

  void operator()(const PopClip&) { canvas_.pop_clip(); }

 private:
  bool visible(Rect area) const {
    return !intersect(widened(area, scale_), canvas_.window()).empty();
  }

  static float half_side(PixelRect box) {
    return static_cast<float>(std::min(box.width(), box.height())) / 2;
  }

  void fill_box(PixelRect box, float radius, Brush& brush) {
    radius = std::min(radius, half_side(box));
    if (radius <= 0) return canvas_.paint_rect(box, brush);
    canvas_.paint_box(box, cache_.corner_mask(radius), brush);
  }

  void fill(const Path& path, Brush& brush) {
    // Room for the rounding of edges to 1/256 pixel.
    PixelRect box = widened(bounds(path), scale_);
    box = {box.left - 1, box.top - 1, box.right + 1, box.bottom + 1};
    cache_.rasterizer.begin(intersect(box, canvas_.window()));
    cache_.rasterizer.add(path, scale_, {});
    for (int y = cache_.rasterizer.top(); y < cache_.rasterizer.bottom(); ++y) {
      const Rasterizer::Row row = cache_.rasterizer.take_row(y);
      canvas_.paint_row(row.left, y, static_cast<int>(row.coverage.size()), row.coverage.data(),
                        brush);
    }
  }

  void stroke_circle(const StrokeRoundRect& c, Brush& brush) {
    const float width = std::max(c.width, 1 / scale_);
    const float radius = c.rect.width / 2;
    path_.verbs.clear();
    path_.points.clear();
    path_.add_circle({c.rect.x + radius, c.rect.y + radius}, radius - width / 2);
    fill(stroke_outline(path_, width, 0.02f / scale_), brush);
  }

  void stroke_rect(PixelRect box, PixelRect inner, Brush& brush) {
    if (inner.empty()) return canvas_.paint_rect(box, brush);
    canvas_.paint_rect({box.left, box.top, box.right, inner.top}, brush);
    canvas_.paint_rect({box.left, inner.bottom, box.right, box.bottom}, brush);
    canvas_.paint_rect({box.left, inner.top, inner.left, inner.bottom}, brush);
    canvas_.paint_rect({inner.right, inner.top, box.right, inner.bottom}, brush);
  }

  // The outer box's coverage less the inner's. Only rows of the corners need both; between them
  // the line is two plain bars.
  void stroke_box(PixelRect box, PixelRect inner, float outer_radius, float inner_radius,
                  Brush& brush) {
    const BoxMask& outer_mask = cache_.corner_mask(outer_radius);
    const BoxMask& inner_mask = cache_.corner_mask(inner_radius);
    std::vector<std::uint8_t> coverage;
    for (int y = std::max(box.top, canvas_.window().top);
         y < std::min(box.bottom, canvas_.window().bottom); ++y) {
      const int row = y - box.top;
      const bool sides_only = outer_mask.solid(row, box.height()) && y >= inner.top &&
                              y < inner.bottom && inner_mask.solid(y - inner.top, inner.height());
      if (sides_only) {
        canvas_.paint_row(box.left, y, inner.left - box.left, nullptr, brush);
        canvas_.paint_row(inner.right, y, box.right - inner.right, nullptr, brush);
        continue;
      }
      coverage.assign(static_cast<std::size_t>(box.width()), 0);
      add_row(coverage, outer_mask, row, box.height(), 0, box.width(), false);
      if (y >= inner.top && y < inner.bottom)
        add_row(coverage, inner_mask, y - inner.top, inner.height(), inner.left - box.left,
                inner.width(), true);
      canvas_.paint_row(box.left, y, box.width(), coverage.data(), brush);
    }
  }

  // Adds a mask's row to `coverage` from `at` on, or takes it away.
  static void add_row(std::vector<std::uint8_t>& coverage, const BoxMask& mask, int row, int height,
                      int at, int width, bool take_away) {
    const auto left = mask.left(row, height);
    const std::uint8_t middle = mask.middle(row, height);
    for (int i = 0; i < width; ++i) {
      const int from_edge = std::min(i, width - 1 - i);
      const std::uint8_t c =
          from_edge < mask.columns() ? left[static_cast<std::size_t>(from_edge)] : middle;
      std::uint8_t& out = coverage[static_cast<std::size_t>(at + i)];
      out = static_cast<std::uint8_t>(take_away ? out - std::min(out, c) : out + c);
    }
  }

  void draw_picture_glyph(const GlyphImage& image, int x, int y) {
    const PixelRect box{x + image.left, y + image.top, x + image.left + image.picture.width,
                        y + image.top + image.picture.height};
    Brush brush(image.picture, box.left, box.top, false);
    canvas_.paint_rect(box, brush);
  }

  const FontSet& fonts_;
  PaintCache& cache_;
  float scale_;
  Canvas& canvas_;
  Path path_;
};

}  // namespace

struct Painter::State {
  const FontSet* fonts;
  PaintCache cache;
};

Painter::Painter(const FontSet& fonts, ImageSource images)
    : state_(std::make_unique<State>(&fonts, PaintCache(std::move(images)))) {}
Painter::~Painter() = default;
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;

void Painter::draw(const DisplayList& list, float scale, Bitmap& target, std::optional<Rect> only) {
  state_->cache.begin_draw();
  PixelRect window{0, 0, target.width, target.height};
  if (only) window = intersect(window, widened(*only, scale));
  if (window.empty()) return;
  for (int y = window.top; y < window.bottom; ++y)
    std::fill_n(target.pixel(window.left, y), 4 * static_cast<std::size_t>(window.width()),
                std::uint8_t{0});
  Canvas canvas(target, window);
  Drawing(*state_->fonts, state_->cache, scale, canvas).draw(list);
}

void Painter::clear() { state_->cache.clear(); }

}  // namespace bedside::paint
