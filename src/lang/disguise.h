#pragma once

#include <string>
#include <string_view>

namespace bedside::lang {

// Letters that a reader takes for plain ones though they are other characters: "𝗯𝗼𝗹𝗱", "ｆｕｌｌ",
// "ⓒⓘⓡⓒⓛⓔⓓ", a Cyrillic "с" in "сure". The tables come from the compatibility mappings and names
// of the Unicode Character Database; each question is a binary search in a hundred rows.

// The ASCII letter, digit or sign that `c` stands for in whatever surroundings, else `c`. Nothing
// below U+0250 stands for another.
char32_t plain_character(char32_t c);

// Enclosed letters are symbols; they make words only beside others.
bool is_enclosed_letter(char32_t c);

// Nobody sees it: soft hyphen, zero width characters, variation selectors.
bool is_unseen(char32_t c);

// Is `c` anything that `fold_disguised` reads otherwise than `simple_fold`? `c` >= U+0250.
bool may_disguise(char32_t c);

// A word as it is read: folded like TokenizedText, NFC. What nobody sees and strokes through
// letters are left out; Greek and Cyrillic letters are read as Latin ones when the word has a Latin
// letter and all of the others look like one.
std::string fold_disguised(std::string_view word);

// The sign that `c` is compared as: typographic apostrophes are ', hyphens -, quotes ".
char32_t fold_sign(char32_t c);

}  // namespace bedside::lang
