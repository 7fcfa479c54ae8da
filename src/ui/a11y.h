#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geometry.h"

namespace bedside::ui::a11y {

// 32 bits that stay the same for the same control from frame to frame (a Dear ImGui id).
using Key = std::uint32_t;

enum class Role : std::uint8_t {
  None,  // an item no widget described; reported by problems()
  Region,
  Group,
  Toolbar,
  Heading,
  Text,
  Button,
  Link,
  Checkbox,
  Switch,
  Radio,
  RadioGroup,
  TabList,
  Tab,
  TabPanel,
  List,
  ListItem,
  Menu,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  Dialog,
  AlertDialog,
  Image,
  Meter,
  Progress,
  TextBox,
  SearchBox,
  PostText,  // the field of web/index.html; at most one
  Status,
  Alert,
  Separator,
  Count
};

enum class State : std::uint8_t { Unset, Off, On };

// What the page's accessibility tree says about one item. Empty and unset parts are not sent.
struct Node {
  Key key = 0;
  Role role = Role::None;
  Rect area;         // CSS pixels of the page
  std::string name;  // for Text: the text itself
  std::string description;
  std::string value;        // of a text box; of a meter as words ("312 of 280")
  std::string placeholder;  // of a text box
  std::string shortcut;     // as aria-keyshortcuts wants it: "Control+Enter"
  std::string language;     // BCP 47, of a text box or text in another language than the page
  std::uint8_t level = 0;   // of a heading
  bool disabled = false;
  bool multiline = false;
  bool invalid = false;
  bool read_only = false;
  bool modal = false;        // of a dialog: the rest of the page is out of reach
  bool popup = false;        // opens a menu
  bool native_undo = false;  // of a text box: the browser's own undo, not the program's
  bool live = false;         // of Text: read out when it changes
  bool drags = false;        // a finger on it draws and does not scroll the page
  State checked = State::Unset;
  State selected = State::Unset;  // of a tab; "current" of other items
  State expanded = State::Unset;
  State pressed = State::Unset;
  float number = 0, minimum = 0, maximum = 0;  // of a meter or progress bar
  float font_size = 0;                         // of a text box, CSS pixels
  bool overlay = false;      // lies over others: fields of the page below are cut out there
  bool holds_post = false;   // set by the tree: the region with the post's field
  bool scrolls = false;      // a region whose content is taller than itself
  float content_height = 0;  // of what scrolls
  Point scroll;              // how far it is scrolled, so places inside stay the same

  bool operator==(const Node&) const = default;
};

// The tree of twins of one frame, filled in by the widgets in reading order, and what changed
// in it since the last frame. Knows neither Dear ImGui nor the DOM, so tests read it directly.
class Tree {
 public:
  void begin_frame();
  // What is added until the matching end() is inside it. The index is valid until end_frame.
  std::size_t begin(Node node);
  void end();
  std::size_t add(Node node);
  Node& node(std::size_t index) { return nodes_[index]; }
  // An item with this id was submitted to Dear ImGui; one that no widget describes is a problem.
  void saw_item(Key key) { items_.push_back(key); }
  // Closes the frame. The changes as JSON for web/twins.js, "" when nothing changed.
  std::string end_frame();
  // Sends everything again with the next end_frame.
  void forget() { sent_.clear(), sent_parents_.clear(), sent_order_.clear(); }

  // Sends this node again with the next end_frame, as the page may show something else.
  void invalidate(Key key);

  // Mistakes of the last frame, for tests and debug builds: an item without name or role, two
  // siblings with the same role and name, a key used twice. Never holds text of a draft.
  std::vector<std::string> problems() const;

  const std::vector<Node>& nodes() const { return nodes_; }
  // The first node with that role and name, nullptr when there is none.
  const Node* find(Role role, std::string_view name) const;

 private:
  static constexpr std::size_t none = ~std::size_t{0};
  void make_keys_unique();
  void append_node(std::string& out, const Node& relative, std::size_t index) const;
  void append_holes(std::string& out, std::size_t index) const;
  void append_sequence(std::string& out) const;
  Point origin_of(std::size_t parent) const;
  Key parent_key(std::size_t index) const;
  std::vector<Node> relative_nodes() const;

  std::vector<Node> nodes_;
  std::vector<std::size_t> parents_;  // index into nodes_, or none
  std::vector<std::size_t> open_;
  std::vector<Key> items_;
  std::vector<Key> doubled_;
  // What the page has: nodes with places relative to their parents, and order by key.
  std::vector<Node> sent_;
  std::vector<Key> sent_parents_;
  std::vector<std::pair<Key, std::size_t>> sent_order_;
};

std::string_view role_name(Role role);

}  // namespace bedside::ui::a11y
