#include "actions/words.h"

#include <algorithm>

#include "actions/app.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;

namespace {

model::Picture desk_picture(std::string id) {
  return {.id = std::move(id),
          .media_type = "image/png",
          .width = 800,
          .height = 600,
          .alt = {{"en", "A desk"}},
          .people = model::People::None};
}

// A new draft with two pictures, in English, for X.
struct Program {
  Program() {
    app.start("", [] {});
    services.pass(1000);
    while (app.idle_slice()) {
    }
    app.new_draft();
    app.edit("test", [](model::Content& content) {
      content.text = "We are open until eight.";
      content.language = "en";
      content.platforms = {"x"};
      content.pictures = {desk_picture("a"), desk_picture("b")};
    });
  }
  void words(std::int64_t picture, std::int64_t text, std::string value) {
    app.dispatch(
        {.id = ActionId::SetWords, .text = std::move(value), .number = picture, .second = text});
  }
  const model::Picture& picture(std::size_t index) { return app.draft()->content.pictures[index]; }
  int row_of(std::string_view rule) const {
    const auto rows = app.findings();
    const auto row = std::ranges::find_if(
        rows, [&](const FindingRow& one) { return one.finding->rule == rule; });
    return row == rows.end() ? -1 : static_cast<int>(row - rows.begin());
  }

  test::FakeServices services;
  App app{services, test::shipped_catalog()};
};

}  // namespace

TEST_CASE("words: what is typed as text of a picture is checked, and the finding opens it") {
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 1});
  program.words(1, 0, "Open on Monday");
  program.app.dispatch({.id = ActionId::AddWords, .number = 1});
  program.words(1, 1, "Our guaranteed cure");
  const int row = program.row_of("claims/promised-cure");
  REQUIRE(row >= 0);
  CHECK(program.app.findings()[static_cast<std::size_t>(row)].finding->field == "media.text@2");
  program.app.dispatch({.id = ActionId::ToggleWords});
  program.app.dispatch({.id = ActionId::SelectFinding, .number = row});
  CHECK(program.app.view().picture == 1);
  CHECK(program.app.view().words.open);
  CHECK(program.app.view().words.chosen == 1);
}

TEST_CASE("words: a place outside of the picture is brought into it") {
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  program.app.dispatch({.id = ActionId::PlaceWords, .number = 0, .box = {9000, -5, 3000, 2000}});
  CHECK(program.picture(0).texts[0].box == model::PictureBox{7000, 0, 3000, 2000});
}

TEST_CASE("words: a text is placed below the one before it") {
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  const auto& texts = program.picture(0).texts;
  REQUIRE(texts.size() == 2);
  CHECK(texts[1].box.y == texts[0].box.bottom());
  CHECK(program.app.view().words.chosen == 1);
}

TEST_CASE("words: one drag is one step back") {
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  const model::PictureBox before = program.picture(0).texts[0].box;
  program.services.pass(5000);
  for (int x = 0; x < 500; x += 100)
    program.app.dispatch({.id = ActionId::PlaceWords, .number = 0, .box = {x, 0, 2000, 1000}});
  program.app.dispatch({.id = ActionId::Undo});
  CHECK(program.picture(0).texts[0].box == before);
}

TEST_CASE("words: a text that is taken away leaves the others") {
  Program program;
  for (int i = 0; i < 2; ++i) program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  program.words(0, 1, "Second");
  program.app.dispatch({.id = ActionId::RemoveWords, .number = 0, .second = 0});
  REQUIRE(program.picture(0).texts.size() == 1);
  CHECK(program.picture(0).texts[0].text == "Second");
}

TEST_CASE("words: actions for a picture or text that is not there change nothing") {
  Program program;
  const model::Content before = program.app.draft()->content;
  program.words(0, 7, "x");
  program.words(9, 0, "x");
  program.app.dispatch({.id = ActionId::AddWords, .number = 9});
  program.app.dispatch({.id = ActionId::RemoveWords, .number = 0, .second = 3});
  program.app.dispatch({.id = ActionId::ToggleBeforeAfter, .number = -1});
  CHECK(program.app.draft()->content == before);
}

TEST_CASE("words: a place is typed in percent, with a point or a comma") {
  CHECK(percent_text(1250) == "12.5");
  CHECK(percent_text(1205) == "12.05");
  CHECK(percent_text(10000) == "100");
  CHECK(ten_thousandths_of("12,5") == 1250);
  CHECK(ten_thousandths_of("7.05") == 705);
  CHECK(ten_thousandths_of("100") == 10000);
  for (const char* wrong : {"", ".", "-1", "100.01", "1.234", "a", "1000", "1 "})
    CHECK_FALSE(ten_thousandths_of(wrong).has_value());
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  const auto type = [&](std::string side, std::string text) {
    program.app.dispatch(
        {.id = ActionId::PlaceWords, .target = std::move(side), .text = std::move(text)});
  };
  type("left", "12.5");
  CHECK(program.picture(0).texts[0].box.x == 1250);
  type("left", "");
  CHECK(program.picture(0).texts[0].box.x == 1250);
  CHECK(program.app.view().words.typed_side == "left");
}

TEST_CASE("words: a last day that is none yet is shown and not kept") {
  Program program;
  program.app.dispatch({.id = ActionId::SetAuthority, .target = "given"});
  program.app.dispatch({.id = ActionId::SetAuthority, .target = "valid-to", .text = "2027-0"});
  CHECK(program.app.view().words.typed_day == "2027-0");
  CHECK(program.app.draft()->content.authority.valid_to == "");
  program.app.dispatch({.id = ActionId::SetAuthority, .target = "valid-to", .text = "2027-02-01"});
  CHECK_FALSE(program.app.view().words.typed_day.has_value());
  CHECK(program.app.draft()->content.authority.valid_to == "2027-02-01");
}

TEST_CASE("words: an approval is given with its number and taken back whole") {
  Program program;
  const auto set = [&](std::string target, std::string text) {
    program.app.dispatch(
        {.id = ActionId::SetAuthority, .target = std::move(target), .text = std::move(text)});
  };
  set("given", "");
  set("number", "KOAG 2026-0123");
  set("valid-to", "2027-02-01");
  CHECK(program.app.draft()->content.authority ==
        model::AuthorityApproval{true, "KOAG 2026-0123", "2027-02-01"});
  set("given", "");
  CHECK(program.app.draft()->content.authority == model::AuthorityApproval{});
}

TEST_CASE("words: a fix of a finding in a picture changes the text that it is in") {
  Program program;
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  program.words(0, 0, "Open on Monday");
  program.app.dispatch({.id = ActionId::AddWords, .number = 0});
  program.words(0, 1, "She suffers from asthma.");
  const auto rows = program.app.findings();
  const auto row = std::ranges::find_if(rows, [](const FindingRow& one) {
    return one.finding->field == "media.text@1" && !one.finding->fixes.empty();
  });
  REQUIRE(row != rows.end());
  program.app.dispatch({.id = ActionId::ApplyFix, .number = row - rows.begin(), .second = 0});
  CHECK(program.picture(0).texts[0].text == "Open on Monday");
  CHECK(program.picture(0).texts[1].text == "She has asthma.");
}
