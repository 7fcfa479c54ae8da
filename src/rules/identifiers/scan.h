#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "lang/tokens.h"
#include "rules/identifiers/data.h"
#include "rules/identifiers/identify.h"

namespace bedside::rules {

// What stands between two chunks.
enum class Join : std::uint8_t { None, Space, Dash, Dot, Slash, Bracket };

// A run of ASCII letters and digits that may be part of a number: it holds a digit, or it is a
// short group of capitals beside one ("ABNA" in an IBAN).
struct Chunk {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Join join = Join::None;  // to the chunk before
  bool digits = false;     // nothing but digits
  bool letters = false;    // nothing but letters
  std::uint32_t size() const { return end - begin; }
};

// A word or phrase that announces something.
struct CueHit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t token = 0;      // first token
  std::uint32_t token_end = 0;  // behind the last
  Cues cues;
  Traits traits;  // of a phrase; those of single words are in Scan::words
  RiskClasses risks = 0;
};

// One text while it is searched: its words with what they mean, its chunks, and what was found.
struct Scan {
  const lang::TokenizedText* text = nullptr;
  const IdentifierData* data = nullptr;
  std::vector<const WordInfo*> words;   // of every token; null when it means nothing
  std::vector<CueHit> cues;             // in order
  std::vector<std::uint32_t> numbers;   // tokens that are numbers
  std::vector<std::uint32_t> contacts;  // tokens that are links, addresses or handles
  std::vector<Chunk> chunks;            // in order
  Cues all_cues;
  Traits all_traits;
  RiskClasses all_risks = 0;
  bool person = false;  // the text speaks of one person: a name, an age, "our patient"
  std::vector<Identifier> found;
  // Parts of `found`, each in the order of the text: [0, names) and [numbers_begin, numbers_end).
  std::size_t names = 0;
  std::size_t numbers_begin = 0;
  std::size_t numbers_end = 0;
  std::size_t known_sentence = SIZE_MAX;
  Cues sentence_cues;

  std::size_t size() const { return text->tokens.size(); }
  const lang::Token& token(std::size_t i) const { return text->tokens[i]; }
  std::string_view text_of(std::size_t i) const { return text->text_of(token(i)); }
  bool is_word(std::size_t i) const { return i < size() && token(i).kind == lang::TokenKind::Word; }
  bool is_number(std::size_t i) const {
    return i < size() && token(i).kind == lang::TokenKind::Number;
  }
  // A punctuation token of that one ASCII character.
  bool is_mark(std::size_t i, char mark) const {
    return i < size() && token(i).kind == lang::TokenKind::Punctuation &&
           text->text[token(i).begin] == mark;
  }
  bool has(std::size_t i, Trait trait) const {
    return i < size() && words[i] != nullptr && words[i]->traits.has(trait);
  }
  bool has_any(std::size_t i, Traits traits) const {
    return i < size() && words[i] != nullptr && words[i]->traits.has_any(traits);
  }
  bool has(std::size_t i, Cue cue) const {
    return i < size() && words[i] != nullptr && words[i]->cues.has(cue);
  }
  // The value of a token that is a whole number of at most four digits.
  std::optional<int> small_number(std::size_t i) const;

  // Cues that end at most `bytes` before `begin`, or begin at most `bytes` behind `end`.
  Cues cues_before(std::size_t begin, std::size_t bytes) const;
  Cues cues_after(std::size_t end, std::size_t bytes) const;
  // Cues in the sentence of token `i`. The last answer is kept: a long text may be one sentence.
  Cues cues_in_sentence(std::size_t i);
  // Traits and cues of the word and the phrases that end right before token `i`.
  Traits traits_before(std::size_t i) const;
  Cues cues_ending_at(std::size_t i) const;

  // The name that ends at or before byte `offset` nearest to it, or null.
  const Identifier* name_before(std::size_t offset) const;

  void add(std::string_view type, std::size_t begin, std::size_t end, float confidence) {
    found.push_back({type, {begin, end}, confidence});
  }
};

// Fills words, cues, numbers and contacts; then chunks.
void mark_words(Scan& scan);
void cut_chunks(Scan& scan);

// The searches, in the order they run: later ones look at what earlier ones found.
void find_names(Scan& scan);
void find_ages(Scan& scan);
void find_dates(Scan& scan);
void find_contacts(Scan& scan);  // e-mail, links, handles, IP and MAC addresses
void find_numbers(Scan& scan);   // by shape and check digit
void find_codes(Scan& scan);     // by the word before: record, licence, room ...
void find_places(Scan& scan);

// What the text tells of one person, for risk/risk.h; `found` is what came out in the end.
void find_risk(const Scan& scan, std::span<const Identifier> found, RiskSet& out);

}  // namespace bedside::rules
