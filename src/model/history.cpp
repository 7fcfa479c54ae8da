#include "model/history.h"

namespace bedside::model {

void History::record(HistoryStep step) {
  if (step.before == step.after && step.trashed_before == step.trashed_after &&
      step.consent.before == step.consent.after)
    return;
  steps_.resize(position_);
  if (step.typing && !steps_.empty()) {
    HistoryStep& last = steps_.back();
    if (last.typing && last.draft_id == step.draft_id && last.label == step.label &&
        step.at - last.at <= typing_pause_ms) {
      last.after = std::move(step.after);
      last.at = step.at;
      return;
    }
  }
  if (steps_.size() == max_steps) steps_.erase(steps_.begin());
  steps_.push_back(std::move(step));
  position_ = steps_.size();
}

std::optional<HistoryStep> History::undo() {
  if (!can_undo()) return std::nullopt;
  // The next keystroke starts a step of its own.
  steps_[position_ - 1].typing = false;
  return steps_[--position_];
}

std::optional<HistoryStep> History::redo() {
  if (!can_redo()) return std::nullopt;
  return steps_[position_++];
}

}  // namespace bedside::model
