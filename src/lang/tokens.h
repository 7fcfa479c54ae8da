#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace bedside::lang {

class Language;

enum class TokenKind : std::uint8_t {
  Word,         // letters, marks and digits, begun by a letter: "don't", "col·lecció", "HbA1c"
  Number,       // digits with inner '.' and ',' and an attached % or °: "1,000.5", "37°", "½"
  Link,         // "https://who.int/flu", "www.rivm.nl", "heilsuvera.is"
  Email,        // "info@example.org"
  Mention,      // "@name", "@name@server.social", "@name.bsky.social"
  Hashtag,      // "#DiabetesCare": needs a letter; "#1" is Punctuation and Number
  Emoji,        // one whole sequence: skin tones, ZWJ, flags, keycaps
  Punctuation,  // any other single character: punctuation, symbols, stray bytes
};

struct Token {
  std::uint32_t begin = 0;  // bytes of TokenizedText::text
  std::uint32_t end = 0;
  std::uint32_t folded_begin = 0;  // bytes of TokenizedText::folded
  std::uint32_t folded_end = 0;
  std::uint32_t sentence = 0;  // index into TokenizedText::sentences
  TokenKind kind = TokenKind::Punctuation;
  bool capitalised : 1 = false;   // Word, Hashtag: its first letter is a capital
  bool all_capitals : 1 = false;  // Word, Hashtag: two letters or more and all are capitals
  bool space_before : 1 = false;  // white space (a line break too), or the start of the text
  bool line_before : 1 = false;   // a line break, or the start of the text
  bool joined : 1 = false;        // Hashtag: several words, see TokenizedText::tag_words

  TextSpan span() const { return {begin, end}; }
};

// A text cut into tokens. Reuse one object for many texts: its buffers are kept.
//
// `folded` is the whole text as the matchers see it: the folded tokens in order, with one ' '
// where white space stood between two and one '\n' where it held a line break, so that a pattern
// can run over it and its hit be mapped back with `token_at_folded`. Folding = Unicode simple case
// folding and NFC, typographic apostrophes to ', no-break and Unicode hyphens to -; diacritics
// stay. Letters in disguise are read as plain ones (disguise.h). The '#' and '@' of hashtags and
// mentions stand in `folded` but outside the token's range: folded_of("#DiabetesCare") is
// "diabetescare".
struct TokenizedText {
  std::string_view text;  // the caller's; must outlive this object
  std::string folded;
  std::vector<Token> tokens;        // in order, not overlapping; white space is between them
  std::vector<TextSpan> sentences;  // in order, from the first to the last token of each
  // Words of joined hashtags, in order, bytes of `folded`: "#MiracleCure" has "miracle" and "cure".
  std::vector<TextSpan> tag_words;

  std::string_view folded_of(const Token& token) const {
    return std::string_view(folded).substr(token.folded_begin,
                                           token.folded_end - token.folded_begin);
  }
  std::string_view text_of(const Token& token) const {
    return text.substr(token.begin, token.end - token.begin);
  }
};

// Cuts `text` (< 4 GB) into `out`. `language` adds its elisions (Catalan "l'asma" is the words
// "l'" and "asma") and abbreviations; nullptr uses what is true in all languages: an
// apostrophe or middle dot between letters joins, a hyphen does not.
//
// A sentence ends at . ! ? … and their closing quotes, brackets and emoji, unless an abbreviation,
// initial, ordinal or decimal explains the dot, and always at a line break.
//
// Cannot fail: a byte that is not UTF-8 is a Punctuation token folded to U+FFFD. Linear; about
// 5 us of WebAssembly for 350 letters.
void tokenize(std::string_view text, const Language* language, TokenizedText& out);

// Index of the token that holds or follows byte `offset` of text / of folded (tokens.size() when
// none does). Logarithmic.
std::size_t token_at(const TokenizedText& text, std::size_t offset);
std::size_t token_at_folded(const TokenizedText& text, std::size_t folded_offset);

}  // namespace bedside::lang
