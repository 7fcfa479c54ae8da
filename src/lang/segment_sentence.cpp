// Rules SB3 to SB998 of UAX #29.
#include "base/utf8.h"
#include "lang/segment_rules.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

using data::SentenceBreak;
using enum data::SentenceBreak;

bool is_paragraph_end(SentenceBreak c) { return c == CR || c == LF || c == Sep; }

// Rule SB8: what follows goes on in lower case, nothing that could start or end a sentence between.
bool goes_on_in_lower_case(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    const CodePoint point = decode_utf8(text, i);
    const SentenceBreak found = data::properties(point.value).sentence();
    if (found == Lower) return true;
    if (found == OLetter || found == Upper || is_paragraph_end(found) || found == STerm ||
        found == ATerm)
      return false;
    i += point.size;
  }
  return false;
}

class SentenceRules {
 public:
  // `at`: byte offset of the code point of class `b`.
  bool break_before(SentenceBreak b, std::string_view text, std::size_t at) const {
    if (raw_ == CR && b == LF) return false;       // SB3
    if (is_paragraph_end(raw_)) return true;       // SB4
    if (b == Extend || b == Format) return false;  // SB5
    if (terminator_ == Other) return false;        // SB998
    if (terminator_ == ATerm) {
      if (stage_ == Stage::Terminator && b == Numeric) return false;                 // SB6
      if (stage_ == Stage::Terminator && b == Upper && cased_before_) return false;  // SB7
      if (goes_on_in_lower_case(text, at)) return false;                             // SB8
    }
    if (b == SContinue || b == STerm || b == ATerm) return false;  // SB8a
    if (b == Sp || is_paragraph_end(b)) return false;              // SB9, SB10
    return !(b == Close && stage_ != Stage::Space);                // SB9, SB11
  }

  void take(SentenceBreak b) {
    const bool skipped = (b == Extend || b == Format) && !is_paragraph_end(raw_) && started_;
    raw_ = b;
    started_ = true;
    if (skipped) return;
    if (b == ATerm || b == STerm) {
      cased_before_ = last_ == Upper || last_ == Lower;
      terminator_ = b;
      stage_ = Stage::Terminator;
    } else if (terminator_ != Other && b == Close && stage_ != Stage::Space) {
      stage_ = Stage::Close;
    } else if (terminator_ != Other && b == Sp) {
      stage_ = Stage::Space;
    } else {
      terminator_ = Other;
    }
    last_ = b;
  }

 private:
  enum class Stage : unsigned char { Terminator, Close, Space };

  bool started_ = false;
  bool cased_before_ = false;         // a cased letter stood before the terminator
  SentenceBreak raw_ = Other;         // of the code point before
  SentenceBreak last_ = Other;        // of the one before that rule SB5 does not skip
  SentenceBreak terminator_ = Other;  // ATerm or STerm while only Close and Sp followed it
  Stage stage_ = Stage::Terminator;
};

}  // namespace

void sentence_boundaries(std::string_view text, std::vector<std::size_t>& out) {
  SentenceRules rules;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const SentenceBreak found = data::properties(point.value).sentence();
    if (i > 0 && rules.break_before(found, text, i)) out.push_back(i);
    rules.take(found);
    i += point.size;
  }
  if (!text.empty()) out.push_back(text.size());
}

}  // namespace bedside::lang
