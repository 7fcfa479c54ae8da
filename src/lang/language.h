#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "lang/syllables.h"

namespace bedside::json {
class Value;
}

namespace bedside::lang {

// What a measure of readability may say of a language: `readability` in its file.
struct ReadabilityData {
  std::vector<std::string> formulas;   // names of those that were made for it, beside LIX and RIX
  std::int64_t lix_medium = 0;         // LIX above this is harder than plain posts are
  std::int64_t lix_hard = 0;           // above this as hard as official letters
  std::int64_t hard_word_letters = 0;  // a word with more of them is told to the writer
};

// What checks must know of one text language: a file in assets/languages. See
// assets/schemas/language-1.schema.json for the fields.
struct LanguageData {
  std::string tag;           // BCP 47: "nl"
  std::string name;          // "Nederlands"
  std::string english_name;  // "Dutch"

  // Words. Folded, with ' as apostrophe.
  std::vector<std::string> function_words;  // frequent words, most frequent first
  std::vector<std::string> elisions;        // "l'", "d'": a word of its own before a letter

  // Sentences. Folded, without the last dot.
  std::vector<std::string> abbreviations;          // never end a sentence: "dr", "bijv", "t.d"
  std::vector<std::string> abbreviations_may_end;  // end one before a capital: "etc", "p.m"
  std::vector<std::string> before_letters;         // "vitamin": in "vitamin C." the C is no initial

  // Measures.
  SyllableCounter syllables;
  ReadabilityData readability;

  // Examples, run as tests.
  struct WordExample {
    std::string text;
    std::vector<std::string> words;
  };
  std::vector<WordExample> word_examples;
  struct SyllableExample {
    std::string word;
    std::int64_t syllables = 0;
  };
  std::vector<SyllableExample> syllable_examples;
  std::vector<std::vector<std::string>> sentence_examples;  // sentences that stand in one paragraph
  std::vector<std::string> posts;                           // posts in this language
  std::vector<std::string> other_posts;                     // posts not in it
};

class Language {
 public:
  explicit Language(LanguageData data);

  const std::string& tag() const { return data_.tag; }
  const LanguageData& data() const { return data_; }

  // `folded` as in TokenizedText, without the last dot.
  bool is_abbreviation(std::string_view folded) const;
  bool may_end_sentence(std::string_view folded) const;
  bool stands_before_letter(std::string_view folded) const;
  bool is_function_word(std::string_view folded) const;
  // "l'" in Catalan
  bool is_elision(std::string_view folded) const;
  bool has_elisions() const { return !data_.elisions.empty(); }

 private:
  LanguageData data_;  // the lists of abbreviations, elisions and the like are sorted
  std::vector<std::string> sorted_function_words_;
};

// Reads the file of language `tag`. Refused: no source with a date, no examples, unknown keys
// (except the section `identifiers`, which the identifier finder reads).
Result<Language> load_language(std::string tag, const json::Value& file);

// Runs the word and sentence examples. Identification is tested with all languages together, see
// identify.h.
Diagnostics check_examples(const Language& language);

}  // namespace bedside::lang
