#pragma once

#include "paint/embedded_fonts.h"

namespace bedside::paint {

// The embedded fonts, loaded once for all tests.
inline const FontSet& test_fonts() {
  static const FontSet fonts = embedded_font_set();
  return fonts;
}

}  // namespace bedside::paint
