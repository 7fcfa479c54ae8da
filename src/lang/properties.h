#pragma once

#include <string>
#include <string_view>

namespace bedside::lang {

// Properties of one code point, Unicode 15.0 (generated tables, see tools/gen_unicode.py). Each is
// one or two table loads. Values above U+10FFFF have none of them.

bool is_letter(char32_t c);       // general category L*
bool is_mark(char32_t c);         // M*
bool is_digit(char32_t c);        // Nd: decimal digits of any script
bool is_number(char32_t c);       // N*: also ½, ², Ⅳ
bool is_upper(char32_t c);        // Uppercase
bool is_lower(char32_t c);        // Lowercase
bool is_punctuation(char32_t c);  // P*
bool is_symbol(char32_t c);       // S*
bool is_space(char32_t c);        // White_Space
bool is_wide(char32_t c);         // East_Asian_Width W or F

// Letter, mark, number, '_' or another connector.
bool is_word_character(char32_t c);

bool is_emoji(char32_t c);               // Emoji; true for digits, '#' and '*' too
bool is_emoji_presentation(char32_t c);  // drawn as a picture without U+FE0F
bool is_emoji_modifier(char32_t c);      // skin tones
bool is_extended_pictographic(char32_t c);
bool is_regional_indicator(char32_t c);

// Simple case folding (CaseFolding.txt, status C and S): one code point to one code point.
char32_t simple_fold(char32_t c);
// Every code point of `text`; bytes that are not UTF-8 become U+FFFD. Linear.
std::string simple_fold(std::string_view text);

}  // namespace bedside::lang
