// Letters of other scripts: fetched when asked for, found again, refused without harm.

#include "actions/app.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;

namespace {

class LetterPress final : public Press {
 public:
  Result<std::vector<std::byte>> preview_png(const App&, std::string_view) override {
    return std::vector<std::byte>();
  }
  Result<std::string> review_file(const App&) override { return ""; }
  Result<host::PrintSheet> print_sheet(const App&) override { return host::PrintSheet(); }
  Result<void> add_letters(std::span<const std::byte> font) override {
    if (font.size() < 4) return fail(ErrorCode::FontInvalid, "", "not a font");
    sizes.push_back(font.size());
    return {};
  }
  std::vector<std::size_t> sizes;
};

struct Program {
  Program() {
    app.use(press);
    app.start("", [] {});
    services.pass(1000);
  }
  void add(std::string pack) { app.dispatch({.id = ActionId::AddLetters, .target = pack}); }
  std::string notice() const { return app.view().notice ? app.view().notice->key : std::string(); }

  test::FakeServices services;
  LetterPress press;
  App app{services, test::shipped_catalog()};
};

std::vector<std::byte> font(std::size_t size) { return std::vector<std::byte>(size); }

}  // namespace

TEST_CASE("letters: adding a pack fetches its one file and hands it to the press") {
  Program program;
  program.services.site_files["packs/arabic.ttf"] = font(9);
  program.add("arabic");
  CHECK(program.services.asked_site == std::vector<std::string>{"packs/arabic.ttf"});
  CHECK(program.press.sizes == std::vector<std::size_t>{9});
  CHECK(program.notice() == "notice.letters-added");
  CHECK(program.app.view().letters.adding.empty());
}

TEST_CASE("letters: a pack that cannot be fetched or read is told, and may be asked for again") {
  Program program;
  program.add("arabic");
  CHECK(program.notice() == "notice.letters-failed");
  CHECK(program.app.possible(ActionId::AddLetters));
  program.services.site_files["packs/arabic.ttf"] = font(1);
  program.add("arabic");
  CHECK(program.notice() == "notice.letters-failed");
  CHECK(program.press.sizes.empty());
}

TEST_CASE("letters: nothing is fetched for a name that is no pack") {
  Program program;
  program.add("../app");
  CHECK(program.services.asked_site.empty());
}

TEST_CASE("letters: those of an earlier visit come from the store, without the network") {
  Program program;
  CHECK_FALSE(program.app.view().letters.looked);
  program.services.kept_files["packs/hebrew.ttf"] = font(7);
  program.services.kept_files["packs/thai.ttf"] = font(2);  // damaged
  program.app.find_letters();
  CHECK(program.press.sizes == std::vector<std::size_t>{7});
  CHECK(program.services.asked_site.empty());
  CHECK(program.app.view().letters.looked);
}
