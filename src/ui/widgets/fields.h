#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/widgets/text.h"

namespace bedside::ui::widgets {

struct FieldOptions {
  std::string_view placeholder;
  std::string_view description;  // said, and drawn below the field
  std::string_view error;        // drawn below in red; marks the field as invalid
  std::string_view language;     // of what is typed, BCP 47
  bool search = false;           // a search box: magnifier, keeps the browser's own undo
  bool native_undo = false;      // text that is not part of a draft (a reason, a name)
  bool show_label = true;        // drawn above; otherwise only said
  bool read_only = false;
  int lines = 1;    // more: a text area of that height
  float width = 0;  // 0: all that is left
};

// A text field of the page, laid over the canvas. True when the person changed `value` in this
// frame (valid UTF-8, NFC). Writing to `value` from outside shows in the field.
bool text_field(std::string_view label, std::string& value, const FieldOptions& options = {});

// True in the frame in which Enter was pressed in the field placed last, or it lost the focus
// after a change.
bool field_committed();

// Gives the post's text field (host::PostField) its name and its place: `height` tall, as wide as
// there is. Without this call in a frame the field is hidden.
void post_text(std::string_view name, float height);

}  // namespace bedside::ui::widgets
