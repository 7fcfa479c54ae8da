#pragma once

#include <functional>

#include "actions/app.h"
#include "host/post_field.h"
#include "host/window.h"
#include "ui/frame.h"
#include "ui/post_text.h"
#include "ui/preview_press.h"
#include "ui/shelf.h"
#include "ui/theme.h"

namespace bedside::ui {

// The whole page: chooses the arrangement for the size of the view, draws the panels, and hands
// what the person did to the program.
class Page {
 public:
  // All must outlive the page.
  Page(actions::App& app, host::PostField& field, paint::FontSet& fonts);

  // Gives the page its textures once there is a frame pump.
  void use(FramePump& pump);
  void draw(const host::View& view);
  bool key(const host::KeyEvent& key);
  Theme theme(const host::View& view) const;
  // Shows what changed in the program: the text field, its marks, the words of the interface.
  void sync();
  host::PostFieldHandler& post_text() { return post_text_; }
  // The preview fonts changed: an emoji font arrived.
  void fonts_changed() {
    shelf_.clear();
    show_fold();
  }

 private:
  void show_fold();

  actions::App& app_;
  actions::ActionQueue queue_;
  Shelf shelf_;
  PostText post_text_;
  Theme light_;
  Theme dark_;
  PreviewPress press_;
  std::string ui_language_;
  FramePump* pump_ = nullptr;
};

}  // namespace bedside::ui
