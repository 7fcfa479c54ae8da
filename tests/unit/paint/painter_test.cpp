#include "paint/painter.h"

#include "doctest/doctest.h"
#include "paint/fonts.h"
#include "paint/text_layout.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

Color at(const Bitmap& bitmap, int x, int y) {
  const std::uint8_t* p = bitmap.pixel(x, y);
  return {p[0], p[1], p[2], p[3]};
}

Bitmap painted(const DisplayList& list, int width, int height, float scale = 1) {
  Bitmap out = Bitmap::blank(width, height);
  Painter(test_fonts()).draw(list, scale, out);
  return out;
}

const Color red = rgb(0xff0000);
const Color blue = rgb(0x0000ff);
const Color clear{0, 0, 0, 0};

// A bit of everything, with edges between pixels.
DisplayList busy_list() {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 200, 150}, 0, rgb(0xf4f5f7)});
  list.add(Shadow{{10, 10, 120, 90}, 12, 10, {0, 4}, {0, 0, 0, 60}});
  list.add(FillRoundRect{
      {10, 10, 120, 90}, 12, LinearGradient{{10, 10}, {130, 100}, {{0, red}, {1, blue}}}});
  list.add(PushClip{{20.5f, 15.3f, 90, 70}, 9});
  list.add(StrokeRoundRect{{15, 12, 60, 60}, 14, 3, rgb(0x00aa55)});
  list.add(FillRoundRect{{60.4f, 50.7f, 41, 41}, 20.5f, Color{0, 0, 0, 90}});
  const StyledRun run{"Þú ❤️ 👩🏽‍⚕️ AV fi",
                      {15, FontWeight::Bold, rgb(0xffffff), 20, 0}};
  draw(list, layout(test_fonts(), std::span(&run, 1), {.width = 100}), {22.2f, 20.9f});
  list.add(PopClip{});
  Path path;
  path.move_to({140, 20});
  path.cubic_to({230, 40}, {90, 90}, {180, 140});
  list.add(StrokePath{path, 5.5f, {200, 80, 0, 160}});
  return list;
}

}  // namespace

TEST_CASE("painter: an opaque box replaces the pixels it covers, others stay clear") {
  DisplayList list;
  list.add(FillRoundRect{{2, 2, 4, 4}, 0, red});
  const Bitmap out = painted(list, 10, 10);
  CHECK(at(out, 2, 2) == red);
  CHECK(at(out, 5, 5) == red);
  CHECK(at(out, 6, 5) == clear);
  CHECK(at(out, 1, 2) == clear);
}

TEST_CASE("painter: boxes keep sharp edges between pixels") {
  DisplayList list;
  list.add(FillRoundRect{{2.4f, 2.4f, 4, 4}, 0, red});
  const Bitmap out = painted(list, 20, 20, 1.5f);
  for (std::size_t i = 3; i < out.rgba.size(); i += 4)
    CHECK((out.rgba[i] == 0 || out.rgba[i] == 255));
}

TEST_CASE("painter: half transparent red over white is pink, over nothing stays red") {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 4, 4}, 0, rgb(0xffffff)});
  list.add(FillRoundRect{{0, 0, 8, 4}, 0, Color{255, 0, 0, 128}});
  const Bitmap out = painted(list, 8, 4);
  CHECK(at(out, 1, 1) == Color{255, 127, 127, 255});
  CHECK(at(out, 6, 1) == Color{255, 0, 0, 128});
}

TEST_CASE("painter: two half transparent layers add up without a ground") {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 4, 4}, 0, Color{255, 0, 0, 128}});
  list.add(FillRoundRect{{0, 0, 4, 4}, 0, Color{0, 0, 255, 128}});
  const Color c = at(painted(list, 4, 4), 1, 1);
  CHECK(c.a == 192);
  CHECK(c.b == doctest::Approx(170).epsilon(0.01));
  CHECK(c.r == doctest::Approx(85).epsilon(0.02));
}

TEST_CASE("painter: rounded corners are cut, alike on all four") {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 40, 30}, 10, red});
  const Bitmap out = painted(list, 40, 30);
  CHECK(at(out, 0, 0) == clear);
  CHECK(at(out, 20, 0) == red);
  for (int y = 0; y < 30; ++y)
    for (int x = 0; x < 40; ++x) {
      CHECK(at(out, x, y) == at(out, 39 - x, y));
      CHECK(at(out, x, y) == at(out, x, 29 - y));
    }
}

