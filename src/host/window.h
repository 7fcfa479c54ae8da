#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/geometry.h"

namespace bedside::host {

enum class PointerKind : std::uint8_t { Mouse, Touch, Pen };
enum class PointerAction : std::uint8_t {
  Move,
  Down,
  Up,
  Cancel,  // the press will not be finished: the browser took it over for scrolling
  Leave,
};

struct Modifiers {
  bool shift = false;
  bool control = false;
  bool alt = false;
  bool meta = false;
  // Control, or Command on a Mac.
  bool command = false;
  bool operator==(const Modifiers&) const = default;
};

struct PointerEvent {
  PointerAction action = PointerAction::Move;
  PointerKind kind = PointerKind::Mouse;
  Point at;        // CSS pixels of the page
  int button = 0;  // 0 main, 1 middle, 2 other
  Modifiers modifiers;
};

struct KeyEvent {
  std::string_view key;   // the DOM's `key`: "z", "F8", "Escape", "ArrowDown"
  std::string_view code;  // the DOM's `code`: "KeyZ"; the place on the keyboard
  Modifiers modifiers;
  bool repeat = false;
  bool in_text_field = false;  // the focus is in a field that takes text
  bool native_undo = false;    // that field keeps its own undo (a search box)
};

// The colours a person set for the whole system, when they force them on pages.
struct SystemColors {
  Color canvas, canvas_text, button_face, button_text, highlight, highlight_text, link, gray_text;
  bool operator==(const SystemColors&) const = default;
};

// Everything about the surface that the layout and the theme depend on.
struct View {
  Size size;             // CSS pixels
  float scale = 1;       // device pixels for a CSS pixel
  float text_scale = 1;  // the person's text size, 1 = 16 px
  bool visible = true;
  bool dark = false;
  bool reduced_motion = false;
  bool more_contrast = false;
  bool forced_colors = false;
  bool coarse_pointer = false;
  SystemColors system;  // filled only with forced_colors
  bool operator==(const View&) const = default;
};

// Receives what happens in the page. Calls come from the browser's event loop, one at a time.
class WindowHandler {
 public:
  virtual ~WindowHandler() = default;
  virtual void on_frame(double time_ms) = 0;  // asked for by request_frame, at most once each
  virtual void on_view(const View& view) = 0;
  virtual void on_pointer(const PointerEvent& event) = 0;
  // True when the key was used; the browser then does nothing with it.
  virtual bool on_key(const KeyEvent& event) = 0;
  virtual void on_context_lost() = 0;
  virtual void on_context_restored() = 0;

  // From the twins. `key` is the one the twin was sent with.
  virtual void on_twin_activate(std::uint32_t key) = 0;
  virtual void on_twin_focus(std::uint32_t key, bool focused) = 0;
  virtual void on_twin_scroll(std::uint32_t key, Point offset) = 0;
  virtual void on_twin_text(std::uint32_t key, std::string_view text, bool committed) = 0;
};

enum class Cursor : std::uint8_t { Default, Pointer, Text, ResizeHorizontal, NotAllowed };

// The browser's surface: one canvas, its twins, and frames only when asked for.
class Window {
 public:
  virtual ~Window() = default;
  // From now on `handler` is told of events; it gets the current view before this returns.
  virtual void attach(WindowHandler& handler) = 0;
  // One call of on_frame before the next repaint; asking again before that changes nothing.
  virtual void request_frame() = 0;
  // Changes of the twin tree as JSON (see web/twins.js).
  virtual void apply_twins(std::string_view json) = 0;
  // Moves the keyboard focus to a twin, as soon as it is there.
  virtual void focus_twin(std::uint32_t key) = 0;
  // Scrolls the twin of a scroll region.
  virtual void scroll_twin(std::uint32_t key, Point offset) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  // Name and value pairs for the style sheet as JSON: {"--ink":"#16212e"}; plus "theme".
  virtual void set_style(std::string_view json) = 0;
  // BCP 47, of the words of the interface: what a screen reader reads them in.
  virtual void set_language(std::string_view tag) = 0;
  virtual void set_title(std::string_view title) = 0;
  // The page takes input: sets document.documentElement.dataset.ready.
  virtual void set_ready() = 0;
  // Counters for tests and benchmarks, as JSON; holds no text of a draft.
  virtual void set_counters(std::string_view json) = 0;
};

}  // namespace bedside::host
