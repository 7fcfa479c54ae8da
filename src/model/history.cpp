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
  make_room();
  position_ = steps_.size();
}

namespace {

std::size_t text_bytes(const Content& content) {
  std::size_t bytes = content.text.size();
  for (const Variant& variant : content.variants) bytes += variant.text.size();
  return bytes;
}

}  // namespace

// The oldest steps go first.
void History::make_room() {
  std::size_t bytes = 0;
  std::size_t kept = 0;
  for (; kept < steps_.size(); ++kept) {
    const HistoryStep& step = steps_[steps_.size() - 1 - kept];
    bytes += text_bytes(step.before) + text_bytes(step.after);
    if (kept > 0 && bytes > max_bytes) break;
  }
  steps_.erase(steps_.begin(), steps_.end() - static_cast<std::ptrdiff_t>(kept));
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
