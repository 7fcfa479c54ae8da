#include "paint/text_layout.h"

#include <string>

#include "doctest/doctest.h"
#include "paint/fonts.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

const TextStyle body{15, FontWeight::Regular, rgb(0), 20, 0};
const TextStyle bold{15, FontWeight::Bold, rgb(0), 20, 0};

// The text of each line, as the layout broke it.
std::vector<std::string> lines_of(const TextLayout& layout, std::string_view text) {
  std::vector<std::string> out;
  for (const LayoutLine& line : layout.lines)
    out.emplace_back(text.substr(line.bytes.begin, line.bytes.size()));
  return out;
}

std::size_t glyph_count(const TextLayout& layout) {
  std::size_t count = 0;
  for (const PlacedRun& run : layout.runs) count += run.glyphs.size();
  return count;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("layout: text that fits stands on one line") {
  const TextLayout out = lay_out("Walk after dinner");
  REQUIRE(out.lines.size() == 1);
  CHECK(out.size.height == 20);
  CHECK(out.size.width > 100);
  CHECK(out.size.width < 130);
  CHECK_FALSE(out.cut);
}

TEST_CASE("layout: lines break after spaces, which do not count at the end of a line") {
  const std::string text = "one two three";
  const float width = lay_out("one two").size.width;
  CHECK(lines_of(lay_out(text, {.width = width}), text) == Lines{"one two ", "three"});
  CHECK(lay_out(text, {.width = width}).size.width == doctest::Approx(width));
}

TEST_CASE("layout: given opportunities decide where lines may begin") {
  const std::string text = "one two three";
  const std::size_t breaks[] = {8, 13};
  const TextLayout out =
      lay_out(text, {.width = lay_out("two three").size.width, .line_breaks = breaks});
  CHECK(lines_of(out, text) == Lines{"one two ", "three"});
}

TEST_CASE("layout: newlines of every kind end a line, blank lines stay") {
  const std::string text =
      "a\n\nb\r\nc\xE2\x80\xA8"
      "d";
  const TextLayout out = lay_out(text);
  REQUIRE(out.lines.size() == 5);
  CHECK(out.size.height == 100);
  CHECK(out.lines[1].width == 0);
}

TEST_CASE("layout: a word wider than the line is broken between characters") {
  const std::string text = "hjúkrunarfræðingur";
  const TextLayout out = lay_out(text, {.width = 60});
  CHECK(out.lines.size() > 2);
  std::string together;
  for (const std::string& line : lines_of(out, text)) together += line;
  CHECK(together == text);
  for (const LayoutLine& line : out.lines) CHECK(line.width <= 60.1f);
}

TEST_CASE("layout: a line narrower than a character still takes one") {
  const std::string text = "abc";
  CHECK(lines_of(lay_out(text, {.width = 1}), text) == Lines{"a", "b", "c"});
}

TEST_CASE("layout: an emoji sequence is never taken apart") {
  const std::string nurse = "\U0001F469\U0001F3FD\u200D\u2695\uFE0F";
  const std::string text = nurse + nurse + nurse;
  const TextLayout out = lay_out(text, {.width = 20});
  CHECK(lines_of(out, text) == Lines{nurse, nurse, nurse});
}

TEST_CASE("layout: emoji sequences are one glyph each") {
  for (const char* text : {"\U0001F469\U0001F3FD\u200D\u2695\uFE0F",  // health worker
                           "\U0001F1EE\U0001F1F8",                    // flag of Iceland
                           "\u2764\uFE0F\u200D\U0001F525",            // heart on fire
                           "1\uFE0F\u20E3",                           // keycap one
                           "\U0001F44B\U0001F3FF",                    // waving hand, dark
                           "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"}) {
    const TextLayout out = lay_out(text);
    CAPTURE(text);
    CHECK(glyph_count(out) == 1);
    CHECK(out.missing == 0);
  }
}

TEST_CASE("layout: a text sign stays text until it is asked to be an emoji") {
  const TextLayout plain = lay_out("\u2714");
  const TextLayout check = lay_out("\u2713");
  const TextLayout heart = lay_out("\u2764\uFE0F");
  CHECK(check.runs[0].font == lay_out("a").runs[0].font);
  CHECK(heart.runs[0].font != check.runs[0].font);
  CHECK(plain.missing == 0);
}

TEST_CASE("layout: Greek and Cyrillic come from the fallback font") {
  const TextLayout out = lay_out("Hi Ελλάδα Киев");
  CHECK(out.missing == 0);
  CHECK(out.runs.size() > 1);
}

TEST_CASE("layout: letters of the six languages are all in the text font") {
  const TextLayout out = lay_out("þæöðáéíóúý ÞÆÖÐ col·lecció ŀ ç ñ ĳ ë ï à è ò ü “quotes” – — … €");
  CHECK(out.missing == 0);
  CHECK(out.runs.size() == 1);
}

TEST_CASE("layout: what no font has is counted once a character and takes room") {
  const TextLayout out = lay_out("a \u0B95\u0BBF b");
  CHECK(out.missing >= 1);
  CHECK(out.size.width > lay_out("a  b").size.width);
}

TEST_CASE("layout: a letter with a combining mark is as wide as the letter") {
  CHECK(lay_out("e\u0301").size.width == doctest::Approx(lay_out("e").size.width));
}

TEST_CASE("layout: a letter goes to the font that has its marks too") {
  const TextLayout out = lay_out("\u0259\u0323");
  CHECK(out.missing == 0);
  CHECK(out.runs[0].font != lay_out("\u0259").runs[0].font);
  for (const PlacedGlyph& glyph : out.runs[0].glyphs) CHECK(glyph.id != 0);
}

TEST_CASE("layout: a letter and a mark find the font that has both as one glyph") {
  const TextLayout out = lay_out("a\u0323");
  CHECK(out.missing == 0);
  CHECK(glyph_count(out) == 1);
}

TEST_CASE("layout: text is cut to the lines allowed, with the label behind it") {
  const std::string text = "one two three four five six seven eight nine ten";
  const StyledRun more[] = {{"… ", body}, {"more", bold}};
  const TextLayout out = lay_out(text, {.width = 100, .max_lines = 2, .more = more});
  REQUIRE(out.lines.size() == 2);
  REQUIRE(out.cut);
  CHECK(*out.cut > 0);
  CHECK(*out.cut < text.size());
  CHECK(*out.cut == out.lines.back().bytes.end);
  CHECK(out.lines.back().width <= 100.1f);
  REQUIRE(out.more_rects.size() == 1);
  CHECK(out.more_rects[0].right() <= 100.1f);
  CHECK(out.runs.back().label);
}

TEST_CASE("layout: cutting by words leaves no half word") {
  const std::string text = "hospital hospital hospital hospital hospital";
  const StyledRun more{" more", body};
  const TextLayout out =
      lay_out(text, {.width = 100, .max_lines = 2, .cut = Cut::Word, .more = std::span(&more, 1)});
  REQUIRE(out.cut);
  CHECK(text.substr(0, *out.cut).ends_with("hospital"));
}

TEST_CASE("layout: text that fits exactly is not cut") {
  const StyledRun more{"… more", body};
  const TextLayout out =
      lay_out("one\ntwo\nthree\n", {.max_lines = 3, .more = std::span(&more, 1)});
  CHECK_FALSE(out.cut);
  CHECK(out.lines.size() == 3);
}

TEST_CASE("layout: the label never stands on a blank line") {
  const StyledRun more{"… more", body};
  const TextLayout out =
      lay_out("one\ntwo\n\nfour\nfive", {.max_lines = 3, .more = std::span(&more, 1)});
  CHECK(out.lines.size() == 2);
  REQUIRE(out.cut);
  CHECK(out.size.height == 40);
}

TEST_CASE("layout: without a label lines past the limit are dropped") {
  const TextLayout out = lay_out("one\ntwo\nthree", {.max_lines = 2});
  CHECK(out.lines.size() == 2);
  CHECK(out.cut == 8);
}

TEST_CASE("layout: runs in other styles do not open a place to break") {
  const StyledRun runs[] = {{"see ", body}, {"#Care", bold}, {", please", body}};
  const float width = layout(test_fonts(), std::span(runs, 2)).size.width;
  const TextLayout out = layout(test_fonts(), runs, {.width = width});
  REQUIRE(out.lines.size() >= 2);
  CHECK(out.lines[0].bytes == TextSpan{0, 4});
}

TEST_CASE("layout: alignment moves lines, not their breaks") {
  const TextLayout left = lay_out("one", {.width = 100});
  const TextLayout center = lay_out("one", {.width = 100, .alignment = Alignment::Center});
  const TextLayout right = lay_out("one", {.width = 100, .alignment = Alignment::Right});
  CHECK(left.lines[0].x == 0);
  CHECK(center.lines[0].x == doctest::Approx((100 - left.size.width) / 2));
  CHECK(right.lines[0].x == doctest::Approx(100 - left.size.width));
}

TEST_CASE("layout: a shaped word is the same at twice the size") {
  const StyledRun large{"Wave AV fi", {30, FontWeight::Regular, rgb(0), 40, 0}};
  const TextLayout out = layout(test_fonts(), std::span(&large, 1));
  CHECK(out.size.width == doctest::Approx(2 * lay_out("Wave AV fi").size.width));
}

TEST_CASE("rects of a span cover its letters on every line it touches") {
  const std::string text = "one two three";
  const TextLayout out = lay_out(text, {.width = lay_out("one two").size.width});
  const std::vector<Rect> rects = rects_of(out, {4, 13});
  REQUIRE(rects.size() == 2);
  CHECK(rects[0].x == doctest::Approx(lay_out("one ").runs[0].glyphs.back().x +
                                      lay_out("one ").runs[0].glyphs.back().advance));
  CHECK(rects[0].y == 0);
  CHECK(rects[1].x == 0);
  CHECK(rects[1].y == 20);
  CHECK(rects[1].width == doctest::Approx(lay_out("three").size.width));
}

TEST_CASE("rects of a span that is not shown are none") {
  const TextLayout out = lay_out("one\ntwo\nthree", {.max_lines = 1});
  CHECK(rects_of(out, {8, 13}).empty());
}

TEST_CASE("offset at a point is the nearest edge of a character") {
  const TextLayout out = lay_out("one\ntwo");
  CHECK(offset_at(out, {-5, 5}) == 0);
  CHECK(offset_at(out, {500, 5}) == 3);
  CHECK(offset_at(out, {500, 35}) == 7);
  const PlacedGlyph second = out.runs[0].glyphs[1];
  CHECK(offset_at(out, {second.x + 1, 5}) == 1);
}

TEST_CASE("layout: no text gives one empty line as high as its style") {
  const TextLayout out = lay_out("");
  CHECK(out.lines.size() == 1);
  CHECK(out.size.height == 20);
  CHECK(out.size.width == 0);
}

TEST_CASE("layout: bytes that are not UTF-8 show as marks, one each") {
  const TextLayout out = lay_out("a\xFF\xC3 b");
  CHECK(out.missing == 2);
  CHECK(glyph_count(out) == 5);
}

TEST_CASE("layout without fonts has lines but no glyphs") {
  const FontSet none;
  const StyledRun run{"one\ntwo", body};
  const TextLayout out = layout(none, std::span(&run, 1));
  CHECK(out.lines.size() == 2);
  CHECK(out.runs.empty());
}

TEST_CASE("a file that is no font is refused") {
  FontSet fonts;
  const std::byte bytes[64] = {};
  const Result<void> added = fonts.add(FontRole::Regular, bytes);
  REQUIRE_FALSE(added);
  CHECK(added.error().code == ErrorCode::FontInvalid);
  CHECK(fonts.revision() == 0);
}
