#include "lang/emoji.h"

#include "base/utf8.h"
#include "lang/properties.h"

namespace bedside::lang {
namespace {

constexpr char32_t zwj = 0x200D, text_selector = 0xFE0E, emoji_selector = 0xFE0F;

constexpr char32_t first_joined = 0x2000;  // © and ® join nothing

CodePoint point_at(std::string_view text, std::size_t i) {
  return i < text.size() ? decode_utf8(text, i) : CodePoint{0, 0, true};
}

bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }

// True when `base` before `next` and `after` is drawn as a picture.
bool starts_emoji(char32_t base, char32_t next, char32_t after) {
  if (is_regional_indicator(base)) return is_regional_indicator(next);
  if (next == text_selector) return false;
  if (is_emoji_presentation(base)) return true;
  return is_extended_pictographic(base) &&
         (next == emoji_selector || is_emoji_modifier(next) ||
          (next == zwj && base >= first_joined && is_extended_pictographic(after)));
}

}  // namespace

bool is_keycap(std::string_view text, std::size_t begin) {
  constexpr std::string_view keycap = "\xE2\x83\xA3", selector = "\xEF\xB8\x8F";
  std::string_view rest = text.substr(begin + 1, selector.size() + keycap.size());
  if (rest.starts_with(selector)) rest.remove_prefix(selector.size());
  return rest.starts_with(keycap);
}

std::size_t emoji_end(std::string_view text, std::size_t begin) {
  const CodePoint base = decode_utf8(text, begin);
  if (base.value < 0x80) {
    if (!is_keycap(text, begin)) return begin;
    return begin + (text.substr(begin + 1).starts_with("\xEF\xB8\x8F") ? 7 : 4);
  }
  std::size_t end = begin + base.size;
  CodePoint next = point_at(text, end);
  const char32_t after = next.value == zwj ? point_at(text, end + next.size).value : 0;
  if (!starts_emoji(base.value, next.value, after)) return begin;
  if (is_regional_indicator(base.value)) return end + next.size;
  for (;; next = point_at(text, end)) {
    if (next.value == emoji_selector || is_emoji_modifier(next.value) || is_tag(next.value) ||
        next.value == 0x20E3) {
      end += next.size;
    } else if (next.value == zwj) {
      const CodePoint joined = point_at(text, end + next.size);
      if (!is_extended_pictographic(joined.value)) return end;
      end += next.size + joined.size;
    } else {
      return end;
    }
  }
}

}  // namespace bedside::lang
