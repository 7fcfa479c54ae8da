// Hashtags and cashtags.
#include <algorithm>

#include "base/utf8.h"
#include "lang/properties.h"
#include "platforms/characters.h"
#include "platforms/entities.h"
#include "platforms/sign_search.h"

namespace bedside::platforms {
namespace {

constexpr char32_t wide_hash = 0xFF03;
constexpr std::string_view wide_hash_bytes = "\xEF\xBC\x83";

bool is_hash(char32_t c) { return c == '#' || c == wide_hash; }

bool is_letter_or_mark(char32_t c) {
  return c < 0x80 ? is_ascii_letter(c) : lang::is_letter(c) || lang::is_mark(c);
}

// Joiners inside a tag on X, besides letters, marks and digits.
bool is_x_tag_joiner(char32_t c) {
  switch (c) {
    case '_':
    case 0xB7:
    case 0x200C:
    case 0x200D:
    case 0x5BE:
    case 0x5F3:
    case 0x5F4:
    case 0xA67E:
    case 0xF0B:
    case 0xF0C:
    case 0x3003:
    case 0x301C:
    case 0x309B:
    case 0x309C:
    case 0x30A0:
    case 0x30FB:
    case 0xFF5E:
      return true;
    default:
      return false;
  }
}

bool is_tag_character(char32_t c, HashtagGrammar grammar) {
  if (is_letter_or_mark(c) || lang::is_digit(c)) return true;
  switch (grammar) {
    case HashtagGrammar::X:
      return is_x_tag_joiner(c);
    case HashtagGrammar::Word:
      return c == '_';
    case HashtagGrammar::Mastodon:
      return c == '_' || c == 0xB7 || c == 0x30FB || c == 0x200C;
    default:
      return false;
  }
}

bool may_precede_tag(std::string_view text, std::size_t hash, HashtagGrammar grammar) {
  if (hash == 0) return true;
  const char32_t before = decode_utf8_before(text, hash).value;
  if (before == 0xFE0E || before == 0xFE0F) return true;  // marks, but of an emoji
  if (grammar == HashtagGrammar::Mastodon && (before == '/' || before == ')')) return false;
  return before != '&' && !is_tag_character(before, HashtagGrammar::X);
}

// End of the tag whose sign ends at `begin`, or `begin` when there is none.
std::size_t tag_end(std::string_view text, std::size_t begin, HashtagGrammar grammar) {
  std::size_t end = begin;
  bool letter = false;
  const char32_t first = point_at(text, begin).value;
  if (first == 0xFE0F || first == 0x20E3) return begin;  // the keycap #️⃣
  for (CodePoint c; c = point_at(text, end), c.size > 0 && is_tag_character(c.value, grammar);) {
    letter = letter || is_letter_or_mark(c.value);
    end += c.size;
  }
  if (grammar == HashtagGrammar::Mastodon) {
    // Joiners only inside.
    while (end > begin) {
      const CodePoint last = decode_utf8_before(text, end);
      if (last.value != 0xB7 && last.value != 0x30FB && last.value != 0x200C) break;
      end -= last.size;
    }
  }
  if (!letter || end == begin) return begin;
  const bool goes_on = is_hash(point_at(text, end).value) || text.substr(end).starts_with("://");
  return goes_on ? begin : end;
}

}  // namespace

std::vector<TextSpan> find_hashtags(std::string_view text, HashtagGrammar grammar) {
  if (grammar == HashtagGrammar::None) return {};
  if (grammar == HashtagGrammar::Bluesky) return find_bluesky_hashtags(text);
  std::vector<TextSpan> found;
  SignSearch signs(text, '#', wide_hash_bytes);
  for (std::size_t hash = signs.next(0); hash < text.size(); hash = signs.next(hash)) {
    const std::size_t begin = hash + point_at(text, hash).size;
    const std::size_t end =
        may_precede_tag(text, hash, grammar) ? tag_end(text, begin, grammar) : begin;
    if (end > begin) found.push_back({hash, end});
    hash = end;
  }
  return found;
}

std::vector<TextSpan> find_cashtags(std::string_view text, CashtagGrammar grammar) {
  if (grammar == CashtagGrammar::None) return {};
  if (grammar == CashtagGrammar::Bluesky) return find_bluesky_cashtags(text);
  constexpr std::size_t most_letters = 6, most_after_dot = 2;
  const auto letters_end = [&](std::size_t i, std::size_t most) {
    const std::size_t last = std::min(text.size(), i + most);
    while (i < last && is_ascii_letter(static_cast<unsigned char>(text[i]))) ++i;
    return i;
  };
  const auto is_closed = [&](std::size_t end) {
    const CodePoint next = point_at(text, end);
    return next.size == 0 || is_x_space(next.value) ||
           (next.value < 0x80 && std::string_view("!'#%&()*+,-./:;<=>?@[]^_{|}~$\\")
                                     .contains(static_cast<char>(next.value)));
  };
  std::vector<TextSpan> found;
  for (std::size_t sign = 0; (sign = text.find('$', sign)) != std::string_view::npos; ++sign) {
    if (sign > 0) {
      if (!is_x_space(decode_utf8_before(text, sign).value)) continue;
    }
    const std::size_t end = letters_end(sign + 1, most_letters);
    if (end == sign + 1) continue;
    const bool joined = end < text.size() && (text[end] == '.' || text[end] == '_');
    const std::size_t longer = joined ? letters_end(end + 1, most_after_dot) : end;
    if (longer > end + 1 && is_closed(longer)) {
      found.push_back({sign, longer});
    } else if (is_closed(end)) {
      found.push_back({sign, end});
    }
  }
  return found;
}

}  // namespace bedside::platforms
