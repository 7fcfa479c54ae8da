#include "paint/shape.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "hb.h"

namespace bedside::paint {

struct Shaper::Buffer {
  hb_buffer_t* buffer = hb_buffer_create();
  ~Buffer() { hb_buffer_destroy(buffer); }
};

// Bytes of a word that one font draws.
struct Shaper::Piece {
  FontId font = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool missing = false;
};

namespace {

struct Range {
  char32_t first, last;
};

bool in_ranges(std::span<const Range> ranges, char32_t c) {
  const auto after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// Characters below U+1F000 that show as emoji without being asked to: Emoji_Presentation of
// emoji-data.txt, Unicode 15.0. Above, no text font of ours has a glyph, so the question does
// not come up.
constexpr auto emoji_by_default = std::to_array<Range>(
    {{0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
     {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
     {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
     {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
     {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E},
     {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
     {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}});

// Characters that belong to the one before them whatever it is: marks, joiners, selectors, skin
// tones, tags and invisible controls.
constexpr auto continuing = std::to_array<Range>({{0x0300, 0x036F},
                                                  {0x0483, 0x0489},
                                                  {0x0591, 0x05BD},
                                                  {0x064B, 0x065F},
                                                  {0x1AB0, 0x1AFF},
                                                  {0x1DC0, 0x1DFF},
                                                  {0x200B, 0x200F},
                                                  {0x202A, 0x202E},
                                                  {0x2060, 0x2069},
                                                  {0x20D0, 0x20FF},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFE20, 0xFE2F},
                                                  {0xFEFF, 0xFEFF},
                                                  {0x1F3FB, 0x1F3FF},
                                                  {0xE0001, 0xE007F},
                                                  {0xE0100, 0xE01EF}});

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t text_selector = 0xFE0E;
constexpr char32_t emoji_selector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

// A character with all that continues it.
struct Character {
  char32_t first = 0;
  std::size_t end = 0;
  bool wants_emoji = false;
};

Character read_character(std::string_view word, std::size_t at) {
  CodePoint cp = decode_utf8(word, at);
  Character out{cp.value, at + cp.size, in_ranges(emoji_by_default, cp.value)};
  if (is_regional_indicator(cp.value) && out.end < word.size()) {
    cp = decode_utf8(word, out.end);
    if (is_regional_indicator(cp.value)) out.end += cp.size;
  }
  bool joined = false;
  while (out.end < word.size()) {
    cp = decode_utf8(word, out.end);
    if (!joined && !in_ranges(continuing, cp.value)) break;
    joined = cp.value == zero_width_joiner && out.first >= 0x2000;
    if (cp.value == text_selector) out.wants_emoji = false;
    if (cp.value == emoji_selector || cp.value == keycap || is_skin_tone(cp.value))
      out.wants_emoji = true;
    out.end += cp.size;
  }
  return out;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// What a font is asked for: characters that are invisible or shown as a blank find one always.
bool always_found(char32_t c) { return c < 0x20 || is_space(c) || in_ranges(continuing, c); }

}  // namespace

namespace {

// Whether `face` has `letter` with the marks that follow it, as one glyph or as several.
bool covers(const Face& face, char32_t letter, std::string_view marks) {
  bool separate = true;
  for (std::size_t at = 0; at < marks.size();) {
    const CodePoint cp = decode_utf8(marks, at);
    at += cp.size;
    if (cp.value < 0x0300 || cp.value > 0x036F) continue;
    hb_codepoint_t composed = 0;
    if (hb_unicode_compose(hb_unicode_funcs_get_default(), letter, cp.value, &composed) &&
        face.has_glyph(composed)) {
      letter = composed;
    } else {
      separate = separate && face.has_glyph(cp.value);
    }
  }
  return separate && face.has_glyph(letter);
}

}  // namespace

Shaper::Shaper(const Fonts& fonts) : fonts_(fonts), buffer_(std::make_unique<Buffer>()) {}
Shaper::~Shaper() = default;

const ShapedWord& Shaper::shape(std::string_view word, FontWeight weight, bool right_to_left) {
  Words& words = words_[static_cast<int>(weight) * 2 + (right_to_left ? 1 : 0)];
  const auto found = words.find(word);
  if (found != words.end()) return found->second;
  return words.emplace(std::string(word), shape_now(word, weight, right_to_left)).first->second;
}

bool Shaper::finds(char32_t c) const {
  return always_found(c) ||
         std::ranges::any_of(fonts_.faces, [c](const Face& face) { return face.has_glyph(c); });
}

void Shaper::trim() {
  constexpr std::size_t most_words = 8192;
  for (Words& words : words_)
    if (words.size() > most_words) words.clear();
}

void Shaper::clear() {
  for (Words& words : words_) words.clear();
}

// Splits `word` into pieces_, one a font.
void Shaper::find_fonts(std::string_view word, FontWeight weight) {
  pieces_.clear();
  int first = fonts_.weight[static_cast<int>(weight)];
  if (first < 0) first = fonts_.weight[0];
  const auto text_font = static_cast<FontId>(std::max(first, 0));
  const auto face = [&](int font) -> const Face& {
    return fonts_.faces[static_cast<std::size_t>(font)];
  };
  const auto font_for = [&](const Character& c, std::string_view marks) -> int {
    const auto has = [&](int font) { return font >= 0 && face(font).has_glyph(c.first); };
    if (c.wants_emoji && has(fonts_.emoji)) return fonts_.emoji;
    if (first >= 0 && covers(face(first), c.first, marks)) return first;
    if (always_found(c.first)) return text_font;
    for (const FontId font : fonts_.fallbacks)
      if (covers(face(font), c.first, marks)) return font;
    if (has(fonts_.emoji)) return fonts_.emoji;
    return has(first) ? first : -1;  // a letter without its mark is better than none
  };
  for (std::size_t at = 0; at < word.size();) {
    const Character character = read_character(word, at);
    const std::size_t marks = at + decode_utf8(word, at).size;
    const int font = font_for(character, word.substr(marks, character.end - marks));
    const bool missing = font < 0;
    const FontId id = missing ? text_font : static_cast<FontId>(font);
    if (!missing && !pieces_.empty() && pieces_.back().font == id && !pieces_.back().missing) {
      pieces_.back().end = static_cast<std::uint32_t>(character.end);
    } else {
      pieces_.push_back(
          {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(character.end), missing});
    }
    at = character.end;
  }
}

void Shaper::shape_piece(std::string_view word, const Piece& piece, bool right_to_left,
                         ShapedWord& out) {
  const Face& face = fonts_.faces[piece.font];
  hb_buffer_t* buffer = buffer_->buffer;
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  for (std::size_t at = piece.begin; at < piece.end;) {
    const CodePoint cp = decode_utf8(word, at);
    hb_buffer_add(buffer, cp.value < 0x20 ? U' ' : cp.value, static_cast<unsigned>(at));
    at += cp.size;
  }
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_direction(buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_shape(face.shaping_font(), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const float em = face.units_per_em();
  for (unsigned k = 0; k < count; ++k) {
    const unsigned i = right_to_left ? count - 1 - k : k;
    const hb_glyph_position_t& p = positions[i];
    out.glyphs.push_back({piece.font, static_cast<std::uint16_t>(infos[i].codepoint),
                          infos[i].cluster, static_cast<float>(p.x_advance) / em,
                          static_cast<float>(p.x_offset) / em,
                          static_cast<float>(-p.y_offset) / em});
  }
}

ShapedWord Shaper::shape_now(std::string_view word, FontWeight weight, bool right_to_left) {
  ShapedWord out;
  if (fonts_.faces.empty()) return out;
  find_fonts(word, weight);
  for (const Piece& piece : pieces_) {
    if (piece.missing) {
      // One mark for the whole character, however many code points it has.
      out.glyphs.push_back({piece.font, 0, piece.begin, Face::missing_advance, 0, 0});
      ++out.missing;
    } else {
      shape_piece(word, piece, right_to_left, out);
    }
  }
  std::size_t text_end = word.size();
  while (text_end > 0) {
    const CodePoint cp = decode_utf8_before(word, text_end);
    if (!is_space(cp.value)) break;
    text_end -= cp.size;
  }
  for (const ShapedGlyph& glyph : out.glyphs) {
    out.advance += glyph.advance;
    if (glyph.advance > 0) ++out.spaced;
    if (glyph.cluster >= text_end) out.space += glyph.advance;
  }
  return out;
}

}  // namespace bedside::paint
