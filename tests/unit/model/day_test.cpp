#include "model/day.h"

#include "doctest/doctest.h"

using namespace bedside::model;

TEST_CASE("days: one that exists, in full") {
  CHECK(is_day("2026-01-31"));
  CHECK(is_day("2024-02-29"));
  CHECK_FALSE(is_day("2026-02-29"));
  CHECK_FALSE(is_day("2026-01"));
  CHECK_FALSE(is_day("31-01-2026"));
  CHECK_FALSE(is_day(""));
}

TEST_CASE("dates: also a month or a year alone") {
  CHECK(is_date("2013"));
  CHECK(is_date("2013-10"));
  CHECK(is_date("2013-10-01"));
  CHECK_FALSE(is_date("2013-13"));
  CHECK_FALSE(is_date("13"));
}

TEST_CASE("dates: a day holds until the next one begins") {
  CHECK(date_end("2026-01-31") == date_begin("2026-02-01"));
  CHECK(date_end("2026-12") == date_begin("2027-01-01"));
  CHECK(date_end("2025") == date_begin("2026"));
  CHECK_FALSE(date_end("soon").has_value());
}

TEST_CASE("dates: the day of a moment") {
  CHECK(day_of(1'768'377'600'123) == "2026-01-14");
  CHECK(date_begin("2026-01-14") == 1'768'348'800'000);
}
