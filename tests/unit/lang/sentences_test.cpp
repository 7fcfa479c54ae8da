#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "lang/languages.h"
#include "lang/tokens.h"

using namespace bedside;

namespace {

// The sentences of `text` joined by " | ".
std::string split(std::string_view text, const lang::Language* language = nullptr) {
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  std::string out;
  for (const TextSpan sentence : tokens.sentences) {
    if (!out.empty()) out += " | ";
    out += text.substr(sentence.begin, sentence.size());
  }
  return out;
}

}  // namespace

TEST_CASE("sentences: end at stops before white space") {
  CHECK(split("Rest well. Drink water! Any fever? Call us… Soon.") ==
        "Rest well. | Drink water! | Any fever? | Call us… | Soon.");
}

TEST_CASE("sentences: a line break always ends one") {
  CHECK(split("Wash your hands\nand dry them\n\n- gently") ==
        "Wash your hands | and dry them | - gently");
}

TEST_CASE("sentences: closing quotes, brackets and emoji belong to the sentence before") {
  CHECK(split("(Ask us.) \"Of course!\" Good 👍🏽 idea! 🎉🎉 Next") ==
        "(Ask us.) | \"Of course!\" | Good 👍🏽 idea! 🎉🎉 | Next");
}

TEST_CASE("sentences: a quoted exclamation goes on in lower case") {
  CHECK(split("\"Stop!\" she said.") == "\"Stop!\" she said.");
}

TEST_CASE("sentences: decimals, links and times do not end one") {
  CHECK(split("It is 3.5 mmol at 9.30 on https://a.org/b.c today") ==
        "It is 3.5 mmol at 9.30 on https://a.org/b.c today");
}

TEST_CASE("sentences: initials and list numbers do not end one") {
  CHECK(split("Written by A. de Vries and J.K. Moss. Thanks") ==
        "Written by A. de Vries and J.K. Moss. | Thanks");
  CHECK(split("1. Wash hands. 2. Rest.") == "1. Wash hands. | 2. Rest.");
}

TEST_CASE("sentences: an ellipsis goes on in lower case") {
  CHECK(split("Well... that helps. Oh... Really") == "Well... that helps. | Oh... | Really");
}

TEST_CASE("sentences: a missing space after a stop is seen before a capital") {
  CHECK(split("Ga naar de huisarts.Daarna naar huis") == "Ga naar de huisarts. | Daarna naar huis");
}

TEST_CASE("sentences: abbreviations are those of the language") {
  const lang::Language dutch = test::language("nl");
  const lang::Language icelandic = test::language("is");
  CHECK(split("Bel mw. Kok, bijv. Nu. Straks", &dutch) == "Bel mw. Kok, bijv. Nu. | Straks");
  CHECK(split("Sjá t.d. Reykjavík kl. 9 o.s.frv. Takk", &icelandic) ==
        "Sjá t.d. Reykjavík kl. 9 o.s.frv. | Takk");
}

TEST_CASE("sentences: a vitamin is no initial") {
  const lang::Language english = test::language("en");
  CHECK(split("Take vitamin C. Buy none", &english) == "Take vitamin C. | Buy none");
  CHECK(split("Ask Ann B. Reed", &english) == "Ask Ann B. Reed");
}

TEST_CASE("sentences: every token knows its sentence") {
  lang::TokenizedText text;
  lang::tokenize("One. Two three. Four", nullptr, text);
  std::vector<std::uint32_t> sentences;
  for (const lang::Token& token : text.tokens) sentences.push_back(token.sentence);
  CHECK(sentences == std::vector<std::uint32_t>{0, 0, 1, 1, 1, 2});
}

TEST_CASE("sentences: a long row of stops costs no more than its length") {
  const std::string stops(200'000, '!');
  CHECK(split(stops + "x").size() == stops.size() + 1);
}
