#pragma once

#include <string_view>

#include "ui/icons.h"
#include "ui/widgets/layout.h"

namespace bedside::ui::widgets {

// Opens the menu `id` at the control placed last; a second call closes it.
void open_menu(std::string_view id);
void close_menu();

struct MenuItemOptions {
  Icon icon = Icon::None;
  std::string_view shortcut;  // drawn at the right: "Ctrl+D"
  std::string_view description;
  bool disabled = false;
  bool danger = false;
};

// A menu over the page: `if (Menu menu{"draft", "Draft"}) { if (menu.item("Duplicate")) ... }`.
// Opened by `open_menu`, from anywhere in the same frame. Closes on a choice, Escape, or a press
// elsewhere. Make it outside of regions or at their end.
class Menu {
 public:
  Menu(std::string_view id, std::string_view name);
  ~Menu();
  Menu(const Menu&) = delete;
  Menu& operator=(const Menu&) = delete;
  explicit operator bool() const { return open_; }

  bool item(std::string_view text, const MenuItemOptions& options = {});
  // Stays open; true when `value` changed.
  bool check_item(std::string_view text, bool& value);
  bool radio_item(std::string_view text, bool selected);
  void separator();
  void heading(std::string_view text);

 private:
  bool open_ = false;
};

struct DialogOptions {
  float width = 440;
  bool alert = false;  // asks before something is lost
  bool modal = true;
  bool close_button = true;
};

// A dialog in the middle of the page (the whole of a phone's). The caller says whether it is
// open: `Dialog dialog{...}` exists only in frames in which it is. The focus moves into it and
// back. `closed` is true when the person left it by Escape, the close button or a press outside.
class Dialog {
 public:
  Dialog(std::string_view id, std::string_view title, const DialogOptions& options = {});
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  bool closed() const { return closed_; }

 private:
  bool closed_ = false;
};

// A note at the bottom of the page ("Draft deleted" with "Undo"), read out by screen readers.
// It floats `bottom` CSS pixels above the end of the page. True when the action was chosen. Shown
// in frames in which it is called.
bool toast(std::string_view text, std::string_view action, float bottom);

}  // namespace bedside::ui::widgets
