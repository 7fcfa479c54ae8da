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
  Number,   // "<n>"
  AnyWord,  // "*"
};

// One step of a phrase: matches one token.
struct Atom {
  AtomKind kind = AtomKind::Exact;
  std::string text;

  auto operator<=>(const Atom&) const = default;
};

using Atoms = std::vector<Atom>;

// The plain sequences that `text` stands for: alternatives and `**` are written out. The syntax is
// in docs/rules.md. The error is one sentence for the writer of the rule.
std::expected<std::vector<Atoms>, std::string> parse_phrase(std::string_view text,
                                                            const lang::Language* language);

inline constexpr std::size_t max_expansions = 256;  // of one phrase
inline constexpr std::size_t max_phrase_atoms = 24;
inline constexpr std::size_t max_gap_words = 3;  // `**`

// Joins the parts of one expression: a phrase steps over it where it stands between two words.
// `folded` is one token.
bool is_skipped_punctuation(std::string_view folded);

}  // namespace bedside::rules
