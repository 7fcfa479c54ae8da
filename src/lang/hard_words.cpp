#include "lang/hard_words.h"

#include <algorithm>
#include <cstdint>
#include <functional>

#include "lang/language.h"

namespace bedside::lang {

std::vector<CountedWord> hard_words(const TokenizedText& text, const Language* language,
                                    std::size_t most) {
  std::vector<CountedWord> found;
  if (language == nullptr) return found;
  const auto limit = static_cast<std::uint32_t>(language->data().readability.hard_word_letters);
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (CountedWord word = next_word(text, 0, language); word.first < size;
       word = next_word(text, word.end, language))
    if (word.letters > limit && word.end == word.first + 1) found.push_back(word);
  std::ranges::stable_sort(found, std::ranges::greater{}, &CountedWord::letters);
  found.resize(std::min(found.size(), most));
  std::ranges::sort(found, {}, &CountedWord::first);
  return found;
}

}  // namespace bedside::lang
