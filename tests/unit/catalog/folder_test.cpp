#include "catalog/folder.h"

#include <algorithm>
#include <string>

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::catalog;

TEST_CASE("asset folder: bad files are named and the others still read") {
  Diagnostics diagnostics;
  const std::vector<AssetFile> files =
      read_folder(std::string(BEDSIDE_SOURCE_DIR) + "/tests/cases/catalog/mixed", diagnostics);
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "a/good.json");
  CHECK(files[1].path == "b.json");
  REQUIRE(diagnostics.errors().size() == 2);
  CHECK(diagnostics.errors()[0].place == "a/broken.json");
  CHECK(diagnostics.errors()[0].code == ErrorCode::JsonSyntax);
  CHECK(diagnostics.errors()[1].place == "a/twice.json");
  CHECK(diagnostics.errors()[1].code == ErrorCode::JsonDuplicateKey);
}

TEST_CASE("asset folder: a folder that is not there is an error") {
  Diagnostics diagnostics;
  CHECK(read_folder("/nowhere/at/all", diagnostics).empty());
  REQUIRE(diagnostics.errors().size() == 1);
  CHECK(diagnostics.errors()[0].code == ErrorCode::FileUnreadable);
}
