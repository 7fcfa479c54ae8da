#include "ui/damage.h"

#include <vector>

#include "doctest/doctest.h"
#include "imgui.h"
#include "imgui_internal.h"

using namespace bedside;
using ui::Damage;
using ui::TextureChange;

namespace {

struct Box {
  Rect area;
  ImU32 color = 0xFF000000;
};

// One draw list of plain or textured boxes on a page of 320 x 320, which is 10 x 10 tiles.
class Picture {
 public:
  explicit Picture(const std::vector<Box>& boxes, ImTextureID texture = 1,
                   ImVec4 clip = {0, 0, 320, 320})
      : list_(&shared_) {
    list_._ResetForNewFrame();
    list_.PushTexture(ImTextureRef(texture));
    list_.PushClipRect({clip.x, clip.y}, {clip.z, clip.w});
    for (const Box& box : boxes) {
      list_.PrimReserve(6, 4);
      list_.PrimRectUV({box.area.x, box.area.y}, {box.area.right(), box.area.bottom()}, {0, 0},
                       {1, 1}, box.color);
    }
    data_.CmdLists.push_back(&list_);
    data_.DisplaySize = {320, 320};
  }
  const ImDrawData& data() const { return data_; }

 private:
  ImDrawListSharedData shared_;
  ImDrawList list_;
  ImDrawData data_;
};

std::vector<Rect> changed(const std::vector<Box>& before, const std::vector<Box>& after) {
  Damage damage;
  damage.update(Picture(before).data(), {});
  return damage.update(Picture(after).data(), {});
}

}  // namespace

TEST_CASE("damage: the first picture is painted whole") {
  Damage damage;
  CHECK(damage.update(Picture({{{10, 10, 5, 5}}}).data(), {}) ==
        std::vector<Rect>{{0, 0, 320, 320}});
}

TEST_CASE("damage: the same picture again needs no painting") {
  CHECK(changed({{{10, 10, 5, 5}}}, {{{10, 10, 5, 5}}}).empty());
}

TEST_CASE("damage: a changed colour repaints the tiles of that box alone") {
  CHECK(changed({{{10, 10, 5, 5}}, {{200, 200, 5, 5}}},
                {{{10, 10, 5, 5}}, {{200, 200, 5, 5}, 0xFFFFFFFF}}) ==
        std::vector<Rect>{{192, 192, 32, 32}});
}

TEST_CASE("damage: what moved is repainted where it was and where it is") {
  const std::vector<Rect> areas = changed({{{0, 0, 10, 10}}}, {{{288, 288, 10, 10}}});
  CHECK(areas == std::vector<Rect>{{0, 0, 32, 32}, {288, 288, 32, 32}});
}

TEST_CASE("damage: boxes that swap their order are repainted where they overlap") {
  const Box a{{0, 0, 10, 10}, 0xFF0000FF}, b{{5, 5, 10, 10}, 0xFF00FF00};
  CHECK(changed({a, b}, {b, a}) == std::vector<Rect>{{0, 0, 32, 32}});
}

TEST_CASE("damage: what a clip rectangle hides does not count") {
  Damage damage;
  const ImVec4 left{0, 0, 160, 320};
  damage.update(Picture({{{200, 0, 10, 10}}}, 1, left).data(), {});
  CHECK(damage.update(Picture({{{200, 0, 10, 10}, 0xFFFFFFFF}}, 1, left).data(), {}).empty());
}

TEST_CASE("damage: a written part of a texture repaints where that part is shown") {
  Damage damage;
  const Picture picture({{{0, 0, 320, 320}}}, 7);
  damage.update(picture.data(), {});
  const TextureChange change{7, {0.75f, 0.75f, 0.05f, 0.05f}};
  CHECK(damage.update(picture.data(), std::vector{change}) ==
        std::vector<Rect>{{224, 224, 64, 64}});
}

TEST_CASE("damage: a written texture that is not on the page repaints nothing") {
  Damage damage;
  const Picture picture({{{0, 0, 320, 320}}}, 7);
  damage.update(picture.data(), {});
  CHECK(damage.update(picture.data(), std::vector{TextureChange{8, {0, 0, 1, 1}}}).empty());
}

TEST_CASE("damage: many small changes come as few rectangles that hold them all") {
  std::vector<Box> before, after;
  for (int i = 0; i < 10; ++i) {
    before.push_back({{i * 32.0f + 4, (i * 7 % 10) * 32.0f + 4, 8, 8}});
    after.push_back({before.back().area, 0xFFFFFFFF});
  }
  Damage damage;
  damage.update(Picture(before).data(), {});
  const std::vector<Rect> areas = damage.update(Picture(after).data(), {}, 3);
  CHECK(areas.size() <= 3);
  for (const Box& box : after) {
    bool held = false;
    for (const Rect& area : areas) held |= intersect(area, box.area) == box.area;
    CHECK(held);
  }
}
