#pragma once

#include <optional>
#include <string_view>

#include "base/geometry.h"
#include "paint/display_list.h"

namespace bedside::preview {

// Line icons of our own drawing, on a grid of 24. They say what a control does; none is a copy
// of a platform's.
enum class Icon : std::uint8_t {
  Back,
  Bookmark,
  Bubble,
  Camera,
  Close,
  Comment,
  Dots,
  DotsDown,
  Forward,
  Globe,
  Heart,
  Link,
  Note,
  Picture,
  Plane,
  Plus,
  Repeat,
  Reply,
  Save,
  Search,
  Share,
  Star,
  Thumb,
  ThumbDown,
  Views,
};

// "bookmark"
std::optional<Icon> icon_from_name(std::string_view name);

// Puts the icon into the square at `at` with sides of `size`.
void draw_icon(paint::DisplayList& list, Icon icon, Point at, float size, Color color);

}  // namespace bedside::preview
