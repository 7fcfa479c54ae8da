#include "model/draft.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::model;

TEST_CASE("text_for: a platform without a variant shows the shared text") {
  const Content content{.text = "shared"};
  CHECK(text_for(content, "x") == "shared");
}

TEST_CASE("set_text_for: a variant holds until it says the same as the shared text") {
  Content content{.text = "shared"};
  set_text_for(content, "x", "short");
  CHECK(text_for(content, "x") == "short");
  CHECK(text_for(content, "instagram") == "shared");
  set_text_for(content, "x", "shared");
  CHECK_FALSE(has_variant(content, "x"));
}

TEST_CASE("display_title: the working title wins") {
  CHECK(display_title({.title = "Walk", .text = "Other"}) == "Walk");
}

TEST_CASE("display_title: a long first line is cut at a word") {
  CHECK(display_title({.text = "\n one two three\nfour"}, 9) == "one two…");
}

TEST_CASE("display_title: a cut never splits a letter") {
  CHECK(display_title({.text = "ððððð"}, 5) == "ðð…");
}

TEST_CASE("state names read back as the same state") {
  for (const DraftState state :
       {DraftState::Draft, DraftState::InReview, DraftState::ChangesRequested, DraftState::Approved,
        DraftState::Exported})
    CHECK(state_from_name(state_name(state)) == state);
}
