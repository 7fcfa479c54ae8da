// An organisation's pack from anyone: it is taken whole, or refused with a reason, and what is
// taken runs on any text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "catalog/catalog.h"
#include "json/parse.h"
#include "rules/check.h"
#include "rules/organisation.h"

using namespace bedside;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const catalog::Catalog& builtin() {
  static const catalog::Catalog catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure)
          .value();
  return catalog;
}

// A pack of which the bytes are the rules, so that the header does not have to be guessed.
json::Value with_header(json::Value rules) {
  return json::Object{{"format", rules::organisation_format},
                      {"id", "fuzz"},
                      {"name", "Fuzz"},
                      {"version", "1"},
                      {"checked", "2026-11-27"},
                      {"allow", json::Object{{"staff", json::Array{"Anna de Vries"}},
                                             {"numbers", json::Array{"030 250 00 00"}}}},
                      {"rules", std::move(rules)}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static rules::Engine engine(builtin());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<json::Value> file = json::parse(text, "pack.json", {.max_depth = 32});
  if (!file) return 0;
  for (const json::Value& pack : {*file, with_header(*file)}) {
    const rules::OrganisationRules* before = engine.organisation();
    Diagnostics faults;
    const bool taken = rules::adopt_organisation(engine, pack, "pack.json", faults);
    require(taken == faults.empty());
    require(taken || engine.organisation() == before);
    for (const Error& error : faults.errors())
      require(error.place.starts_with("pack.json") && !error.message.empty());
    const rules::Field field = {"post.text", text, "en"};
    for (const rules::Finding& finding : engine.check({&field, 1}, {}))
      require(finding.span.end <= text.size() && finding.rule_index < engine.rule_count());
  }
  return 0;
}
