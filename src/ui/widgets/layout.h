#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "ui/a11y.h"
#include "ui/theme.h"

namespace bedside::ui::widgets {

struct Insets {
  float left = 0, top = 0, right = 0, bottom = 0;
  static constexpr Insets all(float px) { return {px, px, px, px}; }
  static constexpr Insets of(float horizontal, float vertical) {
    return {horizontal, vertical, horizontal, vertical};
  }
};

// Names below are made unique by where they stand. The same name twice in one scope (rows of a
// list) needs an Id around each.
class Id {
 public:
  explicit Id(std::string_view id);
  explicit Id(std::uint64_t id);
  ~Id();
  Id(const Id&) = delete;
  Id& operator=(const Id&) = delete;
};

struct RegionOptions {
  a11y::Role role = a11y::Role::Region;  // Group, Toolbar, Status, TabPanel, or None for no twin
  Tone background = Tone::Panel;
  bool scroll = false;  // vertically, when the content is taller than the area
  Insets padding;
  float gap = 8;  // between the things inside
  bool line_right = false, line_left = false, line_top = false, line_bottom = false;
};

// A part of the page at a fixed place. Regions do not overlap and do not nest; they stand in the
// accessibility tree in the order they are made.
class Region {
 public:
  Region(std::string_view id, std::string_view name, Rect area, const RegionOptions& options = {});
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;

 private:
  bool scroll_ = false;
  bool twin_ = false;
};

struct CardOptions {
  Tone background = Tone::Card;
  std::optional<Tone> edge;  // a coloured left edge
  Insets padding = Insets::all(12);
  float gap = 6;
  float radius = 12;
  bool border = true;
  float min_height = 0;
  // None: the card is only drawn. Group or ListItem: it is one, with this name.
  a11y::Role role = a11y::Role::None;
  std::string_view name;
  bool hidden_name = false;  // the name is also drawn inside, as its heading or text
};

// A box with a border as tall as what is inside. Stacks downwards.
class Card {
 public:
  explicit Card(std::string_view id, const CardOptions& options = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
};

enum class Align : std::uint8_t { Start, Center, End };

struct RowOptions {
  float gap = 8;
  float height = 0;             // at least; grows with the tallest thing inside
  Align align = Align::Center;  // across the row
  bool wrap = false;            // start a new line instead of running out of width
};

// Things side by side. `spring` takes up the space that is left, so what follows stands at the
// right; several share it. Text that does not fit in a row is cut with an ellipsis.
class Row {
 public:
  explicit Row(const RowOptions& options = {});
  ~Row();
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  void spring();
};

// Things one below the other, `width` wide; for use inside a Row. Width 0 takes what is left.
class Column {
 public:
  explicit Column(float width = 0, float gap = 4);
  ~Column();
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
};

// `count` columns of equal width, left to right, then the next line. Call `next` before each
// cell, the first too.
class Grid {
 public:
  Grid(int count, float gap = 12);
  ~Grid();
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;
  void next();

 private:
  void close_cell();
  void close_line();
  int count_;
  float gap_;
  float width_ = 0;
  int cell_ = 0;
  bool open_ = false;
};

// A named group, list, list item or toolbar in the accessibility tree; draws nothing. Its area
// is what is placed inside.
class Group {
 public:
  Group(std::string_view id, a11y::Role role, std::string_view name);
  ~Group();
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
};

// A list for rows and cards with the role ListItem.
class List : public Group {
 public:
  List(std::string_view id, std::string_view name) : Group(id, a11y::Role::List, name) {}
};

void space(float px);
void divider();

// Width and, in a region that does not scroll, height that are left where the next thing goes.
float available_width();
float available_height();
// Takes that much space and says where it is, for drawing of one's own.
Rect take(Size size);

}  // namespace bedside::ui::widgets
