// twitter-text's own test cases (conformance/01-twitter-text), read in place.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "doctest/doctest.h"
#include "lang/conformance.h"
#include "platforms/address.h"
#include "platforms/count.h"
#include "platforms/entities.h"
#include "platforms/highlight.h"
#include "platforms/platforms.h"

using namespace bedside;
using platforms::Entity;
using platforms::EntityType;
using Texts = std::vector<std::string>;

namespace {

const platforms::Platform& x() {
  static const platforms::Platform loaded = test::platform("x");
  return loaded;
}

std::vector<Entity> of_type(EntityType type, const std::string& text) {
  std::vector<Entity> found = platforms::count(text, x()).entities;
  std::erase_if(found, [&](const Entity& entity) { return entity.type != type; });
  return found;
}

// Without the sign that our spans hold and the test cases leave out.
std::string bare(EntityType type, const std::string& text, TextSpan span) {
  std::size_t sign = 0;
  if (type != EntityType::Url) sign = decode_utf8(text, span.begin).size;
  return text.substr(span.begin + sign, span.size() - sign);
}

const json::Array& group(const json::Value& file, std::string_view name, std::size_t at_least) {
  const json::Array& cases = file.array_of(name);
  REQUIRE(cases.size() >= at_least);
  return cases;
}

void check_texts(std::string_view name, EntityType type, std::size_t at_least) {
  const auto file = test::vectors("conformance/01-twitter-text/extract.json");
  if (!file) return;
  for (const json::Value& row : group(*file, name, at_least)) {
    const std::string text(row.string_or("text", ""));
    Texts found;
    for (const Entity& entity : of_type(type, text)) found.push_back(bare(type, text, entity.span));
    Texts expected;
    for (const json::Value& item : row.array_of("expected")) expected.push_back(item.as_string());
    CAPTURE(text);
    CHECK(found == expected);
  }
}

// Cases with places in UTF-16 units.
void check_places(std::string_view name, EntityType type, std::size_t at_least) {
  const auto file = test::vectors("conformance/01-twitter-text/extract.json");
  if (!file) return;
  for (const json::Value& row : group(*file, name, at_least)) {
    const std::string text(row.string_or("text", ""));
    const Utf16Offsets units(text);
    std::vector<std::int64_t> found;
    std::vector<std::int64_t> expected;
    for (const Entity& entity : of_type(type, text)) {
      found.push_back(static_cast<std::int64_t>(units.from_byte(entity.span.begin)));
      found.push_back(static_cast<std::int64_t>(units.from_byte(entity.span.end)));
    }
    for (const json::Value& item : row.array_of("expected"))
      for (const json::Value& index : item.array_of("indices")) expected.push_back(index.as_int());
    CAPTURE(text);
    CHECK(found == expected);
  }
}

void check_weights(std::string_view name, const platforms::Platform& platform) {
  const auto file = test::vectors("conformance/01-twitter-text/validate.json");
  if (!file) return;
  for (const json::Value& row : group(*file, name, 2)) {
    const std::string text(row.string_or("text", ""));
    const platforms::Count found = platforms::count(text, platform);
    const json::Value* expected = row.find("expected");
    REQUIRE(expected != nullptr);
    CAPTURE(row.string_or("description", ""));
    CHECK(static_cast<std::int64_t>(found.length) == expected->int_or("weightedLength", -1));
    CHECK(found.valid == expected->bool_or("valid", false));
  }
}

}  // namespace

TEST_CASE("x conformance: links") { check_texts("urls", EntityType::Url, 90); }

TEST_CASE("x conformance: links with places") {
  check_places("urls_with_indices", EntityType::Url, 10);
  check_places("urls_with_directional_markers", EntityType::Url, 2);
}

TEST_CASE("x conformance: short links with parameters") {
  check_texts("tco_urls_with_params", EntityType::Url, 5);
}

TEST_CASE("x conformance: hashtags") {
  check_texts("hashtags", EntityType::Hashtag, 60);
  check_texts("hashtags_from_astral", EntityType::Hashtag, 3);
  check_places("hashtags_with_indices", EntityType::Hashtag, 8);
}

TEST_CASE("x conformance: mentions") {
  check_texts("mentions", EntityType::Mention, 23);
  check_places("mentions_with_indices", EntityType::Mention, 3);
}

TEST_CASE("x conformance: cashtags") {
  check_texts("cashtags", EntityType::Cashtag, 8);
  check_places("cashtags_with_indices", EntityType::Cashtag, 2);
}

