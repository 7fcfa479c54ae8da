// Own posts: clean ones that clinics publish every day, and flawed ones with gold spans
// "[[type|text]]". One post a line, in tests/corpus/identifiers.
#include <algorithm>
#include <format>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "identifiers_support.h"
#include "lang/tokens.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

constexpr const char* languages[] = {"en", "ca", "nl", "id", "sw", "is"};

std::vector<std::string> posts(const std::string& file) {
  const auto text = test::read_file(test::source_path("tests/corpus/identifiers/" + file));
  REQUIRE_MESSAGE(text.has_value(), file);
  std::vector<std::string> lines;
  std::istringstream in(*text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<Identifier> find(std::string_view text) {
  lang::TokenizedText tokens;
  lang::tokenize(text, nullptr, tokens);
  std::vector<Identifier> found;
  identify(tokens, test_identifiers::data(), found);
  return found;
}

// The confidence from which a rule of assets/rules/identifiers speaks about each type.
std::map<std::string, double> thresholds() {
  std::map<std::string, double> least;
  const std::filesystem::path folder = test::source_path("assets/rules/identifiers");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const Result<json::Value> rule =
        json::parse(test::read_file(entry.path().string()).value_or(""));
    REQUIRE(rule.has_value());
    for (const json::Value& type : rule->array_of("identifiers")) {
      const double bound = rule->double_or("min_confidence", 0.7);
      const auto row = least.emplace(type.as_string(), bound).first;
      row->second = std::min(row->second, bound);
    }
  }
  return least;
}

struct Gold {
  std::string type;
  TextSpan span;
};

// Takes the marks out of `text`.
std::vector<Gold> take_gold(std::string& text) {
  std::vector<Gold> gold;
  for (std::size_t begin = text.find("[["); begin != std::string::npos; begin = text.find("[[")) {
    const std::size_t bar = text.find('|', begin);
    const std::size_t end = text.find("]]", begin);
    REQUIRE(bar < end);
    REQUIRE(end != std::string::npos);
    const std::string type = text.substr(begin + 2, bar - begin - 2);
    const std::string inside = text.substr(bar + 1, end - bar - 1);
    text.replace(begin, end + 2 - begin, inside);
    gold.push_back({type, {begin, begin + inside.size()}});
  }
  return gold;
}

struct Tally {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t extra = 0;
};

}  // namespace

TEST_CASE("identifier corpus: no rule speaks about the posts that clinics publish every day") {
  const std::map<std::string, double> least = thresholds();
  CHECK(least.size() > 30);
  for (const char* language : languages) {
    for (const std::string& post : posts(std::string("clean-") + language + ".txt")) {
      for (const Identifier& one : find(post)) {
        const auto row = least.find(std::string(one.type));
        const bool speaks = row != least.end() && double(one.confidence) >= row->second - 1e-6;
        CHECK_FALSE_MESSAGE(speaks, std::string(language), ": ", std::string(one.type), " in ",
                            post);
      }
    }
  }
}

TEST_CASE("identifier corpus: what flawed posts disclose is found, nine in ten at least") {
  std::map<std::string, Tally> tallies;
  Tally all;
  for (const char* language : languages) {
    for (std::string post : posts(std::string("flawed-") + language + ".txt")) {
      const std::vector<Gold> gold = take_gold(post);
      const std::vector<Identifier> found = find(post);
      for (const Gold& wanted : gold) {
        const bool hit = std::ranges::any_of(found, [&](const Identifier& one) {
          return one.type == wanted.type && one.span == wanted.span && one.confidence >= 0.5F;
        });
        ++tallies[wanted.type].gold;
        tallies[wanted.type].found += hit;
        if (!hit) MESSAGE("missed " << wanted.type << " in " << post);
      }
      for (const Identifier& one : found) {
        const bool known = std::ranges::any_of(
            gold, [&](const Gold& wanted) { return wanted.span.overlaps(one.span); });
        if (one.confidence >= 0.6F && !known) ++tallies[std::string(one.type)].extra;
      }
    }
  }
  for (const auto& [type, tally] : tallies) {
    MESSAGE(std::format("{:<16} {:>3} of {:>3} found, {} beside", type, tally.found, tally.gold,
                        tally.extra));
    all.gold += tally.gold;
    all.found += tally.found;
    all.extra += tally.extra;
  }
  MESSAGE(std::format("all types: {} of {} found, {} beside", all.found, all.gold, all.extra));
  CHECK(all.gold >= 100);
  CHECK(all.found * 10 >= all.gold * 9);
  CHECK(all.extra * 50 <= all.gold);
}
