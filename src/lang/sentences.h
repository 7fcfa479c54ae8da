#pragma once

#include "lang/tokens.h"

namespace bedside::lang {

// Second half of `tokenize`: fills `sentences` and Token::sentence from the tokens.
void split_sentences(TokenizedText& text, const Language* language);

}  // namespace bedside::lang
