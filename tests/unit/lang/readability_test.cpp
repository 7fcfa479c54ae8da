#include "lang/readability.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "doctest/doctest.h"
#include "lang/conformance.h"
#include "lang/languages.h"

using namespace bedside;

namespace {

lang::TextCounts counts_of(const std::string& text, const lang::Language& language) {
  lang::TokenizedText tokens;
  lang::tokenize(text, &language, tokens);
  return lang::count_text(tokens, &language);
}

double figure(std::string_view name, const lang::TextCounts& counts) {
  return lang::formula_from_name(name)->evaluate(counts);
}

// Our names for the figures of the reference.
const std::map<std::string_view, std::string_view>& names_of_the_reference() {
  static const std::map<std::string_view, std::string_view> names = {
      {"flesch_reading_ease", "flesch_reading_ease"},
      {"flesch_kincaid_grade", "flesch_kincaid_grade"},
      {"smog_index", "smog"},
      {"automated_readability_index", "automated_readability_index"},
      {"coleman_liau_index", "coleman_liau_index"},
      {"lix", "lix"},
      {"rix", "rix"}};
  return names;
}

// Where we differ by more than 1 % from the reference, on purpose.
struct Difference {
  std::string_view text;
  std::string_view figure;
  std::string_view reason;
};

}  // namespace

TEST_CASE("readability: words are counted without links, names, tags, emoji and numbers") {
  const lang::Language en = test::language("en");
  const lang::TextCounts counts =
      counts_of("Book at https://example.org or ask @clinic 💉 by 5 pm on 12/11. #FluShot", en);
  CHECK(counts.words == 7);
  CHECK(counts.sentences == 1);
}

TEST_CASE("readability: a word with hyphens is one word, each part has its syllables") {
  const lang::TextCounts counts = counts_of("A follow-up visit.", test::language("en"));
  CHECK(counts.words == 3);
  CHECK(counts.letters == 1 + 8 + 5);
  CHECK(counts.long_words == 1);
  CHECK(counts.syllables == 1 + 3 + 2);
}

TEST_CASE("readability: a Catalan article belongs to its word and adds no letters") {
  const lang::TextCounts counts = counts_of("L'edema d'avui.", test::language("ca"));
  CHECK(counts.words == 2);
  CHECK(counts.letters == 5 + 4);
  CHECK(counts.syllables == 3 + 2);
}

TEST_CASE("readability: a line break ends a sentence and a line without words is none") {
  const lang::TextCounts counts =
      counts_of("Wash your hands\nEat fruit, drink water\n💉💉\n#flu", test::language("en"));
  CHECK(counts.sentences == 2);
  CHECK(counts.longest_sentence_words == 4);
  CHECK(counts.longest_sentence == TextSpan{16, 38});
}

TEST_CASE("readability: an empty text has nothing") {
  const lang::TextCounts counts = counts_of("", test::language("en"));
  CHECK(counts.words == 0);
  CHECK(counts.sentences == 0);
  for (const lang::FormulaRow& row : lang::formula_table())
    CHECK_FALSE(lang::is_long_enough(row, counts));
}

TEST_CASE("readability: formulas give what their papers give for known counts") {
  const lang::TextCounts counts = {.sentences = 30,
                                   .words = 300,
                                   .syllables = 450,
                                   .letters = 1410,
                                   .characters = 1500,
                                   .long_words = 60,
                                   .polysyllables = 30,
                                   .longest_sentence = {},
                                   .longest_sentence_words = 12};
  const auto near = [&](std::string_view name, double expected) {
    CAPTURE(std::string(name));
    CHECK(figure(name, counts) == doctest::Approx(expected).epsilon(0.00001));
  };
  near("flesch_reading_ease", 69.785);
  near("flesch_kincaid_grade", 6.01);
  near("smog", 8.84184);
  near("automated_readability_index", 7.12);
  near("coleman_liau_index", 8.876);
  near("flesch_douma", 82.04);
  near("brouwer", 75);
  near("lix", 30);
  near("rix", 2);
}

