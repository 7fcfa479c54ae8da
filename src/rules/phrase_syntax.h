#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::lang {
class Language;
}

namespace bedside::rules {

enum class AtomKind : std::uint8_t {
  Exact,    // the folded token: "cure", "#ad", "%"
  Stem,     // a word that begins so: "heal*"
  End,      // a word that ends so: "*itis"
  Inside,   // a word that holds it: "*sembuh*"
  Number,   // "<n>"; "<%>" is Exact
  AnyWord,  // "*"
};

// Matches one token.
struct Atom {
  AtomKind kind = AtomKind::Exact;
  std::string text;

  auto operator<=>(const Atom&) const = default;
};

struct PhrasePart;
using PhraseParts = std::vector<PhrasePart>;

// One step of a phrase.
struct PhrasePart {
  enum class Kind : std::uint8_t {
    Atom,
    Gap,    // "**": up to max_gap_words words
    Group,  // "(a|b c)": one of the alternatives; "(a|b)?": or nothing
  };
  Kind kind = Kind::Atom;
  Atom atom;
  std::vector<PhraseParts> alternatives;  // an empty one stands for nothing
};

// A number with its percent sign, "50%". No token of a text is folded so.
inline constexpr std::string_view percent_number = "<%>";

inline constexpr std::size_t max_gap_words = 3;
inline constexpr std::size_t max_phrase_words = 24;

// Reads a phrase; the syntax is in docs/rules.md. The error is one sentence for the writer of the
// rule.
std::expected<PhraseParts, std::string> parse_phrase(std::string_view text,
                                                     const lang::Language* language);

// The words of `text` as they stand: no sign in it means anything. Empty for a text without tokens.
PhraseParts plain_phrase(std::string_view text, const lang::Language* language);

// True when the phrase leaves a word open (* or **).
bool has_gap(const PhraseParts& parts);

// Joins the parts of one expression: a phrase steps over it where it stands between two words.
// `folded` is one token.
bool is_skipped_punctuation(std::string_view folded);

}  // namespace bedside::rules
