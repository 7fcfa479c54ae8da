// What a draft gives to the card of a platform.

#include "preview/draft_card.h"

#include "doctest/doctest.h"
#include "platforms/entities.h"
#include "preview/setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

model::Content with_link() {
  model::Content content;
  content.text = "When are we open? See https://www.stanna.example:8080/hours?day=1 for all days.";
  content.link_card = {"Opening hours", "When you can come by."};
  return content;
}

CardInput input_for(const model::Content& content, const std::string& platform,
                    std::size_t part = 0) {
  return draft_card(content, shipped_platform(platform), part);
}

}  // namespace

TEST_CASE("draft card: the link of the text with what was typed about its page") {
  const CardInput input = input_for(with_link(), "bluesky");
  REQUIRE(input.link.has_value());
  CHECK(input.link->domain == "stanna.example");
  CHECK(input.link->title == "Opening hours");
  CHECK(input.link->description == "When you can come by.");
}

TEST_CASE("draft card: a text without a link has none, whatever was typed before") {
  model::Content content = with_link();
  content.text = "We are open on Saturday.";
  CHECK_FALSE(input_for(content, "bluesky").link.has_value());
}

TEST_CASE("draft card: each platform knows its own links") {
  model::Content content;
  content.text = "See www.rivm.nl for all days.";
  CHECK(input_for(content, "x").link.has_value());
  // Mastodon wants https:// before an address; a business post has a button for any.
  CHECK_FALSE(input_for(content, "mastodon").link.has_value());
  CHECK(input_for(content, "google-business").link.has_value());
}

TEST_CASE("draft card: the frame of a video carries its length") {
  model::Content content;
  content.pictures = {{.id = "p", .media_type = "image/png", .width = 9, .height = 16}};
  CHECK(input_for(content, "tiktok").pictures.at(0).seconds == 0);
  content.pictures[0].video_seconds = 65;
  CHECK(input_for(content, "tiktok").pictures.at(0).seconds == 65);
}

TEST_CASE(
    "draft card: pictures go with the first post of a thread, a link with the post it is in") {
  model::Content content;
  content.text = "One\n\n---\n\nTwo https://example.org";
  content.variants = {{"x", content.text + "!", true}};
  content.pictures = {{.id = "p", .media_type = "image/png", .width = 1, .height = 1}};
  const CardInput first = input_for(content, "x", 0), second = input_for(content, "x", 1);
  CHECK(first.text == "One");
  CHECK(first.pictures.size() == 1);
  CHECK_FALSE(first.link.has_value());
  CHECK(second.pictures.empty());
  CHECK(second.link.has_value());
}

TEST_CASE("link domain: without scheme, name, www, port and path") {
  CHECK(link_domain("https://www.example.org:8080/hours?x=1") == "example.org");
  CHECK(link_domain("example.org#top") == "example.org");
  CHECK(link_domain("https://ana:secret@example.org/") == "example.org");
  CHECK(link_domain("") == "");
}
