#include "lang/tag_words.h"

#include "base/utf8.h"
#include "lang/properties.h"

namespace bedside::lang {
namespace {

constexpr std::size_t utf8_size(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

}  // namespace

bool add_tag_words(std::string_view tag, std::size_t folded_begin, std::vector<TextSpan>& out) {
  const std::size_t before = out.size();
  std::size_t first = folded_begin;
  std::size_t folded = folded_begin;
  const auto end_word = [&](std::size_t next) {
    if (folded > first) out.push_back({first, folded});
    first = next;
  };
  bool after_capital = false;
  for (std::size_t i = 0; i < tag.size();) {
    const CodePoint c = decode_utf8(tag, i);
    i += c.size;
    const bool capital = is_upper(c.value);
    if (c.value == '_') {
      end_word(folded + 1);
    } else if (capital) {
      // The last of several capitals begins a word when a small letter follows.
      const bool goes_on =
          after_capital && !(i < tag.size() && is_lower(decode_utf8(tag, i).value));
      if (!goes_on) end_word(folded);
    }
    after_capital = capital;
    folded += utf8_size(simple_fold(c.value));
  }
  end_word(folded);
  if (out.size() > before + 1) return true;
  out.resize(before);
  return false;
}

}  // namespace bedside::lang
