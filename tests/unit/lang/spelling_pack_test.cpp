// What a file of assets/spelling says, and which dictionary serves a text.

#include "lang/spelling_pack.h"

#include <array>
#include <string>

#include "doctest/doctest.h"
#include "json/parse.h"

namespace bedside::lang {
namespace {

Result<SpellingPack> load(std::string_view words, std::string_view wrong = "a [[bc]]") {
  const std::string text =
      R"({"joins":{"beginnings":[{"first":["tu","wa"],"then":["na","li"]},{"first":["hu"]}]},"name":{"en":"Dutch","is":"hollensku"},"languages":["nl"],
          "dictionary":{"part":"p","file":"nl","bytes":5},"sources":[],
          "words":)" +
      std::string(words) + R"(,"examples":{"right":["a"],"wrong":[")" + std::string(wrong) +
      R"("]}})";
  const Result<json::Value> value = json::parse(text, "nl");
  REQUIRE(value);
  return load_spelling_pack("nl", *value);
}

SpellingPack pack(std::string tag, std::vector<std::string> languages,
                  std::vector<std::string> countries = {}) {
  return {
      .tag = std::move(tag), .languages = std::move(languages), .countries = std::move(countries)};
}

std::string serving(std::string_view language, const std::vector<std::string>& countries = {}) {
  const std::array packs = {pack("en-GB", {"en", "en-GB", "en-KE"}, {"uk"}),
                            pack("en-US", {"en", "en-US"}, {"us"}), pack("nl", {"nl"})};
  std::string tags;
  for (const SpellingPack* one : spelling_packs_for(packs, language, countries))
    tags += (tags.empty() ? "" : " ") + one->tag;
  return tags;
}

}  // namespace

TEST_CASE("dictionary: a file gives its name in a language, its file and all its words") {
  const Result<SpellingPack> read = load(R"({"drugs":["insuline"],"care":["huisarts"]})");
  REQUIRE(read);
  CHECK(read->name("is") == "hollensku");
  CHECK(read->name("sw") == "Dutch");
  CHECK(read->file() == "spelling-nl.bin");
  CHECK(read->additions.words == std::vector<std::string>{"insuline", "huisarts"});
}

TEST_CASE("dictionary: beginnings of words are put together from their parts") {
  const Result<SpellingPack> read = load(R"({"drugs":["insuline"]})");
  REQUIRE(read);
  CHECK(read->additions.beginnings ==
        std::vector<std::string>{"tuna", "tuli", "wana", "wali", "hu"});
}

TEST_CASE("dictionary: a word that is there twice, or two words in one, are refused") {
  CHECK_FALSE(load(R"({"drugs":["insuline"],"care":["insuline"]})"));
  CHECK_FALSE(load(R"({"drugs":["twee woorden"]})"));
}

TEST_CASE("dictionary: an example of a fault must mark it") {
  CHECK_FALSE(load(R"({"drugs":["insuline"]})", "no mark"));
}

TEST_CASE("dictionary: a text is served by those that name its language, the nearest first") {
  CHECK(serving("nl") == "nl");
  CHECK(serving("fr").empty());
  CHECK(serving("en-US") == "en-US en-GB");
  CHECK(serving("en-KE") == "en-GB en-US");
  CHECK(serving("en-AU") == "en-GB en-US");
}

TEST_CASE("dictionary: where two serve a language the country of the audience decides") {
  CHECK(serving("en", {"us"}) == "en-US en-GB");
  CHECK(serving("en", {"nl", "uk"}) == "en-GB en-US");
}

}  // namespace bedside::lang
