#include "lang/capitals.h"

#include "lang/properties.h"

namespace bedside::lang {

// Found by folding the candidates, so that no second table is needed.
char32_t capital_of(char32_t c) {
  constexpr char32_t distances[] = {32, 1, 80, 48};  // Latin and Greek, Latin Extended, Cyrillic
  for (const char32_t distance : distances) {
    if (c > distance && is_upper(c - distance) && simple_fold(c - distance) == c)
      return c - distance;
  }
  constexpr char32_t y_with_diaeresis = 0xFF;
  return c == y_with_diaeresis ? 0x178 : c;
}

}  // namespace bedside::lang
