#include "ui/emoji_glyphs.h"

#include <cmath>
#include <functional>

#include "base/bitmap.h"
#include "base/utf8.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "lang/emoji.h"
#include "lang/properties.h"
#include "paint/text_layout.h"

namespace bedside::ui {
namespace {

constexpr unsigned first_stand_in = 0xF000;
constexpr std::size_t most_stand_ins = 2048;

// As the emoji of text fields: a little larger than the letters beside them.
paint::TextLayout layout_of(const paint::FontSet& fonts, std::string_view emoji, float em) {
  const paint::StyledRun run{emoji, {.size = em, .line_height = std::ceil(em * 1.4f)}};
  return paint::layout(fonts, {&run, 1});
}

// What belongs to an emoji and shows as a hollow box without one.
bool is_remainder(char32_t c) { return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F); }

}  // namespace

EmojiGlyphs::EmojiGlyphs(const paint::FontSet& fonts, float box_of_em)
    : fonts_(fonts), painter_(fonts), box_of_em_(box_of_em) {}

void EmojiGlyphs::join(ImFontAtlas& atlas, ImFont& font) {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "emoji";
    made.FontSrcContainsGlyph = has_glyph;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  atlas.UserData = this;
  ImFontConfig config;
  config.MergeMode = true;
  config.DstFont = &font;
  config.FontLoader = &loader;
  atlas.AddFont(&config);
}

bool EmojiGlyphs::may_hold_emoji(std::string_view text) {
  // All emoji but U+203C and U+2049 with a selector begin at U+2100 or have U+FE0F or U+20E3.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xE3) return true;
    if (byte == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) > 0x82)
      return true;
  }
  return false;
}

std::string EmojiGlyphs::drawn(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const bool can_draw = fonts_.has(paint::FontRole::Emoji);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const std::size_t end = lang::emoji_end(text, i);
    if (end == i) {
      if (!is_remainder(point.value)) out += text.substr(i, point.size);
      i += point.size;
      continue;
    }
    const std::string_view emoji = text.substr(i, end - i);
    i = end;
    if (!can_draw) continue;
    auto known = stand_ins_.find(emoji);
    if (known == stand_ins_.end()) {
      if (emoji_.size() == most_stand_ins) continue;
      const auto next = first_stand_in + static_cast<unsigned>(emoji_.size());
      known = stand_ins_.emplace(std::string(emoji), next).first;
      emoji_.emplace_back(emoji);
    }
    append_utf8(out, known->second);
  }
  return out;
}

const std::string* EmojiGlyphs::emoji_of(unsigned codepoint) const {
  const std::size_t index = codepoint - first_stand_in;
  return codepoint >= first_stand_in && index < emoji_.size() ? &emoji_[index] : nullptr;
}

bool EmojiGlyphs::has_glyph(ImFontAtlas* atlas, ImFontConfig*, unsigned codepoint) {
  return static_cast<const EmojiGlyphs*>(atlas->UserData)->emoji_of(codepoint) != nullptr;
}

bool EmojiGlyphs::load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                             unsigned codepoint, ImFontGlyph* glyph, float* advance) {
  auto& self = *static_cast<EmojiGlyphs*>(atlas->UserData);
  const std::string* emoji = self.emoji_of(codepoint);
  if (emoji == nullptr) return false;
  const paint::TextLayout layout = layout_of(self.fonts_, *emoji, baked->Size / self.box_of_em_);
  if (layout.lines.empty()) return false;
  const float width = std::ceil(layout.size.width);
  if (advance != nullptr) {
    *advance = width;
    return true;
  }
  const float scale = baked->RasterizerDensity;
  Bitmap pixels = Bitmap::blank(static_cast<int>(std::ceil(width * scale)),
                                static_cast<int>(std::ceil(layout.size.height * scale)));
  paint::DisplayList list;
  paint::draw(list, layout, {0, 0}, *emoji);
  self.painter_.draw(list, scale, pixels);
  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, pixels.width, pixels.height);
  if (place == ImFontAtlasRectId_Invalid) return false;
  // On the line the letters stand on.
  const float top = std::round((baked->Ascent - layout.lines.front().baseline) * scale) / scale;
  glyph->Codepoint = codepoint;
  glyph->AdvanceX = width;
  glyph->Colored = true;
  glyph->Visible = true;
  glyph->X0 = 0;
  glyph->Y0 = top;
  glyph->X1 = static_cast<float>(pixels.width) / scale;
  glyph->Y1 = top + static_cast<float>(pixels.height) / scale;
  glyph->PackId = place;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph,
                                     ImFontAtlasPackGetRect(atlas, place), pixels.rgba.data(),
                                     ImTextureFormat_RGBA32, pixels.width * 4);
  return true;
}

}  // namespace bedside::ui
