#pragma once

#include <cstdint>
#include <memory>

#include "base/geometry.h"
#include "ui/textures.h"

struct ImDrawData;

namespace bedside::ui {

// Counts since the start, for tests and benchmarks.
struct DrawCounters {
  std::uint64_t pictures = 0;   // times anything was sent to the graphics card
  std::uint64_t unchanged = 0;  // times nothing had to be
  std::uint64_t pixels = 0;     // device pixels repainted
  std::uint64_t triangles = 0;
};

// Puts Dear ImGui's triangles on screen, repainting only what differs from the picture before.
class Renderer : public Textures {
 public:
  // False without WebGL 2 or while the graphics context is lost; `draw` then does nothing.
  virtual bool ready() const = 0;
  virtual void draw(const ImDrawData& data, Color background) = 0;
  virtual void context_lost() = 0;
  virtual void context_restored() = 0;
  virtual const DrawCounters& counters() const = 0;
};

// The renderer of this program: WebGL 2 on the page's canvas. Unit tests bring their own.
std::unique_ptr<Renderer> make_renderer();

}  // namespace bedside::ui
