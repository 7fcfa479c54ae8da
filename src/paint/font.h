#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "base/error.h"
#include "paint/display_list.h"

namespace bedside::paint {

class Face;
class Shaper;

enum class FontWeight : std::uint8_t { Regular, SemiBold, Bold };

// What a font is for. The first three are the text face in its weights; a character they lack is
// looked for in the fallbacks in order of adding, then among the emoji.
enum class FontRole : std::uint8_t { Regular, SemiBold, Bold, Fallback, Emoji };

// The fonts that text is laid out and drawn with.
//
// OpenType with TrueType or CFF outlines, and version 0 colour layers. Only fonts that come with
// Bedside: the outline reader trusts what it reads.
class FontSet {
 public:
  FontSet();
  ~FontSet();
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;

  // Copies `file`. FontInvalid when it is no font that can be read. A second font for a role
  // other than Fallback takes the place of the first in layouts made from now on; display lists
  // made before still draw with the old one.
  Result<void> add(FontRole role, std::span<const std::byte> file);

  bool has(FontRole role) const;
  // Whether `c` is drawn: a font has it, or there is nothing to be seen of it.
  bool has_glyph(char32_t c) const;
  // Grows with every font added: layouts of an older revision may lack glyphs.
  std::uint32_t revision() const;

  // For layout and painter.
  std::size_t size() const;
  const Face& face(FontId id) const;
  const Face& text_face() const;  // the regular one, else the first; there must be one
  Shaper& shaper() const;         // holds the cache of shaped words

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bedside::paint
