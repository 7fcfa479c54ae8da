// The phrase trie against a plain search, and against damaged tables.

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "doctest/doctest.h"
#include "lang/tokens.h"
#include "rules/phrase_builder.h"
#include "rules/phrase_columns.h"
#include "rules/phrase_tables.h"
#include "rules/program.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

using Words = std::vector<std::string>;

Words random_words(std::mt19937& random, std::size_t least, std::size_t most) {
  static const Words vocabulary = {"a", "bb", "ccc", "bbc", "cab", "*", "b*", "*c"};
  Words out(least + random() % (most - least + 1));
  for (std::string& word : out) word = vocabulary[random() % vocabulary.size()];
  return out;
}

bool word_matches(std::string_view pattern, std::string_view word) {
  if (pattern == "*") return true;
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return word.ends_with(pattern.substr(1));
  return pattern == word;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

TEST_CASE("phrases: the trie finds what a plain search finds") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 200; ++round) {
    std::vector<Words> phrases;
    while (phrases.size() < 5) {
      Words words = random_words(random, 1, 4);
      if (words.front() != "*") phrases.push_back(std::move(words));
    }
    Words text;
    for (int i = 0; i < 30; ++i)
      text.push_back(std::vector<std::string>{"a", "bb", "ccc", "bbc", "cab"}[random() % 5]);

    PhraseTablesBuilder builder;
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> expected;
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      const auto parts = parse_phrase(joined(phrases[p]), nullptr);
      REQUIRE(parts.has_value());
      REQUIRE(builder.add(*parts, RoleGroup::Trigger, {static_cast<std::uint32_t>(p), 0, 0}));
      for (std::size_t at = 0; at + phrases[p].size() <= text.size(); ++at) {
        if (std::ranges::equal(phrases[p], std::span(text).subspan(at, phrases[p].size()),
                               word_matches))
          expected.emplace_back(p, at, at + phrases[p].size());
      }
    }
    const std::optional<PhraseData> data = unpack_phrases(pack_phrases(builder.finish()));
    REQUIRE(data.has_value());
    const PhraseTables tables(*data);

    const std::string text_string = joined(text);
    lang::TokenizedText tokens;
    lang::tokenize(text_string, nullptr, tokens);
    REQUIRE(tokens.tokens.size() == text.size());
    MatchScratch scratch;
    std::vector<NodeHit> hits;
    tables.match(tokens, 0, static_cast<std::uint32_t>(text.size()), scratch, hits);
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> found;
    for (const NodeHit& hit : hits)
      for (const AcceptRow& accept : tables.triggers(tables.node(hit.node)))
        found.emplace_back(accept.set, hit.first, hit.end);
    std::ranges::sort(expected);
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    CHECK(found == expected);
  }
}

TEST_CASE("phrases: alternatives that multiply without bound are refused") {
  std::string group = "(a";
  for (int i = 0; i < 200; ++i) group += "|w" + std::to_string(i);
  group += ")";
  PhraseTablesBuilder builder;
  const auto phrase = parse_phrase(group + " " + group, nullptr);
  REQUIRE(phrase.has_value());
  CHECK(!builder.add(*phrase, RoleGroup::Trigger, {}));
}

TEST_CASE("phrases: words hash alike however they are read") {
  CHECK(word_hash("") != word_hash(std::string_view("\0", 1)));
  CHECK(word_hash("abc") != word_hash("acb"));
  CHECK(word_hash("abcdefgh") != word_hash("abcdefg"));
  CHECK(word_hash("abcdefghi") != word_hash("abcdefghj"));
  CHECK(word_hash("þunglyndi") == word_hash(std::string("xþunglyndi").substr(1)));
}

TEST_CASE("rule tables: a damaged pack is refused or harmless") {
  const TestEngine made({{"a", R"({"kind":"phrase","languages":{"en":{"status":"reviewed",
      "match":["(a|b c)? cure*","*itis"],"suggest":["help"],"unless_near":{"words":2,"any":["no"]},
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"},
                         {"n", R"({"kind":"near","languages":{"en":{"status":"reviewed",
      "first":["cure"],"second":[{"identifier":"email"}],"within":5,
      "flag":["[[x]]","[[x]]"],"pass":["y","z"]}}})"}});
  // Rules come behind the language files; damage there is the business of the JSON reader.
  const catalog::Catalog& whole = made.catalog;
  const auto offset = [&](std::string_view section) {
    return static_cast<std::size_t>(whole.section(section).data() - made.pack.bytes.data());
  };
  const std::size_t begin = offset("rules/blocks");
  const std::size_t size = made.pack.bytes.size() - begin;
  std::mt19937 random(7);
  int refused = 0;
  constexpr int rounds = 400;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::byte> bytes = made.pack.bytes;
    for (int i = 0; i < 3; ++i) bytes[begin + random() % size] = static_cast<std::byte>(random());
    const auto catalog = catalog::Catalog::load(bytes, catalog::Catalog::Verify::Structure);
    if (!catalog) continue;
    const Result<Engine> engine = Engine::create(*catalog);
    if (!engine) {
      ++refused;
      continue;
    }
    const Field field = {"post.text", "A b c cure of arthritis for jan@example.org. No cure.",
                         "en"};
    const std::vector<Finding> findings = engine->check({&field, 1}, {});
    for (const Finding& finding : findings) CHECK(finding.span.end <= field.text.size());
  }
  CHECK(refused > rounds / 10);
}
