#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  Scroller,  // no role of its own: holds what scrolls inside a region
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
  State checked = State::Unset;
  State selected = State::Unset;  // of a tab; "current" of other items
  State expanded = State::Unset;
  State pressed = State::Unset;
  float number = 0, minimum = 0, maximum = 0;  // of a meter or progress bar
  float font_size = 0;                         // of a text box, CSS pixels
  Size content;                                // of a Scroller: what scrolls inside
  Point scroll;                                // of a Scroller: wanted only with set_scroll
  bool set_scroll = false;

  bool operator==(const Node&) const = default;
};

// The tree of twins of one frame, filled in by the widgets in reading order, and what changed
// in it since the last frame. Knows neither Dear ImGui nor the DOM, so tests read it directly.
class Tree {
 public:
  void begin_frame();
  void begin(const Node& node);  // until the matching end(), what is added is inside it
  void end();
  void add(const Node& node);
  // An item with this id was submitted to Dear ImGui; one that stays undescribed is a problem.
  void saw_item(Key key, const Rect& area);
  void saw_label(Key key, std::string_view label, bool checkable, bool checked);
  // Closes the frame. The changes as JSON for web/twins.js, "" when nothing changed.
  std::string end_frame();
  // Sends everything again with the next end_frame.
  void forget() { sent_.clear(), sent_order_.clear(); }

  // Mistakes of the last frame, for tests and debug builds: an item without name or role, two
  // siblings with the same role and name, a key used twice.
  std::vector<std::string> problems() const;

  const std::vector<Node>& nodes() const { return nodes_; }
  Key parent_of(std::size_t index) const { return parents_[index]; }
  const Node* find(Role role, std::string_view name) const;

 private:
  std::vector<Node> nodes_;
  std::vector<Key> parents_;
  std::vector<Key> open_;
  struct Item {
    Key key;
    Rect area;
    std::string label;
    State checked = State::Unset;
  };
  std::vector<Item> items_;
  std::map<Key, std::pair<Node, Key>> sent_;  // node and parent as the page has them
  std::vector<Key> sent_order_;
};

}  // namespace bedside::ui::a11y