TEST_CASE("painter: a stroke lies inside its rectangle and leaves the middle clear") {
  for (const float radius : {0.0f, 6.0f}) {
    DisplayList list;
    list.add(StrokeRoundRect{{2, 2, 20, 16}, radius, 2, red});
    const Bitmap out = painted(list, 24, 20);
    CHECK(at(out, 12, 2) == red);
    CHECK(at(out, 12, 3) == red);
    CHECK(at(out, 12, 4) == clear);
    CHECK(at(out, 12, 1) == clear);
    CHECK(at(out, 2, 10) == red);
    CHECK(at(out, 21, 10) == red);
    CHECK(at(out, 12, 10) == clear);
  }
}

TEST_CASE("painter: a hairline is one pixel at every scale below two") {
  for (const float scale : {1.0f, 1.25f, 1.49f}) {
    DisplayList list;
    list.add(StrokeRoundRect{{0, 0, 20, 20}, 0, 1, red});
    const Bitmap out = painted(list, 40, 40, scale);
    CHECK(at(out, 10, 0) == red);
    CHECK(at(out, 10, 1) == clear);
  }
}

TEST_CASE("painter: a box thinner than a pixel is one pixel thick, an empty one is not there") {
  DisplayList thin, empty;
  thin.add(FillRoundRect{{2, 2, 6, 0.2f}, 0, red});
  CHECK(at(painted(thin, 10, 10), 4, 2) == red);
  empty.add(FillRoundRect{{2, 2, 6, 0}, 3, red});
  empty.add(StrokeRoundRect{{2, 2, 0, 6}, 0, 2, red});
  empty.add(Shadow{{2, 2, 0, 0}, 0, 4, {0, 0}, red});
  empty.add(PushClip{{2, 2, 0, 4}, 0});
  empty.add(FillRoundRect{{0, 0, 10, 10}, 0, red});
  CHECK(painted(empty, 10, 10) == Bitmap::blank(10, 10));
}

TEST_CASE("painter: a clip hides what is outside, until it ends") {
  DisplayList list;
  list.add(PushClip{{2, 2, 4, 4}, 0});
  list.add(FillRoundRect{{0, 0, 10, 10}, 0, red});
  list.add(PopClip{});
  list.add(FillRoundRect{{8, 8, 2, 2}, 0, blue});
  const Bitmap out = painted(list, 10, 10);
  CHECK(at(out, 3, 3) == red);
  CHECK(at(out, 1, 3) == clear);
  CHECK(at(out, 6, 6) == clear);
  CHECK(at(out, 9, 9) == blue);
}

TEST_CASE("painter: a rounded clip cuts like a rounded box") {
  DisplayList clipped, box;
  clipped.add(PushClip{{3, 4, 30, 20}, 8});
  clipped.add(FillRoundRect{{0, 0, 40, 40}, 0, red});
  clipped.add(PopClip{});
  box.add(FillRoundRect{{3, 4, 30, 20}, 8, red});
  CHECK(painted(clipped, 40, 40) == painted(box, 40, 40));
}

TEST_CASE("painter: a gradient runs from its first to its last colour") {
  DisplayList list;
  list.add(
      FillRoundRect{{0, 0, 100, 4}, 0, LinearGradient{{20, 0}, {80, 0}, {{0, red}, {1, blue}}}});
  const Bitmap out = painted(list, 100, 4);
  CHECK(at(out, 0, 1) == red);
  CHECK(at(out, 99, 1) == blue);
  CHECK(at(out, 50, 1).r == doctest::Approx(126).epsilon(0.03));
  CHECK(at(out, 50, 0) == at(out, 50, 3));
}

TEST_CASE("painter: a shadow is darkest in the middle and fades out") {
  DisplayList list;
  list.add(Shadow{{30, 30, 40, 40}, 4, 20, {0, 0}, {0, 0, 0, 255}});
  const Bitmap out = painted(list, 100, 100);
  CHECK(at(out, 50, 50).a > 230);
  CHECK(at(out, 30, 50).a == doctest::Approx(128).epsilon(0.1));
  CHECK(at(out, 5, 50).a == 0);
  for (int x = 5; x < 49; ++x) CHECK(at(out, x, 50).a <= at(out, x + 1, 50).a);
}

TEST_CASE("painter: a large shadow is the small one drawn out") {
  DisplayList small, large;
  small.add(Shadow{{30, 30, 80, 80}, 4, 12, {0, 0}, {0, 0, 0, 200}});
  large.add(Shadow{{30, 30, 180, 80}, 4, 12, {0, 0}, {0, 0, 0, 200}});
  const Bitmap a = painted(small, 260, 140);
  const Bitmap b = painted(large, 260, 140);
  for (int y = 0; y < 140; ++y)
    for (int x = 0; x < 60; ++x) CHECK(at(a, x, y) == at(b, x, y));
}

