#include "model/history.h"

#include "doctest/doctest.h"

using namespace bedside::model;

namespace {

HistoryStep step(std::string before, std::string after, UtcMs at, bool typing = true) {
  return {.draft_id = "d",
          .label = "undo.typing",
          .before = {.text = std::move(before)},
          .after = {.text = std::move(after)},
          .at = at,
          .typing = typing};
}

}  // namespace

TEST_CASE("history: typing without a pause is one step") {
  History history;
  history.record(step("", "a", 0));
  history.record(step("a", "ab", 500));
  history.record(step("ab", "abc", 1000));
  CHECK(history.undo()->before.text == "");
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("history: a pause starts a new step") {
  History history;
  history.record(step("", "a", 0));
  history.record(step("a", "ab", 601));
  CHECK(history.undo()->before.text == "a");
  CHECK(history.can_undo());
}

TEST_CASE("history: a fix between keystrokes is a step of its own") {
  History history;
  history.record(step("", "a", 0));
  history.record(step("a", "b", 10, false));
  history.record(step("b", "bc", 20));
  CHECK(history.undo()->before.text == "b");
  CHECK(history.undo()->before.text == "a");
  CHECK(history.undo()->before.text == "");
}

TEST_CASE("history: redo gives back what undo took") {
  History history;
  history.record(step("", "a", 0));
  history.undo();
  REQUIRE(history.can_redo());
  CHECK(history.redo()->after.text == "a");
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("history: a new step forgets what could be redone") {
  History history;
  history.record(step("", "a", 0));
  history.undo();
  history.record(step("", "b", 5000));
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("history: a step that changes nothing is dropped") {
  History history;
  history.record(step("a", "a", 0));
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("history: typing after an undo starts a new step") {
  History history;
  history.record(step("", "a", 0));
  history.undo();
  history.redo();
  history.record(step("a", "ab", 100));
  CHECK(history.undo()->before.text == "a");
}

TEST_CASE("history: a consent record alone is a step") {
  History history;
  ConsentRecord record = {.id = "C-1"};
  history.record({.label = "undo.consent", .at = 0, .consent = {std::nullopt, record}});
  REQUIRE(history.can_undo());
  CHECK(history.undo()->consent.after == record);
}

TEST_CASE("history: a consent record that stayed the same is no step") {
  History history;
  ConsentRecord record = {.id = "C-1"};
  history.record({.label = "undo.consent", .at = 0, .consent = {record, record}});
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("history: very long texts make it forget the oldest steps, never the last one") {
  History history;
  std::string text(1u << 20, 'a');
  for (int i = 0; i < 40; ++i) {
    std::string longer = text + 'b';
    history.record(step(text, longer, 10'000 * i));
    text = std::move(longer);
  }
  std::size_t steps = 0;
  while (history.undo()) ++steps;
  CHECK(steps == History::max_bytes / (2u << 20) - 1);
  const std::string huge(2 * History::max_bytes, 'c');
  history.record(step(text, huge, 1'000'000));
  CHECK(history.can_undo());
}