TEST_CASE("readability: a formula is valid only for the language it was made for") {
  const lang::Language en = test::language("en");
  const lang::Language nl = test::language("nl");
  const lang::Language sw = test::language("sw");
  const auto valid = [](std::string_view name, const lang::Language* language) {
    return lang::is_valid_for(*lang::formula_from_name(name), language);
  };
  CHECK(valid("flesch_kincaid_grade", &en));
  CHECK_FALSE(valid("flesch_kincaid_grade", &nl));
  CHECK_FALSE(valid("smog", &sw));
  CHECK(valid("flesch_douma", &nl));
  CHECK_FALSE(valid("brouwer", &en));
  CHECK(valid("lix", &sw));
  CHECK(valid("rix", nullptr));
}

TEST_CASE("readability: plain posts are in the easy band and official ones in the hard one") {
  const auto tests = test::vectors("facts/tone-tests.json");
  if (!tests) return;
  std::size_t posts = 0;
  for (const lang::Language& language : test::all_languages()) {
    const json::Value* of_language = tests->find("readability")->find(language.tag());
    REQUIRE(of_language != nullptr);
    for (const auto& [kind, band] :
         {std::pair{"plain", lang::LixBand::Easy}, std::pair{"hard", lang::LixBand::Hard}}) {
      for (const json::Value& post : of_language->array_of(kind)) {
        CAPTURE(post.as_string());
        const lang::TextCounts counts = counts_of(post.as_string(), language);
        CHECK(lang::lix_band(counts, &language) == band);
        ++posts;
      }
    }
  }
  MESSAGE(posts << " posts of six languages are in their band of LIX");
}

TEST_CASE("readability: English figures are within 1 % of a reference, or the reason is known") {
  const auto reference = test::vectors("conformance/07-tone/textstat_reference.json");
  if (!reference) return;
  constexpr std::string_view rounded = "the reference rounds 5.88 to 5.8";
  constexpr std::string_view numbers = "a number is no word and no character";
  constexpr std::string_view lines = "a line break ends a sentence";
  constexpr std::string_view dots = "the dots of T.V. and etc. end no sentence";
  static const std::vector<Difference> known = {
      {"EASY_TEXT", "automated_readability_index", numbers},
      {"LONG_TEXT", "automated_readability_index", dots},
      {"PUNCT_TEXT", "automated_readability_index", lines},
      {"EASY_TEXT", "coleman_liau_index", rounded},
      {"SHORT_TEXT", "coleman_liau_index", rounded},
      {"LONG_TEXT", "coleman_liau_index", rounded},
      {"PUNCT_TEXT", "coleman_liau_index", lines},
      {"LONG_TEXT", "flesch_kincaid_grade", dots},
      {"PUNCT_TEXT", "flesch_kincaid_grade", lines},
      {"PUNCT_TEXT", "flesch_reading_ease", lines},
      {"LONG_TEXT", "lix", dots},
      {"PUNCT_TEXT", "lix", lines},
      {"LONG_TEXT", "rix", dots},
      {"PUNCT_TEXT", "rix", lines},
      {"LONG_TEXT", "smog", dots},
      {"PUNCT_TEXT", "smog", lines},
  };
  const lang::Language en = test::language("en");
  std::size_t agree = 0;
  std::size_t listed = 0;
  for (const json::Value& one : reference->array_of("cases")) {
    const auto name = names_of_the_reference().find(one.string_or("metric", ""));
    const json::Value* of = one.find("text");
    if (name == names_of_the_reference().end() || of == nullptr || !of->is_object()) continue;
    if (one.string_or("lang", "en_US") != "en_US") continue;
    const std::string text_name(of->string_or("$text", ""));
    const std::string text(reference->find("texts")->string_or(text_name, ""));
    const lang::TextCounts counts = counts_of(text, en);
    if (counts.words == 0 || text_name.find("_TEXT") == std::string::npos) continue;
    const double expected = one.find("expected")->as_double();
    const double found = figure(name->second, counts);
    const auto reason = std::ranges::find_if(known, [&](const Difference& row) {
      return row.text == text_name && row.figure == name->second;
    });
    const bool close = std::abs(found - expected) <= 0.01 * std::abs(expected);
    CAPTURE(text_name);
    CAPTURE(std::string(name->second));
    CAPTURE(expected);
    CAPTURE(found);
    CHECK(close == (reason == known.end()));
    ++(close ? agree : listed);
  }
  MESSAGE(agree << " figures agree within 1 %, " << listed << " differ for a reason in the list");
}
