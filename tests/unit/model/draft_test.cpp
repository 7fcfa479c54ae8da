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

TEST_CASE(
    "surface_for: the first surface until another is chosen, and again when it is taken back") {
  Content content;
  CHECK(surface_for(content, "instagram").empty());
  set_surface_for(content, "instagram", "reel");
  CHECK(surface_for(content, "instagram") == "reel");
  set_surface_for(content, "instagram", "");
  CHECK(content == Content{});
}

TEST_CASE("thread_parts: lines of three hyphens divide, blank ends and empty parts fall away") {
  constexpr std::string_view text = "One\n\n---\n\nTwo\nlines\n---\n---\n";
  const std::vector<TextSpan> parts = thread_parts(text);
  REQUIRE(parts.size() == 2);
  CHECK(text.substr(parts[0].begin, parts[0].size()) == "One");
  CHECK(text.substr(parts[1].begin, parts[1].size()) == "Two\nlines");
}

TEST_CASE("thread_parts: hyphens within a line divide nothing") {
  CHECK(thread_parts("One --- two\n----").size() == 1);
}

TEST_CASE("posts_for: a line of hyphens divides only what was made a thread") {
  Content content{.text = "One\n---\nTwo"};
  CHECK(posts_for(content, "x") == std::vector<std::string_view>{"One\n---\nTwo"});
  set_thread_for(content, "x", {"One", "Two"});
  CHECK(posts_for(content, "x") == std::vector<std::string_view>{"One", "Two"});
  CHECK(posts_for(content, "bluesky").size() == 1);
}

TEST_CASE("set_text_for: a thread stays one while a line divides it") {
  Content content{.text = "shared"};
  set_thread_for(content, "x", {"One", "Two"});
  set_text_for(content, "x", "One\n\n---\n\nTwo!");
  CHECK(is_thread(content, "x"));
  set_text_for(content, "x", "One Two!");
  CHECK_FALSE(is_thread(content, "x"));
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
