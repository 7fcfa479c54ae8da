#include "lang/segment.h"

#include <array>
#include <cstring>

#include "base/utf8.h"
#include "lang/segment_rules.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

using data::GraphemeBreak;

struct BoundaryName {
  Boundary boundary;
  std::string_view name;
};

constexpr std::array boundary_names = {
    BoundaryName{Boundary::Grapheme, "grapheme"},
    BoundaryName{Boundary::Word, "word"},
    BoundaryName{Boundary::Sentence, "sentence"},
    BoundaryName{Boundary::Line, "line"},
};

// Rules GB3 to GB999 of UAX #29, fed one code point after another.
class GraphemeRules {
 public:
  explicit GraphemeRules(const data::PropertyRecord& first) { take(first); }

  bool break_before(const data::PropertyRecord& next) const {
    const GraphemeBreak a = last_;
    const GraphemeBreak b = next.grapheme();
    using enum GraphemeBreak;
    if (a == CR && b == LF) return false;                                           // GB3
    if (is_control(a) || is_control(b)) return true;                                // GB4, GB5
    if (b == Extend || b == ZWJ || b == SpacingMark) return false;                  // GB9, GB9a
    if (a == Prepend) return false;                                                 // GB9b
    if (a == L) return b != L && b != V && b != LV && b != LVT;                     // GB6
    if (a == LV || a == V) return b != V && b != T;                                 // GB7
    if (a == LVT || a == T) return b != T;                                          // GB8
    if (pictograph_joined_ && next.has(data::extended_pictographic)) return false;  // GB11
    if (a == RegionalIndicator && b == a) return !odd_indicators_;                  // GB12, GB13
    return true;                                                                    // GB999
  }

  void take(const data::PropertyRecord& next) {
    const GraphemeBreak b = next.grapheme();
    odd_indicators_ = b == GraphemeBreak::RegionalIndicator && !odd_indicators_;
    pictograph_joined_ = b == GraphemeBreak::ZWJ && pictograph_;
    pictograph_ =
        next.has(data::extended_pictographic) || (b == GraphemeBreak::Extend && pictograph_);
    last_ = b;
  }

 private:
  static bool is_control(GraphemeBreak c) {
    return c >= GraphemeBreak::CR && c <= GraphemeBreak::Control;
  }

  GraphemeBreak last_ = GraphemeBreak::Other;
  bool odd_indicators_ = false;
  bool pictograph_ = false;
  bool pictograph_joined_ = false;
};

bool is_ascii(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]) < 0x80;
}

void grapheme_boundaries(std::string_view text, std::vector<std::size_t>& out) {
  for (std::size_t i = 0; i < text.size();) {
    i = next_grapheme(text, i);
    out.push_back(i);
  }
}

}  // namespace

std::optional<Boundary> boundary_from_name(std::string_view name) {
  for (const BoundaryName& row : boundary_names)
    if (row.name == name) return row.boundary;
  return std::nullopt;
}

namespace {

// True for the first byte of a character that is one by itself beside others like it: ASCII but
// for the carriage return, and the Latin letters U+00C0 to U+02FF.
bool stands_alone(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? byte != '\r' : byte >= 0xC3 && byte <= 0xCB;
}

// The bytes of such a character, or 0 when it is none or not followed by another or the end.
std::size_t lone_size(std::string_view text, std::size_t at) {
  if (!stands_alone(text[at])) return 0;
  const std::size_t size = is_ascii(text, at) ? 1 : 2;
  if (size == 2 && (at + 1 >= text.size() || (text[at + 1] & 0xC0) != 0x80)) return 0;
  const std::size_t end = at + size;
  return end == text.size() || stands_alone(text[end]) ? size : 0;
}

}  // namespace

std::size_t next_grapheme(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  if (const std::size_t size = lone_size(text, offset); size > 0) return offset + size;
  const CodePoint first = decode_utf8(text, offset);
  std::size_t end = offset + first.size;
  GraphemeRules rules(data::properties(first.value));
  while (end < text.size()) {
    const CodePoint next = decode_utf8(text, end);
    const data::PropertyRecord& record = data::properties(next.value);
    if (rules.break_before(record)) break;
    rules.take(record);
    end += next.size;
  }
  return end;
}

std::size_t grapheme_count(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    // Eight ASCII bytes without a carriage return, with ASCII after them, are eight graphemes.
    while (i + 9 <= text.size() && is_ascii(text, i + 8)) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + i, sizeof word);
      const std::uint64_t returns = word ^ (ones * '\r');
      if (((word | ((returns - ones) & ~returns)) & tops) != 0) break;
      i += 8;
      count += 8;
    }
    i = next_grapheme(text, i);
  }
  return count;
}

void boundaries(std::string_view text, Boundary by, std::vector<std::size_t>& out) {
  out.clear();
  out.push_back(0);
  switch (by) {
    case Boundary::Grapheme:
      return grapheme_boundaries(text, out);
    case Boundary::Word:
      return word_boundaries(text, out);
    case Boundary::Sentence:
      return sentence_boundaries(text, out);
    case Boundary::Line:
      return line_boundaries(text, out);
  }
}

std::vector<std::size_t> boundaries(std::string_view text, Boundary by) {
  std::vector<std::size_t> out;
  boundaries(text, by, out);
  return out;
}

}  // namespace bedside::lang