TEST_CASE("painter: a picture fills its place, and a missing one leaves it clear") {
  Bitmap picture = Bitmap::blank(2, 2);
  for (std::size_t i = 0; i < 16; i += 4) picture.rgba[i + 1] = picture.rgba[i + 3] = 255;
  DisplayList list;
  list.add(DrawImage{"here", {}, {2, 2, 6, 6}, 0});
  list.add(DrawImage{"gone", {}, {12, 2, 6, 6}, 0});
  Bitmap out = Bitmap::blank(20, 10);
  Painter painter(test_fonts(),
                  [&](std::string_view id) { return id == "here" ? &picture : nullptr; });
  painter.draw(list, 1, out);
  CHECK(at(out, 4, 4) == rgb(0x00ff00));
  CHECK(at(out, 14, 4) == clear);
}

TEST_CASE("painter: letters appear in the colour of their style") {
  const StyledRun run{"H", {40, FontWeight::Bold, blue, 50, 0}};
  DisplayList list;
  draw(list, layout(test_fonts(), std::span(&run, 1)), {0, 0});
  const Bitmap out = painted(list, 40, 50);
  int full = 0;
  for (int y = 0; y < 50; ++y)
    for (int x = 0; x < 40; ++x)
      if (at(out, x, y) == blue) ++full;
  CHECK(full > 200);
}

TEST_CASE("painter: emoji keep their own colours") {
  const StyledRun run{"\U0001F1EE\U0001F1F8", {40, FontWeight::Regular, rgb(0x777777), 50, 0}};
  DisplayList list;
  draw(list, layout(test_fonts(), std::span(&run, 1)), {0, 0});
  const Bitmap out = painted(list, 50, 50);
  int bluish = 0, reddish = 0;
  for (int y = 0; y < 50; ++y)
    for (int x = 0; x < 50; ++x) {
      const Color c = at(out, x, y);
      if (c.a == 255 && c.b > c.r + 60) ++bluish;
      if (c.a == 255 && c.r > c.b + 60) ++reddish;
    }
  CHECK(bluish > 100);
  CHECK(reddish > 30);
}

TEST_CASE("painter: repainting parts gives the bytes of a full draw") {
  const DisplayList list = busy_list();
  for (const float scale : {1.0f, 1.25f, 2.0f}) {
    const int width = static_cast<int>(200 * scale), height = static_cast<int>(150 * scale);
    const Bitmap whole = painted(list, width, height, scale);
    Bitmap parts = Bitmap::blank(width, height);
    Painter painter(test_fonts());
    for (float y = 0; y < 150; y += 17.3f)
      for (float x = 0; x < 200; x += 31.1f)
        painter.draw(list, scale, parts, Rect{x, y, 31.1f, 17.3f});
    CHECK(parts == whole);
  }
}

TEST_CASE("painter: a partial repaint leaves the rest as it is") {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 10, 10}, 0, red});
  Bitmap out = Bitmap::blank(10, 10);
  Painter(test_fonts()).draw(list, 1, out, Rect{2, 2, 3, 3});
  CHECK(at(out, 2, 2) == red);
  CHECK(at(out, 5, 5) == clear);
}

TEST_CASE("painter: a second draw from kept glyphs gives the same bytes") {
  const DisplayList list = busy_list();
  Painter painter(test_fonts());
  Bitmap first = Bitmap::blank(200, 150), second = first;
  painter.draw(list, 1, first);
  painter.draw(list, 1, second);
  CHECK(first == second);
}

TEST_CASE("painter: extreme places and sizes draw nothing and do no harm") {
  DisplayList list;
  list.add(FillRoundRect{{-1e6f, -1e6f, 5, 5}, 3, red});
  list.add(FillRoundRect{{1e6f, 0, 1e6f, 1e6f}, 50, red});
  list.add(StrokeRoundRect{{50, 50, 0.1f, 0.1f}, 9, 4, red});
  list.add(PopClip{});
  Path path;
  path.move_to({-1e7f, -1e7f});
  path.line_to({1e7f, -1e7f});
  path.line_to({0, -5});
  list.add(FillPath{path, red});
  CHECK(painted(list, 10, 10) == Bitmap::blank(10, 10));
}
