// Texts from anyone: a check never fails badly, takes time in proportion to the text, and gives
// places that lie in it. The first byte chooses what is made of the rest.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analysis/checker.h"
#include "catalog/catalog.h"
#include "rules/check.h"

using namespace bedside;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const rules::Engine& engine() {
  static const rules::Engine made = [] {
    static const Result<catalog::Catalog> catalog =
        catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
    require(catalog.has_value());
    rules::Engine engine(*catalog);
    engine.compile_all();
    return engine;
  }();
  return made;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (!piece.empty() && out.size() + piece.size() <= bytes) out += piece;
  return out;
}

constexpr std::size_t megabyte = 1 << 20;

// Bytes as they come, words that rules look for, or a piece that fills a whole text. The largest
// are rare: they cost a hundred times as much.
std::string text_of(std::uint8_t choice, std::string_view bytes) {
  switch (choice % 16) {
    case 0:
      return repeated(bytes.substr(0, 64), 20'000);
    case 1:
      return "\xED\xA0\x80" + std::string(bytes) + "\xED\xBF\xBF";  // lone surrogates
    case 2:
      return "Mrs " + std::string(bytes) + ", 67, was admitted on 3 May with " + std::string(bytes);
    case 3:
      return "BSN " + std::string(bytes) + " tel. " + std::string(bytes);
    case 4:
      if (choice == 4 && bytes.size() % 64 == 0) return repeated("👩🏽‍⚕️", megabyte * 4);
      return repeated("👩🏽‍⚕️🇳🇱", 5'000) + std::string(bytes);
    case 5:
      if (choice == 5 && bytes.size() % 64 == 0) return repeated(bytes.substr(0, 16), megabyte);
      return std::string(bytes);
    default:
      return std::string(bytes);
  }
}

void check_places(const std::vector<rules::Finding>& findings, std::string_view text) {
  for (const rules::Finding& one : findings) {
    require(one.span.begin <= one.span.end && one.span.end <= text.size());
    for (const rules::Fix& fix : one.fixes)
      require(fix.span.begin <= fix.span.end && fix.span.end <= text.size());
    require(!engine().explain(one, "nl").why.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text = text_of(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  rules::Context context;
  context.countries.assign(rules::country_names.begin(), rules::country_names.end());
  if (data[0] % 2 == 0) context.own = {"Dr. Anja de Vries", "+31 6 12345678", text.substr(0, 40)};
  constexpr std::string_view languages[] = {"", "en", "ca", "nl", "id", "sw", "is", "xx"};
  const rules::Field fields[] = {{"post.text", text, languages[data[0] / 16 % 8]},
                                 {"media.alt@1.en", "A farmer in a village.", "en"}};

  const auto start = std::chrono::steady_clock::now();
  const std::vector<rules::Finding> findings = engine().check(fields, context);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  // A hundred times what is measured, with what fuzzing and sanitizers cost on a busy machine.
  require(seconds.count() < 2 + static_cast<double>(text.size()) * 20e-6);

  for (const rules::Field& field : fields) {
    std::vector<rules::Finding> own;
    for (const rules::Finding& one : findings)
      if (one.field == field.name) own.push_back(one);
    check_places(own, field.text);
  }
  if (text.size() > 100'000) return 0;
  analysis::Checker checker(engine());
  checker.set(fields, context);
  require(checker.findings() == findings);
  return 0;
}
