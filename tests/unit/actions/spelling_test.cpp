// Spelling of the text on screen: fetched when asked for, found again, marked when nothing else is
// to do, put right in one step.

#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/own_rules.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "support/files.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;

namespace {

std::vector<std::byte> dictionary(const std::string& tag) {
  const auto file = test::read_file(test::source_path(".deps/packs/spelling-" + tag + ".bin"));
  REQUIRE_MESSAGE(file, "run ./tools/setup");
  const auto bytes = std::as_bytes(std::span(*file));
  return {bytes.begin(), bytes.end()};
}

struct Program {
  Program() {
    app.start("", [] {});
    services.pass(1000);
    app.dispatch({.id = ActionId::NewDraft});
    app.spelling().find_kept();
  }
  void type(const std::string& text) {
    const std::string before(app.text());
    app.type_text(text, {0, before.size(), text.size()}, {text.size(), text.size()});
  }
  void add(std::string tag) { app.dispatch({.id = ActionId::AddSpelling, .target = tag}); }
  // With a dictionary of Indonesian, the smallest one.
  void use_indonesian(const std::string& text) {
    services.site_files["packs/spelling-id.bin"] = dictionary("id");
    app.dispatch({.id = ActionId::SetLanguage, .target = "id"});
    type(text);
    add("id");
    services.idle();
  }
  std::string offers() const {
    std::string out;
    for (const lang::SpellingPack* pack : app.spelling().offers()) out += pack->tag + " ";
    return out;
  }
  std::string marked() const {
    std::string out;
    for (const TextSpan span : app.spelling().misspelt())
      out += std::string(app.text().substr(span.begin, span.size())) + " ";
    return out;
  }
  std::string notice() const { return app.view().notice ? app.view().notice->key : std::string(); }

  test::FakeServices services;
  App app{services, test::shipped_catalog()};
};

}  // namespace

TEST_CASE("spelling: a dictionary is offered for the language of the text, for English two") {
  Program program;
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "nl"});
  CHECK(program.offers() == "nl ");
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "en"});
  CHECK(program.offers().size() == std::string("en-GB en-US ").size());
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "fr"});
  CHECK(program.offers().empty());
}

TEST_CASE("spelling: nothing is offered while the language is a guess that is not sure") {
  Program program;
  program.type("ok");
  CHECK(program.offers().empty());
}

TEST_CASE("spelling: adding a dictionary fetches its one file, and the text is held against it") {
  Program program;
  program.use_indonesian("Minum oabt ini.");
  CHECK(program.services.asked_site == std::vector<std::string>{"packs/spelling-id.bin"});
  CHECK(program.notice() == "spelling.added");
  CHECK(program.offers().empty());
  CHECK(program.marked() == "oabt ");
}

TEST_CASE("spelling: one that cannot be fetched or read is told and offered again") {
  Program program;
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "id"});
  program.add("id");
  CHECK(program.notice() == "spelling.failed");
  program.services.site_files["packs/spelling-id.bin"] = std::vector<std::byte>(50);
  program.add("id");
  CHECK(program.notice() == "spelling.failed");
  CHECK(program.offers() == "id ");
}

TEST_CASE(
    "spelling: a dictionary of an earlier visit comes from the store, a damaged one does not") {
  Program program;
  program.services.kept_files["packs/spelling-id.bin"] = dictionary("id");
  program.services.kept_files["packs/spelling-nl.bin"] = std::vector<std::byte>(50);
  program.app.spelling().find_kept();
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "id"});
  program.type("Minum oabt ini.");
  program.services.idle();
  CHECK(program.marked() == "oabt ");
  CHECK(program.services.asked_site.empty());
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "nl"});
  program.services.idle();
  CHECK(program.offers() == "nl ");
}

TEST_CASE("spelling: marks move with what is typed before them, at once") {
  Program program;
  program.use_indonesian("Minum oabt ini.");
  program.app.type_text("Ya. Minum oabt ini.", {0, 0, 4}, {4, 4});
  CHECK(program.marked() == "oabt ");
}

TEST_CASE("spelling: a suggestion takes the word's place in one step that undo takes back") {
  Program program;
  program.use_indonesian("Minum oabt ini.");
  const std::vector<std::string> choices = program.app.spelling().suggestions(0);
  REQUIRE(!choices.empty());
  program.app.dispatch({.id = ActionId::FixSpelling, .number = 0, .second = 0});
  CHECK(program.app.text() == "Minum " + choices[0] + " ini.");
  program.services.idle();
  CHECK(program.marked().empty());
  program.app.dispatch({.id = ActionId::Undo});
  CHECK(program.app.text() == "Minum oabt ini.");
  program.services.idle();
  CHECK(program.marked() == "oabt ");
}

TEST_CASE("spelling: a word put into the person's dictionary stays right, until it is taken out") {
  Program program;
  program.use_indonesian("Minum Medivaxx ini.");
  CHECK(program.marked() == "Medivaxx ");
  program.app.dispatch({.id = ActionId::LearnWord, .number = 0});
  program.services.idle();
  CHECK(program.marked().empty());
  CHECK(program.app.workspace().settings.words == std::vector<std::string>{"Medivaxx"});
  program.app.dispatch({.id = ActionId::SetOwnWords, .text = "", .number = 1});
  program.services.idle();
  CHECK(program.marked() == "Medivaxx ");
}

TEST_CASE("spelling: a word put into the organisation's dictionary is allowed by its pack") {
  Program program;
  program.use_indonesian("Minum Medivaxx ini.");
  program.app.dispatch({.id = ActionId::LearnWord, .target = "house", .number = 0});
  program.services.idle();
  CHECK(program.marked().empty());
  CHECK(allowed_lines(program.app.own_pack(), "words") == "Medivaxx");
}

TEST_CASE("spelling: names of the organisation and its products are right") {
  Program program;
  program.use_indonesian("Klinik Xendria memberi Medivaxx.");
  CHECK(program.marked() == "Xendria Medivaxx ");
  program.app.dispatch({.id = ActionId::SetOrganisation, .target = "name", .text = "Xendria"});
  program.app.set_allowed("products", "Medivaxx Forte", true);
  program.services.idle();
  CHECK(program.marked().empty());
}
