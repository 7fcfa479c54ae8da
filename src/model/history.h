#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/consent.h"
#include "model/draft.h"

namespace bedside::model {

// A consent record that was made (nothing before), changed or removed (nothing after).
struct ConsentChange {
  std::optional<ConsentRecord> before;
  std::optional<ConsentRecord> after;

  bool operator==(const ConsentChange&) const = default;
};

// One step that undo takes back: a draft's content before and after, or a consent record; both
// when one was made for a draft and linked to it.
struct HistoryStep {
  std::string draft_id;
  std::string label;  // user interface key of what was done: "undo.typing", "undo.fix"
  Content before;
  Content after;
  bool trashed_before = false;
  bool trashed_after = false;
  UtcMs at = 0;
  bool typing = false;
  ConsentChange consent;
};

// Linear undo over all drafts. Copying the content is the snapshot: a post is small. The
// workflow (state, log, approvals) is never undone; undoing an approved text is an edit.
class History {
 public:
  // Typing in the same draft within this time is one step.
  static constexpr UtcMs typing_pause_ms = 600;
  static constexpr std::size_t max_steps = 500;
  // Of the texts that are kept, about; the last step is kept whatever its size.
  static constexpr std::size_t max_bytes = 32u << 20;

  // Forgets what could be redone. Steps that change nothing are dropped.
  void record(HistoryStep step);
  // The step to take back / do again, moved to the other side; nothing when there is none.
  std::optional<HistoryStep> undo();
  std::optional<HistoryStep> redo();

  bool can_undo() const { return position_ > 0; }
  bool can_redo() const { return position_ < steps_.size(); }
  // Label of the step that undo / redo would take, or empty.
  std::string_view undo_label() const {
    return can_undo() ? std::string_view(steps_[position_ - 1].label) : "";
  }
  std::string_view redo_label() const {
    return can_redo() ? std::string_view(steps_[position_].label) : "";
  }

 private:
  void make_room();

  std::vector<HistoryStep> steps_;
  std::size_t position_ = 0;  // steps_[0, position_) are done
};

}  // namespace bedside::model
