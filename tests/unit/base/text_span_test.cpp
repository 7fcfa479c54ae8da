#include "base/text_span.h"

#include "doctest/doctest.h"

using namespace bedside;

TEST_CASE("rebase: a span before the edit stays") {
  CHECK(rebase({1, 2}, {.at = 2, .removed = 1, .inserted = 4}) == TextSpan{1, 2});
}

TEST_CASE("rebase: a span after the edit moves by the size difference") {
  CHECK(rebase({10, 14}, {.at = 2, .removed = 1, .inserted = 4}) == TextSpan{13, 17});
}

TEST_CASE("rebase: a span that the edit touches comes back empty") {
  CHECK(rebase({10, 14}, {.at = 12, .removed = 1, .inserted = 0}).empty());
}

TEST_CASE("rebase: an insertion inside a span empties it") {
  CHECK(rebase({10, 14}, {.at = 12, .removed = 0, .inserted = 1}) == TextSpan{12, 12});
}
