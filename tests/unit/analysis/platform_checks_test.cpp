#include "analysis/platform_checks.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/folder.h"
#include "doctest/doctest.h"
#include "platforms/platforms.h"
#include "rules/compile.h"

using namespace bedside;
using namespace bedside::analysis;

namespace {

struct Setup {
  Diagnostics diagnostics;
  rules::Pack pack;
  catalog::Catalog catalog;
  rules::Engine engine;
  std::vector<platforms::Platform> platforms;
  PlatformChecks checks;

  static std::vector<catalog::AssetFile> files(Diagnostics& diagnostics) {
    return catalog::read_folder(std::string(BEDSIDE_SOURCE_DIR) + "/assets", diagnostics);
  }
  static std::vector<platforms::Platform> all_platforms() {
    std::vector<platforms::Platform> all;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(BEDSIDE_SOURCE_DIR) + "/assets/platforms"))
      all.push_back(test::platform(entry.path().stem().string()));
    return all;
  }
  Setup()
      : pack(rules::build_pack(files(diagnostics), diagnostics)),
        catalog(catalog::Catalog::load(pack.bytes).value()),
        engine(catalog),
        platforms(all_platforms()),
        checks(engine, platforms) {}
};

const Setup& setup() {
  static const Setup made;
  return made;
}

std::vector<rules::Finding> check(const model::Content& content) {
  return setup().checks.check(content);
}

model::Content draft(std::string text, std::vector<std::string> platforms) {
  model::Content content;
  content.text = std::move(text);
  content.language = "nl";
  content.platforms = std::move(platforms);
  return content;
}

std::string rules_of(const std::vector<rules::Finding>& findings) {
  std::string out;
  for (const rules::Finding& finding : findings)
    out += (out.empty() ? "" : " ") + std::string(finding.rule);
  return out;
}

}  // namespace

TEST_CASE(
    "platform checks: every problem has a rule with its words, and every such rule a problem") {
  std::vector<std::string> names;
  for (std::size_t kind = 0; kind < platforms::problem_kinds; ++kind)
    names.push_back("platform/" + std::string(platforms::problem_name(
                                      static_cast<platforms::ProblemKind>(kind))));
  std::vector<std::string> ids;
  for (std::uint32_t rule = 0; rule < setup().engine.rule_count(); ++rule)
    if (setup().engine.rule(rule).kind == rules::Kind::Platform)
      ids.emplace_back(setup().engine.rule(rule).id);
  std::ranges::sort(names);
  std::ranges::sort(ids);
  CHECK(ids == names);
}

TEST_CASE("platform checks: a text without platforms has no problems") {
  CHECK(check(draft(std::string(9000, 'a'), {})).empty());
  CHECK(check(draft(std::string(9000, 'a'), {"myspace"})).empty());
}

TEST_CASE("platform checks: too long says by how much, where, and shortens") {
  const std::string first = "Was uw handen twintig seconden met zeep.";
  const auto found = check(draft(first + " " + std::string(300, 'a'), {"x"}));
  REQUIRE(rules_of(found) == "platform/too-long");
  CHECK(found[0].field == "post.text");
  CHECK(found[0].category == "platform");
  CHECK(found[0].span == TextSpan{280, first.size() + 301});
  CHECK(rules::filled("{platform} {length} {limit} {other}", found[0]) == "X 341 280 {other}");
  REQUIRE(found[0].fixes.size() == 1);
  CHECK(found[0].fixes[0] == rules::Fix{"fix.shorten", "", {first.size(), first.size() + 301}});
}

TEST_CASE("platform checks: one problem of several platforms is one finding") {
  model::Content content = draft("Lees https://example.org", {"instagram", "tiktok", "facebook"});
  content.pictures.push_back({.width = 1080, .height = 1080});
  model::set_surface_for(content, "tiktok", "photo");
  const auto found = check(content);
  REQUIRE(rules_of(found) == "platform/dead-link");
  CHECK(rules::filled("{platform}", found[0]) == "Instagram, TikTok");
  CHECK(found[0].platforms == std::vector<std::string>{"instagram", "tiktok"});
}

TEST_CASE("platform checks: a platform's own text and surface count") {
  model::Content content = draft(std::string(300, 'a'), {"x", "bluesky"});
  model::set_text_for(content, "x", "Kort.");
  CHECK(check(content).empty());
  model::set_text_for(content, "x", std::string(290, 'a'));
  CHECK(check(content).at(0).field == "post.text@x");
  content = draft("Kijk!", {"instagram"});
  model::set_surface_for(content, "instagram", "story");
  content.pictures.push_back({.width = 1080, .height = 1920});
  CHECK(rules_of(check(content)) == "platform/text-not-shown");
}

TEST_CASE("platform checks: each post of a thread is looked at, its place is in the whole text") {
  model::Content content = draft("Hallo", {"x"});
  model::set_thread_for(content, "x", {std::string(200, 'a'), std::string(200, 'b')});
  CHECK(check(content).empty());
  model::set_thread_for(content, "x", {std::string(200, 'a'), std::string(281, 'b')});
  const auto found = check(content);
  REQUIRE(found.size() == 1);
  const std::string_view text = model::text_for(content, "x");
  CHECK(found[0].span == TextSpan{text.size() - 1, text.size()});
}

