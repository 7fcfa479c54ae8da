#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/action_id.h"
#include "model/picture_text.h"

namespace bedside::actions {

class App;

struct Action {
  ActionId id;
  std::string target;
  std::string text;
  std::int64_t number = 0;
  std::int64_t second = 0;
  model::PictureBox box;
};

// Panels read the state while they draw and push what the person asked for; it happens after the
// frame, in order.
class ActionQueue {
 public:
  void push(ActionId id) { actions_.push_back({.id = id}); }
  void push(Action action) { actions_.push_back(std::move(action)); }
  bool empty() const { return actions_.empty(); }
  std::vector<Action> take() { return std::exchange(actions_, {}); }

 private:
  std::vector<Action> actions_;
};

struct ActionRow {
  ActionId id;
  std::string_view name;      // user interface key: "action.new-draft"
  std::string_view shortcut;  // "Mod+Shift+N", "F8", "?"; Mod is Ctrl, on a Mac Command; "" = none
  bool (*possible)(const App&);
  void (*run)(App&, const Action&);
  bool in_text;  // the shortcut also works while text is being typed
};

// Every action once, in the order of ActionId.
std::span<const ActionRow> action_table();
const ActionRow& row_of(ActionId id);

// `key` and `code` as the DOM has them; `command` is Ctrl, or Command on a Mac.
struct KeyPress {
  std::string_view key;
  std::string_view code;
  bool command = false;
  bool shift = false;
  bool alt = false;
};

// The row whose shortcut this is, or null.
const ActionRow* row_for_key(const KeyPress& press);

}  // namespace bedside::actions
