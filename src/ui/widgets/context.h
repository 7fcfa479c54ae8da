#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "host/window.h"
#include "imgui.h"
#include "ui/a11y.h"
#include "ui/emoji_glyphs.h"
#include "ui/textures.h"
#include "ui/theme.h"
#include "ui/widgets/text.h"

// What the widgets share. Panels never include this.
namespace bedside::ui {

using a11y::Key;

// One open layout scope. Things are placed at the cursor; the scope grows around them.
struct Scope {
  enum class Kind : std::uint8_t { Column, Row } kind = Kind::Column;
  Key key = 0;             // for what is remembered from the frame before
  std::uint32_t made = 0;  // scopes opened inside so far, part of their keys
  float left = 0, top = 0, width = 0;
  float limit = 0;     // bottom edge of the region, for available_height
  float x = 0, y = 0;  // cursor
  float gap = 0;
  bool empty = true;            // nothing placed yet on this line
  float right = 0, bottom = 0;  // extent of what was placed
  // Row only
  widgets::Align align = widgets::Align::Center;
  bool wrap = false;
  float least_height = 0;
  float line_height = 0;  // of the current line, from the frame before
  float tallest = 0;      // on the current line, in this frame
  std::size_t line = 0, item = 0;
  int springs = 0;
  float spring_width = 0;
  std::vector<float> lines, items;  // measured in this frame
};

// What a scope measured, so that the next frame can centre and fill before it knows.
struct Measured {
  Size size;
  std::vector<float> lines, items;
  float content = 0;  // width of a row without its springs
  int springs = 0;
  std::uint32_t frame = 0;
};

struct FieldState {
  std::optional<std::string> typed;  // from the page, not yet taken by the widget
  bool committed = false;
  std::uint32_t frame = 0;
};

struct Interaction {
  Key key = 0;
  bool hovered = false;
  bool held = false;
  bool pressed = false;
};

// A press of an arrow key for the control with the focus.
struct ArrowPress {
  Key key = 0;
  int x = 0, y = 0;
  bool shift = false;
};

// What a held pointer does to the frame on a picture (picture_frame.h).
struct FrameDrag {
  enum class Way : std::uint8_t { Draw, Move, Stretch } way = Way::Draw;
  Key key = 0;  // of the control; 0: nothing is dragged
  Point from;
  Rect part;  // as it was when the pointer was pressed
};

// An overlay (menu or dialog) that was open in the last frame, lowest first.
struct OpenOverlay {
  Key key = 0;
  bool menu = false;
};

struct Context {
  a11y::Tree tree;
  Theme theme;
  host::View view;
  host::Window* window = nullptr;
  std::array<ImFont*, 3> fonts{};  // Regular, SemiBold, Bold
  float box_of_em = 1;             // of those fonts
  EmojiGlyphs* emoji = nullptr;    // null: emoji are left out
  host::Cursor cursor = host::Cursor::Default;

  std::uint32_t frame = 0;
  bool unsettled = false;  // something measured differs from the frame before: draw again
  std::vector<Scope> scopes;
  std::vector<std::optional<Rect>> bounds;  // extents of the open groups
  std::unordered_map<Key, Measured> measured;

  Key activated = 0;  // pressed by keyboard or assistive technology, for one frame
  Key focused = 0;    // the twin with the keyboard focus
  Key last = 0;       // the control placed last
  Rect last_area;
  bool last_committed = false;
  std::map<Key, FieldState> fields;
  std::unordered_map<Key, Point> scrolls;

  Key arrows_for = 0;  // the control that takes the arrow keys while it has the focus
  std::vector<ArrowPress> arrows;
  FrameDrag frame_drag;

  Key open_menu = 0;  // hash of its name
  Rect menu_anchor;
  bool menu_fresh = false;  // opened in this frame: the press that did it must not close it
  std::vector<OpenOverlay> overlays, overlays_before;
  Key escape = 0;  // the overlay that Escape was pressed for
  float toast_height = 0;
};

// The context of the pump that is drawing.
Context& context();
void set_context(Context* context);

inline ImU32 pack(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }
inline ImU32 pack(Tone tone) { return pack(context().theme[tone]); }
inline ImVec2 vec(Point point) { return {point.x, point.y}; }
ImDrawList& draw_list();

// A key for `name` where the ids stand now.
Key key_for(std::string_view name);

// ---- layout

// Where something of this size goes; takes the space.
Rect place(Size size);
// Opens a scope whose size is known only when it closes. `width` 0: what is left.
Scope& open_scope(Scope::Kind kind, float width, float gap, widgets::Insets padding = {});
// Closes it and returns its area, padding included.
Rect close_scope(widgets::Insets padding = {}, float least_height = 0);
// A scope that is not inside another: of a region, menu or dialog.
void open_root(Key key, Rect area, widgets::Insets padding, float gap, float scroll);
// Returns the height of what was inside, padding included.
float close_root(widgets::Insets padding);
// Width that a thing may take in a row without pushing out what follows it.
float room_for_text();
bool in_row();

// ---- drawing and hit testing

ImFont* font_of(widgets::TextStyle style);
float font_size(widgets::TextStyle style);  // as Dear ImGui counts it: of the font's box
float line_height(widgets::TextStyle style);
// `text` as the fonts take it: `kept` holds what its emoji are replaced in.
std::string_view drawable(std::string_view text, std::string& kept);
float scaled(float px);  // grows with the person's text size
void draw_text(Point at, widgets::TextStyle style, ImU32 color, std::string_view text);
// As much of `text` as fits, with an ellipsis when that is not all.
std::string fit_text(std::string_view text, widgets::TextStyle style, float width);
void draw_box(Rect area, float radius, std::optional<Tone> fill, std::optional<Tone> border);

// Hit testing for an item; `area` is what reacts. Draws nothing.
Interaction interact(Key key, Rect area, bool disabled = false);
// Adds `node` (key, area, name... filled in) and remembers it as the control placed last.
void describe(a11y::Node node);

// A key for the nth of something in the current scope.
Key next_key();

}  // namespace bedside::ui
