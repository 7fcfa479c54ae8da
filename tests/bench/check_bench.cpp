// How long a check takes, text in and findings out, with every rule on and the language identified:
// one JSON line a figure, in microseconds unless the name says otherwise. Each post's best of five
// rounds counts, then the percentile over the posts, so that a busy machine disturbs little.
// With --posts it prints the posts instead, for the peers: {"language", "text"} a line.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "analysis/checker.h"
#include "catalog/catalog.h"
#include "json/write.h"
#include "lang/tokens.h"
#include "posts.h"
#include "rules/check.h"
#include "rules/identifiers/identify.h"
#include "rules/program.h"

namespace {

using namespace bedside;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

void report(std::string_view name, std::string_view unit, std::vector<double> values) {
  std::ranges::sort(values);
  const auto percentile = [&](double share) {
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * values.size()))];
  };
  std::printf("{\"name\":\"%.*s\",\"unit\":\"%.*s\",\"p50\":%.2f,\"p99\":%.2f}\n",
              static_cast<int>(name.size()), name.data(), static_cast<int>(unit.size()),
              unit.data(), percentile(0.50), percentile(0.99));
}

rules::Context all_countries() {
  rules::Context context;
  context.countries.assign(rules::country_names.begin(), rules::country_names.end());
  return context;
}

// The best of some rounds for each of `count` jobs.
template <class Job>
std::vector<double> best_times(std::size_t count, Job job) {
  std::vector<double> best(count, 1e9);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto start = Clock::now();
      job(i);
      best[i] = std::min(best[i], microseconds_since(start));
    }
  }
  return best;
}

std::size_t findings_seen = 0;

void bench_start(const catalog::Catalog& catalog) {
  const auto start = Clock::now();
  rules::Engine engine(catalog);
  const double made = microseconds_since(start) / 1000;
  const rules::Field field = {"post.text", "A first post about the flu.", ""};
  findings_seen += engine.check({&field, 1}, {}).size();
  const double first = microseconds_since(start) / 1000;
  std::vector<double> slices;
  while (!engine.ready()) {
    const auto slice = Clock::now();
    engine.compile_next_slice();
    slices.push_back(microseconds_since(slice) / 1000);
  }
  report("engine.start", "ms", {made});
  report("engine.start-to-first-findings", "ms", {first});
  if (!slices.empty()) report("engine.pattern-slice", "ms", slices);
}

void bench_checks(const rules::Engine& engine, const std::vector<bench::Post>& posts) {
  const rules::Context context = all_countries();
  const auto check = [&](std::string_view text, std::string_view language) {
    const rules::Field field = {"post.text", text, language};
    findings_seen += engine.check({&field, 1}, context).size();
  };
  report("check.post", "us",
         best_times(posts.size(), [&](std::size_t i) { check(posts[i].text, ""); }));
  report("check.post-language-given", "us",
         best_times(posts.size(), [&](std::size_t i) { check(posts[i].text, posts[i].language); }));

  for (const std::size_t letters : {std::size_t{350}, std::size_t{2200}}) {
    std::mt19937 random(1);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 120; ++i) {
      texts.push_back(bench::make_post(posts[i].language, letters, random));
      texts.back().resize(std::min(texts.back().size(), letters + letters / 10));
    }
    report(letters == 350 ? "check.350-letters" : "check.2200-letters", "us",
           best_times(texts.size(), [&](std::size_t i) { check(texts[i], ""); }));
  }
}

// A letter is typed into the last sentence of each post.
void bench_typing(const rules::Engine& engine, const std::vector<bench::Post>& posts) {
  const rules::Context context = all_countries();
  std::vector<double> best(posts.size(), 1e9);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < posts.size(); ++i) {
      analysis::Checker checker(engine);
      std::string text = posts[i].text;
      rules::Field field = {"post.text", text, posts[i].language};
      checker.set({&field, 1}, context);
      text.insert(text.size() - 1, 1, 'a');
      field.text = text;
      const auto start = Clock::now();
      checker.set({&field, 1}, context);
      best[i] = std::min(best[i], microseconds_since(start));
      findings_seen += checker.findings().size();
    }
  }
  report("check.changed-sentence", "us", best);
}

void bench_throughput(const rules::Engine& engine, const std::vector<bench::Post>& posts) {
  const rules::Context context = all_countries();
  std::vector<double> rates;
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    for (const bench::Post& post : posts) {
      const rules::Field field = {"post.text", post.text, ""};
      findings_seen += engine.check({&field, 1}, context).size();
    }
    rates.push_back(static_cast<double>(posts.size()) / (microseconds_since(start) / 1e6));
  }
  report("check.throughput", "posts/s", {*std::ranges::max_element(rates)});
}

// A megabyte of what no post is: time must stay in proportion to the text, whatever it holds.
void bench_floods(const rules::Engine& engine) {
  struct Flood {
    std::string_view name;
    std::string_view unit;
  };
  constexpr std::array floods = {
      Flood{"names", "Maria Jansen "},
      Flood{"names-with-ages", "Anna (67) "},
      Flood{"digits", "7"},
      Flood{"groups-of-digits", "123 456 78 "},
      Flood{"at-signs", "@"},
      Flood{"quotes", "\"\u201C"},
      Flood{"quoted-cures", "\"cure\" "},
      Flood{"emoji", "\U0001F600"},
      Flood{"emoji-lines", "A \U0001F600\n"},
  };
  constexpr std::size_t megabyte = 1'000'000;
  lang::TokenizedText tokens;
  std::vector<rules::Identifier> identifiers;
  for (const Flood& flood : floods) {
    std::string text;
    while (text.size() < megabyte) text += flood.unit;
    auto start = Clock::now();
    identifiers.clear();
    lang::tokenize(text, nullptr, tokens);
    rules::identify(tokens, engine.program().identifier_data(), identifiers);
    report("identify.1-MB-of-" + std::string(flood.name), "ms", {microseconds_since(start) / 1000});
    const rules::Field field = {"post.text", text, ""};
    start = Clock::now();
    findings_seen += engine.check({&field, 1}, all_countries()).size();
    report("check.1-MB-of-" + std::string(flood.name), "ms", {microseconds_since(start) / 1000});
  }
}

void print_posts(const std::vector<bench::Post>& posts) {
  for (const bench::Post& post : posts)
    std::puts(
        json::write(json::Object{{"language", post.language}, {"text", post.text}}, 0).c_str());
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<bench::Post> posts = bench::make_posts(360);
  if (count > 1 && std::string_view(arguments[1]) == "--posts") {
    print_posts(posts);
    return 0;
  }
  const Result<catalog::Catalog> catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
  if (!catalog) {
    std::fprintf(stderr, "%s\n", to_string(catalog.error()).c_str());
    return 2;
  }
  bench_start(*catalog);
  rules::Engine engine(*catalog);
  engine.compile_all();
  bench_throughput(engine, posts);  // and warms up
  bench_checks(engine, posts);
  bench_typing(engine, posts);
  bench_floods(engine);
  std::fprintf(stderr, "%zu rules, %zu posts, %zu findings\n", engine.rule_count(), posts.size(),
               findings_seen);
}
