#pragma once

#include <cstdint>
#include <string>

#include "actions/app.h"
#include "host/post_field.h"

namespace bedside::ui {

// Ties the text field of the page to the program: what is typed goes in, and marks, fixes and
// undone texts come out.
class PostText final : public host::PostFieldHandler {
 public:
  // All must outlive this object.
  PostText(actions::App& app, host::PostField& field) : app_(app), field_(field) {}

  // Brings the field to the state of the program.
  void sync();
  void set_placeholder(std::string_view text) { field_.set_placeholder(text); }
  // `span` of the shown text is behind the fold of the selected platform; empty: nothing is.
  void show_behind_fold(TextSpan span) { field_.set_behind_fold(span); }

  void on_edit(std::string_view text, TextEdit edit, TextSpan caret) override;
  void on_select(TextSpan selection) override;
  void on_undo() override { app_.dispatch({.id = actions::ActionId::Undo}); }
  void on_redo() override { app_.dispatch({.id = actions::ActionId::Redo}); }
  host::Explanation explain(std::uint32_t mark) override;
  void on_choice(std::uint32_t mark, std::uint32_t action) override;

 private:
  void sync_marks();
  host::Explanation explain_spelling(std::uint32_t mark);
  void choose_spelling(std::uint32_t mark, std::uint32_t action);

  actions::App& app_;
  host::PostField& field_;
  std::uint64_t text_version_ = 0;
  std::uint64_t focus_version_ = 0;
  std::uint64_t explain_version_ = 0;
  std::string language_;
  bool read_only_ = false;
  std::vector<host::Mark> marks_;
};

}  // namespace bedside::ui
