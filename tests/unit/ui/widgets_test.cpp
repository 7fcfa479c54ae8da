#include "ui/widgets/widgets.h"

#include <array>
#include <cmath>
#include <string>

#include "doctest/doctest.h"
#include "page_fixture.h"

using namespace bedside;
using namespace bedside::ui;
using namespace bedside::ui::widgets;
using a11y::Role;

namespace {

constexpr Rect page_area = {0, 0, 1000, 800};

}  // namespace

TEST_CASE("widgets: a click presses the button under it once") {
  int presses = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Approve")) ++presses;
  });
  page.click(page.node(Role::Button, "Approve"));
  CHECK(presses == 1);
}

TEST_CASE("widgets: a keyboard or screen reader presses a button through its twin once") {
  int presses = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Approve")) ++presses;
  });
  page.window.handler->on_twin_activate(page.node(Role::Button, "Approve").key);
  page.window.run();
  CHECK(presses == 1);
}

TEST_CASE("widgets: a disabled button does nothing but stays in the tree") {
  int presses = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Export", {.description = "Approve it first", .disabled = true})) ++presses;
  });
  const a11y::Node& node = page.node(Role::Button, "Export");
  CHECK(node.disabled);
  CHECK(node.description == "Approve it first");
  page.click(node);
  page.window.handler->on_twin_activate(page.node(Role::Button, "Export").key);
  page.window.run();
  CHECK(presses == 0);
}

TEST_CASE("widgets: an idle page asks for no frame") {
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    Row row;
    label("Left");
    row.spring();
    button("Right");
  });
  CHECK_FALSE(page.window.requested);
}

TEST_CASE("page: going out of sight is told once, so that what was typed is stored") {
  TestWindow window;
  int told = 0;
  const FramePump pump(window, {.draw = [](const host::View&) {}, .hidden = [&] { ++told; }});
  host::View view = window.view;
  view.visible = false;
  window.handler->on_view(view);
  view.size = {800, 600};
  window.handler->on_view(view);
  CHECK(told == 1);
}

TEST_CASE("widgets: a spring pushes what follows to the right edge") {
  TestPage page([&] {
    const Region region("r", "Region", page_area, {.padding = Insets::all(16)});
    Row row;
    label("Left");
    row.spring();
    button("Right");
  });
  CHECK(page.node(Role::Button, "Right").area.right() == doctest::Approx(984));
}

TEST_CASE("widgets: a long text in a row gives way to what stands behind it") {
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 300, 800});
    Row row;
    label("A title that is far too long for so narrow a region, and goes on");
    button("More");
  });
  CHECK(page.node(Role::Button, "More").area.right() <= 300.5f);
}

TEST_CASE("widgets: a pill that gets a longer text is shown whole, and the spring gives way") {
  std::string language = "Nl";
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    Row row;
    label("Bedside");
    row.spring();
    button("Language", {.kind = ButtonKind::Pill, .id = "l", .detail = language});
  });
  const float before = page.node(Role::Button, "Language Nl").area.width;
  language = "Bahasa Indonesia";
  page.pump.request();
  page.window.run();
  const Rect after = page.node(Role::Button, "Language Bahasa Indonesia").area;
  CHECK(after.width > before + 60);
  CHECK(after.right() == doctest::Approx(1000));
}

TEST_CASE("widgets: a row that wraps starts a new line") {
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 260, 800});
    Row row({.wrap = true});
    for (const char* name : {"First button", "Second button", "Third button"}) button(name);
  });
  CHECK(page.node(Role::Button, "Third button").area.y >
        page.node(Role::Button, "First button").area.bottom());
}

TEST_CASE("widgets: a text too long for the rest of a line that wraps starts the next one, whole") {
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 260, 800});
    const Row row({.wrap = true});
    label("Longest sentence: 8 words");
    label("Long words: electroencephalogram");
  });
  const Rect first = page.node(Role::Text, "Longest sentence: 8 words").area;
  const Rect second = page.node(Role::Text, "Long words: electroencephalogram").area;
  CHECK(second.y >= first.bottom());
  CHECK(second.width > first.width);
}

TEST_CASE("widgets: things in a row are centred on the tallest") {
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    Row row;
    label("small", {.style = TextStyle::Small});
    button("tall");
  });
  const Rect text = page.node(Role::Text, "small").area,
             tall = page.node(Role::Button, "tall").area;
  // Half a pixel of difference comes from whole pixels.
  CHECK(std::abs(text.y + text.height / 2 - tall.y - tall.height / 2) <= 1);
}

