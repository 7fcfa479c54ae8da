#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/text_span.h"
#include "lang/tokens.h"

namespace bedside::lang {

class Language;

// What a text is made of. Links, @names, #tags, emoji and numbers are not words; words joined by a
// hyphen are one word (each part has its syllables), and so is a word with the elided article
// before it ("l'edema"). A line break ends a sentence; a sentence without a word is none.
struct TextCounts {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;      // 0 where the language has no rules for them
  std::size_t letters = 0;        // of the words
  std::size_t characters = 0;     // letters and digits of words, and punctuation
  std::size_t long_words = 0;     // of more than 6 letters
  std::size_t polysyllables = 0;  // of 3 syllables or more
  TextSpan longest_sentence;      // bytes of the text
  std::size_t longest_sentence_words = 0;
};

enum class Syllables : std::uint8_t { Count, Skip };

// `language` null: no syllables. Linear.
TextCounts count_text(const TokenizedText& text, const Language* language,
                      Syllables wanted = Syllables::Count);

// A word as the measures count it: tokens [first, end) of the text.
struct CountedWord {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t letters = 0;
};
// The next word at or after token `from`; `first` is the number of tokens when there is none.
CountedWord next_word(const TokenizedText& text, std::uint32_t from, const Language* language);

// Formulas, with W words, S sentences, Y syllables, P words of three syllables, L long words:
//   Flesch Reading Ease     206.835 - 1.015 W/S - 84.6 Y/W            (Flesch 1948)
//   Flesch-Kincaid grade    0.39 W/S + 11.8 Y/W - 15.59               (Kincaid 1975)
//   SMOG                    3.1291 + 1.043 sqrt(30 P/S)               (McLaughlin 1969)
//   Automated Readability   4.71 characters/W + 0.5 W/S - 21.43       (Smith, Senter 1967)
//   Coleman-Liau            5.88 letters/W - 29.6 S/W - 15.8          (Coleman, Liau 1975)
//   Flesch-Douma (Dutch)    206.84 - 0.93 W/S - 77 Y/W                (Douma 1960)
//   Brouwer (Dutch)         195 - 2 W/S - 66.67 Y/W                   (Brouwer 1963)
//   LIX                     W/S + 100 L/W                             (Bjornsson 1968)
//   RIX                     L/S                                       (Anderson 1983)
// Dale-Chall is not here: its list of words comes from a book and has no open licence.
enum class Formula : std::uint8_t {
  FleschReadingEase,
  FleschKincaidGrade,
  Smog,
  AutomatedReadability,
  ColemanLiau,
  FleschDouma,
  Brouwer,
  Lix,
  Rix
};

struct FormulaRow {
  Formula formula;
  std::string_view name;  // "flesch_reading_ease"
  // Below these it says more about chance than about the text: the score of 60 words moves by 8 to
  // 13 Flesch points from one passage of a text to the next. SMOG is defined on 30 sentences.
  std::size_t min_words;
  std::size_t min_sentences;
  double (*evaluate)(const TextCounts&);  // needs a word and a sentence
};
std::span<const FormulaRow> formula_table();  // in the order of Formula
const FormulaRow* formula_from_name(std::string_view name);

// LIX and RIX are for every language, the others where the language's file lists them.
bool is_valid_for(const FormulaRow& row, const Language* language);
bool is_long_enough(const FormulaRow& row, const TextCounts& counts);

// LIX of a text against the bands of its language.
enum class LixBand : std::uint8_t { Easy, Medium, Hard };
std::string_view lix_band_name(LixBand band);
// Only where LIX is long enough.
LixBand lix_band(const TextCounts& counts, const Language* language);

}  // namespace bedside::lang
