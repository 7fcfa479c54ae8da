#include "platforms/count.h"

#include <string>

#include "doctest/doctest.h"
#include "platforms/domains.h"
#include "platforms/entities.h"
#include "platforms/links.h"
#include "platforms/platforms.h"

using namespace bedside;
using platforms::Entity;
using platforms::EntityType;

namespace {

// The parts of `text` that `spans` cover, joined by spaces.
std::string parts(std::string_view text, const std::vector<TextSpan>& spans) {
  std::string out;
  for (const TextSpan span : spans) {
    if (!out.empty()) out += ' ';
    out += text.substr(span.begin, span.size());
  }
  return out;
}

std::string links(std::string_view text) { return parts(text, platforms::find_x_links(text)); }

std::string mentions(std::string_view text, platforms::MentionGrammar grammar) {
  return parts(text, platforms::find_mentions(text, grammar));
}

std::string hashtags(std::string_view text, platforms::HashtagGrammar grammar) {
  return parts(text, platforms::find_hashtags(text, grammar));
}

std::size_t x_length(std::string_view text) {
  static const platforms::Platform x = test::platform("x");
  return platforms::count(text, x).length;
}

}  // namespace

TEST_CASE("count: text is counted in NFC and entities are found in the text itself") {
  const platforms::Platform x = test::platform("x");
  const platforms::Count found = platforms::count("cafe\u0301 #re\u0301", x);
  CHECK(found.length == 8);
  REQUIRE(found.entities.size() == 1);
  CHECK(found.entities[0] == Entity{EntityType::Hashtag, {7, 12}});
}

TEST_CASE("count: what is left may be negative") {
  const platforms::Platform x = test::platform("x");
  const platforms::Count found = platforms::count(std::string(290, 'a'), x);
  CHECK(found.remaining == -10);
  CHECK_FALSE(found.valid);
}

TEST_CASE("count: a forbidden character makes a text invalid") {
  const platforms::Platform x = test::platform("x");
  CHECK_FALSE(platforms::count("a\uFEFFb", x).valid);
  CHECK(platforms::count("a\u2066b", x).valid);
}

TEST_CASE("count: Bluesky checks the bytes too") {
  const platforms::Platform bluesky = test::platform("bluesky");
  std::string text;
  for (int i = 0; i < 150; ++i) text += "👨‍👩‍👧‍👦";
  const platforms::Count found = platforms::count(text, bluesky);
  CHECK(found.length == 150);
  CHECK_FALSE(found.valid);
}

TEST_CASE("count: an unknown surface counts as the default one") {
  const platforms::Platform youtube = test::platform("youtube");
  CHECK(platforms::count("é", youtube, "cinema").length == 2);
  CHECK(platforms::count("é", youtube, "video.title").length == 1);
}

TEST_CASE("count: one measured text serves all platforms") {
  const platforms::MeasuredText text("Þú #góð https://example.is");
  CHECK(platforms::count(text, test::platform("x")).length == 31);
  CHECK(platforms::count(text, test::platform("instagram")).length == 26);
  CHECK(platforms::count(text, test::platform("bluesky")).length == 26);
}

TEST_CASE("count: bytes that are not UTF-8 count as replacement characters") {
  CHECK(x_length("a\xFFz") == 4);
  CHECK(platforms::count("a\xFFz", test::platform("bluesky")).length == 3);
}

TEST_CASE("x: emoji newer than its library count in their parts") {
  CHECK(x_length("👩‍⚕️") == 2);
  CHECK(x_length("🧑‍⚕️") == 5);
  CHECK(x_length("👩‍⚕") == 5);
  CHECK(x_length("🏴󠁧󠁢󠁷󠁬󠁳󠁿") == 2);
  CHECK(x_length("🦻🏽") == 4);
  CHECK(x_length("12️⃣") == 3);
}

