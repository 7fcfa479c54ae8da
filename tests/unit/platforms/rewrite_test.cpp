#include "platforms/rewrite.h"

#include <array>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "platforms/entities.h"
#include "platforms/platforms.h"

using namespace bedside;
using Posts = std::vector<std::string>;

namespace {

Posts split(std::string_view text, const char* id) {
  const platforms::Platform platform = test::platform(id);
  return platforms::split_into_thread(text, platform, platform.surfaces.front(), nullptr);
}

bool all_fit(const Posts& posts, const char* id) {
  const platforms::Platform platform = test::platform(id);
  for (const std::string& post : posts)
    if (!platforms::count(post, platform).valid) return false;
  return true;
}

// Without white space and the number at the end of each post.
std::string letters(const Posts& posts) {
  std::string out;
  for (const std::string& post : posts)
    for (const char c : post.substr(0, posts.size() > 1 ? post.rfind('(') : post.size()))
      if (c != ' ' && c != '\n') out += c;
  return out;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("thread: a text that fits is one post without a number") {
  CHECK(split("Was uw handen.", "x") == Posts{"Was uw handen."});
}

TEST_CASE("thread: posts end with whole sentences and their number") {
  const std::string sentence =
      "Drink every hour a glass of water when it is hotter than thirty degrees outside today. ";
  const Posts posts = split(repeated(sentence, 8), "x");
  REQUIRE(posts.size() == 3);
  CHECK(posts[0].ends_with("outside today. (1/3)"));
  CHECK(posts[2].ends_with("outside today. (3/3)"));
  CHECK(all_fit(posts, "x"));
}

TEST_CASE("thread: nothing of the text is lost") {
  const std::string text = repeated(
      "Hósti? Talaðu við okkur. Opið er alla daga 👩🏽‍⚕️ milli 9 og 16!\n\n", 40);
  for (const char* id : {"x", "bluesky", "mastodon", "threads"}) {
    const Posts posts = split(text, id);
    CHECK(posts.size() > 3);
    CHECK(all_fit(posts, id));
    CHECK(letters(posts) == letters({text}));
  }
}

TEST_CASE("thread: a sentence longer than a post is cut between words") {
  const Posts posts = split(repeated("handen wassen ", 40), "x");
  REQUIRE(posts.size() == 3);
  CHECK(all_fit(posts, "x"));
  for (const std::string& post : posts) {
    CHECK((post.starts_with("handen ") || post.starts_with("wassen ")));
    CHECK((post.contains("handen (") || post.contains("wassen (")));
  }
}

TEST_CASE("thread: a word longer than a post is cut between graphemes") {
  const std::string text = repeated("👩🏽‍⚕️", 400);
  const Posts posts = split(text, "bluesky");
  CHECK(posts.size() == 3);
  CHECK(all_fit(posts, "bluesky"));
  CHECK(letters(posts) == text);
}

TEST_CASE("thread: no link, mention or tag is cut") {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += "Lees https://www.example.org/heel/lang/pad?x=" + std::to_string(i) +
            " van @praktijk_linde over #gezonde_voeding en ";
  const platforms::Platform x = test::platform("x");
  const Posts posts = split(text, "x");
  CHECK(all_fit(posts, "x"));
  std::size_t found = 0;
  for (const std::string& post : posts) found += platforms::count(post, x).entities.size();
  CHECK(found == 90);
  CHECK(letters(posts) == letters({text}));
}

TEST_CASE("thread: a link longer than a post stays whole") {
  const std::string link = "https://example.org/" + std::string(400, 'a');
  const Posts posts = split("Kijk eens hier: " + link + " en daar.", "bluesky");
  std::size_t whole = 0;
  for (const std::string& post : posts) whole += post.contains(link);
  CHECK(whole == 1);
}

TEST_CASE("thread: with ten posts and more the numbers still fit") {
  const Posts posts = split(repeated("Blóðþrýstingur er oft einkennalaus. ", 90), "x");
  CHECK(posts.size() > 9);
  CHECK(all_fit(posts, "x"));
  CHECK(posts.front().ends_with("(1/" + std::to_string(posts.size()) + ")"));
}

TEST_CASE("thread: an endless text ends in a last post with the rest") {
  CHECK(split(repeated("Was uw handen. ", 20'000), "x").size() == platforms::most_posts);
}

TEST_CASE("shorten: whole sentences stay") {
  const platforms::Platform x = test::platform("x");
  const std::string first = "Flu season is here. Come to us on Tuesday.";
  const std::string text = first + " " + std::string(300, 'a') + ".";
  CHECK(platforms::fitting_sentences_end(text, x, x.surfaces[0], nullptr) == first.size());
  CHECK(platforms::fitting_sentences_end(first, x, x.surfaces[0], nullptr) == first.size());
  CHECK(platforms::fitting_sentences_end(std::string(300, 'a'), x, x.surfaces[0], nullptr) == 0);
}

TEST_CASE("fitting end: where the limit is reached, between graphemes") {
  const platforms::Platform bluesky = test::platform("bluesky");
  const std::string text = std::string(299, 'a') + "👩🏽‍⚕️👩🏽‍⚕️";
  CHECK(platforms::fitting_end(text, bluesky, bluesky.surfaces[0]) ==
        299 + std::string_view("👩🏽‍⚕️").size());
}

TEST_CASE("links move to the first comment once each") {
  const auto moved = platforms::move_links_to_comment(
      "Lees meer: https://example.org/a en\nrivm.nl of https://example.org/a.", "Dank!");
  CHECK(moved.text == "Lees meer: en\n of.");
  CHECK(moved.first_comment == "Dank!\nhttps://example.org/a\nrivm.nl");
  CHECK(platforms::move_links_to_comment("Geen link. ", "").text == "Geen link. ");
}

TEST_CASE("camel case: words of a tag begin with a capital") {
  const std::array<std::string_view, 5> words = {"griep", "prik", "gezonde", "voeding", "þú"};
  CHECK(platforms::camel_case_tag("#griepprik", words) == "#GriepPrik");
  CHECK(platforms::camel_case_tag("#zorg-voor-elkaar", words) == "#ZorgVoorElkaar");
  CHECK(platforms::camel_case_tag("#gezonde_voeding", words) == "#GezondeVoeding");
  CHECK(platforms::camel_case_tag("#l'hospital", words) == "#LHospital");
  CHECK(platforms::camel_case_tag("#þúgriep", words) == "#ÞúGriep");
  CHECK(platforms::camel_case_tag("#onbekend", words) == "#Onbekend");
  CHECK(platforms::camel_case_tag("#HbA1c", words) == "#HbA1c");
  CHECK(platforms::camel_case_tag("#col·laboració", words) == "#Col·laboració");
}
