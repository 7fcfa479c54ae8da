// The rules that are shipped.

#include "catalog/folder.h"
#include "doctest/doctest.h"
#include "rules/examples.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

TEST_CASE("shipped rules: every flag text is flagged where it is marked, every pass text is not") {
  Diagnostics diagnostics;
  const std::vector<catalog::AssetFile> files =
      catalog::read_folder(std::string(BEDSIDE_SOURCE_DIR) + "/assets", diagnostics);
  const Pack pack = build_pack(files, diagnostics);
  const Result<catalog::Catalog> catalog = catalog::Catalog::load(pack.bytes);
  REQUIRE(catalog.has_value());
  Engine engine(*catalog);
  engine.compile_all();
  diagnostics.append(run_examples(engine, pack.rules.examples));
  diagnostics.append(run_frame_examples(engine, pack.rules.frame_examples));
  for (const Error& error : diagnostics.errors()) FAIL_CHECK(to_string(error));
  MESSAGE(pack.rules.rules << " rules, " << pack.rules.examples.size() << " examples");
  CHECK(pack.rules.rules > 0);
}
