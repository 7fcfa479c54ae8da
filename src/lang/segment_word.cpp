// Rules WB3 to WB999 of UAX #29.
#include "base/utf8.h"
#include "lang/segment_rules.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

using data::WordBreak;
using enum data::WordBreak;

bool is_newline(WordBreak c) { return c == CR || c == LF || c == Newline; }
bool is_ignored(WordBreak c) { return c == Extend || c == Format || c == ZWJ; }
bool is_letter_class(WordBreak c) { return c == ALetter || c == HebrewLetter; }
bool joins_letters(WordBreak c) { return c == MidLetter || c == MidNumLet || c == SingleQuote; }
bool joins_digits(WordBreak c) { return c == MidNum || c == MidNumLet || c == SingleQuote; }

// Class of the first code point from `i` on that rule WB4 does not skip.
WordBreak class_ahead(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    const CodePoint point = decode_utf8(text, i);
    const WordBreak found = data::properties(point.value).word();
    if (!is_ignored(found)) return found;
    i += point.size;
  }
  return Other;
}

class WordRules {
 public:
  // `after`: byte offset behind the code point of `next`.
  bool break_before(const data::PropertyRecord& next, std::string_view text,
                    std::size_t after) const {
    const WordBreak b = next.word();
    if (raw_ == CR && b == LF) return false;                                 // WB3
    if (is_newline(raw_) || is_newline(b)) return true;                      // WB3a, WB3b
    if (raw_ == ZWJ && next.has(data::extended_pictographic)) return false;  // WB3c
    if (raw_ == WSegSpace && b == WSegSpace) return false;                   // WB3d
    if (is_ignored(b)) return false;                                         // WB4
    return !joined(b, text, after);
  }

  void take(WordBreak next) {
    const bool after_newline = is_newline(raw_) || !started_;
    raw_ = next;
    started_ = true;
    if (is_ignored(next) && !after_newline) return;
    odd_indicators_ = next == RegionalIndicator && !odd_indicators_;
    before_ = last_;
    last_ = next;
  }

 private:
  bool joined(WordBreak b, std::string_view text, std::size_t after) const {
    const WordBreak a = last_;
    if (is_letter_class(a) && is_letter_class(b)) return true;  // WB5
    if (is_letter_class(a) && joins_letters(b) && is_letter_class(class_ahead(text, after)))
      return true;                                                                        // WB6
    if (is_letter_class(before_) && joins_letters(a) && is_letter_class(b)) return true;  // WB7
    if (a == HebrewLetter && b == SingleQuote) return true;                               // WB7a
    if (a == HebrewLetter && b == DoubleQuote && class_ahead(text, after) == HebrewLetter)
      return true;                                                                      // WB7b
    if (before_ == HebrewLetter && a == DoubleQuote && b == HebrewLetter) return true;  // WB7c
    if (a == Numeric && b == Numeric) return true;                                      // WB8
    if (is_letter_class(a) && b == Numeric) return true;                                // WB9
    if (a == Numeric && is_letter_class(b)) return true;                                // WB10
    if (before_ == Numeric && joins_digits(a) && b == Numeric) return true;             // WB11
    if (a == Numeric && joins_digits(b) && class_ahead(text, after) == Numeric)
      return true;                                    // WB12
    if (a == Katakana && b == Katakana) return true;  // WB13
    if (b == ExtendNumLet)
      return is_letter_class(a) || a == Numeric || a == Katakana || a == ExtendNumLet;  // WB13a
    if (a == ExtendNumLet) return is_letter_class(b) || b == Numeric || b == Katakana;  // WB13b
    return a == RegionalIndicator && b == a && odd_indicators_;  // WB15, WB16
  }

  bool started_ = false;
  bool odd_indicators_ = false;
  WordBreak raw_ = Other;     // of the code point before
  WordBreak last_ = Other;    // of the one before that rule WB4 does not skip
  WordBreak before_ = Other;  // of the one before `last_`
};

}  // namespace

void word_boundaries(std::string_view text, std::vector<std::size_t>& out) {
  WordRules rules;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const data::PropertyRecord& record = data::properties(point.value);
    if (i > 0 && rules.break_before(record, text, i + point.size)) out.push_back(i);
    rules.take(record.word());
    i += point.size;
  }
  if (!text.empty()) out.push_back(text.size());
}

}  // namespace bedside::lang
