#pragma once

#include <span>
#include <string_view>

#include "paint/embedded_fonts.h"
#include "paint/text_layout.h"

namespace bedside::paint {

// The embedded fonts, loaded once for all tests.
inline const FontSet& test_fonts() {
  static const FontSet fonts = embedded_font_set();
  return fonts;
}

// `text` in one style of 15 px.
inline TextLayout lay_out(std::string_view text, const LayoutOptions& options = {}) {
  const StyledRun run{text, {15, FontWeight::Regular, rgb(0), 20, 0}};
  return layout(test_fonts(), std::span(&run, 1), options);
}

}  // namespace bedside::paint
