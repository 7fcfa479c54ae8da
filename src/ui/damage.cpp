#include "ui/damage.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "imgui.h"

namespace bedside::ui {

namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ull;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * multiplier;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_vertex(std::uint64_t hash, const ImDrawVert& vertex) {
  std::uint64_t words[2];
  static_assert(sizeof(ImDrawVert) == 20);
  std::memcpy(words, &vertex, sizeof words);
  return mix(mix(mix(hash, words[0]), words[1]), vertex.col);
}

struct Bounds {
  float left, top, right, bottom;
};

Bounds bounds_of(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
  return {std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}), std::max({a.x, b.x, c.x}),
          std::max({a.y, b.y, c.y})};
}

// True when the textured area of the triangle meets the written part.
bool reads(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Rect& part) {
  const Bounds uv = bounds_of(a.uv, b.uv, c.uv);
  return uv.left < part.right() && uv.right > part.x && uv.top < part.bottom() &&
         uv.bottom > part.y;
}

// Where on the page the part of the texture is seen, for an upright picture; else all of it.
Bounds shown_part(const Bounds& area, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                  const Rect& part) {
  const Bounds uv = bounds_of(a.uv, b.uv, c.uv);
  const float width = uv.right - uv.left, height = uv.bottom - uv.top;
  if (width <= 0 || height <= 0) return area;
  const float x_scale = (area.right - area.left) / width;
  const float y_scale = (area.bottom - area.top) / height;
  // One pixel more on each side, for the smoothing between texels.
  return {std::max(area.left, area.left + (part.x - uv.left) * x_scale - 1),
          std::max(area.top, area.top + (part.y - uv.top) * y_scale - 1),
          std::min(area.right, area.left + (part.right() - uv.left) * x_scale + 1),
          std::min(area.bottom, area.top + (part.bottom() - uv.top) * y_scale + 1)};
}

}  // namespace

void Damage::hash_triangles(const ImDrawData& data, std::span<const TextureChange> changes) {
  const auto for_tiles = [this](const Bounds& area, auto&& call) {
    const int x0 = std::max(0, int(area.left / tile_size));
    const int y0 = std::max(0, int(area.top / tile_size));
    const int x1 = std::min(columns_ - 1, int(area.right / tile_size));
    const int y1 = std::min(rows_ - 1, int(area.bottom / tile_size));
    for (int y = y0; y <= y1; ++y)
      for (int x = x0; x <= x1; ++x) call(std::size_t(y) * columns_ + x);
  };
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const TextureId texture = command.GetTexID();
      const ImVec4& clip = command.ClipRect;
      std::uint64_t clip_bits[2];
      static_assert(sizeof clip == sizeof clip_bits);
      std::memcpy(clip_bits, &clip, sizeof clip_bits);
      const std::uint64_t seed = mix(mix(texture, clip_bits[0]), clip_bits[1]);
      const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
      const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const ImDrawVert& a = vertices[index[i]];
        const ImDrawVert& b = vertices[index[i + 1]];
        const ImDrawVert& c = vertices[index[i + 2]];
        Bounds area = bounds_of(a.pos, b.pos, c.pos);
        area = {std::max(area.left, clip.x), std::max(area.top, clip.y),
                std::min(area.right, clip.z), std::min(area.bottom, clip.w)};
        if (area.left >= area.right || area.top >= area.bottom) continue;
        const std::uint64_t hash = hash_vertex(hash_vertex(hash_vertex(seed, a), b), c);
        for_tiles(area, [&](std::size_t tile) { now_[tile] = mix(now_[tile], hash); });
        for (const TextureChange& change : changes) {
          if (change.texture != texture || !reads(a, b, c, change.part)) continue;
          for_tiles(shown_part(area, a, b, c, change.part),
                    [&](std::size_t tile) { dirty_[tile] = 1; });
        }
      }
    }
  }
}

std::vector<Rect> Damage::merge(std::size_t most) const {
  struct Box {
    int x0, y0, x1, y1;
    int area() const { return (x1 - x0) * (y1 - y0); }
  };
  std::vector<Box> boxes;
  for (int y = 0; y < rows_; ++y) {
    for (int x = 0; x < columns_; ++x) {
      if (!dirty_[std::size_t(y) * columns_ + x]) continue;
      int end = x;
      while (end < columns_ && dirty_[std::size_t(y) * columns_ + end]) ++end;
      // A run as wide as the box right above makes that one taller.
      const auto above = std::ranges::find_if(
          boxes, [&](const Box& box) { return box.y1 == y && box.x0 == x && box.x1 == end; });
      if (above != boxes.end()) {
        above->y1 = y + 1;
      } else {
        boxes.push_back({x, y, end, y + 1});
      }
      x = end;
    }
  }
  const auto together = [](const Box& a, const Box& b) {
    return Box{std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1),
               std::max(a.y1, b.y1)};
  };
  // Many small boxes cost more than the pixels between them: join those that waste least.
  if (boxes.size() > 48) {
    Box all = boxes.front();
    for (const Box& box : boxes) all = together(all, box);
    boxes = {all};
  }
  while (boxes.size() > 1) {
    std::size_t best_a = 0, best_b = 1;
    int least = std::numeric_limits<int>::max();
    for (std::size_t a = 0; a < boxes.size(); ++a) {
      for (std::size_t b = a + 1; b < boxes.size(); ++b) {
        const int waste = together(boxes[a], boxes[b]).area() - boxes[a].area() - boxes[b].area();
        if (waste < least) best_a = a, best_b = b, least = waste;
      }
    }
    if (boxes.size() <= most && least > 2) break;
    boxes[best_a] = together(boxes[best_a], boxes[best_b]);
    boxes.erase(boxes.begin() + std::ptrdiff_t(best_b));
  }
  std::vector<Rect> result;
  for (const Box& box : boxes)
    result.push_back({box.x0 * tile_size, box.y0 * tile_size, (box.x1 - box.x0) * tile_size,
                      (box.y1 - box.y0) * tile_size});
  return result;
}

std::vector<Rect> Damage::update(const ImDrawData& data, std::span<const TextureChange> changes,
                                 std::size_t most) {
  const int columns = std::max(1, int(std::ceil(data.DisplaySize.x / tile_size)));
  const int rows = std::max(1, int(std::ceil(data.DisplaySize.y / tile_size)));
  const bool all = columns != columns_ || rows != rows_;
  columns_ = columns, rows_ = rows;
  const std::size_t count = std::size_t(columns) * rows;
  now_.assign(count, multiplier);
  dirty_.assign(count, 0);
  hash_triangles(data, changes);
  if (all) before_.clear();
  bool any = all;
  if (!all) {
    for (std::size_t i = 0; i < count; ++i) {
      dirty_[i] |= before_[i] != now_[i];
      any |= dirty_[i] != 0;
    }
  }
  std::swap(before_, now_);
  if (!any) return {};
  if (all) return {{0, 0, columns * tile_size, rows * tile_size}};
  return merge(most);
}

}  // namespace bedside::ui
