#include "cli/segment.h"

#include "doctest/doctest.h"

using namespace bedside;
using json::Array;
using json::Object;

TEST_CASE("segment line: boundaries are byte offsets with both ends") {
  const auto out = cli::segment_line(Object{{"text", "é👩🏽‍⚕️"}, {"by", "grapheme"}});
  REQUIRE(out);
  CHECK(*out == Object{{"boundaries", Array{0, 2, 19}}});
  CHECK(*cli::segment_line(Object{{"text", ""}, {"by", "line"}}) ==
        Object{{"boundaries", Array{0}}});
}

TEST_CASE("segment line: what is missing or unknown is named") {
  CHECK(cli::segment_line(Object{{"by", "word"}}).error().place == "text");
  CHECK(cli::segment_line(Object{{"text", 1}, {"by", "word"}}).error().code ==
        ErrorCode::InvalidValue);
  CHECK(cli::segment_line(Object{{"text", "a"}}).error().code == ErrorCode::MissingValue);
  CHECK(cli::segment_line(Object{{"text", "a"}, {"by", "page"}}).error().place == "by");
}
