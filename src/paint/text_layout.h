#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/text_span.h"
#include "paint/display_list.h"
#include "paint/font.h"

namespace bedside::paint {

struct TextStyle {
  float size = 15;  // CSS pixels per em
  FontWeight weight = FontWeight::Regular;
  Color color;
  float line_height = 20;  // CSS pixels; a line takes the largest of its runs
  float letter_spacing = 0;
  bool operator==(const TextStyle&) const = default;
};

// UTF-8 in one style. Runs are joined to one text without anything between them; spans and
// offsets count bytes of the joined text.
struct StyledRun {
  std::string_view text;
  TextStyle style;
};

// Start: where the paragraph begins, left or right.
enum class Alignment : std::uint8_t { Left, Center, Right, Start };

// Where text that does not fit may be cut: after any character, or after a word.
enum class Cut : std::uint8_t { Character, Word };

struct LayoutOptions {
  float width = 1e9f;
  int max_lines = 0;  // 0: as many as it takes
  Alignment alignment = Alignment::Left;
  Cut cut = Cut::Character;
  // Set after the last line when text was cut, for example "… more"; the line is cut to make
  // room for it. Empty: lines are dropped without a sign.
  std::span<const StyledRun> more;
  // Offsets where a line may begin, rising. Empty: after spaces and hyphens. A word wider than a
  // line is broken between its characters.
  std::span<const std::size_t> line_breaks;
};

struct PlacedGlyph {
  std::uint16_t id = 0;
  float x = 0;  // from the layout's left edge; y from the line's baseline
  float y = 0;
  float advance = 0;
  std::size_t byte = 0;  // where its cluster begins
};

// Glyphs of one font and style on one line, as they stand from left to right.
struct PlacedRun {
  FontId font = 0;
  float size = 0;
  Color color;
  TextSpan bytes;  // of the text, or of `more_text`
  std::vector<PlacedGlyph> glyphs;
  bool label = false;          // belongs to `more`, not to the text
  bool right_to_left = false;  // the first glyph is the last of the text
};

struct LayoutLine {
  TextSpan bytes;  // with the spaces and the newline that end it
  float x = 0;     // where its first glyph begins
  float top = 0;
  float height = 0;
  float baseline = 0;  // from the layout's top
  float width = 0;     // spaces at the end not counted
  std::size_t first_run = 0;
  std::size_t run_count = 0;
};

struct TextLayout {
  Size size;  // width of the longest line, height of all
  std::vector<LayoutLine> lines;
  std::vector<PlacedRun> runs;
  std::vector<Rect> more_rects;  // where `more` stands, a rectangle a line
  std::string more_text;         // what it says, when text was cut
  // Set when text was left out: offset of the first byte not shown.
  std::optional<std::size_t> cut;
  std::size_t missing = 0;  // characters no font has; they show as a hatched band
};

// Lines of `runs` within options.width. Line ends: \n, \r\n, U+2028. Cannot fail. Linear; words
// seen before come from the fonts' cache. Words in both directions stand as UAX #9 says; each
// paragraph begins where its first letter does.
TextLayout layout(const FontSet& fonts, std::span<const StyledRun> runs,
                  const LayoutOptions& options = {});

// Rectangles that cover `span`, one a line at most, in the layout's coordinates and as high as
// the line. Nothing where the span is not shown.
std::vector<Rect> rects_of(const TextLayout& layout, TextSpan span);

// Offset of the character at `at`, the nearest when there is none.
std::size_t offset_at(const TextLayout& layout, Point at);

// Puts the layout's glyphs on top of `list`, its top left corner at `at`. `text` is the joined
// text of the runs, for prints; may be empty.
void draw(DisplayList& list, const TextLayout& layout, Point at, std::string_view text = {});

}  // namespace bedside::paint
