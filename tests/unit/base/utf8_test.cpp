#include "base/utf8.h"

#include "doctest/doctest.h"

using namespace bedside;

TEST_CASE("utf8: in a long text each code point counts, and emoji are two units") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "aé€💉";
  CHECK(code_point_count(text) == 4000);
  CHECK(utf16_length(text) == 5000);
}