TEST_CASE("x conformance: every top-level domain of the library makes a link") {
  const auto file = test::vectors("conformance/01-twitter-text/tlds.json");
  if (!file) return;
  for (const std::string_view name : {"country", "generic"}) {
    for (const json::Value& row : group(*file, name, 300)) {
      const std::string text(row.string_or("text", ""));
      Texts found;
      for (const Entity& entity : of_type(EntityType::Url, text))
        found.push_back(bare(EntityType::Url, text, entity.span));
      Texts expected;
      for (const json::Value& item : row.array_of("expected")) expected.push_back(item.as_string());
      CAPTURE(text);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("x conformance: weighted length with whole emoji, configuration 3") {
  check_weights("WeightedTweetsWithDiscountedEmojiCounterTest", x());
  check_weights("UnicodeDirectionalMarkerCounterTest", x());
}

TEST_CASE("x conformance: weighted length without whole emoji, configuration 2") {
  json::Value file = test::asset("platforms/x.json");
  file.find("counting")->erase("emoji");
  file.set("examples", json::Array{json::Object{{"text", "a"}, {"length", 1}},
                                   json::Object{{"text", "b"}, {"length", 1}}});
  check_weights("WeightedTweetsCounterTest", test::platform("x", file));
}

TEST_CASE("x conformance: posts of 140 characters, configuration 1") {
  const auto vectors = test::vectors("conformance/01-twitter-text/validate.json");
  if (!vectors) return;
  json::Value file = test::asset("platforms/x.json");
  file.find("counting")->erase("emoji");
  file.find("counting")->set("default_weight", 100);
  file.find("surfaces")->elements()[0].set("limit", 140);
  const platforms::Platform old = test::platform("x", file);
  for (const json::Value& row : group(*vectors, "tweets", 8)) {
    CAPTURE(row.string_or("description", ""));
    CHECK(platforms::count(row.string_or("text", ""), old).valid == row.bool_or("expected", false));
  }
}

TEST_CASE("x conformance: names and hashtags that are valid as a whole") {
  const auto file = test::vectors("conformance/01-twitter-text/validate.json");
  if (!file) return;
  for (const auto& [name, type] :
       {std::pair("usernames", EntityType::Mention), std::pair("hashtags", EntityType::Hashtag),
        std::pair("urls_without_protocol", EntityType::Url)}) {
    for (const json::Value& row : group(*file, name, 4)) {
      const std::string text(row.string_or("text", ""));
      const std::vector<Entity> found = of_type(type, text);
      const bool whole = found.size() == 1 && found[0].span == TextSpan{0, text.size()};
      CAPTURE(text);
      CHECK(whole == row.bool_or("expected", false));
    }
  }
}

TEST_CASE("x conformance: addresses that are valid as a whole") {
  const auto file = test::vectors("conformance/01-twitter-text/validate.json");
  if (!file) return;
  for (const json::Value& row : group(*file, "urls", 24)) {
    const std::string text(row.string_or("text", ""));
    CAPTURE(text);
    CHECK(platforms::is_web_address(text) == row.bool_or("expected", false));
  }
}

TEST_CASE("x conformance: lists are valid as a whole") {
  const auto file = test::vectors("conformance/01-twitter-text/validate.json");
  if (!file) return;
  for (const json::Value& row : group(*file, "lists", 5)) {
    const std::string text(row.string_or("text", ""));
    const auto found = platforms::find_x_mentions_and_lists(text);
    const auto names = platforms::find_mentions(text, platforms::MentionGrammar::X);
    const bool list =
        found.size() == 1 && found[0] == TextSpan{0, text.size()} && names[0].end < text.size();
    CAPTURE(text);
    CHECK(list == row.bool_or("expected", false));
  }
}

TEST_CASE("x conformance: mentions with their lists") {
  const auto file = test::vectors("conformance/01-twitter-text/extract.json");
  if (!file) return;
  for (const json::Value& row : group(*file, "mentions_or_lists_with_indices", 5)) {
    const std::string text(row.string_or("text", ""));
    const Utf16Offsets units(text);
    Texts found;
    std::vector<std::int64_t> places;
    for (const TextSpan span : platforms::find_x_mentions_and_lists(text)) {
      found.push_back(text.substr(span.begin, span.size()));
      places.push_back(static_cast<std::int64_t>(units.from_byte(span.begin)));
      places.push_back(static_cast<std::int64_t>(units.from_byte(span.end)));
    }
    Texts expected;
    std::vector<std::int64_t> expected_places;
    for (const json::Value& item : row.array_of("expected")) {
      expected.push_back("@" + std::string(item.string_or("screen_name", "")) +
                         std::string(item.string_or("list_slug", "")));
      for (const json::Value& index : item.array_of("indices"))
        expected_places.push_back(index.as_int());
    }
    CAPTURE(text);
    CHECK(found == expected);
    CHECK(places == expected_places);
  }
}

TEST_CASE("x conformance: replies") {
  const auto file = test::vectors("conformance/01-twitter-text/extract.json");
  if (!file) return;
  for (const json::Value& row : group(*file, "replies", 13)) {
    const std::string text(row.string_or("text", ""));
    const auto found = platforms::find_x_reply(text);
    CAPTURE(text);
    CHECK((found ? bare(EntityType::Mention, text, *found) : "") ==
          std::string(row.string_or("expected", "")));
  }
}

TEST_CASE("x conformance: hits are marked in texts with links") {
  const auto file = test::vectors("conformance/01-twitter-text/hit_highlighting.json");
  if (!file) return;
  for (const auto& [name, at_least] : {std::pair("plain_text", 6), std::pair("with_links", 8)}) {
    for (const json::Value& row : group(*file, name, static_cast<std::size_t>(at_least))) {
      const std::string html(row.string_or("text", ""));
      std::string text;
      for (std::size_t i = 0, depth = 0; i < html.size(); ++i) {
        depth += html[i] == '<';
        if (depth == 0) text += html[i];
        depth -= html[i] == '>';
      }
      // Byte of each UTF-16 unit; these texts hold none outside the first plane.
      std::vector<std::size_t> bytes;
      for (std::size_t i = 0; i < text.size(); i += decode_utf8(text, i).size) bytes.push_back(i);
      bytes.push_back(text.size());
      std::vector<TextSpan> hits;
      for (const json::Value& hit : row.array_of("hits"))
        hits.push_back({bytes.at(static_cast<std::size_t>(hit.array()[0].as_int())),
                        bytes.at(static_cast<std::size_t>(hit.array()[1].as_int()))});
      CAPTURE(row.string_or("description", ""));
      CHECK(platforms::highlight(html, hits) == std::string(row.string_or("expected", "")));
    }
  }
}
