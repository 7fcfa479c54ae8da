#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "ui/textures.h"

struct ImDrawData;

namespace bedside::ui {

// A part of a texture that was written to, in texture coordinates of 0 to 1.
struct TextureChange {
  TextureId texture = 0;
  Rect part;
};

// Finds out what differs between two pictures without drawing them: the page is cut into tiles,
// each keeps a hash of the triangles that touch it, in their order, and a tile whose hash
// changed is repainted. Linear in triangles plus tiles they cover; some 0.2 ms for a full page.
class Damage {
 public:
  static constexpr float tile_size = 32;  // CSS pixels

  // The rectangles (CSS pixels, at most `most`) to repaint; empty when nothing differs.
  std::vector<Rect> update(const ImDrawData& data, std::span<const TextureChange> changes,
                           std::size_t most = 6);
  // The next update repaints everything.
  void forget() { columns_ = 0; }

 private:
  void hash_triangles(const ImDrawData& data, std::span<const TextureChange> changes);
  std::vector<Rect> merge(std::size_t most) const;

  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::uint64_t> before_;
  std::vector<std::uint64_t> now_;
  std::vector<std::uint8_t> dirty_;
};

}  // namespace bedside::ui
