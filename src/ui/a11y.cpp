#include "ui/a11y.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <format>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace bedside::ui::a11y {

namespace {

constexpr std::array role_names = {
    "none",          "region",     "group",       "toolbar",  "heading",
    "text",          "button",     "link",        "checkbox", "switch",
    "radio",         "radiogroup", "tablist",     "tab",      "tabpanel",
    "list",          "listitem",   "menu",        "menuitem", "menuitemcheckbox",
    "menuitemradio", "dialog",     "alertdialog", "img",      "meter",
    "progressbar",   "textbox",    "searchbox",   "posttext", "status",
    "alert",         "separator"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::Count));

bool needs_name(Role role) {
  return role != Role::Text && role != Role::Separator && role != Role::Group &&
         role != Role::Image;
}

bool is_field(Role role) {
  return role == Role::TextBox || role == Role::SearchBox || role == Role::PostText;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_text(std::string& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out += ',';
  append_string(out, key);
  out += ':';
  append_string(out, text);
}

void append_flag(std::string& out, std::string_view key, bool value) {
  if (value) std::format_to(std::back_inserter(out), ",\"{}\":1", key);
}

void append_state(std::string& out, std::string_view key, State state) {
  if (state != State::Unset)
    std::format_to(std::back_inserter(out), ",\"{}\":{}", key, state == State::On ? 1 : 0);
}

void append_number(std::string& out, std::string_view key, float value) {
  std::format_to(std::back_inserter(out), ",\"{}\":{}", key, std::round(value * 100) / 100);
}

Rect whole(const Rect& area, Point origin) {
  const float x = std::round(area.x), y = std::round(area.y);
  return {x - origin.x, y - origin.y, std::round(area.right()) - x, std::round(area.bottom()) - y};
}

}  // namespace

std::string_view role_name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

void Tree::begin_frame() {
  nodes_.clear();
  parents_.clear();
  open_.clear();
  items_.clear();
}

std::size_t Tree::add(Node node) {
  // What lies over the page belongs to no region, wherever it was opened from.
  std::size_t parent = open_.empty() || node.overlay ? none : open_.back();
  if (node.role == Role::PostText && !open_.empty()) {
    // The field is never moved in the page, so it stands directly in its region.
    parent = open_.front();
    nodes_[parent].holds_post = true;
  }
  nodes_.push_back(std::move(node));
  parents_.push_back(parent);
  return nodes_.size() - 1;
}

std::size_t Tree::begin(Node node) {
  const std::size_t index = add(std::move(node));
  open_.push_back(index);
  return index;
}

void Tree::end() {
  assert(!open_.empty());
  open_.pop_back();
}

// Places inside a twin count from its top left corner, inside a scrolling one from the top of
// what scrolls: so scrolling moves nothing in the tree.
Point Tree::origin_of(std::size_t parent) const {
  if (parent == none) return {};
  const Node& node = nodes_[parent];
  return {std::round(node.area.x) - std::round(node.scroll.x),
          std::round(node.area.y) - std::round(node.scroll.y)};
}

// Texts often repeat, and so may their keys; controls must not.
void Tree::make_keys_unique() {
  doubled_.clear();
  std::set<Key> seen;
  for (Node& node : nodes_) {
    if (seen.insert(node.key).second) continue;
    if (node.role != Role::Text) doubled_.push_back(node.key);
    while (!seen.insert(node.key).second) node.key = node.key * 0x9E3779B1u + 1;
  }
}

void Tree::append_holes(std::string& out, std::size_t index) const {
  const Rect& field = nodes_[index].area;
  bool first = true;
  for (std::size_t i = index + 1; i < nodes_.size(); ++i) {
    if (!nodes_[i].overlay) continue;
    const Rect hole = intersect(field, nodes_[i].area);
    if (hole.empty()) continue;
    const Rect place = whole(hole, {std::round(field.x), std::round(field.y)});
    std::format_to(std::back_inserter(out), "{}[{},{},{},{}]", first ? ",\"holes\":[" : ",",
                   place.x, place.y, place.width, place.height);
    first = false;
  }
  if (!first) out += ']';
}

