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

bool is_at(char32_t c) { return c == '@' || c == 0xFF20; }
bool is_name_character(char32_t c) { return is_alphanumeric(c) || c == '_'; }

std::size_t name_end(std::string_view text, std::size_t begin, std::size_t most) {
  const std::size_t last = std::min(text.size(), begin + most);
  std::size_t end = begin;
  while (end < last && is_name_character(static_cast<unsigned char>(text[end]))) ++end;
  return end;
}

// The mentions of X. Its grammar takes what stands before a name as part of the match, and goes on
// behind a match that it then rejects.
class XMentions {
 public:
  explicit XMentions(std::string_view text) : text_(text) {}

  // End of the mention whose sign stands at `at` and ends at `begin`, or `begin`. Asked in order.
  std::size_t end_of(std::size_t at, std::size_t begin) {
    constexpr std::size_t most = 20;
    if (!may_start(at)) return begin;
    const std::size_t end = name_end(text_, begin, most);
    if (end == begin) return begin;
    taken_ = list_end(end);
    const char32_t next = point_at(text_, taken_).value;
    const bool goes_on =
        is_at(next) || is_latin_accent(next) || text_.substr(taken_).starts_with("://");
    return goes_on ? begin : end;
  }

  // Of the mention that end_of found last, with the name of a list behind it.
  std::size_t end_with_list() const { return taken_; }

 private:
  bool may_start(std::size_t at) const {
    if (at == 0) return true;
    const CodePoint before = decode_utf8_before(text_, at);
    if (at - before.size < taken_) return false;
    if (before.value >= 0x80) return before.value != 0xFF20;
    constexpr std::string_view not_before = "_!#$%&*@";
    const bool excluded =
        is_alphanumeric(before.value) || not_before.contains(static_cast<char>(before.value));
    return !excluded || follows_retweet(at);
  }

  // "RT@name" and "RT:@name" are mentions although letters stand before.
  bool follows_retweet(std::size_t at) const {
    if (at < 2 || (text_[at - 2] | 0x20) != 'r' || (text_[at - 1] | 0x20) != 't') return false;
    if (at == 2) return true;
    const CodePoint before = decode_utf8_before(text_, at - 2);
    return at - 2 - before.size >= taken_ && !is_alphanumeric(before.value) &&
           before.value != '_' && before.value != '+' && before.value != '~' &&
           before.value != '.' && before.value != '-';
  }

  // End of "/list-name" behind a name, or `end`.
  std::size_t list_end(std::size_t end) const {
    constexpr std::size_t most = 25;
    if (end + 1 >= text_.size() || text_[end] != '/') return end;
    if (!is_ascii_letter(static_cast<unsigned char>(text_[end + 1]))) return end;
    const std::size_t last = std::min(text_.size(), end + 1 + most);
    std::size_t list = end + 2;
    while (list < last &&
           (is_name_character(static_cast<unsigned char>(text_[list])) || text_[list] == '-'))
      ++list;
    return list;
  }

  std::string_view text_;
  std::size_t taken_ = 0;
};

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
  XMentions x_mentions(text);
  std::vector<TextSpan> found;
  SignSearch signs(text, '@', wide_at_bytes);
  for (std::size_t at = signs.next(0); at < text.size(); at = signs.next(at)) {
    const std::size_t begin = at + point_at(text, at).size;
    std::size_t end = begin;
    if (x) {
      end = x_mentions.end_of(at, begin);
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

std::vector<TextSpan> find_x_mentions_and_lists(std::string_view text) {
  XMentions mentions(text);
  std::vector<TextSpan> found;
  SignSearch signs(text, '@', wide_at_bytes);
  for (std::size_t at = signs.next(0); at < text.size(); at = signs.next(at)) {
    const std::size_t begin = at + point_at(text, at).size;
    const std::size_t end = mentions.end_of(at, begin);
    if (end > begin) found.push_back({at, mentions.end_with_list()});
    at = end;
  }
  return found;
}

std::optional<TextSpan> find_x_reply(std::string_view text) {
  std::size_t start = 0;
  for (CodePoint c; c = point_at(text, start), c.size > 0 && is_x_space(c.value);) start += c.size;
  if (!is_at(point_at(text, start).value)) return std::nullopt;
  const std::vector<TextSpan> mentions = find_mentions(text, MentionGrammar::X);
  if (mentions.empty() || mentions.front().begin != start) return std::nullopt;
  return mentions.front();
}

}  // namespace bedside::platforms
