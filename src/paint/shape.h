#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "paint/face.h"
#include "paint/font.h"

namespace bedside::paint {

// Lengths are ems: a word is shaped once for all sizes, because nothing is hinted.
struct ShapedGlyph {
  FontId font = 0;
  std::uint16_t id = 0;
  std::uint32_t cluster = 0;  // byte of the word where its character begins
  float advance = 0;
  float x = 0;
  float y = 0;  // downwards
};

struct ShapedWord {
  // In the order of the text: of a word that runs from right to left the last one stands first.
  std::vector<ShapedGlyph> glyphs;
  float advance = 0;
  float space = 0;          // part of `advance` taken by the spaces at the end
  std::size_t spaced = 0;   // glyphs that advance, which letter spacing sets apart
  std::size_t missing = 0;  // characters without a glyph in any font
};

// Turns words into glyphs: finds a font for each character, so that marks, emoji sequences and
// their modifiers stay in one font, and shapes with HarfBuzz. Words are kept for the next time.
class Shaper {
 public:
  // For each weight the font that is asked first, then `fallbacks`, then `emoji`.
  struct Fonts {
    std::vector<Face> faces;
    int weight[3] = {-1, -1, -1};
    std::vector<FontId> fallbacks;
    int emoji = -1;
  };

  explicit Shaper(const Fonts& fonts);
  ~Shaper();

  // `word` holds no line end; spaces only at its end or alone. The reference stays good until
  // trim().
  const ShapedWord& shape(std::string_view word, FontWeight weight, bool right_to_left = false);

  // Whether `c` alone finds a font, or is invisible.
  bool finds(char32_t c) const;

  // Drops kept words when there are very many.
  void trim();
  // Drops all, because a font was added.
  void clear();

 private:
  struct Piece;
  ShapedWord shape_now(std::string_view word, FontWeight weight, bool right_to_left);
  void find_fonts(std::string_view word, FontWeight weight);
  void shape_piece(std::string_view word, const Piece& piece, bool right_to_left, ShapedWord& out);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Words = std::unordered_map<std::string, ShapedWord, Hash, std::equal_to<>>;

  const Fonts& fonts_;
  Words words_[6];  // for each weight, from left to right and from right to left
  std::vector<Piece> pieces_;
  struct Buffer;
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace bedside::paint
