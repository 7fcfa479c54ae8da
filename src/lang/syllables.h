#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace bedside::lang {

// How a language cuts words into syllables: `syllables` in assets/languages/<tag>.json.
struct SyllableData {
  std::u32string vowels;            // a letter that makes a syllable unless a rule says no
  std::vector<std::string> nuclei;  // letters that make one syllable together: "aai", "ij"
  std::vector<std::string> rules;   // see SyllableCounter
};

// Counts syllables by rules, because hyphenation patterns are wrong for it: they cut where a line
// may break, which is not where a syllable ends.
//
// Reads a word from left to right: a nucleus (the longest that fits) is one syllable. Any other
// letter is decided by the first rule that fits, else it is one if it is a vowel. A rule is
// `+before_letter_after` (is a syllable) or `-before_letter_after` (is none): "-C_e_$" is the
// silent e of "time". Parts are letters, `V` a vowel, `C` any other letter, `[ai]` one of, `[^ai]`
// none of these letters, `^` and `$` the edges of the word. A word has at least one syllable.
class SyllableCounter {
 public:
  SyllableCounter() = default;
  // InvalidValue when a rule cannot be read; its place is the number of the rule.
  static Result<SyllableCounter> create(const SyllableData& data);

  // False for a language without rules; `count` is 0 then.
  bool knows_syllables() const { return !vowels_.empty(); }

  // Syllables of a folded word (TokenizedText::folded_of). Linear in the word.
  std::size_t count(std::string_view folded_word) const;

 private:
  enum class Match : std::uint8_t { Start, End, Vowel, Consonant, OneOf, NoneOf };
  struct Part {
    Match match = Match::OneOf;
    std::u32string letters;
  };
  struct Rule {
    bool counts = false;
    std::vector<Part> before;
    std::vector<Part> after;
  };
  using RuleNumbers = std::vector<std::uint16_t>;

  static Result<std::vector<Part>> read_parts(std::string_view text);
  bool fits(const Part& part, std::span<const char32_t> word, std::ptrdiff_t at) const;
  bool fits(const Rule& rule, std::span<const char32_t> word, std::size_t at) const;
  bool is_vowel(char32_t letter) const { return vowels_.contains(letter); }
  std::size_t nucleus(std::span<const char32_t> word, std::size_t at) const;
  bool counts(std::span<const char32_t> word, std::size_t at) const;
  void add_rule(const Part& letter, Rule rule);

  std::u32string vowels_;
  std::vector<std::u32string> nuclei_;  // the longest first
  std::vector<Rule> rules_;
  // The rules for each letter, in their order. Letters beyond Latin Extended-A have no rule.
  std::array<RuleNumbers, 0x180> rules_of_;
};

}  // namespace bedside::lang
