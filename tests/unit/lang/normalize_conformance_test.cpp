#include <string>

#include "doctest/doctest.h"
#include "lang/conformance.h"
#include "lang/normalize.h"

using namespace bedside;

TEST_CASE("nfc: composes as in the Unicode 15.0 test file") {
  const auto file = test::vectors("conformance/08-unicode/NormalizationTest_sample3000.json");
  if (!file) return;
  std::size_t cases = 0;
  for (const json::Value& row : file->array_of("cases")) {
    const auto column = [&](std::size_t i) { return test::from_hex(row.array()[i].as_string()); };
    CAPTURE(row.array()[0].as_string());
    // The file's own statement: c2 == NFC(c1) == NFC(c2) == NFC(c3), c4 == NFC(c4) == NFC(c5).
    CHECK(lang::nfc(column(0)) == column(1));
    CHECK(lang::nfc(column(1)) == column(1));
    CHECK(lang::nfc(column(2)) == column(1));
    CHECK(lang::nfc(column(3)) == column(3));
    CHECK(lang::nfc(column(4)) == column(3));
    CHECK(lang::is_nfc(column(1)));
    CHECK(lang::is_nfc(column(0)) == (column(0) == column(1)));
    ++cases;
  }
  CHECK(cases > 2000);
}
