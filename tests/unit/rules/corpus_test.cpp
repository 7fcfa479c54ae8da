// Posts in tests/corpus, checked by the rules that are shipped: clean ones stay quiet, and what is
// found in flawed ones is compared with tests/corpus/report.json, which must not get worse. With
// BEDSIDE_REBASELINE set the report is written anew: read the difference.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "json/write.h"
#include "rules/test_pack.h"
#include "support/files.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

struct Audience {
  std::string language;
  std::vector<std::string> countries;
};

const std::vector<Audience>& audiences() {
  static const std::vector<Audience> all = {
      {"en", {"us", "uk", "nl", "es", "is", "id", "ke", "tz", "eu"}},
      {"ca", {"es"}},
      {"nl", {"nl"}},
      {"id", {"id"}},
      {"sw", {"ke", "tz"}},
      {"is", {"is"}},
  };
  return all;
}

Engine& shipped_engine() {
  static const Result<catalog::Catalog> catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
  REQUIRE(catalog.has_value());
  static Engine engine(*catalog);
  engine.compile_all();
  return engine;
}

std::vector<std::string> all_platforms() {
  std::vector<std::string> out;
  for (const std::string_view id : test::shipped_catalog().platforms()) out.emplace_back(id);
  return out;
}

std::vector<Finding> check(std::string_view text, std::string_view language,
                           const Context& context) {
  const Field field = {"post.text", text, language};
  return shipped_engine().check({&field, 1}, context);
}

// Files of one folder by name, so that every machine reads them in the same order.
std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path(folder)))
    names.push_back(entry.path().string());
  std::ranges::sort(names);
  return names;
}

std::string read(const std::string& file) {
  const auto text = test::read_file(file);
  REQUIRE_MESSAGE(text.has_value(), file);
  return *text;
}

std::vector<std::string> clean_posts(const std::string& language) {
  std::vector<std::string> posts;
  for (const std::string& file : files_of("tests/corpus/clean/" + language)) {
    std::string post;
    std::istringstream lines(read(file) + "\n---\n");
    for (std::string line; std::getline(lines, line);) {
      if (line != "---") {
        post += post.empty() ? line : "\n" + line;
      } else if (!post.empty()) {
        posts.push_back(std::exchange(post, {}));
      }
    }
  }
  return posts;
}

struct Gold {
  std::string category;
  TextSpan span;
};

struct FlawedPost {
  std::string text;
  Context context;
  std::vector<Gold> gold;
};

FlawedPost flawed_post(const json::Value& line) {
  FlawedPost post;
  post.text = line.string_or("text", "");
  post.context.kind = line.string_or("kind", "post");
  post.context.paid = line.bool_or("paid", false);
  for (const json::Value& country : line.array_of("countries"))
    post.context.countries.push_back(country.as_string());
  for (const json::Value& gold : line.array_of("gold")) {
    const auto begin = static_cast<std::size_t>(gold.int_or("start", 0));
    const auto end = static_cast<std::size_t>(gold.int_or("end", 0));
    REQUIRE_MESSAGE((begin < end && end <= post.text.size()), post.text);
    post.gold.push_back({std::string(gold.string_or("category", "")), {begin, end}});
  }
  return post;
}

std::vector<FlawedPost> flawed_posts(const std::string& language) {
  std::vector<FlawedPost> posts;
  for (const std::string& file : files_of("tests/corpus/flawed/" + language)) {
    std::istringstream lines(read(file));
    for (std::string line; std::getline(lines, line);) {
      const Result<json::Value> value = json::parse(line, file);
      REQUIRE_MESSAGE(value.has_value(), line);
      posts.push_back(flawed_post(*value));
    }
  }
  return posts;
}

struct Tally {
  std::int64_t gold = 0;   // places somebody should have seen
  std::int64_t found = 0;  // of them, by a rule of the same category
  std::int64_t spoke = 0;  // findings that stop somebody
  std::int64_t stray = 0;  // of them, where nothing was to be seen
};

using Tallies = std::map<std::string, Tally>;  // by category

Tallies tally(const std::string& language) {
  Tallies out;
  for (const FlawedPost& post : flawed_posts(language)) {
    const std::vector<Finding> findings = check(post.text, language, post.context);
    for (const Gold& gold : post.gold) {
      const bool found = std::ranges::any_of(findings, [&](const Finding& one) {
        return one.category == gold.category && one.span.overlaps(gold.span);
      });
      ++out[gold.category].gold;
      out[gold.category].found += found ? 1 : 0;
    }
    for (const Finding& one : findings) {
      if (one.severity == Severity::Advice) continue;
      const bool known = std::ranges::any_of(
          post.gold, [&](const Gold& gold) { return gold.span.overlaps(one.span); });
      ++out[std::string(one.category)].spoke;
      out[std::string(one.category)].stray += known ? 0 : 1;
    }
  }
  return out;
}

