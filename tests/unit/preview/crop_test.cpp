#include "preview/crop.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::preview;

TEST_CASE("crop: a picture of the same shape is shown whole") {
  CHECK(crop({"p", 1200, 600, 0, 1000}, 2) == Rect{0, 0, 1200, 600});
}

TEST_CASE("crop: a wide picture loses its sides, a tall one top and bottom") {
  CHECK(crop({"p", 1200, 600, 500, 500}, 1) == Rect{300, 0, 600, 600});
  CHECK(crop({"p", 600, 1200, 500, 500}, 1) == Rect{0, 300, 600, 600});
}

TEST_CASE("crop: the window follows the focal point up to the picture's edge") {
  CHECK(crop({"p", 1200, 600, 600, 500}, 1).x == 420);
  CHECK(crop({"p", 1200, 600, 0, 500}, 1).x == 0);
  CHECK(crop({"p", 1200, 600, 1000, 500}, 1).x == 600);
  CHECK(crop({"p", 600, 1200, 500, 900}, 1).y == 600);
}

TEST_CASE("crop: a picture without a size has no part to show") {
  CHECK(crop({"p", 0, 0, 500, 500}, 1).empty());
}
