#include "ui/widgets/layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "imgui_internal.h"
#include "ui/widgets/context.h"

namespace bedside::ui {

namespace {

bool differs(float a, float b) { return std::abs(a - b) > 0.25f; }

float gap_before(const Scope& scope) { return scope.empty ? 0 : scope.gap; }

// Height of the line of a row as the last frame measured it.
float remembered_line(const Scope& row) {
  const auto found = context().measured.find(row.key);
  float height = row.least_height;
  if (found != context().measured.end() && row.line < found->second.lines.size())
    height = std::max(height, found->second.lines[row.line]);
  return height;
}

void end_line(Scope& row) {
  row.lines.push_back(row.tallest);
  row.y += std::max(row.tallest, row.least_height) + row.gap;
  row.x = row.left;
  row.empty = true;
  row.tallest = 0;
  ++row.line;
  row.line_height = remembered_line(row);
}

void grow(Scope& scope, const Rect& area) {
  scope.right = std::max(scope.right, area.right());
  scope.bottom = std::max(scope.bottom, area.bottom());
  scope.empty = false;
  Context& ui = context();
  if (!ui.bounds.empty()) {
    std::optional<Rect>& group = ui.bounds.back();
    if (!group) {
      group = area;
    } else {
      const float x = std::min(group->x, area.x), y = std::min(group->y, area.y);
      group = Rect{x, y, std::max(group->right(), area.right()) - x,
                   std::max(group->bottom(), area.bottom()) - y};
    }
  }
}

float offset_in_line(const Scope& row, float height) {
  const float slack = std::max({row.line_height, row.least_height, height}) - height;
  if (row.align == widgets::Align::Start) return 0;
  return row.align == widgets::Align::End ? slack : std::floor(slack / 2);
}

Rect place_in_row(Scope& row, Size size) {
  if (row.wrap && !row.empty && row.x + row.gap + size.width > row.left + row.width + 0.5f)
    end_line(row);
  const float x = row.x + gap_before(row);
  const Rect area{x, row.y + offset_in_line(row, size.height), size.width, size.height};
  row.x = x + size.width;
  row.tallest = std::max(row.tallest, size.height);
  row.items.push_back(size.width);
  ++row.item;
  return area;
}

}  // namespace

bool in_row() {
  const Context& ui = context();
  return !ui.scopes.empty() && ui.scopes.back().kind == Scope::Kind::Row;
}

Rect place(Size size) {
  Context& ui = context();
  assert(!ui.scopes.empty() && "widgets go inside a region, menu or dialog");
  Scope& scope = ui.scopes.back();
  Rect area;
  if (scope.kind == Scope::Kind::Row) {
    area = place_in_row(scope, size);
  } else {
    scope.y += gap_before(scope);
    area = {scope.left, scope.y, size.width, size.height};
    scope.y += size.height;
  }
  grow(scope, area);
  return area;
}

Scope& open_scope(Scope::Kind kind, float width, float gap, widgets::Insets padding) {
  Context& ui = context();
  const Key key = next_key();
  const auto remembered = ui.measured.find(key);
  const Size before = remembered == ui.measured.end() ? Size{} : remembered->second.size;
  Scope& parent = ui.scopes.back();
  const bool row = parent.kind == Scope::Kind::Row;
  Point corner{parent.left, parent.y + gap_before(parent)};
  if (row) {
    const float needed = width > 0 ? width : std::min(before.width, widgets::available_width());
    if (parent.wrap && !parent.empty &&
        parent.x + parent.gap + needed > parent.left + parent.width + 0.5f)
      end_line(parent);
    corner = {parent.x + gap_before(parent), parent.y + offset_in_line(parent, before.height)};
  }
  // A column that is given no width takes what the things behind it leave; a row may take all
  // and gives back what it does not need.
  const float room =
      kind == Scope::Kind::Column && !parent.wrap ? room_for_text() : widgets::available_width();
  const float outer = width > 0 ? width : room;
  Scope scope;
  scope.kind = kind;
  scope.key = key;
  scope.left = scope.x = scope.right = corner.x + padding.left;
  scope.top = scope.y = scope.bottom = corner.y + padding.top;
  scope.width = std::max(0.0f, outer - padding.left - padding.right);
  scope.limit = parent.limit;
  scope.gap = gap;
  ui.scopes.push_back(std::move(scope));
  return ui.scopes.back();
}

namespace {

// Compares with the frame before and keeps what is new for the next one.
void remember(Key key, Measured now) {
  Context& ui = context();
  Measured& before = ui.measured[key];
  bool same = !differs(before.size.width, now.size.width) &&
              !differs(before.size.height, now.size.height) && before.springs == now.springs &&
              !differs(before.content, now.content) && before.lines.size() == now.lines.size() &&
              before.items.size() == now.items.size();
  for (std::size_t i = 0; same && i < now.lines.size(); ++i)
    same = !differs(before.lines[i], now.lines[i]);
  for (std::size_t i = 0; same && i < now.items.size(); ++i)
    same = !differs(before.items[i], now.items[i]);
  if (!same) ui.unsettled = true;
  now.frame = ui.frame;
  before = std::move(now);
}

}  // namespace

Rect close_scope(widgets::Insets padding, float least_height) {
  Context& ui = context();
  Scope scope = std::move(ui.scopes.back());
  ui.scopes.pop_back();
  Measured now;
  if (scope.kind == Scope::Kind::Row) {
    scope.lines.push_back(scope.tallest);
    // The last line may be lower than the row has to be.
    scope.bottom = std::max(scope.bottom, scope.y + std::max(scope.tallest, scope.least_height));
    now.content = scope.right - scope.left - scope.spring_width * float(scope.springs);
    now.springs = scope.springs;
    now.lines = std::move(scope.lines);
    now.items = std::move(scope.items);
  }
  const bool whole_width = scope.kind == Scope::Kind::Column || scope.springs > 0;
  const float inner = whole_width ? scope.width : scope.right - scope.left;
  const Rect area{scope.left - padding.left, scope.top - padding.top,
                  inner + padding.left + padding.right,
                  std::max(least_height, scope.bottom - scope.top + padding.top + padding.bottom)};
  now.size = {area.width, area.height};
  remember(scope.key, std::move(now));

  Scope& parent = ui.scopes.back();
  if (parent.kind == Scope::Kind::Row) {
    parent.x = area.right();
    parent.tallest = std::max(parent.tallest, area.height);
    parent.items.push_back(area.width);
    ++parent.item;
  } else {
    parent.y = area.bottom();
  }
  grow(parent, area);
  return area;
}

void open_root(Key key, Rect area, widgets::Insets padding, float gap, float scroll) {
  Scope scope;
  scope.key = key;
  scope.left = scope.x = scope.right = area.x + padding.left;
  scope.top = scope.y = scope.bottom = area.y + padding.top - scroll;
  scope.width = area.width - padding.left - padding.right;
  scope.limit = area.bottom() - padding.bottom;
  scope.gap = gap;
  context().scopes.push_back(std::move(scope));
  context().bounds.emplace_back();
}

float close_root(widgets::Insets padding) {
  Context& ui = context();
  const Scope scope = std::move(ui.scopes.back());
  ui.scopes.pop_back();
  ui.bounds.pop_back();
  return scope.bottom - scope.top + padding.top + padding.bottom;
}

float room_for_text() {
  const Context& ui = context();
  const Scope& scope = ui.scopes.back();
  float room = widgets::available_width();
  if (scope.kind != Scope::Kind::Row) return room;
  // What is too long for the rest of a line starts the next one.
  if (scope.wrap) return scope.width;
  // What stands behind keeps its place; a spring gives way.
  room += scope.spring_width * static_cast<float>(scope.springs);
  const auto found = ui.measured.find(scope.key);
  if (found == ui.measured.end()) return room;
  const std::vector<float>& items = found->second.items;
  for (std::size_t i = scope.item + 1; i < items.size(); ++i) room -= items[i] + scope.gap;
  return std::max(room, 24.0f);
}

namespace widgets {

Id::Id(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
Id::Id(std::uint64_t id) { ImGui::PushOverrideID(ImHashData(&id, sizeof id, key_for("#"))); }
Id::~Id() { ImGui::PopID(); }

namespace {

struct OpenRegion {
  Rect area;
  RegionOptions options;
  Key key = 0;
  std::size_t node = 0;
};
std::vector<OpenRegion> open_regions;

struct OpenCard {
  CardOptions options;
  std::size_t node = 0;
};
std::vector<OpenCard> open_cards;

void draw_region(const Rect& area, const RegionOptions& options) {
  ImDrawList& list = draw_list();
  list.AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, pack(options.background));
  const auto line = [&](bool wanted, Rect at) {
    if (wanted) list.AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, pack(Tone::Line));
  };
  line(options.line_left, {area.x, area.y, 1, area.height});
  line(options.line_right, {area.right() - 1, area.y, 1, area.height});
  line(options.line_top, {area.x, area.y, area.width, 1});
  line(options.line_bottom, {area.x, area.bottom() - 1, area.width, 1});
}

// A full card, or one with a coloured edge at the left under a fill that starts beside it.
void draw_card(const Rect& area, const CardOptions& options) {
  if (!options.edge) {
    draw_box(area, options.radius, options.background,
             options.border ? std::optional(Tone::Line) : std::nullopt);
    return;
  }
  constexpr float edge = 4;
  ImDrawList& list = draw_list();
  const ImVec2 to(area.right(), area.bottom());
  if (options.border) list.AddRectFilled({area.x, area.y}, to, pack(Tone::Line), options.radius);
  list.AddRectFilled({area.x, area.y}, {area.x + options.radius, area.bottom()},
                     pack(*options.edge), options.radius, ImDrawFlags_RoundCornersLeft);
  const float line = options.border ? 1.0f : 0.0f;
  const float middle = area.x + options.radius;
  list.AddRectFilled({area.x + edge, area.y + line}, {middle, to.y - line},
                     pack(options.background), options.radius - edge, ImDrawFlags_RoundCornersLeft);
  list.AddRectFilled({middle, area.y + line}, {to.x - line, to.y - line}, pack(options.background),
                     options.radius - line, ImDrawFlags_RoundCornersRight);
}

}  // namespace

Region::Region(std::string_view id, std::string_view name, Rect area, const RegionOptions& options)
    : scroll_(options.scroll), twin_(options.role != a11y::Role::None) {
  Context& ui = context();
  const Key key = key_for(id);
  ImGui::PushOverrideID(key);
  ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
  draw_region(area, options);
  OpenRegion open{area, options, key, 0};
  const float scroll = options.scroll ? ui.scrolls[key].y : 0;
  if (twin_)
    open.node = ui.tree.begin({.key = key,
                               .role = options.role,
                               .area = area,
                               .name = std::string(name),
                               .scroll = {0, scroll}});
  open_regions.push_back(open);
  open_root(key, area, options.padding, options.gap, scroll);
}

Region::~Region() {
  Context& ui = context();
  const OpenRegion open = open_regions.back();
  open_regions.pop_back();
  const float content = close_root(open.options.padding);
  if (scroll_) {
    Point& scroll = ui.scrolls[open.key];
    const float furthest = std::max(0.0f, std::ceil(content) - open.area.height);
    // The browser does the same with what it scrolls when there is less of it.
    if (scroll.y > furthest) {
      scroll.y = furthest;
      ui.unsettled = true;
    }
    if (twin_) {
      a11y::Node& node = ui.tree.node(open.node);
      node.scrolls = content > open.area.height + 0.5f;
      node.content_height = std::ceil(content);
    }
  }
  if (twin_) ui.tree.end();
  ImGui::PopClipRect();
  ImGui::PopID();
}

Card::Card(std::string_view id, const CardOptions& options) {
  Context& ui = context();
  ImGui::PushID(id.data(), id.data() + id.size());
  const Scope& scope = open_scope(Scope::Kind::Column, 0, options.gap, options.padding);
  const Size before = ui.measured[scope.key].size;
  const Rect area{scope.left - options.padding.left, scope.top - options.padding.top,
                  scope.width + options.padding.left + options.padding.right, before.height};
  draw_card(area, options);
  OpenCard open{options, 0};
  if (options.role != a11y::Role::None)
    open.node = ui.tree.begin({.key = key_for("card"),
                               .role = options.role,
                               .area = area,
                               .name = std::string(options.name)});
  open_cards.push_back(std::move(open));
}

Card::~Card() {
  Context& ui = context();
  const OpenCard open = std::move(open_cards.back());
  open_cards.pop_back();
  const Rect area = close_scope(open.options.padding, open.options.min_height);
  if (open.options.role != a11y::Role::None) {
    ui.tree.node(open.node).area = area;
    ui.tree.end();
  }
  ImGui::PopID();
}

Row::Row(const RowOptions& options) {
  Scope& scope = open_scope(Scope::Kind::Row, 0, options.gap);
  scope.align = options.align;
  scope.wrap = options.wrap;
  scope.least_height = options.height;
  scope.line_height = remembered_line(scope);
  const Measured& before = context().measured[scope.key];
  if (before.springs > 0)
    scope.spring_width = std::max(0.0f, (scope.width - before.content) / float(before.springs));
}

Row::~Row() { close_scope(); }

void Row::spring() {
  Scope& scope = context().scopes.back();
  assert(scope.kind == Scope::Kind::Row);
  ++scope.springs;
  scope.x += scope.spring_width;
  scope.right = std::max(scope.right, scope.x);
}

Column::Column(float width, float gap) { open_scope(Scope::Kind::Column, width, gap); }
Column::~Column() { close_scope(); }

Grid::Grid(int count, float gap) : count_(std::max(1, count)), gap_(gap) {
  open_scope(Scope::Kind::Column, 0, gap);
  width_ = (available_width() - gap * float(count_ - 1)) / float(count_);
}

Grid::~Grid() {
  close_line();
  close_scope();
}

void Grid::next() {
  close_cell();
  if (cell_ == count_) close_line();
  if (cell_ == 0) {
    Scope& line = open_scope(Scope::Kind::Row, 0, gap_);
    line.align = Align::Start;
  }
  open_scope(Scope::Kind::Column, std::floor(width_), 4);
  open_ = true;
  ++cell_;
}

void Grid::close_cell() {
  if (open_) close_scope();
  open_ = false;
}

void Grid::close_line() {
  close_cell();
  if (cell_ > 0) close_scope();
  cell_ = 0;
}

namespace {
std::vector<std::size_t> open_groups;
}

Group::Group(std::string_view id, a11y::Role role, std::string_view name) {
  Context& ui = context();
  ImGui::PushID(id.data(), id.data() + id.size());
  const Scope& scope = ui.scopes.back();
  open_groups.push_back(ui.tree.begin({.key = key_for("group"),
                                       .role = role,
                                       .area = {scope.x, scope.y, 0, 0},
                                       .name = std::string(name)}));
  ui.bounds.emplace_back();
}

Group::~Group() {
  Context& ui = context();
  const std::optional<Rect> area = ui.bounds.back();
  ui.bounds.pop_back();
  if (area) {
    ui.tree.node(open_groups.back()).area = *area;
    // The group around this one holds it too.
    if (!ui.bounds.empty()) {
      std::optional<Rect>& outer = ui.bounds.back();
      const Rect from = outer.value_or(*area);
      const float x = std::min(from.x, area->x), y = std::min(from.y, area->y);
      outer = Rect{x, y, std::max(from.right(), area->right()) - x,
                   std::max(from.bottom(), area->bottom()) - y};
    }
  }
  open_groups.pop_back();
  ui.tree.end();
  ImGui::PopID();
}

void space(float px) {
  Scope& scope = context().scopes.back();
  if (scope.kind == Scope::Kind::Row) {
    scope.x += px;
  } else {
    scope.y += px;
    scope.bottom = std::max(scope.bottom, scope.y);
  }
}

void divider() {
  const Rect area = place({available_width(), 1});
  draw_list().AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, pack(Tone::Line));
}

float available_width() {
  const Scope& scope = context().scopes.back();
  if (scope.kind == Scope::Kind::Column) return scope.width;
  return std::max(0.0f, scope.left + scope.width - scope.x - gap_before(scope));
}

float available_height() {
  const Scope& scope = context().scopes.back();
  const float y = scope.kind == Scope::Kind::Row ? scope.y : scope.y + gap_before(scope);
  return std::max(0.0f, scope.limit - y);
}

Rect take(Size size) { return place(size); }

}  // namespace widgets

}  // namespace bedside::ui
