#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/error.h"
#include "host/window.h"
#include "paint/font.h"
#include "ui/a11y.h"
#include "ui/textures.h"
#include "ui/theme.h"

namespace bedside::ui {

// What FramePump needs to draw: Inter in three weights, as OpenType files, and what draws the emoji
// in its texts. Without, or until it has an emoji font, they are left out.
struct UiFonts {
  std::span<const std::byte> regular, semi_bold, bold;
  const paint::FontSet* emoji = nullptr;
};

struct FrameFunctions {
  // Submits the whole page with widgets. May be called more than once for one picture, when the
  // layout has to settle or input is queued.
  std::function<void(const host::View& view)> draw;
  // A key no widget used; true when it did something. Shortcuts come here.
  std::function<bool(const host::KeyEvent& key)> key;
  // The look for a view: light, dark, or what the person chose.
  std::function<Theme(const host::View& view)> theme;
  // The page went out of sight, perhaps for good.
  std::function<void()> hidden;
};

// Draws the page when, and only where, something changed: maps input to Dear ImGui, runs the
// draw function, sends the twins' changes to the page and repaints the tiles whose triangles
// differ from the last picture. Idle means no frame at all.
class FramePump final {
 public:
  // `window` must outlive the pump. Without WebGL 2 nothing is drawn, but the twins and the text
  // fields work and `drawing` says false.
  FramePump(host::Window& window, FrameFunctions functions);
  ~FramePump();
  FramePump(const FramePump&) = delete;
  FramePump& operator=(const FramePump&) = delete;

  // Nothing is drawn before there are fonts; they must outlive the pump.
  void set_fonts(const UiFonts& fonts);
  // Draw soon. Call it when anything the page shows has changed.
  void request();
  // The words of the interface are in this language from now on (BCP 47).
  void set_language(std::string_view tag);
  Textures& textures();
  const a11y::Tree& tree() const;
  const host::View& view() const;
  const Theme& theme() const;
  bool drawing() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bedside::ui
