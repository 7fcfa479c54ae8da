#include "paint/raster.h"

#include <numeric>

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

Coverage cover(const Path& path, PixelRect window = {0, 0, 32, 32}, Point offset = {}) {
  Rasterizer rasterizer;
  rasterizer.begin(window);
  rasterizer.add(path, 1, offset);
  return rasterizer.take_all();
}

int at(const Coverage& coverage, int x, int y) {
  const PixelRect& box = coverage.box;
  if (x < box.left || x >= box.right || y < box.top || y >= box.bottom) return 0;
  return coverage.row(y)[x - box.left];
}

Path rectangle(Rect rect) {
  Path path;
  path.add_rect(rect);
  return path;
}

}  // namespace

TEST_CASE("raster: a rectangle on whole pixels covers them fully and no others") {
  const Coverage c = cover(rectangle({2, 3, 4, 2}));
  CHECK(at(c, 2, 3) == 255);
  CHECK(at(c, 5, 4) == 255);
  CHECK(at(c, 1, 3) == 0);
  CHECK(at(c, 6, 3) == 0);
  CHECK(at(c, 2, 5) == 0);
}

TEST_CASE("raster: coverage is the part of the pixel that is inside") {
  const Coverage c = cover(rectangle({2.5f, 3.25f, 2, 1}));
  CHECK(at(c, 2, 3) == 96);   // 1/2 * 3/4
  CHECK(at(c, 3, 3) == 192);  // 3/4
  CHECK(at(c, 4, 4) == 32);   // 1/2 * 1/4
}

TEST_CASE("raster: a diagonal halves the pixels it crosses") {
  Path path;
  path.move_to({0, 0});
  path.line_to({8, 8});
  path.line_to({0, 8});
  const Coverage c = cover(path);
  for (int i = 0; i < 8; ++i) CHECK(at(c, i, i) == 128);
  CHECK(at(c, 2, 5) == 255);
  CHECK(at(c, 5, 2) == 0);
}

TEST_CASE("raster: shapes turned the same way fill once where they overlap") {
  Path path = rectangle({2, 2, 6, 6});
  path.append(rectangle({4, 4, 6, 6}));
  const Coverage c = cover(path);
  CHECK(at(c, 5, 5) == 255);
  CHECK(at(c, 9, 9) == 255);
}

TEST_CASE("raster: shapes that share an edge leave no seam") {
  Path path = rectangle({2, 2, 3.3f, 6});
  path.append(rectangle({5.3f, 2, 4, 6}));
  const Coverage c = cover(path);
  for (int x = 2; x < 9; ++x) CHECK(at(c, x, 4) == 255);
}

TEST_CASE("raster: a contour turned the other way cuts a hole") {
  Path path = rectangle({2, 2, 8, 8});
  path.move_to({4, 4});
  path.line_to({4, 6});
  path.line_to({6, 6});
  path.line_to({6, 4});
  path.close();
  const Coverage c = cover(path);
  CHECK(at(c, 3, 3) == 255);
  CHECK(at(c, 4, 4) == 0);
  CHECK(at(c, 5, 5) == 0);
}

TEST_CASE("raster: a window shows the same bytes as the whole") {
  Path path;
  path.add_circle({15.3f, 14.8f}, 12.7f);
  path.move_to({-20, 3});
  path.cubic_to({50, 9}, {-30, 25}, {60, 29.5f});
  path.line_to({-5, 40});
  const Coverage whole = cover(path, {-64, -64, 128, 128});
  for (const PixelRect window : {PixelRect{3, 5, 17, 20}, {10, 0, 31, 9}, {0, 13, 4, 32}}) {
    Rasterizer rasterizer;
    rasterizer.begin(window);
    rasterizer.add(path, 1, {});
    for (int y = window.top; y < window.bottom; ++y) {
      const Rasterizer::Row row = rasterizer.take_row(y);
      for (int x = window.left; x < window.right; ++x) {
        const std::size_t index = static_cast<std::size_t>(x - row.left);
        const int seen = x < row.left || index >= row.coverage.size() ? 0 : row.coverage[index];
        CHECK(seen == at(whole, x, y));
      }
    }
  }
}

TEST_CASE("raster: a circle covers pi times its radius squared") {
  Path path;
  path.add_circle({16, 16}, 12);
  const Coverage c = cover(path);
  const int sum = std::accumulate(c.pixels.begin(), c.pixels.end(), 0);
  CHECK(sum / 255.0 == doctest::Approx(3.14159 * 144).epsilon(0.003));
}

TEST_CASE("raster: reading a shape clears it for the next") {
  Rasterizer rasterizer;
  rasterizer.begin({0, 0, 16, 16});
  rasterizer.add(rectangle({1, 1, 9, 9}), 1, {});
  (void)rasterizer.take_all();
  rasterizer.begin({0, 0, 16, 16});
  rasterizer.add(rectangle({2, 2, 1, 1}), 1, {});
  const Coverage c = rasterizer.take_all();
  CHECK(std::accumulate(c.pixels.begin(), c.pixels.end(), 0) == 255);
}