TEST_CASE("widgets: text breaks at spaces and never leaves its width") {
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 200, 800});
    label("Vaccines are checked for years before anyone gets one at a clinic.");
  });
  const Rect area =
      page.node(Role::Text, "Vaccines are checked for years before anyone gets one at a clinic.")
          .area;
  CHECK(area.width <= 200);
  CHECK(area.height >= 40);
}

TEST_CASE("widgets: a word wider than its line is broken inside") {
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 120, 800});
    label("Hottentottententententoonstelling");
  });
  CHECK(page.node(Role::Text, "Hottentottententententoonstelling").area.height >= 40);
}

TEST_CASE("widgets: max_lines cuts the text but not what is read out") {
  const std::string text = "One two three four five six seven eight nine ten eleven twelve";
  TestPage page([&] {
    const Region region("r", "Region", {0, 0, 120, 800});
    label(text, {.max_lines = 2});
  });
  CHECK(page.node(Role::Text, text).area.height == 40);
}

TEST_CASE("widgets: touch targets are 36 pixels high, small buttons too") {
  TestPage page([&] {
    const Region region("r", "Region", page_area, {.padding = Insets::all(20)});
    button("Large");
    button("Small", {.kind = ButtonKind::Link, .small = true});
    icon_button(Icon::Undo, "Undo", {.small = true});
  });
  for (const char* name : {"Large", "Small", "Undo"})
    CHECK(page.node(Role::Button, name).area.height >= 36);
}

TEST_CASE("widgets: a card is as tall as what is inside") {
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    const Card card("c",
                    {.padding = Insets::all(10), .gap = 0, .role = Role::Group, .name = "Card"});
    label("One");
    label("Two");
  });
  CHECK(page.node(Role::Group, "Card").area.height == 60);
}

TEST_CASE("widgets: a checkbox says its new state in the frame that changed it") {
  bool value = false;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    checkbox("Decorative", value);
  });
  page.click(page.node(Role::Checkbox, "Decorative"));
  CHECK(value);
  CHECK(page.node(Role::Checkbox, "Decorative").checked == a11y::State::On);
}

TEST_CASE("widgets: one of several is chosen, and only one") {
  int index = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    static constexpr std::array<std::string_view, 2> names = {"Light", "Dark"};
    segmented("Theme", names, index);
  });
  page.click(page.node(Role::Radio, "Dark"));
  CHECK(index == 1);
  CHECK(page.node(Role::Radio, "Light").checked == a11y::State::Off);
}

TEST_CASE("widgets: typing into a field reaches its string") {
  std::string value;
  int changes = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (text_field("Name", value)) ++changes;
  });
  page.window.handler->on_twin_text(page.node(Role::TextBox, "Name").key, "Sigríður", false);
  page.window.run();
  CHECK(value == "Sigríður");
  CHECK(changes == 1);
}

TEST_CASE("widgets: a read-only field keeps its text, and the page is told again") {
  std::string value = "kept";
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    text_field("Name", value, {.read_only = true});
  });
  page.window.twins.clear();
  page.window.handler->on_twin_text(page.node(Role::TextBox, "Name").key, "lost", false);
  page.window.run();
  CHECK(value == "kept");
  REQUIRE(page.window.twins.size() == 1);
  CHECK(page.window.twins[0].find("\"v\":\"kept\"") != std::string::npos);
}

TEST_CASE("widgets: the row's own button and its menu button do not press each other") {
  RowUse use = RowUse::None;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    const List list("l", "Drafts");
    const RowUse now = list_row("a", "Walk", {.subtitle = "two", .menu = "More"});
    if (now != RowUse::None) use = now;
  });
  page.click(page.node(Role::Button, "More"));
  CHECK(use == RowUse::Menu);
  page.click(page.node(Role::Button, "Walk"));
  CHECK(use == RowUse::Open);
}

TEST_CASE("widgets: a menu opens, a choice closes it") {
  std::string chosen;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Language", {.menu = true})) open_menu("m");
    if (Menu menu{"m", "Language"}; menu)
      for (const char* name : {"English", "Nederlands"})
        if (menu.item(name)) chosen = name;
  });
  page.click(page.node(Role::Button, "Language"));
  page.click(page.node(Role::MenuItem, "Nederlands"));
  CHECK(chosen == "Nederlands");
  CHECK(page.pump.tree().find(Role::Menu, "Language") == nullptr);
}

