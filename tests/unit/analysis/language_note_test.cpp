#include "analysis/language_note.h"

#include "doctest/doctest.h"
#include "rules/check.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using analysis::LanguageNote;

namespace {

LanguageNote note(std::string_view text, std::string_view declared = "") {
  static const rules::Engine engine(test::shipped_catalog());
  return analysis::language_note(engine, text, declared);
}

constexpr std::string_view dutch =
    "Vanaf maandag zijn we tot acht uur 's avonds open voor iedereen.";
constexpr std::string_view spanish =
    "Desde el lunes abrimos hasta las ocho de la tarde, sin necesidad de cita previa.";

}  // namespace

TEST_CASE(
    "language note: nothing is said of a text in the language that it is set to, or in ours") {
  CHECK(note(dutch) == LanguageNote{});
  CHECK(note(dutch, "nl") == LanguageNote{});
  CHECK(note(dutch, "nl-BE") == LanguageNote{});
}

TEST_CASE("language note: a text in a language without rules is said to be") {
  CHECK(note(spanish) == LanguageNote{LanguageNote::Kind::NotChecked, "es"});
}

TEST_CASE("language note: a text that is set to another language than it is written in is told") {
  CHECK(note(dutch, "en") == LanguageNote{LanguageNote::Kind::LooksLike, "nl"});
  CHECK(note(spanish, "ca") == LanguageNote{LanguageNote::Kind::LooksLike, "es"});
}

TEST_CASE("language note: a few words are in no certain language") {
  CHECK(note("Hola a todos", "en") == LanguageNote{});
  CHECK(note("") == LanguageNote{});
}
