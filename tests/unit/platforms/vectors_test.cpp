// The vectors that were run through the platforms' own libraries (facts/platforms.json).
#include <string>
#include <vector>

#include "base/utf8.h"
#include "doctest/doctest.h"
#include "lang/conformance.h"
#include "platforms/count.h"
#include "platforms/platforms.h"

using namespace bedside;
using platforms::EntityType;
using Texts = std::vector<std::string>;

namespace {

Texts texts_of(EntityType type, const std::string& text, const platforms::Platform& platform) {
  Texts texts;
  for (const platforms::Entity& entity : platforms::count(text, platform).entities) {
    if (entity.type != type) continue;
    const std::size_t sign = type == EntityType::Url ? 0 : 1;
    texts.push_back(text.substr(entity.span.begin + sign, entity.span.size() - sign));
  }
  return texts;
}

Texts strings(const json::Array& array) {
  Texts texts;
  for (const json::Value& value : array) texts.push_back(value.as_string());
  return texts;
}

}  // namespace

TEST_CASE("vectors: lengths on X, Mastodon, Bluesky and Threads") {
  const auto file = test::vectors("facts/platforms.json");
  if (!file) return;
  const platforms::Platform x = test::platform("x");
  const platforms::Platform mastodon = test::platform("mastodon");
  const platforms::Platform bluesky = test::platform("bluesky");
  const platforms::Platform threads = test::platform("threads");
  const json::Array& rows = file->array_of("test_vectors");
  CHECK(rows.size() == 25);
  for (const json::Value& row : rows) {
    const std::string text(row.string_or("text", ""));
    const json::Value& expect = *row.find("expect");
    CAPTURE(row.string_or("name", ""));
    const auto length = [&](const platforms::Platform& platform) {
      return static_cast<std::int64_t>(platforms::count(text, platform).length);
    };
    CHECK(length(x) == expect.int_or("x_weighted", -1));
    CHECK(length(bluesky) == expect.int_or("graphemes", -1));
    CHECK(length(threads) == expect.int_or("threads", -1));
    CHECK(length(mastodon) == std::max(expect.int_or("mastodon_server", -1),
                                       expect.int_or("mastodon_composer_2026", -1)));
  }
}

TEST_CASE("vectors: links and hashtags of X and Bluesky") {
  const auto file = test::vectors("facts/platforms.json");
  if (!file) return;
  const platforms::Platform x = test::platform("x");
  const platforms::Platform bluesky = test::platform("bluesky");
  for (const json::Value& row : file->array_of("test_vectors")) {
    const std::string text(row.string_or("text", ""));
    const json::Value& expect = *row.find("expect");
    CAPTURE(row.string_or("name", ""));
    CHECK(texts_of(EntityType::Hashtag, text, x) == strings(expect.array_of("x_hashtags")));
    CHECK(texts_of(EntityType::Url, text, x) == strings(expect.array_of("x_urls")));
    CHECK(texts_of(EntityType::Hashtag, text, bluesky) == strings(expect.array_of("bsky_tags")));
    Texts links = texts_of(EntityType::Url, text, bluesky);
    for (std::string& link : links)
      if (!link.starts_with("http")) link.insert(0, "https://");
    CHECK(links == strings(expect.array_of("bsky_urls")));
  }
}
