#include "paint/bidi.h"

#include <algorithm>
#include <string>
#include <utility>

#include "doctest/doctest.h"
#include "paint/fonts.h"
#include "paint/text_layout.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

// The text of a line as it is seen from left to right.
std::string seen(const TextLayout& layout, std::string_view text, std::size_t line = 0) {
  std::vector<std::pair<float, std::size_t>> glyphs;
  const LayoutLine& where = layout.lines.at(line);
  for (std::size_t i = 0; i < where.run_count; ++i)
    for (const PlacedGlyph& glyph : layout.runs[where.first_run + i].glyphs)
      glyphs.push_back({glyph.x, glyph.byte});
  std::ranges::stable_sort(glyphs, {}, &std::pair<float, std::size_t>::first);
  std::string out;
  for (const auto& [x, byte] : glyphs)
    out += text.substr(byte, static_cast<unsigned char>(text[byte]) >= 0xD0 ? 2 : 1);
  return out;
}

}  // namespace

TEST_CASE("bidi: a text in one direction needs no look") {
  CHECK_FALSE(Bidi("Avui, col·lecta de sang 🩸 → ací… “així”").any());
  CHECK_FALSE(Bidi("Ελλάδα, Киев, þakka").any());
  CHECK(Bidi("See אב").any());
  CHECK(Bidi("مرحبا").any());
  CHECK(Bidi("a\u200Fb").any());
}

TEST_CASE("bidi: a paragraph runs as its first letter does") {
  const std::string_view text = "see אב\nאב see";
  const Bidi bidi(text);
  CHECK_FALSE(bidi.paragraph_right_to_left(0));
  CHECK(bidi.paragraph_right_to_left(text.size() - 1));
  CHECK(bidi.right_to_left(4));
  CHECK_FALSE(bidi.right_to_left(0));
  CHECK(bidi.same_way(0, text.size()) == 4);
}

TEST_CASE("layout: words from right to left stand in their order within a line") {
  const std::string_view text = "see אבג דהו now";
  CHECK(seen(lay_out(text), text) == "see והד גבא now");
}

TEST_CASE("layout: numbers in words from right to left keep their own order") {
  const std::string_view text = "אב 123 גד";
  CHECK(seen(lay_out(text), text) == "דג 123 בא");
}

TEST_CASE("layout: a bracket is turned with its words, and points the other way") {
  const std::string_view text = "אב (גד)";
  const TextLayout turned = lay_out(text);
  CHECK(seen(turned, text) == ")דג( בא");
  const auto id_at = [](const TextLayout& layout, std::size_t byte) {
    for (const PlacedRun& run : layout.runs)
      for (const PlacedGlyph& glyph : run.glyphs)
        if (glyph.byte == byte) return glyph.id;
    return std::uint16_t{0};
  };
  CHECK(id_at(turned, 5) == id_at(lay_out(")"), 0));
}

TEST_CASE("layout: lines of a paragraph from right to left start at the right when asked") {
  const std::string_view text = "אב גד";
  const TextLayout start = lay_out(text, {.width = 200, .alignment = Alignment::Start});
  CHECK(start.lines[0].x + start.lines[0].width == doctest::Approx(200));
  CHECK(lay_out(text, {.width = 200}).lines[0].x == 0);
  CHECK(lay_out("see", {.width = 200, .alignment = Alignment::Start}).lines[0].x == 0);
}

TEST_CASE("layout: a line breaks in the order of the text, not of what is seen") {
  const std::string_view text = "אבג דהו זחט יכל";
  const TextLayout out = lay_out(text, {.width = 75});
  REQUIRE(out.lines.size() > 1);
  CHECK(out.lines[0].bytes.begin == 0);
  CHECK(seen(out, text).ends_with("גבא"));
}

TEST_CASE("layout: the word for more stands at the left of a paragraph from right to left") {
  const std::string_view text = "אבג דהו זחט יכל מנס עפצ";
  const StyledRun more{"more", {15, FontWeight::Regular, rgb(0), 20, 0}};
  const TextLayout out = lay_out(
      text,
      {.width = 110, .max_lines = 1, .alignment = Alignment::Start, .more = std::span(&more, 1)});
  REQUIRE(out.cut);
  REQUIRE(out.more_rects.size() == 1);
  for (const PlacedRun& run : out.runs)
    if (!run.label) CHECK(run.glyphs.front().x >= out.more_rects[0].right() - 0.01f);
}

TEST_CASE("layout: a place in words from right to left is found and covered") {
  const std::string_view text = "ab אבג";
  const TextLayout out = lay_out(text);
  const std::vector<Rect> first = rects_of(out, {3, 5});
  const std::vector<Rect> last = rects_of(out, {7, 9});
  REQUIRE(first.size() == 1);
  REQUIRE(last.size() == 1);
  CHECK(first[0].x > last[0].x);
  const Rect middle = rects_of(out, {5, 7}).at(0);
  CHECK(offset_at(out, {middle.x + 1, 5}) == 7);
  CHECK(offset_at(out, {middle.right() - 1, 5}) == 5);
}
