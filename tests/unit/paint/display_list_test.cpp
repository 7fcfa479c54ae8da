#include "paint/display_list.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

FillRoundRect box(float x, Color color) { return {{x, 0, 10, 10}, 0, color}; }

}  // namespace

TEST_CASE("print shows every kind of command on its own line") {
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 375, 520.126f}, 12, rgb(0xffffff)});
  list.add(FillRoundRect{
      {0, 0, 8, 8}, 0, LinearGradient{{0, 0}, {8, 0}, {{0, rgb(0)}, {1, {255, 0, 0, 128}}}}});
  list.add(StrokeRoundRect{{1, 1, 8, 8}, 2, 1, rgb(0xcccccc)});
  list.add(Shadow{{1, 1, 8, 8}, 2, 6, {0, 2}, {0, 0, 0, 40}});
  list.add(PushClip{{0, 0, 50, 50}, 4});
  list.add(DrawImage{"ab12", {0, 10, 100, 50}, {0, 0, 50, 25}, 0});
  list.add(PopClip{});
  list.add(DrawGlyphs{1, 15, rgb(0x0f1419), {64, 31.5f}, {{5, 0, 0}, {6, 7, 0}}, "Hi"});
  Path path;
  path.move_to({1, 2});
  path.line_to({3, 4});
  path.close();
  list.add(FillPath{path, rgb(0x112233)});
  list.add(StrokePath{path, 1.5f, rgb(0x112233)});
  CHECK(print(list) ==
        "fill 0,0 375x520.13 r12 #ffffff\n"
        "fill 0,0 8x8 gradient 0,0 to 8,0 0:#000000 1:#ff000080\n"
        "stroke 1,1 8x8 r2 w1 #cccccc\n"
        "shadow 1,1 8x8 r2 blur 6 by 0,2 #00000028\n"
        "clip 0,0 50x50 r4\n"
        "  image ab12 from 0,10 100x50 into 0,0 50x25\n"
        "end clip\n"
        "glyphs 1 15px #0f1419 at 64,31.5 2 \"Hi\"\n"
        "path #112233 M1,2 L3,4 Z\n"
        "line w1.5 #112233 M1,2 L3,4 Z\n");
}

TEST_CASE("append moves a list without changing what it shows") {
  DisplayList inner;
  inner.add(box(1, rgb(1)));
  inner.add(DrawGlyphs{0, 10, rgb(0), {2, 3}, {{1, 0, 0}}, ""});
  DisplayList outer;
  outer.append(inner, {10, 20});
  CHECK(print(outer) == "fill 11,20 10x10 #000001\nglyphs 0 10px #000000 at 12,23 1 \"\"\n");
}

TEST_CASE("damage: equal lists need no repaint") {
  DisplayList list;
  list.add(box(0, rgb(1)));
  CHECK_FALSE(damage(list, list));
}

TEST_CASE("damage covers the changed command before and after, and nothing else") {
  DisplayList before, after;
  for (DisplayList* list : {&before, &after}) list->add(box(0, rgb(1)));
  before.add(box(100, rgb(2)));
  after.add(box(130, rgb(2)));
  for (DisplayList* list : {&before, &after}) list->add(box(500, rgb(3)));
  CHECK(damage(before, after) == Rect{98, -2, 44, 14});
}

TEST_CASE("damage: a command added in the middle leaves those around it alone") {
  DisplayList before, after;
  before.add(box(0, rgb(1)));
  before.add(box(500, rgb(3)));
  after = before;
  after.commands.insert(after.commands.begin() + 1, box(40, rgb(2)));
  CHECK(damage(before, after) == Rect{38, -2, 14, 14});
}

TEST_CASE("damage: a clip that moved repaints all it holds") {
  DisplayList before, after;
  before.add(PushClip{{0, 0, 50, 50}, 0});
  after.add(PushClip{{0, 0, 80, 50}, 0});
  for (DisplayList* list : {&before, &after}) {
    list->add(box(0, rgb(1)));
    list->add(PopClip{});
  }
  CHECK(damage(before, after) == Rect{-2, -2, 84, 54});
}
