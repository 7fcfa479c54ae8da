// Rules as data: tests/cases/rules/kinds hold rules that must load and whose examples must come out
// as marked, tests/cases/rules/broken rules that must be refused with exactly the errors they name.

#include <algorithm>
#include <string>

#include "catalog/folder.h"
#include "doctest/doctest.h"
#include "rules/examples.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

std::vector<catalog::AssetFile> read_cases(std::string_view folder) {
  Diagnostics diagnostics;
  std::vector<catalog::AssetFile> cases = catalog::read_folder(
      std::string(BEDSIDE_SOURCE_DIR) + "/tests/cases/rules/" + std::string(folder), diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(cases.size() > 10);
  return cases;
}

catalog::AssetFile rule_file(const catalog::AssetFile& file) {
  const json::Value* rule = file.value.find("rule");
  REQUIRE(rule != nullptr);
  return {"rules/test/" + file.path, complete_rule(*rule)};
}

}  // namespace

TEST_CASE("rule kinds: every case finds what its examples mark and nothing else") {
  std::vector<catalog::AssetFile> files = builtin_files();
  for (const catalog::AssetFile& file : read_cases("kinds")) files.push_back(rule_file(file));
  Diagnostics diagnostics;
  const Pack pack = build_pack(files, diagnostics, &builtin_catalog());
  const Result<catalog::Catalog> catalog = catalog::Catalog::load(pack.bytes);
  REQUIRE(catalog.has_value());
  Engine engine(*catalog);
  engine.compile_all();
  diagnostics.append(run_examples(engine, pack.rules.examples));
  for (const Error& error : diagnostics.errors()) FAIL_CHECK(to_string(error));
  CHECK(pack.rules.examples.size() > 100);
}

TEST_CASE("rule files: what is wrong is refused with file and place") {
  const std::vector<catalog::AssetFile> builtin = builtin_files();
  for (const catalog::AssetFile& file : read_cases("broken")) {
    CAPTURE(file.path);
    std::vector<catalog::AssetFile> files = builtin;
    files.push_back(rule_file(file));
    Diagnostics diagnostics;
    build_pack(files, diagnostics, &builtin_catalog());
    std::string errors;
    for (const Error& error : diagnostics.errors())
      errors += error.place + ": " + std::string(error_code_name(error.code)) + "\n";
    std::string expected;
    for (const json::Value& line : file.value.array_of("expect"))
      expected += line.as_string() + "\n";
    CHECK(errors == expected);
  }
}
