#include "paint/canvas.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

#include "paint/blend.h"

namespace bedside::paint {

namespace {

constexpr int ramp_size = 1024;

std::uint8_t mixed(std::uint8_t a, std::uint8_t b, float t) {
  return static_cast<std::uint8_t>(static_cast<float>(a) +
                                   (static_cast<float>(b) - static_cast<float>(a)) * t + 0.5f);
}

// The colours of a gradient at ramp_size places.
std::vector<std::uint8_t> make_ramp(std::span<const GradientStop> stops) {
  assert(stops.size() >= 2);
  std::vector<std::uint8_t> ramp;
  ramp.reserve(4 * ramp_size);
  std::size_t next = 1;
  for (int i = 0; i < ramp_size; ++i) {
    const float at = static_cast<float>(i) / (ramp_size - 1);
    while (next + 1 < stops.size() && stops[next].at < at) ++next;
    const GradientStop& a = stops[next - 1];
    const GradientStop& b = stops[next];
    const float t = b.at > a.at ? std::clamp((at - a.at) / (b.at - a.at), 0.0f, 1.0f) : 1.0f;
    const Color c{mixed(a.color.r, b.color.r, t), mixed(a.color.g, b.color.g, t),
                  mixed(a.color.b, b.color.b, t), mixed(a.color.a, b.color.a, t)};
    ramp.insert(ramp.end(), {c.r, c.g, c.b, c.a});
  }
  return ramp;
}

std::int64_t rounded(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

// Fixed-point place along a gradient: this many units to the whole length.
constexpr double gradient_unit = 1 << 24;

}  // namespace

Brush::Brush(Color color) : color_(color) {}

Brush::Brush(const LinearGradient& gradient, float scale)
    : kind_(Kind::Gradient), ramp_(make_ramp(gradient.stops)) {
  opaque_ = std::ranges::all_of(gradient.stops,
                                [](const GradientStop& stop) { return stop.color.a == 255; });
  const double dx = (double(gradient.to.x) - gradient.from.x) * scale;
  const double dy = (double(gradient.to.y) - gradient.from.y) * scale;
  const double square = dx * dx + dy * dy;
  if (square <= 0) return;
  across_ = rounded(dx / square * gradient_unit);
  down_ = rounded(dy / square * gradient_unit);
  // Pixels are taken at their middle.
  start_ = rounded(-(dx * (double(gradient.from.x) * scale - 0.5) +
                     dy * (double(gradient.from.y) * scale - 0.5)) /
                   square * gradient_unit);
}

Brush::Brush(const Bitmap& picture, int left, int top, bool opaque)
    : kind_(Kind::Picture), picture_(&picture), left_(left), top_(top), opaque_(opaque) {}

// The colour at place `t` of the ramp, times ramp_size - 1 and with a half added.
const std::uint8_t* Brush::ramp_at(std::int64_t t) const {
  return ramp_.data() + 4 * std::clamp<std::int64_t>(t >> 24, 0, ramp_size - 1);
}

void Brush::shade_gradient(int x, int y, int count, std::uint8_t* out) const {
  std::int64_t t = (across_ * x + down_ * y + start_) * (ramp_size - 1) + (1 << 23);
  const std::int64_t step = across_ * (ramp_size - 1);
  for (int i = 0; i < count; ++i, t += step, out += 4) std::memcpy(out, ramp_at(t), 4);
}

void Brush::paint_gradient(std::uint8_t* target, int x, int y, int count,
                           const std::uint8_t* coverage) {
  // From top to bottom a row has one colour.
  if (across_ == 0) {
    const std::uint8_t* c = ramp_at((down_ * y + start_) * (ramp_size - 1) + (1 << 23));
    return blend_color(target, count, {c[0], c[1], c[2], c[3]}, coverage);
  }
  if (opaque_ && !coverage) return shade_gradient(x, y, count, target);
  if (row_.size() < 4 * static_cast<std::size_t>(count))
    row_.resize(4 * static_cast<std::size_t>(count));
  shade_gradient(x, y, count, row_.data());
  blend_pixels(target, count, row_.data(), coverage);
}

void Brush::paint(std::uint8_t* target, int x, int y, int count, const std::uint8_t* coverage) {
  switch (kind_) {
    case Kind::Color:
      blend_color(target, count, color_, coverage);
      break;
    case Kind::Gradient:
      paint_gradient(target, x, y, count, coverage);
      break;
    case Kind::Picture: {
      const std::uint8_t* source = picture_->pixel(x - left_, y - top_);
      if (opaque_ && !coverage) {
        std::copy_n(source, 4 * static_cast<std::size_t>(count), target);
      } else {
        blend_pixels(target, count, source, coverage);
      }
      break;
    }
  }
}

Canvas::Canvas(Bitmap& target, PixelRect window)
    : target_(target), window_(intersect(window, {0, 0, target.width, target.height})) {}

void Canvas::push_clip(PixelRect box, const BoxMask* mask) {
  clips_.push_back({window_, box, mask});
  window_ = intersect(window_, box);
}

void Canvas::pop_clip() {
  if (clips_.empty()) return;
  window_ = clips_.back().window;
  clips_.pop_back();
}

namespace {

// Columns on the left and on the right of a box that its corners may cut.
struct Sides {
  int left, right;
};

Sides sides(PixelRect box, const BoxMask& mask) {
  return {std::min(mask.columns(), (box.width() + 1) / 2),
          std::min(mask.columns(), box.width() / 2)};
}

}  // namespace

bool Canvas::cut_by_corners(int x, int y, int count) const {
  for (const Clip& clip : clips_) {
    if (!clip.mask || clip.mask->solid(y - clip.box.top, clip.box.height())) continue;
    const Sides side = sides(clip.box, *clip.mask);
    if (x < clip.box.left + side.left || x + count > clip.box.right - side.right) return true;
  }
  return false;
}

// Multiplies `coverage` by that of every clip.
void Canvas::clip_row(int x, int y, std::span<std::uint8_t> coverage) const {
  const int end = x + static_cast<int>(coverage.size());
  for (const Clip& clip : clips_) {
    if (!clip.mask) continue;
    const int row = y - clip.box.top;
    const int height = clip.box.height();
    if (clip.mask->solid(row, height)) continue;
    const Sides side = sides(clip.box, *clip.mask);
    const auto left = clip.mask->left(row, height);
    const auto right = clip.mask->mirrored(row, height);
    for (int at = x; at < std::min(end, clip.box.left + side.left); ++at) {
      std::uint8_t& c = coverage[static_cast<std::size_t>(at - x)];
      c = static_cast<std::uint8_t>(times(c, left[static_cast<std::size_t>(at - clip.box.left)]));
    }
    for (int at = std::max(x, clip.box.right - side.right); at < end; ++at) {
      std::uint8_t& c = coverage[static_cast<std::size_t>(at - x)];
      const int from_right = clip.box.right - at;
      c = static_cast<std::uint8_t>(
          times(c, right[right.size() - static_cast<std::size_t>(from_right)]));
    }
  }
}

void Canvas::paint_row(int x, int y, int count, const std::uint8_t* coverage, Brush& brush) {
  if (y < window_.top || y >= window_.bottom) return;
  const int left = std::max(x, window_.left);
  const int right = std::min(x + count, window_.right);
  if (left >= right) return;
  if (coverage) coverage += left - x;
  if (!clips_.empty() && cut_by_corners(left, y, right - left)) {
    const auto size = static_cast<std::size_t>(right - left);
    if (coverage) {
      scratch_.assign(coverage, coverage + size);
    } else {
      scratch_.assign(size, 255);
    }
    clip_row(left, y, scratch_);
    coverage = scratch_.data();
  }
  brush.paint(target_.pixel(left, y), left, y, right - left, coverage);
}

void Canvas::paint_rect(PixelRect box, Brush& brush) {
  const PixelRect visible = intersect(box, window_);
  for (int y = visible.top; y < visible.bottom; ++y)
    paint_row(visible.left, y, visible.width(), nullptr, brush);
}

void Canvas::paint_box(PixelRect box, const BoxMask& mask, Brush& brush) {
  const PixelRect visible = intersect(box, window_);
  if (visible.empty()) return;
  const Sides side = sides(box, mask);
  const int middle = box.width() - side.left - side.right;
  std::vector<std::uint8_t> even;
  for (int y = visible.top; y < visible.bottom; ++y) {
    const int row = y - box.top;
    if (mask.solid(row, box.height())) {
      paint_row(visible.left, y, visible.width(), nullptr, brush);
      continue;
    }
    const auto left = mask.left(row, box.height());
    const auto right = mask.mirrored(row, box.height()).last(static_cast<std::size_t>(side.right));
    paint_row(box.left, y, side.left, left.data(), brush);
    const std::uint8_t between = mask.middle(row, box.height());
    if (middle > 0 && between == 255) {
      paint_row(box.left + side.left, y, middle, nullptr, brush);
    } else if (middle > 0 && between > 0) {
      even.assign(static_cast<std::size_t>(middle), between);
      paint_row(box.left + side.left, y, middle, even.data(), brush);
    }
    paint_row(box.right - side.right, y, side.right, right.data(), brush);
  }
}

void Canvas::paint_coverage(const Coverage& coverage, int dx, int dy, Brush& brush) {
  const PixelRect& box = coverage.box;
  const int first = std::max(box.top, window_.top - dy);
  const int last = std::min(box.bottom, window_.bottom - dy);
  for (int y = first; y < last; ++y)
    paint_row(box.left + dx, y + dy, box.width(), coverage.row(y), brush);
}

}  // namespace bedside::paint
