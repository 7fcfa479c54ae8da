#include "lang/normalize.h"

#include <string>

#include "doctest/doctest.h"
#include "lang/properties.h"

using namespace bedside;

TEST_CASE("nfc: composes letters and orders marks") {
  CHECK(lang::nfc("cafe\u0301") == "café");
  CHECK(lang::nfc("q\u0307\u0323") == "q\u0323\u0307");
  CHECK(lang::nfc("\u1100\u1161\u11A8") == "각");
}

TEST_CASE("nfc: text that is composed stays as it is") {
  const std::string text = "Þetta er öruggt – col·lecció 👩🏽‍⚕️";
  CHECK(lang::is_nfc(text));
  CHECK(lang::nfc(text) == text);
}

TEST_CASE("nfc: an accent after a long plain text is found") {
  CHECK_FALSE(lang::is_nfc("a plain text of some length, then e\u0301"));
  CHECK(lang::nfc("12345678e\u0301") == "12345678é");
}

TEST_CASE("nfc: bytes that are not UTF-8 become replacement characters") {
  CHECK_FALSE(lang::is_nfc("a\xFF"));
  CHECK(lang::nfc("a\xFFz") == "a\uFFFDz");
}

TEST_CASE("nfc: a leading mark stays") { CHECK(lang::nfc("\u0301a") == "\u0301a"); }

TEST_CASE("properties: simple folding of single, paired and far letters") {
  CHECK(lang::simple_fold(U'A') == U'a');
  CHECK(lang::simple_fold(U'Þ') == U'þ');
  CHECK(lang::simple_fold(U'Ā') == U'ā');
  CHECK(lang::simple_fold(U'ā') == U'ā');
  CHECK(lang::simple_fold(U'Ж') == U'ж');
  CHECK(lang::simple_fold(0x1E9E) == U'ß');
  CHECK(lang::simple_fold(0x1E921) == 0x1E943);
  CHECK(lang::simple_fold(0x10FFFF) == 0x10FFFF);
}

TEST_CASE("properties: categories and emoji") {
  CHECK(lang::is_letter(U'ð'));
  CHECK_FALSE(lang::is_letter(U'·'));
  CHECK(lang::is_mark(0x301));
  CHECK(lang::is_digit(U'٣'));
  CHECK(lang::is_number(U'½'));
  CHECK_FALSE(lang::is_digit(U'½'));
  CHECK(lang::is_space(0x00A0));
  CHECK(lang::is_emoji_presentation(0x1F600));
  CHECK_FALSE(lang::is_emoji_presentation(U'©'));
  CHECK(lang::is_extended_pictographic(U'©'));
  CHECK(lang::is_wide(U'漢'));
  CHECK_FALSE(lang::is_letter(0xFFFFFFFF));
}
