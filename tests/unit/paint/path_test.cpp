#include "paint/path.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::paint;

TEST_CASE("path data: absolute and relative commands describe the same path") {
  const Result<Path> absolute = parse_path("M1 2L4 6H7V1Q8 2 9 3C1 2 3 4 5 6Z");
  const Result<Path> relative = parse_path("m1,2 l3 4 h3 v-5 q1 1 2 2 c-8 -1 -6 1 -4 3 z");
  REQUIRE(absolute);
  REQUIRE(relative);
  CHECK(*absolute == *relative);
}

TEST_CASE("path data: numbers may touch when sign or point tells them apart") {
  const Result<Path> path = parse_path("M.5-.25L10-3");
  REQUIRE(path);
  CHECK(path->points == std::vector<Point>{{0.5f, -0.25f}, {10, -3}});
}

TEST_CASE("path data: pairs after a move are lines") {
  const Result<Path> path = parse_path("M0 0 1 1 2 0");
  REQUIRE(path);
  CHECK(path->verbs == std::vector{PathVerb::Move, PathVerb::Line, PathVerb::Line});
}

TEST_CASE("path data: what is not understood is refused with its place") {
  for (const char* data : {"A1 1 0 0 1 2 2", "M1", "5 5", "M0 0Z 3", "M0 0 L 1 x"}) {
    const Result<Path> path = parse_path(data);
    CAPTURE(data);
    REQUIRE_FALSE(path);
    CHECK(path.error().code == ErrorCode::InvalidValue);
    CHECK(path.error().message.find("at byte") != std::string::npos);
  }
}

TEST_CASE("bounds of a path hold all of its points") {
  Path path;
  path.move_to({3, 4});
  path.quadratic_to({-1, 10}, {5, 6});
  CHECK(bounds(path) == Rect{-1, 4, 6, 6});
}

TEST_CASE("the outline of a straight stroke is as wide as the stroke") {
  Path line;
  line.move_to({10, 10});
  line.line_to({30, 10});
  const Rect box = bounds(stroke_outline(line, 4, 0.01f));
  CHECK(box.x == doctest::Approx(8));
  CHECK(box.y == doctest::Approx(8));
  CHECK(box.right() == doctest::Approx(32));
  CHECK(box.bottom() == doctest::Approx(12));
}

TEST_CASE("a stroke of a single point is a dot") {
  Path point;
  point.move_to({5, 5});
  const Rect box = bounds(stroke_outline(point, 6, 0.01f));
  CHECK(box.x == doctest::Approx(2));
  CHECK(box.width == doctest::Approx(6));
  CHECK(box.height == doctest::Approx(6));
}
