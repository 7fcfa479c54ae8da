#pragma once

// The three functions that Hunspell wants of a Unicode library, from our own tables: its own are
// 400 kB, and twice that in memory.

#include "lang/capitals.h"
#include "lang/properties.h"

inline unsigned u_toupper(unsigned c) { return bedside::lang::capital_of(c); }
inline unsigned u_tolower(unsigned c) {
  return bedside::lang::simple_fold(static_cast<char32_t>(c));
}
inline int u_isalpha(unsigned c) { return bedside::lang::is_letter(c) ? 1 : 0; }
