#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace bedside::lang {

// Appends the words that capitals or '_' part in a hashtag (without its sign) as bytes of the
// folded text, where the tag begins at `folded_begin`; false and nothing when it is one word.
// "MiracleCure", "Miracle_cure", "HIVCure" are two each. Folding `tag` must not change its order of
// characters: NFC, without letters in disguise.
bool add_tag_words(std::string_view tag, std::size_t folded_begin, std::vector<TextSpan>& out);

}  // namespace bedside::lang
