// Speed and memory of spelling, for each dictionary. One JSON object a line:
// {"name","unit","p50","p99"}.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <print>
#include <string>
#include <string_view>
#include <vector>

#include "actions/dictionaries.h"
#include "catalog/catalog.h"
#include "lang/tokens.h"

namespace {

using namespace bedside;

// What the program has of the machine; it gives little back, so the first dictionary counts.
double memory_mib() {
#ifdef __EMSCRIPTEN__
  return static_cast<double>(reinterpret_cast<std::uintptr_t>(sbrk(0))) / (1 << 20);
#else
  std::ifstream pages("/proc/self/statm");
  double all = 0, resident = 0;
  pages >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
#endif
}

double now_us() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::micro>(now).count();
}

void report(std::string_view name, std::string_view tag, std::string_view unit,
            std::vector<double> values) {
  std::ranges::sort(values);
  std::println(R"({{"name":"{} {}","unit":"{}","p50":{:.3f},"p99":{:.3f}}})", name, tag, unit,
               values[values.size() / 2], values[values.size() * 99 / 100]);
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Lines of clean posts in the language, together about 350 letters.
std::string post_of(std::string_view language) {
  std::string text = read(std::string(BEDSIDE_SOURCE_DIR) + "/tests/corpus/clean/" +
                          std::string(language.substr(0, 2)) + "/posts.txt");
  std::erase(text, '#');
  return text.substr(0, text.find(' ', 350));
}

std::size_t misspelt(lang::Speller& speller, const std::string& text) {
  lang::TokenizedText tokens;
  lang::tokenize(text, nullptr, tokens);
  std::vector<TextSpan> out;
  for (const TextSpan word : lang::words_to_spell(tokens, nullptr))
    speller.find_misspelt(text, word, out);
  return out.size();
}

void measure(const lang::SpellingPack& pack) {
  const std::string file = read(std::string(BEDSIDE_SOURCE_DIR) + "/.deps/packs/" + pack.file());
  const std::string text = post_of(pack.tag);
  std::vector<double> load, memory, cold, warm, suggest;
  for (int i = 0; i < 5; ++i) {
    const double before = memory_mib();
    const double start = now_us();
    Result<lang::Speller> speller = actions::open_speller(pack, std::as_bytes(std::span(file)));
    load.push_back((now_us() - start) / 1000);
    if (!speller) return std::println(stderr, "{} is missing: run ./tools/setup", pack.file());
    memory.push_back(memory_mib() - before);
    const double first = now_us();
    misspelt(*speller, text);
    cold.push_back((now_us() - first) / 1000);
    for (int k = 0; k < 50; ++k) {
      const double again = now_us();
      misspelt(*speller, text);
      warm.push_back((now_us() - again) / 1000);
    }
    for (const std::string& wrong : pack.wrong) {
      const std::size_t at = wrong.find("[[") + 2;
      const double asked = now_us();
      speller->suggestions(wrong.substr(at, wrong.find("]]") - at));
      suggest.push_back((now_us() - asked) / 1000);
    }
  }
  report("open", pack.tag, "ms", load);
  report("memory", pack.tag, "MiB", {std::ranges::max(memory)});
  report("350 letters, new", pack.tag, "ms", cold);
  report("350 letters, warm", pack.tag, "ms", warm);
  report("suggestions of a word", pack.tag, "ms", suggest);
}

}  // namespace

// With the tag of a dictionary only that one: what it takes of memory is seen best alone.
int main(int argc, char** argv) {
  const catalog::Catalog catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure)
          .value();
  for (const lang::SpellingPack& pack : actions::spelling_packs(catalog))
    if (argc < 2 || pack.tag == argv[1]) measure(pack);
}