json::Value to_json(const Tallies& tallies) {
  json::Value out = json::Object{};
  for (const auto& [category, row] : tallies)
    out.set(category, json::Object{{"gold", row.gold},
                                   {"found", row.found},
                                   {"findings", row.spoke},
                                   {"stray", row.stray}});
  return out;
}

constexpr std::string_view report_file = "tests/corpus/report.json";

// Recall and precision by category, over all languages.
void print(const std::map<std::string, Tallies>& report) {
  Tallies all;
  for (const auto& [language, tallies] : report) {
    for (const auto& [category, row] : tallies) {
      for (const std::string& key : {category, std::string("all")}) {
        all[key].gold += row.gold;
        all[key].found += row.found;
        all[key].spoke += row.spoke;
        all[key].stray += row.stray;
      }
    }
  }
  for (const auto& [category, row] : all)
    MESSAGE(category << ": recall " << row.found << "/" << row.gold << ", precision "
                     << row.spoke - row.stray << "/" << row.spoke);
}

void compare(const std::string& place, const Tally& now, const json::Value& before) {
  CAPTURE(place);
  CHECK_MESSAGE(now.gold == before.int_or("gold", 0),
                "the posts changed: write the report anew and read the difference");
  CHECK(now.found >= before.int_or("found", 0));
  CHECK(now.stray <= before.int_or("stray", 0));
}

}  // namespace

TEST_CASE("corpus: what clinics publish is never blocked and at most 2 % of it needs a reviewer") {
  const std::vector<std::string> platforms = all_platforms();
  for (const auto& [language, countries] : audiences()) {
    const std::vector<std::string> posts = clean_posts(language);
    CHECK_MESSAGE(posts.size() >= 60, language);
    std::size_t stopped = 0;
    for (const std::string& post : posts) {
      bool stops = false;
      for (const Finding& one :
           check(post, language, {.countries = countries, .platforms = platforms})) {
        CHECK_MESSAGE(one.severity != Severity::Block, std::string(one.rule), ": ", post);
        if (one.severity == Severity::Advice) continue;
        stops = true;
        MESSAGE(language << ": " << std::string(one.rule) << " in " << post);
      }
      stopped += stops ? 1 : 0;
    }
    CHECK_MESSAGE(stopped * 50 <= posts.size(), language, ": ", stopped, " of ", posts.size());
  }
}

TEST_CASE("corpus: what clinics publish gets at most one word about its tone a post") {
  constexpr std::array<std::string_view, 5> of_tone = {"plain", "tone", "access", "stigma",
                                                       "clickbait"};
  for (const auto& [language, countries] : audiences()) {
    const std::vector<std::string> posts = clean_posts(language);
    std::size_t found = 0;
    std::map<std::string, std::size_t> by_rule;
    for (const std::string& post : posts) {
      for (const Finding& one :
           check(post, language,
                 {.countries = countries, .platforms = {"facebook", "instagram", "linkedin"}})) {
        if (!std::ranges::contains(of_tone, one.category)) continue;
        ++found;
        ++by_rule[std::string(one.rule)];
      }
    }
    std::string rules;
    for (const auto& [rule, times] : by_rule) rules += " " + rule + "=" + std::to_string(times);
    MESSAGE(language << ": " << found << " in " << posts.size() << " posts:" << rules);
    CHECK_MESSAGE(found <= posts.size(), language);
  }
}

TEST_CASE("corpus: recall and precision on flawed posts are no worse than the report says") {
  std::map<std::string, Tallies> report;
  for (const auto& [language, countries] : audiences()) {
    CHECK_MESSAGE(flawed_posts(language).size() >= 60, language);
    report[language] = tally(language);
  }
  print(report);
  if (std::getenv("BEDSIDE_REBASELINE") != nullptr) {
    json::Value out = json::Object{};
    for (const auto& [language, tallies] : report) out.set(language, to_json(tallies));
    std::ofstream(test::source_path(report_file), std::ios::binary) << json::write(out) << "\n";
    return;
  }
  const Result<json::Value> before = json::parse(read(test::source_path(report_file)));
  REQUIRE(before.has_value());
  for (const auto& [language, tallies] : report) {
    const json::Value* rows = before->find(language);
    REQUIRE(rows != nullptr);
    for (const auto& [category, row] : tallies) {
      const json::Value* was = rows->find(category);
      compare(language + " " + category, row, was != nullptr ? *was : json::Value());
    }
  }
}
