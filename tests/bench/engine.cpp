// The engine alone, as another program would carry it: catalog, languages, identifiers, rules, the
// checker of changed sentences and the counts of all platforms; no page, painter, pictures, bundles
// or command line. The catalog is read from a file, so that the size of the program is that of its
// code. Texts come from standard input, one JSON object with "text" a line, as
// bench_check_bench --posts prints them: bench_engine CATALOG < posts
//
// One JSON line a figure; each post's best of five rounds, then the percentile over the posts.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "analysis/checker.h"
#include "analysis/platform_checks.h"
#include "catalog/catalog.h"
#include "json/parse.h"
#include "platforms/all.h"
#include "rules/check.h"

namespace {

using namespace bedside;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;
std::size_t findings_seen = 0;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

std::string read_all(std::FILE* file) {
  std::string out;
  char buffer[65536];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    out.append(buffer, size);
  return out;
}

std::vector<std::string> read_posts(std::string_view lines) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', from), lines.size());
    const Result<json::Value> line = json::parse(lines.substr(from, end - from));
    if (line) out.emplace_back(line->string_or("text", ""));
    from = end + 1;
  }
  return out;
}

void report(const char* name, const char* unit, std::vector<double> values) {
  std::ranges::sort(values);
  std::printf("{\"name\":\"%s\",\"unit\":\"%s\",\"p50\":%.2f,\"p99\":%.2f}\n", name, unit,
              values[values.size() / 2], values[values.size() * 99 / 100]);
}

template <class Work>
void time_posts(const char* name, const std::vector<std::string>& posts, Work work) {
  std::vector<double> best(posts.size(), 1e9);
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < posts.size(); ++i) best[i] = std::min(best[i], work(posts[i]));
  report(name, "us", std::move(best));
}

template <class Work>
double timed(Work work) {
  const auto start = Clock::now();
  work();
  return microseconds_since(start);
}

double type_a_letter(const rules::Engine& engine, const rules::Context& context, std::string text) {
  analysis::Checker checker(engine);
  rules::Field field = {"post.text", text, ""};
  checker.set({&field, 1}, context);
  text.insert(text.size() - 1, 1, 'a');
  field.text = text;
  const double took = timed([&] { checker.set({&field, 1}, context); });
  findings_seen += checker.findings().size();
  return took;
}

void report_memory() {
#ifdef __wasm__
  report("engine.memory", "MiB", {static_cast<double>(__builtin_wasm_memory_size(0)) / 16});
#endif
}

// What is left behind a failure is a message and status 2.
int run(const std::string& bytes, const std::vector<std::string>& posts) {
  const auto start = Clock::now();
  const Result<catalog::Catalog> catalog =
      catalog::Catalog::load(std::as_bytes(std::span(bytes)), catalog::Catalog::Verify::Structure);
  if (!catalog) {
    std::fprintf(stderr, "%s\n", to_string(catalog.error()).c_str());
    return 2;
  }
  rules::Engine engine(*catalog);
  report("engine.ready", "ms", {microseconds_since(start) / 1000});
  engine.compile_all();
  report("engine.ready-and-patterns", "ms", {microseconds_since(start) / 1000});
  const std::vector<platforms::Platform> all = platforms::load_platforms(*catalog);
  const analysis::PlatformChecks counts(engine, all);
  report("engine.all-ready", "ms", {microseconds_since(start) / 1000});

  rules::Context context;
  context.countries.assign(rules::country_names.begin(), rules::country_names.end());
  for (const platforms::Platform& platform : all) context.platforms.push_back(platform.id);
  const auto check = [&](const std::string& text) {
    const rules::Field field = {"post.text", text, ""};
    findings_seen += engine.check({&field, 1}, context).size();
  };
  time_posts("engine.check", posts,
             [&](const std::string& text) { return timed([&] { check(text); }); });
  time_posts("engine.check-and-count-everywhere", posts, [&](const std::string& text) {
    return timed([&] {
      check(text);
      findings_seen += counts.check_text(text, "", context.platforms).size();
    });
  });
  time_posts("engine.changed-sentence", posts,
             [&](const std::string& text) { return type_a_letter(engine, context, text); });
  report_memory();
  return findings_seen > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  std::FILE* file = count > 1 ? std::fopen(arguments[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fputs("bench_engine CATALOG < posts\n", stderr);
    return 2;
  }
  const std::string bytes = read_all(file);
  std::fclose(file);
  const std::vector<std::string> posts = read_posts(read_all(stdin));
  return posts.empty() ? 2 : run(bytes, posts);
}
