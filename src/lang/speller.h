#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"
#include "lang/tokens.h"

namespace bedside::lang {

class Language;

// Stretches of a text that spelling is about, in order: words with what hyphens join to them.
// Left out are links, addresses, names behind @, hashtags, codes (a digit in it), short words in
// capitals, names with a capital inside ("WhatsApp"), single letters, abbreviations of `language`
// (may be nullptr), and words of other scripts than Latin. Linear.
std::vector<TextSpan> words_to_spell(const TokenizedText& text, const Language* language);

// What is added to a dictionary, beside what a person adds.
struct SpellerAdditions {
  std::vector<std::string> words;  // as they are written
  // Small: a word is right too when what follows one of them is, and has four letters. For
  // languages that join their grammar to the front of a word: Swahili "tuna" + "tafuta".
  std::vector<std::string> beginnings;
  // A word of two right ones, each of so many letters, is right too; 0: it is not. For languages
  // that join words, where the dictionary does not say which.
  std::size_t compound_letters = 0;
};

// One dictionary of Hunspell's kind, with the words of a person and an organisation beside it.
// The same answers on every machine: no clock, no chance, no files.
class Speller {
 public:
  // `content` is what a pack unpacks to: a line "bedside/spelling/1 N", N bytes of affix rules,
  // and the list of words, both UTF-8. 30 to 240 ms of native code by the size of the list.
  // InvalidValue when it is no such content.
  static Result<Speller> load(std::string_view content, SpellerAdditions additions);
  ~Speller();
  Speller(Speller&&) noexcept;
  Speller& operator=(Speller&&) noexcept;

  // The words of the person and the organisation, in place of those before. They count in
  // capitals, in small letters and before an 's too.
  void use_own(std::span<const std::string> words);

  // Adds the parts of `span`, one of words_to_spell(text), that are in no dictionary. A word seen
  // before costs under a microsecond, a new one some; a long one that is wrong up to some 10 ms.
  void find_misspelt(std::string_view text, TextSpan span, std::vector<TextSpan>& out);

  // At most five, best first. 1 to 100 ms: for one word that a person looks at.
  std::vector<std::string> suggestions(std::string_view word);
  static constexpr std::size_t most_suggestions = 5;

 private:
  struct Parts;
  explicit Speller(std::unique_ptr<Parts> parts);
  bool accepts(std::string_view word);
  bool is_listed(const std::string& word);
  bool is_joined(std::string_view word);

  std::unique_ptr<Parts> parts_;
};

}  // namespace bedside::lang