TEST_CASE("x: links need a known ending and no letter, digit, @, # or $ before") {
  CHECK(links("zie umc-utrecht.nl, naar.de en a.b.cd") == "umc-utrecht.nl naar.de a.b.cd");
  CHECK(links("a@foo.com #foo.com $foo.com x.tar.gz 3.5 e.g. foo.com_bar") == "foo.com");
  CHECK(links("日本語foo.com/a日本語 ELPAÍS.com") == "foo.com/a ELPAÍS.com");
  CHECK(links("http://foo.com/a_(b)! (http://foo.com/a) https://foo.com:80?x=1.") ==
        "http://foo.com/a_(b) http://foo.com/a https://foo.com:80?x=1");
}

TEST_CASE("x: a long text full of dots costs no more than its length") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "あ.com_";
  CHECK(platforms::find_x_links(text).size() < 20'001);
  CHECK(platforms::find_x_links(std::string(400'000, '.')).empty());
}

TEST_CASE("domains: labels are measured as name servers see them") {
  CHECK(platforms::has_valid_labels("bücher.example.is"));
  CHECK_FALSE(platforms::has_valid_labels(std::string(64, 'a') + ".is"));
  CHECK(platforms::has_valid_labels(std::string(63, 'a') + ".is"));
  CHECK_FALSE(platforms::has_valid_labels("xn--þ.is"));
  std::string label;
  for (int i = 0; i < 60; ++i) label += "þ";
  CHECK_FALSE(platforms::has_valid_labels(label + ".is"));
}

TEST_CASE("domains: endings in any case and script") {
  using platforms::TopLevels;
  CHECK(platforms::top_level_domain_prefix("NL, ja", TopLevels::Current) == 2);
  CHECK(platforms::top_level_domain_prefix("nlx", TopLevels::Current) == 0);
  CHECK(platforms::top_level_domain_prefix("みんなです", TopLevels::Current) == 9);
  CHECK(platforms::top_level_domain_prefix("vermögensberater", TopLevels::Current) == 17);
  CHECK_FALSE(platforms::is_top_level_domain("statoil", TopLevels::Current));
  CHECK(platforms::is_top_level_domain("statoil", TopLevels::AlsoWithdrawn));
}

TEST_CASE("mentions: the grammars differ in dots, servers and what is typed") {
  using enum platforms::MentionGrammar;
  const std::string_view text =
      "@a.b. x@y.nl @zorg@mastodon.nl @[Linde](urn:li:organization:1) @gp.bsky.social RT@c";
  CHECK(mentions(text, X) == "@a @gp @c");
  CHECK(mentions(text, Name) == "@a.b @zorg @gp.bsky.social");
  CHECK(mentions(text, Server) == "@a.b @zorg@mastodon.nl @gp.bsky.social");
  CHECK(mentions(text, Picked) == "@[Linde](urn:li:organization:1)");
  CHECK(mentions(text, Domain) == "@gp.bsky.social");
  CHECK(mentions(text, None).empty());
}

TEST_CASE("hashtags: the grammars differ in where a tag stops") {
  using enum platforms::HashtagGrammar;
  const std::string_view text = "#zorg-voor #col·lab #a_b #2026 #HIV/AIDS #ok. /#c (#d)";
  CHECK(hashtags(text, X) == "#zorg #col·lab #a_b #HIV #ok #c #d");
  CHECK(hashtags(text, Word) == "#zorg #col #a_b #HIV #ok #c #d");
  CHECK(hashtags(text, Alphanumeric) == "#zorg #col #a #HIV #ok #c #d");
  CHECK(hashtags(text, Mastodon) == "#zorg #col·lab #a_b #HIV #ok #d");
  CHECK(hashtags(text, Bluesky) == "#zorg-voor #col·lab #a_b #HIV/AIDS #ok");
  CHECK(hashtags(text, None).empty());
}

TEST_CASE("entities: a tag inside a link is part of the link") {
  const platforms::Platform x = test::platform("x");
  const auto found = platforms::count("https://example.org/#top", x).entities;
  REQUIRE(found.size() == 1);
  CHECK(found[0].type == EntityType::Url);
}
