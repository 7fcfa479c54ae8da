#pragma once

#include <cstdint>
#include <vector>

#include "rules/kinds/kind.h"

namespace bedside::rules {

// Tokens [first, end) where a text has too much of something.
struct TooMuch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};
using TooMuchList = std::vector<TooMuch>;

// What a measure of a whole field is given.
struct FieldMeasure {
  const FieldRun& run;
  const BlockRow& block;
  const LimitRow& limit;  // `max`, and for measures of phrases `set` and `share`

  const lang::TokenizedText& text() const { return run.text(); }
  const lang::Language* language() const { return run.rules.language; }
};

// Phrases of `match` in the field, those that `unless_near` silences left out:
// places of them; sentences that hold one, when they are also `share` percent of all; places whose
// words are different; places whose last word is different.
void phrases_count(const FieldMeasure& measure, TooMuchList& out);
void phrases_sentences(const FieldMeasure& measure, TooMuchList& out);
void phrases_different(const FieldMeasure& measure, TooMuchList& out);
void phrases_different_ends(const FieldMeasure& measure, TooMuchList& out);
// Different abbreviations in capitals that nothing explains: no bracket holds or follows them, no
// number stands beside, and `match` does not list them as known. Words in a row in capitals are
// none.
void unexplained_capitals(const FieldMeasure& measure, TooMuchList& out);

// Words a sentence, from three sentences on; LIX, from 15 words on; 100 less the reading ease of
// Flesch (Flesch-Douma for Dutch), from 100 words on and where LIX is not easy. Found at the
// longest sentence. Words of a paragraph, which line breaks end.
void words_per_sentence(const FieldMeasure& measure, TooMuchList& out);
void lix(const FieldMeasure& measure, TooMuchList& out);
void reading_difficulty(const FieldMeasure& measure, TooMuchList& out);
void paragraph_words(const FieldMeasure& measure, TooMuchList& out);

// Letters of other alphabets of Unicode that only look bold, circled or wide; invisible characters,
// and three marks or more on one letter.
void fancy_letters(const FieldMeasure& measure, TooMuchList& out);
void hidden_characters(const FieldMeasure& measure, TooMuchList& out);
// Emoji in a row (two equal ones are always too many); lines that begin with one.
void emoji_run(const FieldMeasure& measure, TooMuchList& out);
void emoji_lines(const FieldMeasure& measure, TooMuchList& out);
// ! and ? in a row.
void marks_run(const FieldMeasure& measure, TooMuchList& out);
// Hashtags that stand there before, whatever their capitals; letters of one hashtag.
void hashtag_repeats(const FieldMeasure& measure, TooMuchList& out);
void hashtag_letters(const FieldMeasure& measure, TooMuchList& out);
// Percentages with a decimal, those below one left out.
void percent_decimals(const FieldMeasure& measure, TooMuchList& out);

// More than `max` sentences of 40 letters or more in another language than the field's; a field
// whose declared language is not the one it is in.
void sentences_in_other_language(const FieldMeasure& measure, TooMuchList& out);
void field_in_other_language(const FieldMeasure& measure, TooMuchList& out);

}  // namespace bedside::rules
