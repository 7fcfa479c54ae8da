#include "ui/emoji_glyphs.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::ui;

TEST_CASE("emoji on the canvas: left out while there is no font for them") {
  const paint::FontSet fonts;
  EmojiGlyphs glyphs(fonts, 1);
  CHECK(glyphs.drawn("Flu 👩‍⚕️ jabs 1️⃣ “now” © ☀") == "Flu  jabs  “now” © ☀");
}