TEST_CASE("platform checks: a telephone number on Google Business Profile") {
  CHECK(rules_of(check(draft("Bel ons op 020-1234567 voor een afspraak.",
                             {"google-business", "x"}))) == "platform/phone");
  CHECK(
      check(draft("Open van 9.00 tot 17.30 uur, ook op 24-12-2026.", {"google-business"})).empty());
}

TEST_CASE("platform checks: a picture is missing only from a draft that is a post") {
  CHECK(rules_of(check(draft("Was uw handen.", {"instagram"}))) == "platform/picture-missing");
  CHECK(check(draft("", {"instagram"})).empty());
  model::Content reply = draft("Was uw handen.", {"instagram"});
  reply.kind = "reply";
  CHECK(check(reply).empty());
  const std::vector<std::string> ids = {"instagram"};
  CHECK(setup().checks.check_text("Was uw handen.", "nl", ids).empty());
}

TEST_CASE("platform checks: where comments can hold links, a dead one may move there") {
  json::Value file = test::asset("platforms/instagram.json");
  file.find("entities")->set("comment_links", true);
  const std::vector<platforms::Platform> platforms = {test::platform("instagram", file)};
  const PlatformChecks checks(setup().engine, platforms);
  const std::vector<std::string> ids = {"instagram"};
  const auto found = checks.check_text("Lees https://example.org nu.", "nl", ids);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].fixes.size() == 1);
  CHECK(found[0].fixes[0] == rules::Fix{"fix.move", "", {4, 24}});
}

TEST_CASE("platform checks: a number's source is that of the platform") {
  const auto found = check(draft("#hoest #griep", {"threads"}));
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].source != nullptr);
  CHECK(found[0].source->title.starts_with("Threads"));
}

TEST_CASE("platform checks: a video is asked for where one is shown, and its length is looked at") {
  model::Content content = draft("Kijk!", {"tiktok"});
  CHECK(rules_of(check(content)) == "platform/video-missing");
  content.pictures.push_back({.width = 1080, .height = 1920, .video_seconds = 700});
  const auto found = check(content);
  REQUIRE(rules_of(found) == "platform/video-length");
  CHECK(rules::filled("{platform} {number} {seconds} {limit}", found[0]) == "TikTok 1 700 3 - 600");
  content.pictures[0].video_seconds = 600;
  CHECK(check(content).empty());
}

namespace {

// A post with a picture of this size with the word "Let op" in `box`.
model::Content with_words(std::vector<std::string> platforms, int width, int height,
                          model::PictureBox box) {
  model::Content content = draft("", std::move(platforms));
  content.pictures = {{.width = width, .height = height, .texts = {{box, "Let op"}}}};
  return content;
}

std::vector<rules::Finding> about_words(const model::Content& content) {
  std::vector<rules::Finding> found = check(content);
  std::erase_if(found, [](const rules::Finding& one) { return one.field != "media.text@1"; });
  return found;
}

}  // namespace

TEST_CASE("platform checks: words under the app's own buttons are told, with what covers them") {
  model::Content content = with_words({"instagram"}, 1080, 1920, {1000, 8000, 5000, 800});
  model::set_surface_for(content, "instagram", "story");
  auto found = about_words(content);
  REQUIRE(rules_of(found) == "platform/text-covered");
  CHECK(found[0].span == TextSpan{0, 6});
  CHECK(rules::filled("{platform} {number}", found[0]) == "Instagram 1");
  REQUIRE(found[0].source != nullptr);
  content.pictures[0].texts[0].box = {1000, 4000, 5000, 800};
  CHECK(about_words(content).empty());
}

TEST_CASE("platform checks: words in the part of a picture that a feed cuts off are told once") {
  // X and LinkedIn cut what is taller than 3:4 and 4:5.
  const model::Content content = with_words({"x", "linkedin"}, 1000, 2000, {1000, 0, 5000, 800});
  const auto found = about_words(content);
  REQUIRE(rules_of(found) == "platform/text-cut");
  CHECK(rules::filled("{platform}", found[0]) == "X, LinkedIn");
}

TEST_CASE("platform checks: the focal point moves what is cut off") {
  model::Content content = with_words({"x"}, 1000, 2000, {1000, 0, 5000, 800});
  content.pictures[0].focal_y = 0;
  CHECK(about_words(content).empty());
  content.pictures[0].texts[0].box = {1000, 9000, 5000, 800};
  CHECK(rules_of(about_words(content)) == "platform/text-cut");
}

TEST_CASE("platform checks: a frame with some air around its letters is no reason for alarm") {
  // X shows 3:4 of a picture of 1000 x 1400: the middle 1333 rows, 238 of 10,000 off at the top.
  CHECK(about_words(with_words({"x"}, 1000, 1400, {0, 160, 9000, 800})).empty());
  CHECK(about_words(with_words({"x"}, 1000, 1400, {0, 0, 9000, 800})).size() == 1);
}

TEST_CASE("platform checks: an empty frame and a picture without a size say nothing") {
  model::Content content = with_words({"x"}, 1000, 2000, {1000, 0, 5000, 800});
  content.pictures[0].texts[0].text.clear();
  CHECK(about_words(content).empty());
  CHECK(about_words(with_words({"x"}, 0, 0, {1000, 0, 5000, 800})).empty());
}
