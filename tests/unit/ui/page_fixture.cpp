#include "page_fixture.h"

#include <utility>

#include "doctest/doctest.h"
#include "imgui.h"
#include "paint/embedded_fonts.h"

namespace bedside::ui {

namespace {

int triangles = 0;

// Takes what Dear ImGui would have drawn and forgets it.
class CountingRenderer final : public Renderer {
 public:
  bool ready() const override { return true; }
  void draw(const ImDrawData& data, Color) override {
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else {
        if (texture->GetTexID() == ImTextureID_Invalid) texture->SetTexID(next_++);
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
    triangles = data.TotalIdxCount / 3;
    ++counters_.pictures;
  }
  void context_lost() override {}
  void context_restored() override {}
  const DrawCounters& counters() const override { return counters_; }
  TextureId create(const Bitmap&) override { return next_++; }
  void update(TextureId, const Bitmap&, int, int, int, int) override {}
  void update(TextureId, const Bitmap&) override {}
  void destroy(TextureId) override {}

 private:
  DrawCounters counters_;
  TextureId next_ = 1;
};

}  // namespace

std::unique_ptr<Renderer> make_renderer() { return std::make_unique<CountingRenderer>(); }

int triangles_drawn() { return triangles; }

TestPage::TestPage(std::function<void()> draw, host::View view)
    : pump((window.view = view, window),
           {.draw = [draw = std::move(draw)](const host::View&) { draw(); },
            .key = {},
            .theme =
                [](const host::View&) {
                  Theme theme;
                  theme.name = "test";
                  return theme;
                }}) {
  pump.set_fonts({paint::embedded_font("Inter-Regular.otf"),
                  paint::embedded_font("Inter-SemiBold.otf"),
                  paint::embedded_font("Inter-Bold.otf")});
  window.run();
}

void TestPage::click(Point at) {
  using host::PointerAction;
  for (const PointerAction action : {PointerAction::Move, PointerAction::Down, PointerAction::Up})
    window.handler->on_pointer({.action = action, .at = at});
  window.run();
}

void TestPage::click(const a11y::Node& node) {
  click({node.area.x + node.area.width / 2, node.area.y + node.area.height / 2});
}

const a11y::Node& TestPage::node(a11y::Role role, std::string_view name) const {
  const a11y::Node* found = pump.tree().find(role, name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace bedside::ui
