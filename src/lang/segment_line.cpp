// Rules LB2 to LB31 of UAX #14, numbers kept whole as its section 8.2, example 7 describes (the
// official test data expects that). Rule numbers are those of Unicode 15.0.
#include "base/utf8.h"
#include "lang/segment_rules.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

using data::LineBreak;
using enum data::LineBreak;

bool is_hard_break(LineBreak c) { return c == BK || c == CR || c == LF || c == NL; }
bool is_attached(LineBreak c) { return c == CM || c == ZWJ; }
bool is_alphabetic(LineBreak c) { return c == AL || c == HL; }
bool is_opening(LineBreak c) { return c == OP || c == OPw; }
bool is_closing(LineBreak c) { return c == CL || c == CP || c == CPw; }
bool is_ideographic(LineBreak c) { return c == ID || c == IDx || c == EB || c == EM; }
bool is_affix(LineBreak c) { return c == PR || c == PO; }
bool is_korean(LineBreak c) { return c >= H2 && c <= JT; }

// Class of the first code point from `i` on that rule LB9 does not attach to the one before.
LineBreak class_ahead(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    const CodePoint point = decode_utf8(text, i);
    const LineBreak found = data::properties(point.value).line();
    if (!is_attached(found)) return found;
    i += point.size;
  }
  return AL;
}

class LineRules {
 public:
  // `after`: byte offset behind the code point of class `b`.
  bool break_before(LineBreak b, std::string_view text, std::size_t after) const {
    if (raw_ == CR && b == LF) return false;                   // LB5
    if (is_hard_break(raw_)) return true;                      // LB4, LB5
    if (is_hard_break(b) || b == SP || b == ZW) return false;  // LB6, LB7
    if (last_ == ZW) return true;                              // LB8
    if (raw_ == ZWJ) return false;                             // LB8a
    if (is_attached(b)) {
      if (!spaces_) return false;  // LB9
      b = AL;                      // LB10
    }
    if (kept_over_spaces(b)) return false;
    if (spaces_) return true;  // LB18
    return !kept(last_, b) && !kept_in_number(last_, b, text, after);
  }

  void take(LineBreak b) {
    const bool attached =
        is_attached(b) && started_ && !is_hard_break(raw_) && raw_ != SP && raw_ != ZW;
    const bool first_attached = is_attached(b) && !attached;
    raw_ = b;
    started_ = true;
    if (attached) return;
    if (first_attached) b = AL;  // LB10
    if (b == SP) {
      spaces_ = true;
      number_ = Number::None;
      return;
    }
    odd_indicators_ = b == RI && !(odd_indicators_ && !spaces_);
    hebrew_hyphen_ = (b == HY || b == BA) && last_ == HL && !spaces_;
    number_ = next_number(b);
    spaces_ = false;
    last_ = b;
  }

 private:
  enum class Number : unsigned char { None, Digits, Closed };

  Number next_number(LineBreak b) const {
    if (b == NU) return Number::Digits;
    const bool digits = number_ == Number::Digits && !spaces_;
    if (digits && (b == SY || b == IS)) return Number::Digits;
    if (digits && is_closing(b)) return Number::Closed;
    return Number::None;
  }

  // Rules LB11 to LB17: they hold (or look) across spaces.
  bool kept_over_spaces(LineBreak b) const {
    const LineBreak a = spaces_ ? SP : last_;
    if (b == WJ || a == WJ) return true;                              // LB11
    if (a == GL) return true;                                         // LB12
    if (b == GL && a != SP && a != BA && a != HY) return true;        // LB12a
    if (is_closing(b) || b == EX || b == IS || b == SY) return true;  // LB13
    if (is_opening(last_)) return true;                               // LB14
    if (last_ == QU && is_opening(b)) return true;                    // LB15
    if (is_closing(last_) && b == NS) return true;                    // LB16
    return last_ == B2 && b == B2;                                    // LB17
  }

  // Rules LB19 to LB30b, but for LB25.
  bool kept(LineBreak a, LineBreak b) const {
    if (a == QU || b == QU) return true;                                          // LB19
    if (a == CB || b == CB) return false;                                         // LB20
    if (b == BA || b == HY || b == NS || a == BB || hebrew_hyphen_) return true;  // LB21, LB21a
    if (a == SY && b == HL) return true;                                          // LB21b
    if (b == IN) return true;                                                     // LB22
    if (is_alphabetic(a) && b == NU) return true;                                 // LB23
    if (a == NU && is_alphabetic(b)) return true;                                 // LB23
    if (a == PR && is_ideographic(b)) return true;                                // LB23a
    if (is_ideographic(a) && b == PO) return true;                                // LB23a
    if (is_affix(a) && is_alphabetic(b)) return true;                             // LB24
    if (is_alphabetic(a) && is_affix(b)) return true;                             // LB24
    if (a == JL && (b == JL || b == JV || b == H2 || b == H3)) return true;       // LB26
    if ((a == JV || a == H2) && (b == JV || b == JT)) return true;                // LB26
    if ((a == JT || a == H3) && b == JT) return true;                             // LB26
    if (is_korean(a) && b == PO) return true;                                     // LB27
    if (a == PR && is_korean(b)) return true;                                     // LB27
    if ((is_alphabetic(a) || a == IS) && is_alphabetic(b)) return true;           // LB28, LB29
    if ((is_alphabetic(a) || a == NU) && b == OP) return true;                    // LB30
    if (a == CP && (is_alphabetic(b) || b == NU)) return true;                    // LB30
    if (a == RI && b == RI) return odd_indicators_;                               // LB30a
    return (a == EB || a == IDx) && b == EM;                                      // LB30b
  }

  // Rule LB25 as a pattern: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
  bool kept_in_number(LineBreak a, LineBreak b, std::string_view text, std::size_t after) const {
    if (is_affix(a) && (is_opening(b) || b == HY)) return class_ahead(text, after) == NU;
    if (b == NU) return is_affix(a) || is_opening(a) || a == HY || number_ == Number::Digits;
    return number_ != Number::None && is_affix(b);
  }

  bool started_ = false;
  bool spaces_ = false;  // spaces stand between `last_` and the next
  bool odd_indicators_ = false;
  bool hebrew_hyphen_ = false;
  Number number_ = Number::None;
  LineBreak raw_ = AL;   // of the code point before
  LineBreak last_ = AL;  // of the one before that is no space and not attached
};

}  // namespace

void line_boundaries(std::string_view text, std::vector<std::size_t>& out) {
  LineRules rules;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const LineBreak found = data::properties(point.value).line();
    if (i > 0 && rules.break_before(found, text, i + point.size)) out.push_back(i);
    rules.take(found);
    i += point.size;
  }
  if (!text.empty()) out.push_back(text.size());
}

}  // namespace bedside::lang
