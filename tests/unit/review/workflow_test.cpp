#include "review/workflow.h"

#include "doctest/doctest.h"

using namespace bedside;
using model::DraftState;

namespace {

model::Draft written() {
  model::Draft draft;
  draft.id = "d1";
  draft.content.text = "Flu jabs start on Monday.";
  return draft;
}

review::Step step(std::string name, std::string role, std::string note = "") {
  return {{std::move(name), std::move(role)}, 1000, "hash-a", std::move(note)};
}

model::Draft submitted() {
  model::Draft draft = written();
  REQUIRE(review::submit(draft, step("Ana", "author"), {}).has_value());
  return draft;
}

model::Draft approved() {
  model::Draft draft = submitted();
  REQUIRE(review::approve(draft, step("Bo", "approver"), {}).has_value());
  return draft;
}

ErrorCode code_of(const Result<void>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE("submit: a draft goes into review and the log says who and what") {
  const model::Draft draft = submitted();
  CHECK(draft.workflow.state == DraftState::InReview);
  REQUIRE(draft.workflow.log.size() == 1);
  CHECK(draft.workflow.log[0].what == "submitted");
  CHECK(draft.workflow.log[0].who.name == "Ana");
  CHECK(draft.workflow.log[0].content_sha256 == "hash-a");
}

TEST_CASE("submit: a block refuses and changes nothing") {
  model::Draft draft = written();
  const model::Draft before = draft;
  CHECK(code_of(review::submit(draft, step("Ana", "author"), {.blocks = 1})) ==
        ErrorCode::FindingsBlock);
  CHECK(draft == before);
}

TEST_CASE("submit: a name is needed") {
  model::Draft draft = written();
  CHECK(code_of(review::submit(draft, step(" ", "author"), {})) == ErrorCode::NameMissing);
}

TEST_CASE("submit: an empty post is refused") {
  model::Draft draft = written();
  draft.content.text = " \n";
  CHECK(code_of(review::submit(draft, step("Ana", "author"), {})) == ErrorCode::ActionNotAllowed);
}

TEST_CASE("approve: the approval is bound to the content hash") {
  const model::Draft draft = approved();
  CHECK(draft.workflow.state == DraftState::Approved);
  REQUIRE(draft.workflow.approvals.size() == 1);
  CHECK(draft.workflow.approvals[0].content_sha256 == "hash-a");
}

TEST_CASE("approve: the author cannot approve the own post") {
  model::Draft draft = submitted();
  const Result<void> result = review::approve(draft, step("Ana", "approver"), {});
  CHECK(code_of(result) == ErrorCode::ActionNotAllowed);
  CHECK(result.error().place == "author");
}

TEST_CASE("approve: an author's role is not enough") {
  model::Draft draft = submitted();
  const Result<void> result = review::approve(draft, step("Bo", "author"), {});
  CHECK(result.error().place == "role");
}

TEST_CASE("approve: content other than what was submitted is refused") {
  model::Draft draft = submitted();
  review::Step other = step("Bo", "approver");
  other.content_sha256 = "hash-b";
  CHECK(code_of(review::approve(draft, other, {})) == ErrorCode::ContentChanged);
}

TEST_CASE("approve: an open review finding refuses") {
  model::Draft draft = submitted();
  CHECK(code_of(review::approve(draft, step("Bo", "approver"), {.open_reviews = 1})) ==
        ErrorCode::ReviewOpen);
}

TEST_CASE("request_changes: wants to know what to change") {
  model::Draft draft = submitted();
  CHECK(code_of(review::request_changes(draft, step("Bo", "approver"))) == ErrorCode::MissingValue);
  REQUIRE(review::request_changes(draft, step("Bo", "approver", "Add the source")).has_value());
  CHECK(draft.workflow.state == DraftState::ChangesRequested);
}

TEST_CASE("note_edit: an edit ends the approval and the log keeps it") {
  model::Draft draft = approved();
  CHECK(review::note_edit(draft, step("Ana", "author")));
  CHECK(draft.workflow.state == DraftState::Draft);
  CHECK(draft.workflow.approvals.empty());
  CHECK(draft.workflow.log.back().what == "approval-ended-by-edit");
}

TEST_CASE("note_edit: an edit of a draft leaves no trace in the log") {
  model::Draft draft = written();
  CHECK_FALSE(review::note_edit(draft, step("Ana", "author")));
  CHECK(draft.workflow.log.empty());
}

TEST_CASE("mark_exported: only an approved post with the same content") {
  model::Draft draft = submitted();
  CHECK(code_of(review::mark_exported(draft, step("Bo", "approver"), {})) ==
        ErrorCode::NotApproved);
  draft = approved();
  review::Step other = step("Bo", "approver");
  other.content_sha256 = "hash-b";
  CHECK(code_of(review::mark_exported(draft, other, {})) == ErrorCode::ContentChanged);
  CHECK(code_of(review::mark_exported(draft, step(" ", "approver"), {})) == ErrorCode::NameMissing);
  REQUIRE(review::mark_exported(draft, step("Bo", "approver"), {}).has_value());
  CHECK(draft.workflow.state == DraftState::Exported);
}

TEST_CASE("dismiss: counts for the same words only") {
  model::Draft draft = written();
  const review::Step reason = step("Bo", "clinical-reviewer", "Quoted from the leaflet");
  REQUIRE(review::dismiss(draft, reason, "claims/cure", "post.text", "words-1", true).has_value());
  CHECK(review::is_dismissed(draft, "claims/cure", "post.text", "words-1"));
  CHECK_FALSE(review::is_dismissed(draft, "claims/cure", "post.text", "words-2"));
}

TEST_CASE("dismiss: a review finding wants a reviewing role and a reason") {
  model::Draft draft = written();
  CHECK(code_of(review::dismiss(draft, step("Ana", "author", "ok"), "r", "f", "h", true)) ==
        ErrorCode::ActionNotAllowed);
  CHECK(code_of(review::dismiss(draft, step("Bo", "approver"), "r", "f", "h", true)) ==
        ErrorCode::MissingValue);
  CHECK(draft.workflow.dismissals.empty());
}
