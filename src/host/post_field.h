#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace bedside::host {

// In rising order: of marks on one place the last is shown.
enum class MarkKind : std::uint8_t { Spelling, Advice, Review, Block };

// An underlined stretch of the text. `id` comes back when the person asks about it.
struct Mark {
  TextSpan span;
  MarkKind kind = MarkKind::Advice;
  std::uint32_t id = 0;
  bool operator==(const Mark&) const = default;
};

// What the popover of a mark says. All texts are in the language of the interface.
struct Explanation {
  std::string title;    // "Block: Promise of a cure"; empty: nothing opens
  std::string message;  // why, in a sentence or two
  std::string source;   // "16 CFR 255.2, checked 2026-01-15", or empty
  struct Choice {
    std::uint32_t action = 0;  // comes back in on_choice
    std::string label;         // 'Replace with "may help"'
  };
  std::vector<Choice> choices;
  std::string close;  // name of the close button
};

// Told of what the person does in the field. Positions are bytes of the field's text (NFC).
class PostFieldHandler {
 public:
  virtual ~PostFieldHandler() = default;
  // `edit` made `text` of what it was; `caret` is the selection afterwards. Text that was typed
  // before the program started comes as the first edit.
  virtual void on_edit(std::string_view text, TextEdit edit, TextSpan caret) = 0;
  virtual void on_select(TextSpan selection) = 0;
  virtual void on_undo() = 0;
  virtual void on_redo() = 0;
  virtual Explanation explain(std::uint32_t mark) = 0;
  virtual void on_choice(std::uint32_t mark, std::uint32_t action) = 0;
};

// The one field the post is typed into: a DOM element that is in the page before the program is.
// Input methods, mobile keyboards and the caret are the browser's; undo is the program's.
class PostField {
 public:
  virtual ~PostField() = default;
  // Starts telling `handler`. Returns the text typed so far, "" when there is none: it is the
  // person's and must not be lost, whatever the workspace holds.
  virtual std::string attach(PostFieldHandler& handler) = 0;
  // Shows `text` with `selection`, without telling the handler. Scroll position is kept as far
  // as the text allows. While an input method is composing it waits for its end.
  virtual void set_text(std::string_view text, TextSpan selection) = 0;
  virtual const std::string& text() const = 0;
  virtual TextSpan selection() const = 0;
  // Selects and scrolls there; `focus` also moves the keyboard focus into the field.
  virtual void select(TextSpan selection, bool focus) = 0;
  // All marks, any order; replaces those before.
  virtual void set_marks(std::span<const Mark> marks) = 0;
  // The part of the text that the selected platform hides behind "see more"; empty: none.
  virtual void set_behind_fold(TextSpan span) = 0;
  // Opens the popover of a mark as F8 does.
  virtual void open_explanation(std::uint32_t mark) = 0;
  virtual void close_explanation() = 0;
  virtual void set_language(std::string_view tag) = 0;  // BCP 47, "" when not known
  virtual void set_read_only(bool read_only) = 0;
  virtual void set_placeholder(std::string_view text) = 0;
  virtual bool composing() const = 0;
};

}  // namespace bedside::host