TEST_CASE("widgets: a press elsewhere closes a menu and presses nothing below") {
  int presses = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Language", {.menu = true})) open_menu("m");
    space(300);
    if (button("Other")) ++presses;
    if (Menu menu{"m", "Language"}; menu) menu.item("English");
  });
  const a11y::Node other = page.node(Role::Button, "Other");
  page.click(page.node(Role::Button, "Language"));
  page.click(other);
  CHECK(presses == 0);
  CHECK(page.pump.tree().find(Role::Menu, "Language") == nullptr);
}

TEST_CASE("widgets: Escape closes the menu on top, then the dialog below it") {
  bool open = true;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (!open) return;
    Dialog dialog("d", "Sign");
    if (button("Role", {.menu = true})) open_menu("m");
    if (Menu menu{"m", "Role"}; menu) menu.item("Approver");
    if (dialog.closed()) open = false;
  });
  page.click(page.node(Role::Button, "Role"));
  const host::KeyEvent escape{.key = "Escape", .code = "Escape", .modifiers = {}};
  CHECK(page.window.handler->on_key(escape));
  page.window.run();
  CHECK(open);
  CHECK(page.pump.tree().find(Role::Menu, "Role") == nullptr);
  CHECK(page.window.handler->on_key(escape));
  page.window.run();
  CHECK_FALSE(open);
}

TEST_CASE("widgets: a dialog keeps presses away from the page behind it") {
  int presses = 0;
  bool open = true;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Behind")) ++presses;
    if (!open) return;
    Dialog dialog("d", "Sure?", {.alert = true});
    label("Nothing is lost.");
  });
  page.click(page.node(Role::Button, "Behind"));
  CHECK(presses == 0);
}

TEST_CASE("widgets: a press that the browser took over for scrolling presses nothing") {
  int presses = 0;
  TestPage page([&] {
    const Region region("r", "Region", page_area);
    if (button("Approve")) ++presses;
  });
  const Rect area = page.node(Role::Button, "Approve").area;
  const Point at{area.x + 5, area.y + 5};
  using host::PointerAction;
  page.window.handler->on_pointer(
      {.action = PointerAction::Down, .kind = host::PointerKind::Touch, .at = at});
  page.window.handler->on_pointer(
      {.action = PointerAction::Cancel, .kind = host::PointerKind::Touch, .at = at});
  page.window.run();
  CHECK(presses == 0);
}

TEST_CASE("widgets: a region taller than its area scrolls, and its controls stay in the tree") {
  TestPage page([&] {
    const Region region("r", "Drafts", {0, 0, 300, 200}, {.scroll = true});
    for (int i = 0; i < 30; ++i) {
      const Id id(static_cast<std::uint64_t>(i));
      button("Draft " + std::to_string(i));
    }
  });
  const a11y::Node& region = page.node(Role::Region, "Drafts");
  CHECK(region.scrolls);
  CHECK(region.content_height > 1000);
  page.node(Role::Button, "Draft 29");
  page.window.handler->on_twin_scroll(region.key, {0, 100});
  page.window.run();
  CHECK(page.node(Role::Button, "Draft 0").area.y == -100);
}

TEST_CASE("widgets: a page of widgets has no unnamed, doubled or undescribed items") {
  bool yes = true;
  std::string text;
  TestPage page([&] {
    const Region region("r", "Region", page_area, {.scroll = true});
    Tabs tabs("Platforms");
    tabs.tab("X", true, true, "own text");
    tabs.tab("LinkedIn", false);
    checkbox("Paid", yes);
    toggle("Offline", yes);
    text_field("Search", text, {.search = true});
    nav_item(Icon::Pencil, "Compose", true);
    meter("Privacy", 0.5f, Tone::Block, "2 of 5");
    list_row("a", "Walk", {.menu = "More"});
  });
  CHECK(page.pump.tree().problems().empty());
}

TEST_CASE("widgets: text grows with the person's text size") {
  const auto height = [](float scale) {
    TestPage page(
        [] {
          const Region region("r", "Region", page_area);
          label("Words");
        },
        {.size = {1000, 800}, .text_scale = scale});
    return page.node(Role::Text, "Words").area.height;
  };
  CHECK(height(2) == 2 * height(1));
}
