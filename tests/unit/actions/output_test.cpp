#include "actions/app.h"

#include "doctest/doctest.h"
#include "fake_services.h"

using namespace bedside;
using namespace bedside::actions;

namespace {

class FakePress final : public Press {
 public:
  Result<std::vector<std::byte>> preview_png(const App&, std::string_view platform) override {
    asked = platform;
    return std::vector<std::byte>(3, std::byte{7});
  }
  Result<std::string> review_file(const App&) override { return "<!doctype html>"; }
  Result<host::PrintSheet> print_sheet(const App&) override {
    return host::PrintSheet{.title = "Walk"};
  }
  Result<void> add_letters(std::span<const std::byte> font) override {
    if (font.empty()) return fail(ErrorCode::FontInvalid, "", "not a font");
    letters.push_back(font.size());
    return {};
  }
  std::vector<std::size_t> letters;  // sizes of the fonts
  std::string asked;
};

struct Program {
  Program() {
    app.use(press);
    app.start("", [] {});
    services.pass(1000);
  }
  void act(ActionId id, std::string target = {}, std::string text = {}) {
    app.dispatch({.id = id, .target = std::move(target), .text = std::move(text)});
  }

  static const catalog::Catalog& catalog() {
    static const Result<catalog::Catalog> catalog =
        catalog::Catalog::load(catalog::embedded_catalog());
    REQUIRE(catalog.has_value());
    return *catalog;
  }

  test::FakeServices services;
  FakePress press;
  App app{services, catalog()};
};

}  // namespace

TEST_CASE("copying a preview puts its picture on the clipboard") {
  Program program;
  program.act(ActionId::CopyPreview, "x");
  CHECK(program.press.asked == "x");
  CHECK(program.services.copied.size() == 3);
  CHECK(program.app.view().notice->key == "notice.preview-copied");
}

TEST_CASE("without a clipboard for pictures the preview is saved as a file") {
  Program program;
  program.services.copy_refusal = Error{ErrorCode::FileUnwritable, "clipboard", "", 0, 0};
  program.act(ActionId::CopyPreview, "x");
  CHECK(program.services.saved_name == "bedside-x.png");
  CHECK(program.app.view().notice->key == "notice.preview-saved");
}

TEST_CASE("the review file is named after the draft") {
  Program program;
  program.act(ActionId::SaveReviewFile);
  CHECK(program.services.saved_name ==
        "bedside-" + program.app.draft()->id.substr(0, 8) + ".review.html");
  CHECK(program.services.saved == "<!doctype html>");
}

TEST_CASE("printing hands the sheet to the system") {
  Program program;
  program.act(ActionId::PrintPreviews);
  REQUIRE(program.services.printed.has_value());
  CHECK(program.services.printed->title == "Walk");
}

TEST_CASE("the board goes round through the chosen platforms, Escape shows all of them again") {
  Program program;
  const std::vector<std::string> ids = program.app.draft()->content.platforms;
  REQUIRE(ids.size() == 3);
  program.act(ActionId::BoardNext);
  CHECK(program.app.view().board.alone.empty());  // only on the board
  program.act(ActionId::ShowBoard);
  program.act(ActionId::BoardNext);
  CHECK(program.app.view().board.alone == ids[0]);
  program.act(ActionId::BoardPrevious);
  CHECK(program.app.view().board.alone == ids[2]);
  program.act(ActionId::CancelPrompt);
  CHECK(program.app.view().board.alone.empty());
  CHECK(program.app.view().screen == "board");
}

TEST_CASE("zoom of the board stays within its ends") {
  Program program;
  program.act(ActionId::ShowBoard);
  for (int i = 0; i < 20; ++i) program.act(ActionId::BoardLarger);
  CHECK(program.app.view().board.zoom == Board::most_zoom);
  for (int i = 0; i < 20; ++i) program.act(ActionId::BoardSmaller);
  CHECK(program.app.view().board.zoom == Board::least_zoom);
}

TEST_CASE("choosing a surface is one undo step") {
  Program program;
  program.act(ActionId::SetSurface, "instagram", "reel");
  CHECK(model::surface_for(program.app.draft()->content, "instagram") == "reel");
  program.act(ActionId::Undo);
  CHECK(model::surface_for(program.app.draft()->content, "instagram").empty());
}

TEST_CASE(
    "a text too long for one post is offered as a thread, used with one click and taken back") {
  Program program;
  std::string text;
  for (int i = 0; i < 5; ++i)
    text += "Walking after dinner helps to keep your blood sugar steady through the night. ";
  program.app.new_draft();
  program.app.type_text(text, {0, 0, text.size()}, {});
  const std::string before(program.app.text());
  REQUIRE(program.app.thread_excess(*program.app.platform("x")) > 0);
  CHECK(program.app.thread_excess(*program.app.platform("linkedin")) == 0);
  program.act(ActionId::OfferThread, "x");
  const std::vector<std::string> parts = program.app.offered_thread();
  REQUIRE(parts.size() == 2);
  program.act(ActionId::ApplyThread);
  CHECK(program.app.view().tab == "x");
  CHECK(program.app.view().thread_of.empty());
  const auto posts = model::posts_for(program.app.draft()->content, "x");
  REQUIRE(posts.size() == 2);
  CHECK(posts[1] == parts[1]);
  CHECK(program.app.thread_excess(*program.app.platform("x")) == 0);
  program.act(ActionId::Undo);
  CHECK_FALSE(model::is_thread(program.app.draft()->content, "x"));
  CHECK(program.app.text() == before);
}
