// Marking the words in a picture without a browser: by role and name, pointer and arrow keys.

#include <algorithm>
#include <cmath>
#include <memory>

#include "actions/app.h"
#include "actions/fake_services.h"
#include "doctest/doctest.h"
#include "page_fixture.h"
#include "paint/font.h"
#include "support/shipped_catalog.h"
#include "ui/panels/panels.h"
#include "ui/texts.h"

using namespace bedside;
using namespace bedside::ui;
using a11y::Role;
using actions::ActionId;

namespace {

// The pictures of an English draft with one picture of 800 x 600.
class Panel {
 public:
  Panel() {
    const json::Value english = test::shipped_catalog().ui_json("en").value();
    REQUIRE(set_texts(english, english).has_value());
    app_.start("", [] {});
    services_.pass(1000);
    while (app_.idle_slice()) {
    }
    app_.new_draft();
    app_.edit("test", [&](model::Content& content) {
      content.language = "en";
      content.pictures = {
          {.id = "a", .media_type = "image/png", .width = 800, .height = 600, .decorative = true}};
    });
    page_ = std::make_unique<TestPage>(
        [this] {
          const host::View view{.size = {1000, 2000}};
          PanelContext context{app_, queue_, shelf_, view, false};
          composer_panel(context, {0, 0, 1000, 2000});
          for (const actions::Action& action : queue_.take()) app_.dispatch(action);
        },
        host::View{.size = {1000, 2000}});
  }

  void press(Role role, std::string_view name) {
    page_->click(page_->node(role, name));
    redraw();
  }
  bool shows(Role role, std::string_view name) {
    return page_->pump.tree().find(role, name) != nullptr;
  }
  std::string value(std::string_view name) { return page_->node(Role::TextBox, name).value; }
  // What its field says is wrong.
  std::string fault(std::string_view name) {
    const a11y::Node& node = page_->node(Role::TextBox, name);
    return node.invalid ? node.description : "";
  }
  void drag(Point from, Point to) {
    using host::PointerAction;
    const Rect area = page_->node(Role::Button, "Place of text 1").area;
    const auto at = [&](Point part) {
      return Point{area.x + part.x * area.width, area.y + part.y * area.height};
    };
    const auto send = [&](PointerAction action, Point where) {
      page_->window.handler->on_pointer({.action = action, .at = at(where)});
      page_->window.run();
    };
    send(PointerAction::Move, from);
    send(PointerAction::Down, from);
    send(PointerAction::Move, {(from.x + to.x) / 2, (from.y + to.y) / 2});
    send(PointerAction::Move, to);
    send(PointerAction::Up, to);
    redraw();
  }
  bool arrow(std::string_view key, bool shift = false) {
    page_->window.handler->on_twin_focus(page_->node(Role::Button, "Place of text 1").key, true);
    redraw();
    const bool used = page_->window.handler->on_key({.key = key, .modifiers = {.shift = shift}});
    redraw();
    return used;
  }
  model::PictureBox box() const { return app_.draft()->content.pictures[0].texts.at(0).box; }
  actions::App& app() { return app_; }
  void redraw() {
    page_->window.requested = true;
    page_->window.run();
  }

 private:
  test::FakeServices services_;
  actions::App app_{services_, test::shipped_catalog()};
  actions::ActionQueue queue_;
  paint::FontSet fonts_;
  Shelf shelf_{fonts_};
  std::unique_ptr<TestPage> page_;
};

bool near(int a, int b) { return std::abs(a - b) <= 60; }

}  // namespace

TEST_CASE("picture words: a text is added under its picture, with a field and a place") {
  Panel panel;
  CHECK_FALSE(panel.shows(Role::Group, "Text in this picture"));
  panel.press(Role::Button, "Text in this picture");
  CHECK(panel.shows(Role::Group, "Text in this picture"));
  panel.press(Role::Button, "Add a text");
  for (const char* field : {"Text 1", "Left %", "Top %", "Width %", "Height %"})
    CHECK(panel.shows(Role::TextBox, field));
  CHECK(panel.shows(Role::Button, "Place of text 1"));
  panel.press(Role::Button, "Remove text 1");
  CHECK_FALSE(panel.shows(Role::TextBox, "Text 1"));
}

TEST_CASE("picture words: a drag on the picture draws the place, one within moves it") {
  Panel panel;
  panel.press(Role::Button, "Text in this picture");
  panel.press(Role::Button, "Add a text");
  panel.drag({0.2f, 0.1f}, {0.6f, 0.3f});
  CHECK(near(panel.box().x, 2000));
  CHECK(near(panel.box().y, 1000));
  CHECK(near(panel.box().width, 4000));
  CHECK(near(panel.box().height, 2000));
  panel.drag({0.3f, 0.2f}, {0.4f, 0.6f});
  CHECK(near(panel.box().x, 3000));
  CHECK(near(panel.box().y, 5000));
  CHECK(near(panel.box().width, 4000));
}

TEST_CASE("picture words: the corner stretches the place") {
  Panel panel;
  panel.press(Role::Button, "Text in this picture");
  panel.press(Role::Button, "Add a text");
  panel.drag({0.2f, 0.1f}, {0.6f, 0.3f});
  panel.drag({0.6f, 0.3f}, {0.8f, 0.5f});
  CHECK(near(panel.box().x, 2000));
  CHECK(near(panel.box().width, 6000));
  CHECK(near(panel.box().height, 4000));
}

TEST_CASE("picture words: arrow keys move the place by a hundredth, with Shift they stretch it") {
  Panel panel;
  panel.press(Role::Button, "Text in this picture");
  panel.press(Role::Button, "Add a text");
  const model::PictureBox before = panel.box();
  CHECK(panel.arrow("ArrowRight"));
  CHECK(panel.arrow("ArrowUp"));
  CHECK(panel.box().x == before.x + 100);
  CHECK(panel.box().y == before.y - 100);
  CHECK(panel.arrow("ArrowDown", true));
  CHECK(panel.box().height == before.height + 100);
  CHECK_FALSE(panel.arrow("a"));
}

TEST_CASE("picture words: a number that is being typed stays as it is in its field") {
  Panel panel;
  panel.press(Role::Button, "Text in this picture");
  panel.press(Role::Button, "Add a text");
  panel.app().dispatch({.id = ActionId::PlaceWords, .target = "left", .text = "12."});
  panel.redraw();
  CHECK(panel.value("Left %") == "12.");
  CHECK(panel.value("Top %") == "40");
  CHECK(panel.box().x == 1200);
}

TEST_CASE("picture words: an approval asks for its number") {
  Panel panel;
  CHECK_FALSE(panel.shows(Role::Group, "Approved by the health authority"));
  panel.app().dispatch({.id = ActionId::SetAuthority, .target = "given"});
  panel.redraw();
  CHECK(panel.shows(Role::TextBox, "Number of the approval"));
  CHECK(panel.fault("Number of the approval") == "Without its number the approval does not count.");
  panel.press(Role::Checkbox, "Approved by the health authority");
  CHECK_FALSE(panel.app().draft()->content.authority.given);
}

TEST_CASE("picture words: a picture is said to show before and after") {
  Panel panel;
  panel.press(Role::Checkbox, "Shows before and after");
  CHECK(panel.app().draft()->content.pictures[0].before_after);
}
