#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "paint/font.h"
#include "paint/painter.h"

struct ImFont;
struct ImFontAtlas;
struct ImFontBaked;
struct ImFontConfig;
struct ImFontGlyph;

namespace bedside::ui {

// Emoji in the texts of the canvas. For Dear ImGui one character is one sign, so each emoji, of
// however many characters it is made, has a stand-in from the private use area; its picture comes
// from the painter of the previews, when it is first drawn in a size.
class EmojiGlyphs {
 public:
  // `box_of_em`: how much taller a font of the interface is than its em square.
  EmojiGlyphs(const paint::FontSet& fonts, float box_of_em);

  // Lets `font`, which has just been added to `atlas`, draw stand-ins.
  void join(ImFontAtlas& atlas, ImFont& font);

  // `text` with a stand-in for each emoji. They are left out while there is no emoji font, and when
  // there are more than 2048 different ones. What is already a stand-in stays. Linear.
  std::string drawn(std::string_view text);
  // False for a text that `drawn` would give back as it is, for sure.
  static bool may_hold_emoji(std::string_view text);

 private:
  static bool has_glyph(ImFontAtlas* atlas, ImFontConfig* source, unsigned codepoint);
  static bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data,
                         unsigned codepoint, ImFontGlyph* glyph, float* advance);
  const std::string* emoji_of(unsigned codepoint) const;

  const paint::FontSet& fonts_;
  paint::Painter painter_;
  float box_of_em_;
  std::vector<std::string> emoji_;
  std::map<std::string, unsigned, std::less<>> stand_ins_;
};

}  // namespace bedside::ui
