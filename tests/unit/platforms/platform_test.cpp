#include "platforms/platform.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "doctest/doctest.h"
#include "json/schema.h"
#include "platforms/count.h"
#include "platforms/platforms.h"
#include "platforms/problems.h"

using namespace bedside;

namespace {

std::set<std::string> shipped() {
  std::set<std::string> ids;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(BEDSIDE_SOURCE_DIR) + "/assets/platforms"))
    ids.insert(entry.path().stem().string());
  return ids;
}

Diagnostics run_examples(const platforms::Platform& platform) {
  static const std::vector<lang::Language> languages = test::all_languages();
  return platforms::check_examples(platform, [](std::string_view tag) -> const lang::Language* {
    const auto found = std::ranges::find(languages, tag, &lang::Language::tag);
    return found != languages.end() ? &*found : nullptr;
  });
}

ErrorCode code_after(void (*change)(json::Value&)) {
  json::Value file = test::asset("platforms/x.json");
  change(file);
  const auto loaded = platforms::load_platform("x", file);
  REQUIRE_FALSE(loaded);
  return loaded.error().code;
}

}  // namespace

TEST_CASE("platform: every shipped file loads and its examples hold") {
  CHECK(shipped().contains("x"));
  for (const std::string& id : shipped())
    for (const Error& error : run_examples(test::platform(id)).errors())
      FAIL_CHECK(to_string(error));
}

TEST_CASE("platform: every shipped file is valid by the schema") {
  const auto schema = json::Schema::load(test::asset("schemas/platform-1.schema.json"));
  REQUIRE_MESSAGE(schema, (schema ? "" : to_string(schema.error())));
  for (const std::string& id : shipped()) {
    const std::string path = "platforms/" + id + ".json";
    for (const Error& error : schema->validate(test::asset(path), path).errors())
      FAIL_CHECK(to_string(error));
  }
}

TEST_CASE("platform: the default surface is the first, an unknown one is none") {
  const platforms::Platform instagram = test::platform("instagram");
  REQUIRE(instagram.surface("") != nullptr);
  CHECK(instagram.surface("")->id == "feed");
  CHECK(instagram.surface("reel")->fold.lines == 1);
  CHECK(instagram.surface("billboard") == nullptr);
  CHECK(instagram.checked == "2026-11-22");
}

TEST_CASE("platform: a limit says how sure it is and where it comes from") {
  const platforms::Platform x = test::platform("x");
  const platforms::Evidence& evidence = x.surfaces.front().evidence;
  CHECK(evidence.confidence == platforms::Confidence::High);
  REQUIRE_FALSE(evidence.sources.empty());
  const auto source =
      std::ranges::find(x.sources, evidence.sources.front(), &platforms::Source::id);
  REQUIRE(source != x.sources.end());
  CHECK(source->checked == "2026-11-22");
}

TEST_CASE("platform: a part of a surface is no place to post to") {
  const platforms::Platform tiktok = test::platform("tiktok");
  CHECK_FALSE(tiktok.surface("photo")->is_part());
  CHECK(tiktok.surface("photo.title")->is_part());
}

TEST_CASE("is_due: a sure limit holds for a year, a doubtful one for three months") {
  using platforms::Confidence;
  constexpr std::int64_t day = 86'400'000;
  constexpr std::int64_t checked = 1'795'305'600'000;  // 2026-11-22
  CHECK_FALSE(platforms::is_due("2026-11-22", Confidence::High, checked + 364 * day));
  CHECK(platforms::is_due("2026-11-22", Confidence::High, checked + 365 * day));
  CHECK_FALSE(platforms::is_due("2026-11-22", Confidence::Low, checked + 89 * day));
  CHECK(platforms::is_due("2026-11-22", Confidence::Low, checked + 90 * day));
}

TEST_CASE("is_due: a day that cannot be read is due") {
  for (const std::string_view day : {"", "2026", "2026-13-01", "22-11-2026", "2026-11-2x"})
    CHECK(platforms::is_due(day, platforms::Confidence::High, 0));
}

TEST_CASE("platform: a file without sources, dates or examples is refused") {
  CHECK(code_after([](json::Value& f) { f.set("sources", json::Array{}); }) ==
        ErrorCode::AssetSourceMissing);
  CHECK(code_after([](json::Value& f) {
          f.find("sources")->elements()[0].set("checked", "last week");
        }) == ErrorCode::InvalidValue);
  CHECK(code_after([](json::Value& f) { f.set("examples", json::Array{}); }) ==
        ErrorCode::MissingValue);
}

TEST_CASE("platform: a section without a source or confidence is refused") {
  CHECK(code_after([](json::Value& f) { f.find("counting")->erase("sources"); }) ==
        ErrorCode::AssetSourceMissing);
  CHECK(code_after([](json::Value& f) { f.find("counting")->erase("confidence"); }) ==
        ErrorCode::MissingValue);
  CHECK(code_after([](json::Value& f) {
          f.find("surfaces")->elements()[0].find("sources")->push("hearsay");
        }) == ErrorCode::AssetSourceMissing);
}

TEST_CASE("platform: unknown members and names are refused") {
  CHECK(code_after([](json::Value& f) { f.find("surfaces")->elements()[0].set("lenght", 1); }) ==
        ErrorCode::UnknownKey);
  CHECK(code_after([](json::Value& f) { f.find("counting")->set("unit", "words"); }) ==
        ErrorCode::InvalidValue);
}

TEST_CASE("platform: an example that does not hold names its place") {
  json::Value file = test::asset("platforms/x.json");
  file.find("examples")->elements()[0].set("length", 1);
  const Diagnostics found = run_examples(test::platform("x", file));
  REQUIRE(found.errors().size() == 1);
  CHECK(found.errors()[0].code == ErrorCode::AssetExampleFails);
  CHECK(found.errors()[0].place == "platforms/x.json#/examples/0/length");
}

TEST_CASE("fold: characters and line breaks hide the rest") {
  const platforms::Fold fold{.lines = 2, .desktop_lines = 0, .characters = 10};
  CHECK(platforms::visible_end("short", fold) == 5);
  CHECK(platforms::visible_end("0123456789abc", fold) == 10);
  CHECK(platforms::visible_end("a\nb\nc", fold) == 3);
  CHECK(platforms::visible_end("a\nb\n", fold) == 4);
  CHECK(platforms::visible_end("👩🏽‍⚕️123456789x", fold) ==
        std::string("👩🏽‍⚕️123456789").size());
  CHECK(platforms::visible_end("0123456789abc", {}) == 13);
}

TEST_CASE(
    "platform: every problem has examples in which it is found and others in which it is not") {
  std::map<std::string, int> found;
  int clean = 0;
  for (const std::string& id : shipped()) {
    for (const platforms::PlatformExample& example : test::platform(id).examples) {
      if (!example.problems) continue;
      clean += example.problems->empty();
      for (const auto& [name, part] : *example.problems) ++found[name];
    }
  }
  for (std::size_t kind = 0; kind < platforms::problem_kinds; ++kind) {
    const std::string name(platforms::problem_name(static_cast<platforms::ProblemKind>(kind)));
    CAPTURE(name);
    // Numbers are found by those who know people's identifiers.
    CHECK(found[name] >= (name == "phone" ? 0 : 2));
  }
  CHECK(clean >= 10);
}
