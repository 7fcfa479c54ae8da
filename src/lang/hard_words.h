#pragma once

#include <cstddef>
#include <vector>

#include "lang/readability.h"

namespace bedside::lang {

// The words with more letters than the language likes (`hard_word_letters` of its file): the `most`
// longest of them, in the order of the text. A word with a hyphen is none: it can be read. None
// for null. Linear, but for sorting those found.
std::vector<CountedWord> hard_words(const TokenizedText& text, const Language* language,
                                    std::size_t most);

}  // namespace bedside::lang