void Tree::append_node(std::string& out, const Node& node, std::size_t index) const {
  const Rect& place = node.area;
  std::format_to(std::back_inserter(out), "{{\"k\":{},\"r\":\"{}\",\"a\":[{},{},{},{}]", node.key,
                 role_name(node.role), place.x, place.y, place.width, place.height);
  append_text(out, "n", node.name);
  append_text(out, "desc", node.description);
  if (is_field(node.role)) {
    out += ",\"v\":";
    append_string(out, node.value);
    append_number(out, "font", node.font_size);
    append_holes(out, index);
  } else {
    append_text(out, "v", node.value);
  }
  append_text(out, "hint", node.placeholder);
  append_text(out, "keys", node.shortcut);
  append_text(out, "lang", node.language);
  if (node.level) std::format_to(std::back_inserter(out), ",\"level\":{}", node.level);
  append_flag(out, "off", node.disabled);
  append_flag(out, "multi", node.multiline);
  append_flag(out, "bad", node.invalid);
  append_flag(out, "ro", node.read_only);
  append_flag(out, "modal", node.modal);
  append_flag(out, "popup", node.popup);
  append_flag(out, "undo", node.native_undo);
  append_flag(out, "drag", node.drags);
  append_flag(out, "live", node.live);
  append_state(out, "checked", node.checked);
  append_state(out, "selected", node.selected);
  append_state(out, "expanded", node.expanded);
  append_state(out, "pressed", node.pressed);
  if (node.role == Role::Meter || (node.role == Role::Progress && node.number >= 0)) {
    append_number(out, "now", node.number);
    append_number(out, "min", node.minimum);
    append_number(out, "max", node.maximum);
  }
  append_flag(out, "home", node.holds_post);
  append_flag(out, "over", node.overlay);
  if (node.scrolls) {
    append_number(out, "content", node.content_height);
    append_number(out, "top", nodes_[index].scroll.y);
  }
  out += '}';
}

Key Tree::parent_key(std::size_t index) const {
  return parents_[index] == none ? 0 : nodes_[parents_[index]].key;
}

std::vector<Node> Tree::relative_nodes() const {
  std::vector<Node> relative = nodes_;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    relative[i].area = whole(nodes_[i].area, origin_of(parents_[i]));
    relative[i].scroll = {};
  }
  return relative;
}

// Key and parent of each node in reading order; what lies over the page comes last.
void Tree::append_sequence(std::string& out) const {
  std::vector<char> over(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    over[i] = nodes_[i].overlay || (parents_[i] != none && over[parents_[i]] != 0);
  for (const char pass : {0, 1})
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      if (over[i] == pass)
        std::format_to(std::back_inserter(out), "{}{},{}", out.empty() ? "" : ",", nodes_[i].key,
                       parent_key(i));
}

void Tree::invalidate(Key key) {
  for (Node& node : sent_)
    if (node.key == key) node.role = Role::None;
}

std::string Tree::end_frame() {
  assert(open_.empty());
  make_keys_unique();
  std::vector<Node> nodes = relative_nodes();
  std::vector<std::pair<Key, std::size_t>> order;
  order.reserve(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) order.emplace_back(nodes[i].key, i);
  std::ranges::sort(order);
  const auto first = &std::pair<Key, std::size_t>::first;
  // Holes depend on others, so fields are sent along while something lies over the page.
  const bool overlays =
      std::ranges::any_of(nodes, &Node::overlay) || std::ranges::any_of(sent_, &Node::overlay);

  std::string set, gone, sequence;
  bool same_sequence = nodes.size() == sent_.size();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto found = std::ranges::lower_bound(sent_order_, nodes[i].key, {}, first);
    const bool known = found != sent_order_.end() && found->first == nodes[i].key;
    if (!known || found->second != i || sent_parents_[found->second] != parent_key(i))
      same_sequence = false;
    if (known && nodes[i] == sent_[found->second] && !(overlays && is_field(nodes[i].role)))
      continue;
    if (!set.empty()) set += ',';
    append_node(set, nodes[i], i);
  }
  for (const auto& [key, index] : sent_order_) {
    if (std::ranges::binary_search(order, key, {}, first)) continue;
    std::format_to(std::back_inserter(gone), "{}{}", gone.empty() ? "" : ",", key);
  }
  if (!same_sequence) append_sequence(sequence);
  sent_parents_.clear();
  for (std::size_t i = 0; i < nodes.size(); ++i) sent_parents_.push_back(parent_key(i));
  sent_ = std::move(nodes);
  sent_order_ = std::move(order);
  if (set.empty() && gone.empty() && sequence.empty()) return {};
  return "{\"set\":[" + set + "],\"gone\":[" + gone + "],\"order\":[" + sequence + "]}";
}

std::vector<std::string> Tree::problems() const {
  std::vector<std::string> found;
  std::set<Key> described;
  std::set<std::tuple<std::size_t, Role, std::string>> siblings;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    described.insert(node.key);
    if (needs_name(node.role) && node.name.empty())
      found.push_back(std::format("{} without a name", role_name(node.role)));
    if (node.role != Role::Text && node.role != Role::Separator && !node.name.empty() &&
        !siblings.emplace(parents_[i], node.role, node.name).second)
      found.push_back(
          std::format("two of role {} side by side have the same name", role_name(node.role)));
  }
  for (const Key key : items_)
    if (!described.contains(key)) found.push_back(std::format("item {} is not described", key));
  for (const Key key : doubled_) found.push_back(std::format("key {} is used twice", key));
  return found;
}

const Node* Tree::find(Role role, std::string_view name) const {
  for (const Node& node : nodes_)
    if (node.role == role && node.name == name) return &node;
  return nullptr;
}

}  // namespace bedside::ui::a11y
