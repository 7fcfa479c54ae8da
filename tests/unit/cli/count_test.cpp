#include "cli/count.h"

#include <vector>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "support/files.h"

using namespace bedside;
using json::Array;
using json::Object;

namespace {

const std::vector<platforms::Platform>& shipped() {
  static const std::vector<platforms::Platform> loaded = [] {
    std::vector<platforms::Platform> all;
    for (const char* id : {"instagram", "x"}) {
      const std::string path = "assets/platforms/" + std::string(id) + ".json";
      const auto text = test::read_file(test::source_path(path));
      REQUIRE(text);
      const auto file = json::parse(*text, path);
      REQUIRE(file);
      all.push_back(*platforms::load_platform(id, *file));
    }
    return all;
  }();
  return loaded;
}

}  // namespace

TEST_CASE("count line: length, limit and what becomes a link") {
  const auto out = cli::count_line(
      Object{{"text", "Þú: https://example.is #bólusetning"}, {"platform", "x"}}, shipped());
  REQUIRE(out);
  CHECK(*out == Object{{"length", 40},
                       {"limit", 280},
                       {"unit", "weighted"},
                       {"valid", true},
                       {"remaining", 240},
                       {"entities", Array{Object{{"type", "url"},
                                                 {"start", 6},
                                                 {"end", 24},
                                                 {"start16", 4},
                                                 {"end16", 22},
                                                 {"text", "https://example.is"}},
                                          Object{{"type", "hashtag"},
                                                 {"start", 25},
                                                 {"end", 38},
                                                 {"start16", 23},
                                                 {"end16", 35},
                                                 {"text", "#bólusetning"}}}}});
}

TEST_CASE("count line: a surface has its own numbers") {
  const auto out = cli::count_line(
      Object{{"text", ""}, {"platform", "instagram"}, {"surface", "reel"}}, shipped());
  REQUIRE(out);
  CHECK(out->bool_or("valid", false));
  CHECK(out->int_or("remaining", 0) == 2200);
}

TEST_CASE("count line: what is missing or unknown is named") {
  const auto error_of = [](json::Value input) {
    const auto out = cli::count_line(input, shipped());
    REQUIRE_FALSE(out);
    return out.error();
  };
  CHECK(error_of(Object{{"platform", "x"}}).place == "text");
  CHECK(error_of(Object{{"text", "a"}}).place == "platform");
  CHECK(error_of(Object{{"text", "a"}, {"platform", "myspace"}}).code ==
        ErrorCode::UnknownPlatform);
  CHECK(error_of(Object{{"text", "a"}, {"platform", "x"}, {"surface", "reel"}}).place == "surface");
  CHECK(error_of(Object{{"text", "a"}, {"platform", 7}}).code == ErrorCode::InvalidValue);
}
