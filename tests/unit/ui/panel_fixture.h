#pragma once

#include <memory>
#include <string>
#include <utility>

#include "actions/app.h"
#include "actions/fake_services.h"
#include "doctest/doctest.h"
#include "page_fixture.h"
#include "paint/font.h"
#include "support/shipped_catalog.h"
#include "ui/panels/panels.h"
#include "ui/texts.h"

namespace bedside::ui {

// One panel of a program with a new English draft.
class TestPanel {
 public:
  TestPanel(void (*panel)(PanelContext&, Rect), std::string text) {
    const json::Value english = test::shipped_catalog().ui_json("en").value();
    REQUIRE(set_texts(english, english).has_value());
    app_.start("", [] {});
    services_.pass(1000);
    while (app_.idle_slice()) {
    }
    app_.new_draft();
    app_.edit("test", [&](model::Content& content) {
      content.language = "en";
      content.text = std::move(text);
    });
    page_ = std::make_unique<TestPage>(
        [this, panel] {
          const host::View view{.size = {1000, 2000}};
          PanelContext context{app_, queue_, shelf_, view, false};
          panel(context, {0, 0, 1000, 2000});
          for (const actions::Action& action : queue_.take()) app_.dispatch(action);
        },
        host::View{.size = {1000, 2000}});
  }

  void press(a11y::Role role, std::string_view name) {
    page_->click(page_->node(role, name));
    redraw();
  }
  const a11y::Node* find(a11y::Role role, std::string_view name) {
    return page_->pump.tree().find(role, name);
  }
  bool shows(a11y::Role role, std::string_view name) { return find(role, name) != nullptr; }
  void act(actions::ActionId id, std::string target, std::string text) {
    app_.dispatch({.id = id, .target = std::move(target), .text = std::move(text)});
    redraw();
  }
  const model::Draft& draft() const { return *app_.draft(); }
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

}  // namespace bedside::ui
