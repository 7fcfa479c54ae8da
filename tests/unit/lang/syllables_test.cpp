#include "lang/syllables.h"

#include "doctest/doctest.h"
#include "lang/languages.h"

using namespace bedside;

TEST_CASE("syllables: the first rule that fits decides, else a vowel is one") {
  const auto counter = lang::SyllableCounter::create(
      {.vowels = U"aeiou", .nuclei = {}, .rules = {"+t_l_e$", "-C_e_$", "-V_V_"}});
  REQUIRE(counter);
  CHECK(counter->count("time") == 1);
  CHECK(counter->count("boat") == 1);
  CHECK(counter->count("banana") == 3);
  CHECK(counter->count("title") == 2);
}

TEST_CASE("syllables: the longest nucleus is one syllable") {
  const auto counter =
      lang::SyllableCounter::create({.vowels = U"aeio", .nuclei = {"oo", "ooi"}, .rules = {}});
  REQUIRE(counter);
  CHECK(counter->count("mooie") == 2);
  CHECK(counter->count("boom") == 1);
}

TEST_CASE("syllables: a rule sees sets of letters and the edges of the word") {
  const auto counter = lang::SyllableCounter::create(
      {.vowels = U"aeiou", .nuclei = {}, .rules = {"+^_n_CV$", "-[gq]_u_[^o]", "+s_m_$"}});
  REQUIRE(counter);
  CHECK(counter->count("nchi") == 1);
  CHECK(counter->count("nta") == 2);
  CHECK(counter->count("gue") == 1);
  CHECK(counter->count("guo") == 2);
  CHECK(counter->count("asm") == 2);
}

TEST_CASE("syllables: a word without vowels has one, a language without rules none") {
  const auto counter =
      lang::SyllableCounter::create({.vowels = U"aeiou", .nuclei = {}, .rules = {}});
  REQUIRE(counter);
  CHECK(counter->count("pst") == 1);
  CHECK(lang::SyllableCounter().count("word") == 0);
}

TEST_CASE("syllables: a rule that cannot be read is refused with its number") {
  for (const char* bad : {"e_e", "*_e_", "+a_^_b", "+[ab_e_", "+_ea_", "+[]_e_"}) {
    CAPTURE(bad);
    const auto made =
        lang::SyllableCounter::create({.vowels = U"aeiou", .nuclei = {}, .rules = {"-C_e_$", bad}});
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::InvalidValue);
    CHECK(made.error().place == "1");
  }
}

TEST_CASE("syllables: words no rule was made for") {
  const auto count = [](const char* tag, const char* word) {
    return test::language(tag).data().syllables.count(word);
  };
  CHECK(count("en", "hospital") == 3);
  CHECK(count("en", "cholesterol") == 4);
  CHECK(count("en", "used") == 1);
  CHECK(count("ca", "medicament") == 4);
  CHECK(count("ca", "quiròfan") == 3);
  CHECK(count("nl", "huisarts") == 2);
  CHECK(count("nl", "beëindigen") == 4);
  CHECK(count("id", "puskesmas") == 3);
  CHECK(count("sw", "mtandao") == 4);
  CHECK(count("is", "heilbrigðisstarfsmaður") == 6);
}
