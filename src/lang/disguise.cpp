#include "lang/disguise.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"
#include "lang/normalize.h"
#include "lang/properties.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

constexpr std::uint8_t overlay_class = 1;  // combining class of strokes through a letter

// The row of sorted `rows` that holds `c`, or null.
template <class Row>
const Row* row_of(std::span<const Row> rows, char32_t c) {
  const auto at = std::ranges::lower_bound(rows, c, {}, [](const Row& row) {
    if constexpr (requires { row.last; }) {
      return static_cast<char32_t>(row.last);
    } else {
      return row.from;
    }
  });
  if (at == rows.end()) return nullptr;
  if constexpr (requires { at->first; }) {
    return at->first <= c ? &*at : nullptr;
  } else {
    return at->from == c ? &*at : nullptr;
  }
}

const data::Ligature* ligature(char32_t c) {
  return row_of(std::span(data::ligatures, data::ligature_count), c);
}

char32_t look_alike(char32_t c) {
  const data::LookAlike* row = row_of(std::span(data::look_alikes, data::look_alike_count), c);
  return row != nullptr ? row->to : 0;
}

bool is_latin(char32_t c) { return is_letter(c) && c < 0x250; }

// Is every letter Latin or drawn like one, with one Latin letter at least?
bool reads_as_latin(std::string_view word) {
  bool latin = false;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = decode_utf8(word, i);
    i += c.size;
    const char32_t plain = plain_character(c.value);
    if (is_latin(plain) || ligature(plain) != nullptr) {
      latin = true;
    } else if (is_letter(plain) && look_alike(plain) == 0) {
      return false;
    }
  }
  return latin;
}

}  // namespace

char32_t plain_character(char32_t c) {
  if (c < data::fold_low_size) return c;
  const data::PlainRun* run = row_of(std::span(data::plain_runs, data::plain_run_count), c);
  return run != nullptr ? run->to + (c - run->first) : c;
}

bool is_enclosed_letter(char32_t c) { return is_symbol(c) && is_letter(plain_character(c)); }

bool is_unseen(char32_t c) {
  constexpr char32_t soft_hyphen = 0xAD;
  if (c < data::fold_low_size) return c == soft_hyphen;
  return row_of(std::span(data::unseen_spans, data::unseen_span_count), c) != nullptr;
}

bool may_disguise(char32_t c) {
  return plain_character(c) != c || look_alike(c) != 0 || ligature(c) != nullptr ||
         data::normal(c).combining_class == overlay_class;
}

std::string fold_disguised(std::string_view word) {
  const bool latin = reads_as_latin(word);
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = decode_utf8(word, i);
    i += c.size;
    if (is_unseen(c.value) || data::normal(c.value).combining_class == overlay_class) continue;
    if (const data::Ligature* letters = ligature(c.value)) {
      out += simple_fold(letters->to);
      continue;
    }
    char32_t plain = c.value == 0x2027 ? 0xB7 : fold_sign(plain_character(c.value));
    if (const char32_t alike = latin ? look_alike(plain) : 0) plain = alike;
    append_utf8(out, simple_fold(plain));
  }
  return nfc(out);
}

char32_t fold_sign(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0xFF07) return '\'';
  if (c == 0x2010 || c == 0x2011) return '-';
  if (c >= 0x201C && c <= 0x201F) return '"';
  return c;
}

}  // namespace bedside::lang
