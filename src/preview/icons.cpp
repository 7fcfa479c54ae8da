#include "preview/icons.h"

#include <array>
#include <cassert>
#include <cstddef>

#include "paint/path.h"

namespace bedside::preview {

namespace {

struct Row {
  Icon icon;
  std::string_view name;
  float width;  // of the line, on the grid of 24
  std::string_view path;
};

constexpr std::array rows = {
    Row{Icon::Back, "back", 2, "M15 4.5L7.5 12L15 19.5"},
    Row{Icon::Bookmark, "bookmark", 1.8f,
        "M7.5 3.5H16.5Q18.5 3.5 18.5 5.5V20.5L12 15.6L5.5 20.5V5.5Q5.5 3.5 7.5 3.5Z"},
    Row{Icon::Bubble, "bubble", 1.8f,
        "M12 3.5C16.9 3.5 20.7 7.2 20.7 11.9C20.7 13.5 20.3 14.9 19.5 16.2L20.6 20.5L16.2 19.4"
        "C15 20 13.5 20.4 12 20.4C7.1 20.4 3.3 16.6 3.3 11.9C3.3 7.2 7.1 3.5 12 3.5Z"},
    Row{Icon::Camera, "camera", 1.7f,
        "M5.5 6.8H7.6L9.3 4.5H14.7L16.4 6.8H18.5Q20.8 6.8 20.8 9.1V17.2Q20.8 19.5 18.5 19.5H5.5"
        "Q3.2 19.5 3.2 17.2V9.1Q3.2 6.8 5.5 6.8ZM15.7 13C15.7 15 14 16.7 12 16.7"
        "C10 16.7 8.3 15 8.3 13C8.3 11 10 9.3 12 9.3C14 9.3 15.7 11 15.7 13Z"},
    Row{Icon::Close, "close", 2, "M5.5 5.5L18.5 18.5M18.5 5.5L5.5 18.5"},
    Row{Icon::Comment, "comment", 1.7f,
        "M5.5 4H18.5Q21 4 21 6.5V14Q21 16.5 18.5 16.5H12.5L8 20.5V16.5H5.5Q3 16.5 3 14V6.5"
        "Q3 4 5.5 4ZM7.5 8.5H16.5M7.5 12H13"},
    Row{Icon::Dots, "dots", 3.2f, "M5 12ZM12 12ZM19 12Z"},
    Row{Icon::DotsDown, "dots-down", 3.2f, "M12 5ZM12 12ZM12 19Z"},
    Row{Icon::Forward, "forward", 1.8f,
        "M13.2 4.8L21 11.6L13.2 18.4V14.4C8.6 14.4 5.4 16 3.4 19.6C3.6 13.4 7.4 8.9 13.2 8.7Z"},
    Row{Icon::Globe, "globe", 1.9f,
        "M21 12C21 16.97 16.97 21 12 21C7.03 21 3 16.97 3 12C3 7.03 7.03 3 12 3"
        "C16.97 3 21 7.03 21 12ZM12 3C14.7 5.4 16.2 8.6 16.2 12C16.2 15.4 14.7 18.6 12 21"
        "C9.3 18.6 7.8 15.4 7.8 12C7.8 8.6 9.3 5.4 12 3ZM3.2 12H20.8"},
    Row{Icon::Heart, "heart", 1.8f,
        "M12 20.3C7 16.4 3 13 3 8.9C3 6.1 5.2 4 7.8 4C9.5 4 11.1 4.9 12 6.4"
        "C12.9 4.9 14.5 4 16.2 4C18.8 4 21 6.1 21 8.9C21 13 17 16.4 12 20.3Z"},
    Row{Icon::Link, "link", 1.7f,
        "M9.8 14.2C8.3 12.7 8.3 10.3 9.8 8.8L13 5.6C14.5 4.1 16.9 4.1 18.4 5.6"
        "C19.9 7.1 19.9 9.5 18.4 11L16.8 12.6M14.2 9.8C15.7 11.3 15.7 13.7 14.2 15.2"
        "L11 18.4C9.5 19.9 7.1 19.9 5.6 18.4C4.1 16.9 4.1 14.5 5.6 13L7.2 11.4"},
    Row{Icon::Note, "note", 1.7f,
        "M9 17.3V6.2L19 4V15.2M9 17.3C9 18.7 7.8 19.8 6.3 19.8C4.9 19.8 3.8 18.9 3.8 17.7"
        "C3.8 16.4 5 15.4 6.4 15.4C7.9 15.4 9 16.1 9 17.3ZM19 15.2C19 16.6 17.8 17.7 16.3 17.7"
        "C14.9 17.7 13.8 16.8 13.8 15.6C13.8 14.3 15 13.3 16.4 13.3C17.9 13.3 19 14 19 15.2Z"},
    Row{Icon::Picture, "picture", 1.6f,
        "M6 4H18Q21 4 21 7V17Q21 20 18 20H6Q3 20 3 17V7Q3 4 6 4ZM3.5 17L8.8 11.5L13 15.8"
        "L15.8 13L20.5 17.6M15.6 8.6Z"},
    Row{Icon::Plane, "plane", 1.8f, "M20.8 3.4L10.2 13.8M20.8 3.4L14.4 20.4L10.2 13.8L3.4 9.8Z"},
    Row{Icon::Plus, "plus", 2, "M12 4.5V19.5M4.5 12H19.5"},
    Row{Icon::Repeat, "repeat", 1.8f,
        "M3.6 8.6L7 5.2L10.4 8.6M7 5.6V15.5Q7 18.3 9.8 18.3H13M20.4 15.4L17 18.8L13.6 15.4"
        "M17 18.4V8.5Q17 5.7 14.2 5.7H11"},
    Row{Icon::Reply, "reply", 1.8f,
        "M10 4.5H14C17.9 4.5 20.7 7.2 20.7 10.9C20.7 13.6 19 15.6 16.7 17.1L11.4 20.7V17.3H10"
        "C6.1 17.3 3.3 14.6 3.3 10.9C3.3 7.2 6.1 4.5 10 4.5Z"},
    Row{Icon::Save, "save", 1.8f, "M4 6.5H15M4 11.5H15M4 16.5H10.5M17.5 13V20.5M13.7 16.7H21.3"},
    Row{Icon::Search, "search", 1.9f,
        "M17.4 10.7C17.4 14.4 14.4 17.4 10.7 17.4C7 17.4 4 14.4 4 10.7C4 7 7 4 10.7 4"
        "C14.4 4 17.4 7 17.4 10.7ZM15.6 15.6L20.6 20.6"},
    Row{Icon::Share, "share", 1.8f,
        "M12 15.2V4M7.4 8.2L12 3.6L16.6 8.2M4 14.5V17.7Q4 20.2 6.5 20.2H17.5Q20 20.2 20 17.7"
        "V14.5"},
    Row{Icon::Star, "star", 1.7f,
        "M12.0 3.4L14.3 9.4L20.7 9.8L15.7 13.8L17.4 20.0L12.0 16.5L6.6 20.0L8.3 13.8L3.3 9.8L9.7 "
        "9.4Z"},
    Row{Icon::Thumb, "thumb", 1.7f,
        "M7.2 20V10.6L11 3.9C12.7 3.9 13.8 5.3 13.4 6.9L12.6 9.8H18.2C19.9 9.8 21 11.3 20.6 12.9"
        "L19.2 18C18.9 19.2 17.9 20 16.7 20ZM7.2 10.6H3.4V20H7.2"},
    Row{Icon::ThumbDown, "thumb-down", 1.7f,
        "M7.2 4V13.4L11 20.1C12.7 20.1 13.8 18.7 13.4 17.1L12.6 14.2H18.2C19.9 14.2 21 12.7 20.6 "
        "11.1L19.2 6C18.9 4.8 17.9 4 16.7 4ZM7.2 13.4H3.4V4H7.2"},
    Row{Icon::Views, "views", 1.9f, "M4.5 20V14M9.5 20V7.5M14.5 20V11M19.5 20V4"},
};

static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].icon) != i) return false;
  return true;
}());

const paint::Path& path_of(std::size_t index) {
  static const auto paths = [] {
    std::array<paint::Path, rows.size()> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Result<paint::Path> path = paint::parse_path(rows[i].path);
      assert(path);
      if (path) out[i] = std::move(*path);
    }
    return out;
  }();
  return paths[index];
}

}  // namespace

std::optional<Icon> icon_from_name(std::string_view name) {
  for (const Row& row : rows)
    if (row.name == name) return row.icon;
  return std::nullopt;
}

void draw_icon(paint::DisplayList& list, Icon icon, Point at, float size, Color color) {
  const float scale = size / 24;
  const auto index = static_cast<std::size_t>(icon);
  list.add(paint::StrokePath{paint::transformed(path_of(index), scale, at),
                             rows[index].width * scale, color});
}

}  // namespace bedside::preview
