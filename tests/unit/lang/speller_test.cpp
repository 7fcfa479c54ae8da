// Spelling: which words count, what a dictionary knows, what it suggests.

#include "lang/speller.h"

#include <array>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "lang/languages.h"
#include "lang/spelling_pack.h"

namespace bedside::lang {
namespace {

const std::string rules =
    "SET UTF-8\n"
    "TRY esianrtolcdugmphbyfvkwz\n"
    "SFX S Y 1\n"
    "SFX S 0 s .\n";

std::string content_of(const std::string& affixes, const std::string& words) {
  return "bedside/spelling/1 " + std::to_string(affixes.size()) + "\n" + affixes + words;
}

Speller speller(SpellerAdditions additions = {}) {
  Result<Speller> made =
      Speller::load(content_of(rules, "8\ndoctor/S\nask\nyour\nwell\nbeing\nLondon\nasma\nfever\n"),
                    std::move(additions));
  REQUIRE(made);
  return *std::move(made);
}

std::vector<std::string> misspelt(Speller& speller, std::string_view text,
                                  const Language* language = nullptr) {
  TokenizedText tokens;
  tokenize(text, language, tokens);
  std::vector<TextSpan> spans;
  for (const TextSpan word : words_to_spell(tokens, language))
    speller.find_misspelt(text, word, spans);
  std::vector<std::string> out;
  for (const TextSpan span : spans)
    out.emplace_back(text.substr(span.begin, span.end - span.begin));
  return out;
}

std::vector<std::string> misspelt(std::string_view text) {
  Speller words = speller();
  return misspelt(words, text);
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "spelling: a word is right as the list has it, with its endings, and begun by a capital") {
  CHECK(misspelt("Ask your doctors") == Words{});
  CHECK(misspelt("Ask yuor docter") == Words{"yuor", "docter"});
}

TEST_CASE("spelling: a name wants its capital") {
  CHECK(misspelt("London") == Words{});
  CHECK(misspelt("london") == Words{"london"});
}

TEST_CASE("spelling: a genitive is right when the word is, with any apostrophe") {
  CHECK(misspelt("your doctor's fever, your doctors\u2019 fever, London\u2019s") == Words{});
}

TEST_CASE("spelling: of words that a hyphen joins only the wrong one counts") {
  CHECK(misspelt("well-being") == Words{});
  CHECK(misspelt("well-beeing") == Words{"beeing"});
}

TEST_CASE("spelling: links, addresses, names and tags are left alone") {
  CHECK(misspelt("ask https://exmple.org/adress, www.klinik.nl, infoo@exmple.org, @docter, "
                 "#docter") == Words{});
}

TEST_CASE(
    "spelling: codes, short words in capitals and names with a capital inside are left alone") {
  CHECK(misspelt("B12x hba1c COVID-19 65-plusser 5mgg NSAIDs XQZ MyChrt file_nam $nam x") ==
        Words{});
  CHECK(misspelt("YOUR DOCTERRR") == Words{"DOCTERRR"});
}

TEST_CASE("spelling: words of another script are left alone") {
  CHECK(misspelt("ask \u0432\u0440\u0430\u0447 \u05e8\u05d5\u05e4\u05d0") == Words{});
}

TEST_CASE("spelling: what an apostrophe splits off in Catalan is no word of its own") {
  const Language catalan = test::language("ca");
  Speller words = speller();
  CHECK(misspelt(words, "l'asma d\u2019asma", &catalan) == Words{});
  CHECK(misspelt(words, "l'asmma", &catalan) == Words{"asmma"});
}

TEST_CASE("spelling: words given with the dictionary are right and are suggested") {
  Speller words = speller({.words = {"apixaban"}});
  CHECK(misspelt(words, "apixaban Apixaban apixabaan") == Words{"apixabaan"});
  CHECK(words.suggestions("apixabaan") == Words{"apixaban"});
}

TEST_CASE(
    "spelling: words of the person and the organisation are right until they are taken back") {
  Speller words = speller();
  CHECK(misspelt(words, "Medivax").size() == 1);
  const std::array<std::string, 1> own = {"Medivax"};
  words.use_own(own);
  CHECK(misspelt(words, "Medivax MEDIVAX medivax Medivax's") == Words{});
  words.use_own({});
  CHECK(misspelt(words, "Medivax").size() == 1);
}

TEST_CASE("spelling: the best words come first and there are at most five") {
  Speller words = speller();
  CHECK(words.suggestions("docter").front() == "doctor");
  std::string list = "9\n";
  for (const char c : std::string_view("abcdefghi")) list += std::string("fe") + c + "er\n";
  Result<Speller> many = Speller::load(content_of(rules, list), {});
  REQUIRE(many);
  CHECK(many->suggestions("feer").size() == Speller::most_suggestions);
}

TEST_CASE("spelling: two words in the place of one are suggested last") {
  Result<Speller> words = Speller::load(
      content_of(rules + "REP 1\nREP aspraak a_spraak\n", "3\na\nspraak\nafspraak\n"), {});
  REQUIRE(words);
  CHECK(words->suggestions("aspraak") == Words{"spraak", "afspraak", "a spraak"});
}

TEST_CASE("spelling: the same question has the same answer after many others") {
  Speller words = speller();
  const Words first = words.suggestions("feverr");
  for (int i = 0; i < 50; ++i) words.suggestions("doctooor" + std::string(i % 5, 'x'));
  CHECK(words.suggestions("feverr") == first);
}

TEST_CASE("spelling: text that is no dictionary is refused") {
  for (const std::string& content :
       {std::string(), std::string("SET UTF-8\n"), std::string("bedside/spelling/1 \nx"),
        std::string("bedside/spelling/1 99\nSET UTF-8\n"),
        std::string("bedside/spelling/2 4\nabcd")})
    CHECK_FALSE(Speller::load(content, {}));
}

TEST_CASE("spelling: a letter written with a separate accent is the same letter") {
  Result<Speller> words = Speller::load(content_of(rules, "1\nmen\u00fa\n"), {});
  REQUIRE(words);
  CHECK(misspelt(*words, "menu\u0301") == Words{});
}

}  // namespace bedside::lang
