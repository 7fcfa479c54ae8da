#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/draft.h"

namespace bedside::review {

// Draft -> InReview -> Approved -> Exported, with ChangesRequested as the way back. Every step
// checks that it is allowed, changes the state and writes the log; a refused step changes
// nothing. `content_sha256` is the hash of the content half of the bundle (bundle/content.h):
// an approval counts for those bytes and no others.

struct Checks {
  std::size_t blocks = 0;        // findings that refuse
  std::size_t open_reviews = 0;  // `review` findings that no one has cleared yet
};

struct Step {
  model::Person who;
  model::UtcMs at = 0;
  std::string content_sha256;
  std::string note;  // a reason, where one is asked for
};

// NameMissing for a name that is empty or blank.
Result<void> need_name(const Step& step);

// Errors: NameMissing, FindingsBlock, ActionNotAllowed (state, or nothing written yet).
Result<void> submit(model::Draft& draft, const Step& step, Checks checks);
// Errors: NameMissing; ActionNotAllowed (state, role, or the person who submitted it);
// ContentChanged; FindingsBlock; ReviewOpen.
Result<void> approve(model::Draft& draft, const Step& step, Checks checks);
// The note says what to change and must not be empty (MissingValue).
Result<void> request_changes(model::Draft& draft, const Step& step);
// Errors: NameMissing, NotApproved, ContentChanged, FindingsBlock (a newer rule may have found
// something).
Result<void> mark_exported(model::Draft& draft, const Step& step, Checks checks);

// To be called after every change of the content: a post in review or approved goes back to
// Draft and loses its approvals. True when that happened.
bool note_edit(model::Draft& draft, const Step& step);

// Sets a `review` or `advice` finding aside with a reason; `review` wants a reviewing role.
// Errors: NameMissing, MissingValue (no reason), ActionNotAllowed (role).
Result<void> dismiss(model::Draft& draft, const Step& step, std::string rule, std::string field,
                     std::string excerpt_sha256, bool needs_reviewer);

// Whether a finding over text with this hash was set aside.
bool is_dismissed(const model::Draft& draft, std::string_view rule, std::string_view field,
                  std::string_view excerpt_sha256);

// True for clinical and compliance reviewers, approvers and admins.
bool may_review(const model::Person& person);

// The name of whoever submitted last, or empty.
std::string_view submitter(const model::Draft& draft);

}  // namespace bedside::review
