// The grammars of Bluesky's rich text (detection in its published client library), and links with
// a scheme.
#include <algorithm>

#include "base/utf8.h"
#include "lang/properties.h"
#include "platforms/characters.h"
#include "platforms/domains.h"
#include "platforms/entities.h"
#include "platforms/links.h"
#include "platforms/sign_search.h"

namespace bedside::platforms {
namespace {

bool is_alphanumeric_byte(char c) { return is_alphanumeric(static_cast<unsigned char>(c)); }

// Case counts: the library compares with names in small letters.
bool has_known_ending(std::string_view domain) {
  const std::size_t dot = domain.rfind('.');
  return dot != std::string_view::npos && dot + 1 < domain.size() &&
         is_top_level_domain(domain.substr(dot + 1), TopLevels::Current);
}

// ECMAScript's \s
bool is_white_space(char32_t c) { return lang::is_space(c) ? c != 0x85 : c == 0xFEFF; }

bool after_space(std::string_view text, std::size_t i, bool or_bracket) {
  if (i == 0) return true;
  const char32_t before = decode_utf8_before(text, i).value;
  return is_white_space(before) || (or_bracket && before == '(');
}

std::size_t space_or_end(std::string_view text, std::size_t i) {
  for (CodePoint c; c = point_at(text, i), c.size > 0 && !is_white_space(c.value);) i += c.size;
  return i;
}

// The host of letters and digits at the start of `text`: a letter first, two parts or more.
std::string_view bare_host(std::string_view text) {
  if (text.empty() || !is_ascii_letter(static_cast<unsigned char>(text[0]))) return {};
  std::size_t end = 0;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t part = i;
    while (part < text.size() && is_alphanumeric_byte(text[part])) ++part;
    if (part == i) break;
    end = part;
    ++parts;
    if (part == text.size() || text[part] != '.') break;
    i = part;
  }
  return parts > 1 ? text.substr(0, end) : std::string_view();
}

// Without one closing mark, and without a bracket that the link did not open.
std::size_t without_closing(std::string_view text, std::size_t begin, std::size_t end) {
  if (end > begin && std::string_view(".,;:!?").contains(text[end - 1])) --end;
  const std::string_view link = text.substr(begin, end - begin);
  if (link.ends_with(')') && !link.contains('(')) --end;
  return end;
}

// Characters that a tag may hold but that make none.
bool is_tag_breaker(char32_t c) {
  return c == 0xAD || c == 0x2060 || (c >= 0x200A && c <= 0x200D) || c == 0x20E2;
}

}  // namespace

std::vector<TextSpan> find_bluesky_links(std::string_view text) {
  std::vector<TextSpan> found;
  bool may_start = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (may_start && is_ascii_letter(c)) {
      const std::string_view rest = text.substr(i);
      const std::size_t host = has_scheme(rest) ? rest.find("//") + 2 : 0;
      const bool scheme = host != 0 && space_or_end(rest, host) > host;
      const std::string_view domain = scheme ? std::string_view() : bare_host(rest);
      if (scheme || !domain.empty()) {
        // Known or not, what follows up to the next space belongs to it.
        const std::size_t end = space_or_end(text, i);
        if (scheme || has_known_ending(domain)) found.push_back({i, without_closing(text, i, end)});
        i = end;
        continue;
      }
    }
    if (c < 0x80) {
      may_start = c == ' ' || c == '(' || (c >= '\t' && c <= '\r');
      ++i;
      // Nothing begins within a word.
      if (!may_start)
        while (i < text.size() && is_ascii_letter(static_cast<unsigned char>(text[i]))) ++i;
    } else {
      const CodePoint point = decode_utf8(text, i);
      may_start = point.value >= 0xA0 && is_white_space(point.value);
      i += point.size;
    }
  }
  return found;
}

std::vector<TextSpan> find_bluesky_hashtags(std::string_view text) {
  constexpr std::size_t longest = 64;  // UTF-16 units
  std::vector<TextSpan> found;
  SignSearch signs(text, '#', "\xEF\xBC\x83");
  for (std::size_t hash = signs.next(0); hash < text.size(); hash = signs.next(hash)) {
    const std::size_t begin = hash + point_at(text, hash).size;
    std::size_t end = begin;
    bool real = false;         // a character that is no digit, punctuation or invisible
    std::size_t last = begin;  // behind the last character that is no punctuation
    for (CodePoint c; c = point_at(text, end), c.size > 0;) {
      if (is_white_space(c.value) || is_tag_breaker(c.value)) break;
      const bool punctuation = lang::is_punctuation(c.value);
      real = real || (!punctuation && !lang::is_digit(c.value));
      end += c.size;
      if (!punctuation) last = end;
    }
    const bool emoji = point_at(text, begin).value == 0xFE0F;
    const std::string_view tag = text.substr(begin, last - begin);
    if (after_space(text, hash, false) && real && !emoji && utf16_length(tag) <= longest)
      found.push_back({hash, last});
    hash = end;
  }
  return found;
}

std::vector<TextSpan> find_domain_mentions(std::string_view text) {
  std::vector<TextSpan> found;
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string_view::npos;) {
    const std::size_t begin = at + 1;
    std::size_t run = begin;
    while (run < text.size() &&
           (is_alphanumeric_byte(text[run]) || text[run] == '.' || text[run] == '-'))
      ++run;
    std::size_t end = run;
    while (end > begin && !is_alphanumeric_byte(text[end - 1])) --end;
    const std::string_view name = text.substr(begin, end - begin);
    const bool goes_on = end < text.size() && text[end] == '_';
    if (!goes_on && after_space(text, at, true) &&
        (has_known_ending(name) || name.ends_with(".test")))
      found.push_back({at, end});
    at = run;
  }
  return found;
}

std::vector<TextSpan> find_bluesky_cashtags(std::string_view text) {
  constexpr std::size_t most = 5;
  std::vector<TextSpan> found;
  for (std::size_t sign = 0; (sign = text.find('$', sign)) != std::string_view::npos; ++sign) {
    std::size_t end = sign + 1;
    while (end < text.size() && end <= sign + most && is_alphanumeric_byte(text[end])) ++end;
    if (end == sign + 1 || is_ascii_digit(static_cast<unsigned char>(text[sign + 1]))) continue;
    const CodePoint next = point_at(text, end);
    const bool closed = next.size == 0 || is_white_space(next.value) || next.value == 0x2019 ||
                        (next.value < 0x80 &&
                         std::string_view(".,;:!?)\"'").contains(static_cast<char>(next.value)));
    if (closed && after_space(text, sign, true)) found.push_back({sign, end});
  }
  return found;
}

}  // namespace bedside::platforms
