#pragma once

namespace bedside::lang {

// The capital of a letter; one without a capital of one code point stays.
char32_t capital_of(char32_t c);

}  // namespace bedside::lang
