#include "review/workflow.h"

#include <algorithm>
#include <array>

namespace bedside::review {
namespace {

using model::DraftState;

constexpr std::array<std::string_view, 4> reviewing_roles = {
    "clinical-reviewer", "compliance-reviewer", "approver", "admin"};

void log(model::Draft& draft, const Step& step, std::string what) {
  draft.workflow.log.push_back(
      {step.at, step.who, std::move(what), step.content_sha256, step.note});
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

Result<void> refuse_blocks(Checks checks) {
  if (checks.blocks > 0)
    return fail(ErrorCode::FindingsBlock, "", "Findings that block must be resolved first.");
  return {};
}

}  // namespace

Result<void> need_name(const Step& step) {
  if (is_blank(step.who.name))
    return fail(ErrorCode::NameMissing, "", "A name is needed for the log.");
  return {};
}

bool may_review(const model::Person& person) {
  return std::ranges::contains(reviewing_roles, person.role);
}

std::string_view submitter(const model::Draft& draft) {
  const auto& entries = draft.workflow.log;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    if (entry->what == "submitted") return entry->who.name;
  return {};
}

Result<void> submit(model::Draft& draft, const Step& step, Checks checks) {
  if (Result<void> named = need_name(step); !named) return named;
  const DraftState state = draft.workflow.state;
  if (state != DraftState::Draft && state != DraftState::ChangesRequested)
    return fail(ErrorCode::ActionNotAllowed, "state", "Only a draft can be submitted.");
  if (is_blank(draft.content.text) && draft.content.pictures.empty())
    return fail(ErrorCode::ActionNotAllowed, "text", "There is nothing to review yet.");
  if (Result<void> clear = refuse_blocks(checks); !clear) return clear;
  draft.workflow.state = DraftState::InReview;
  draft.workflow.approvals.clear();
  log(draft, step, "submitted");
  return {};
}

Result<void> approve(model::Draft& draft, const Step& step, Checks checks) {
  if (Result<void> named = need_name(step); !named) return named;
  if (draft.workflow.state != DraftState::InReview)
    return fail(ErrorCode::ActionNotAllowed, "state", "Only a post in review can be approved.");
  if (!may_review(step.who))
    return fail(ErrorCode::ActionNotAllowed, "role", "This role cannot approve.");
  if (step.who.name == submitter(draft))
    return fail(ErrorCode::ActionNotAllowed, "author", "Someone else than the author approves.");
  const auto& entries = draft.workflow.log;
  const auto submitted =
      std::ranges::find(entries.rbegin(), entries.rend(), "submitted", &model::LogEntry::what);
  if (submitted != entries.rend() && submitted->content_sha256 != step.content_sha256)
    return fail(ErrorCode::ContentChanged, "", "The post changed after it was submitted.");
  if (Result<void> clear = refuse_blocks(checks); !clear) return clear;
  if (checks.open_reviews > 0)
    return fail(ErrorCode::ReviewOpen, "", "Findings to review must be cleared with a reason.");
  draft.workflow.state = DraftState::Approved;
  draft.workflow.approvals.push_back({step.who, step.at, step.content_sha256});
  log(draft, step, "approved");
  return {};
}

Result<void> request_changes(model::Draft& draft, const Step& step) {
  if (Result<void> named = need_name(step); !named) return named;
  const DraftState state = draft.workflow.state;
  if (state != DraftState::InReview && state != DraftState::Approved)
    return fail(ErrorCode::ActionNotAllowed, "state", "Only a post in review can be sent back.");
  if (is_blank(step.note)) return fail(ErrorCode::MissingValue, "note", "Say what to change.");
  draft.workflow.state = DraftState::ChangesRequested;
  draft.workflow.approvals.clear();
  log(draft, step, "changes-requested");
  return {};
}

Result<void> mark_exported(model::Draft& draft, const Step& step, Checks checks) {
  if (Result<void> named = need_name(step); !named) return named;
  const DraftState state = draft.workflow.state;
  if (state != DraftState::Approved && state != DraftState::Exported)
    return fail(ErrorCode::NotApproved, "", "Only an approved post can be exported.");
  const bool same = !draft.workflow.approvals.empty() &&
                    std::ranges::all_of(draft.workflow.approvals, [&](const auto& approval) {
                      return approval.content_sha256 == step.content_sha256;
                    });
  if (!same) return fail(ErrorCode::ContentChanged, "", "The post changed after its approval.");
  if (Result<void> clear = refuse_blocks(checks); !clear) return clear;
  draft.workflow.state = DraftState::Exported;
  log(draft, step, "exported");
  return {};
}

bool note_edit(model::Draft& draft, const Step& step) {
  const DraftState state = draft.workflow.state;
  const bool ended = state == DraftState::InReview || state == DraftState::Approved ||
                     state == DraftState::Exported;
  if (!ended) return false;
  draft.workflow.state = DraftState::Draft;
  draft.workflow.approvals.clear();
  log(draft, step,
      state == DraftState::InReview ? "review-ended-by-edit" : "approval-ended-by-edit");
  return true;
}

Result<void> dismiss(model::Draft& draft, const Step& step, std::string rule, std::string field,
                     std::string excerpt_sha256, bool needs_reviewer) {
  if (Result<void> named = need_name(step); !named) return named;
  if (is_blank(step.note)) return fail(ErrorCode::MissingValue, "note", "Give a reason.");
  if (needs_reviewer && !may_review(step.who))
    return fail(ErrorCode::ActionNotAllowed, "role", "A reviewer clears this finding.");
  log(draft, step, "finding-cleared");
  draft.workflow.dismissals.push_back(
      {std::move(rule), std::move(field), std::move(excerpt_sha256), step.who, step.at, step.note});
  return {};
}

bool is_dismissed(const model::Draft& draft, std::string_view rule, std::string_view field,
                  std::string_view excerpt_sha256) {
  return std::ranges::any_of(draft.workflow.dismissals, [&](const model::Dismissal& row) {
    return row.rule == rule && row.field == field && row.excerpt_sha256 == excerpt_sha256;
  });
}

}  // namespace bedside::review
