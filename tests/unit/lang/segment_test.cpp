#include "lang/segment.h"

#include <string>

#include "doctest/doctest.h"

using namespace bedside;
using lang::Boundary;
using Offsets = std::vector<std::size_t>;

TEST_CASE("segment: an empty text has one boundary") {
  for (const auto by : {Boundary::Grapheme, Boundary::Word, Boundary::Sentence, Boundary::Line})
    CHECK(lang::boundaries("", by) == Offsets{0});
  CHECK(lang::grapheme_count("") == 0);
}

TEST_CASE("segment: boundaries are byte offsets") {
  CHECK(lang::boundaries("é👩🏽‍⚕️a", Boundary::Grapheme) == Offsets{0, 2, 19, 20});
  CHECK(lang::boundaries("Þú ert", Boundary::Word) == Offsets{0, 4, 5, 8});
  CHECK(lang::boundaries("Go. Stop.", Boundary::Sentence) == Offsets{0, 4, 9});
  CHECK(lang::boundaries("to be", Boundary::Line) == Offsets{0, 3, 5});
}

TEST_CASE("segment: a carriage return and line feed are one grapheme, also in the fast scan") {
  CHECK(lang::grapheme_count("abcdefghij\r\nabcdefghijk\r\n") == 23);
}

TEST_CASE("segment: an accent after a run of ASCII belongs to its last letter") {
  CHECK(lang::grapheme_count("aaaaaaaaaaaaaaaae\u0301") == 17);
  CHECK(lang::grapheme_count("aaaaaaae\u0301") == 8);
}

TEST_CASE("graphemes: a Latin letter takes the mark behind it, and a broken one stands alone") {
  CHECK(lang::grapheme_count("éðþ\u02BC\r\né") == 6);
  CHECK(lang::grapheme_count("é\u0301é\u200Dé") == 3);
  CHECK(lang::next_grapheme("é\u0301é", 0) == 4);
  CHECK(lang::grapheme_count("a\xC3z\xC3") == 4);
  CHECK(lang::grapheme_count("é👩🏽‍⚕️é") == 3);
}

TEST_CASE("segment: counting agrees with the boundaries") {
  for (const std::string text :
       {"plain ascii text that is long enough",
        "Þetta er öruggt – 🇮🇸🇳🇱👨‍👩‍👧‍👦", "a\xFF\xC3z", "नमस्ते 각"})
    CHECK(lang::grapheme_count(text) == lang::boundaries(text, Boundary::Grapheme).size() - 1);
}

TEST_CASE("segment: bytes that are not UTF-8 stand alone") {
  CHECK(lang::boundaries("\xFF\xFF", Boundary::Grapheme) == Offsets{0, 1, 2});
}

TEST_CASE("segment: next_grapheme stops at the end") {
  CHECK(lang::next_grapheme("ab", 1) == 2);
  CHECK(lang::next_grapheme("ab", 2) == 2);
}

TEST_CASE("segment: names of boundaries") {
  CHECK(lang::boundary_from_name("sentence") == Boundary::Sentence);
  CHECK_FALSE(lang::boundary_from_name("Word"));
}
