// Mentions of accounts, but Bluesky's.
#include <algorithm>

#include "base/utf8.h"
#include "lang/properties.h"
#include "platforms/characters.h"
#include "platforms/entities.h"
#include "platforms/sign_search.h"

namespace bedside::platforms {
namespace {

constexpr std::string_view wide_at_bytes = "\xEF\xBC\xA0";

CodePoint point_at(std::string_view text, std::size_t i) {
  return i < text.size() ? decode_utf8(text, i) : CodePoint{0, 0, true};
}

bool is_at(char32_t c) { return c == '@' || c == 0xFF20; }
bool is_name_character(char32_t c) { return is_alphanumeric(c) || c == '_'; }

std::size_t name_end(std::string_view text, std::size_t begin, std::size_t most) {
  const std::size_t last = std::min(text.size(), begin + most);
  std::size_t end = begin;
  while (end < last && is_name_character(static_cast<unsigned char>(text[end]))) ++end;
  return end;
}

// "RT@name" and "RT:@name" are mentions although letters stand before.
bool follows_retweet(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == ':') --at;
  if (at < 2 || (text[at - 2] | 0x20) != 'r' || (text[at - 1] | 0x20) != 't') return false;
  if (at == 2) return true;
  const char32_t before = decode_utf8_before(text, at - 2).value;
  return !is_alphanumeric(before) && before != '_' && before != '+' && before != '~' &&
         before != '.' && before != '-';
}

bool may_precede_x_mention(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t before = decode_utf8_before(text, at).value;
  if (before < 0x80) {
    constexpr std::string_view not_before = "_!#$%&*@";
    const bool excluded = is_alphanumeric(before) || not_before.contains(static_cast<char>(before));
    return !excluded || follows_retweet(text, at);
  }
  return before != 0xFF20;
}

// End of the mention whose sign ends at `begin`, or `begin`.
std::size_t x_mention_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t most = 20;
  const std::size_t end = name_end(text, begin, most);
  const char32_t next = point_at(text, end).value;
  const bool goes_on = is_at(next) || is_latin_accent(next) || text.substr(end).starts_with("://");
  return goes_on ? begin : end;
}

// Letters, digits, _ and single inner dots.
std::size_t dotted_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t most = 30;
  std::size_t end = name_end(text, begin, most);
  while (end > begin && end + 1 < text.size() && text[end] == '.') {
    const std::size_t more = name_end(text, end + 1, most);
    if (more == end + 1 || more - begin > most) break;
    end = more;
  }
  return end;
}

bool may_precede_mention(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t before = decode_utf8_before(text, at).value;
  return !lang::is_word_character(before) && before != '/' && before != '=' && before != '.' &&
         !is_at(before);
}

// @name, @name@example.org
std::size_t server_mention_end(std::string_view text, std::size_t begin) {
  const auto run_end = [&](std::size_t i, bool host) {
    std::size_t last = i;
    for (; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (is_alphanumeric(c) || (c == '_' && !host)) {
        last = i + 1;
      } else if (c != '.' && c != '-') {
        break;
      }
    }
    return last;
  };
  const std::size_t end = run_end(begin, false);
  if (end == begin || end >= text.size() || text[end] != '@') return end;
  const std::size_t host = run_end(end + 1, true);
  return host > end + 1 ? host : end;
}

// [Name](urn:li:...)
std::size_t picked_mention_end(std::string_view text, std::size_t begin) {
  if (!text.substr(begin).starts_with('[')) return begin;
  const std::size_t close = text.find_first_of("]\n", begin);
  if (close == std::string_view::npos || !text.substr(close).starts_with("](urn:")) return begin;
  const std::size_t end = text.find_first_of(") \n", close);
  return end != std::string_view::npos && text[end] == ')' ? end + 1 : begin;
}

}  // namespace

std::vector<TextSpan> find_mentions(std::string_view text, MentionGrammar grammar) {
  if (grammar == MentionGrammar::None) return {};
  if (grammar == MentionGrammar::Domain) return find_domain_mentions(text);
  const bool x = grammar == MentionGrammar::X;
  std::vector<TextSpan> found;
  SignSearch signs(text, '@', wide_at_bytes);
  for (std::size_t at = signs.next(0); at < text.size(); at = signs.next(at)) {
    const std::size_t begin = at + point_at(text, at).size;
    std::size_t end = begin;
    if (x) {
      if (may_precede_x_mention(text, at)) end = x_mention_end(text, begin);
    } else if (may_precede_mention(text, at)) {
      if (grammar == MentionGrammar::Name) end = dotted_name_end(text, begin);
      if (grammar == MentionGrammar::Server) end = server_mention_end(text, begin);
      if (grammar == MentionGrammar::Picked) end = picked_mention_end(text, begin);
    }
    if (end > begin) found.push_back({at, end});
    at = end;
  }
  return found;
}

}  // namespace bedside::platforms
