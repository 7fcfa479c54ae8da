#include "lang/properties.h"

#include <algorithm>

#include "base/utf8.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

using data::Category;

bool has_category(char32_t c, Category first, Category last) {
  const Category category = data::properties(c).category();
  return first <= category && category <= last;
}

}  // namespace

bool is_letter(char32_t c) { return has_category(c, Category::Lu, Category::Lo); }
bool is_mark(char32_t c) { return has_category(c, Category::Mn, Category::Me); }
bool is_digit(char32_t c) { return has_category(c, Category::Nd, Category::Nd); }
bool is_number(char32_t c) { return has_category(c, Category::Nd, Category::No); }
bool is_punctuation(char32_t c) { return has_category(c, Category::Pc, Category::Po); }
bool is_symbol(char32_t c) { return has_category(c, Category::Sm, Category::So); }
bool is_word_character(char32_t c) { return has_category(c, Category::Lu, Category::Pc); }

bool is_upper(char32_t c) { return data::properties(c).has(data::uppercase); }
bool is_lower(char32_t c) { return data::properties(c).has(data::lowercase); }
bool is_space(char32_t c) { return data::properties(c).has(data::white_space); }
bool is_wide(char32_t c) { return data::properties(c).has(data::wide); }

bool is_emoji(char32_t c) { return data::properties(c).has(data::emoji); }
bool is_emoji_presentation(char32_t c) { return data::properties(c).has(data::emoji_presentation); }
bool is_emoji_modifier(char32_t c) { return data::properties(c).has(data::emoji_modifier); }
bool is_extended_pictographic(char32_t c) {
  return data::properties(c).has(data::extended_pictographic);
}
bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

char32_t simple_fold(char32_t c) {
  if (c < data::fold_low_size) return data::fold_low[c];
  const data::FoldRun* const end = data::fold_runs + data::fold_run_count;
  const data::FoldRun* const run =
      std::lower_bound(data::fold_runs, end, c,
                       [](const data::FoldRun& r, char32_t value) { return r.last < value; });
  if (run == end || c < run->first || (c - run->first) % run->step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + run->delta);
}

std::string simple_fold(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    append_utf8(out, simple_fold(c.value));
    i += c.size;
  }
  return out;
}

}  // namespace bedside::lang
