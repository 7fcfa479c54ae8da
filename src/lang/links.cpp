#include "lang/links.h"

#include <algorithm>
#include <array>

namespace bedside::lang {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
bool is_host_character(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }
bool is_local_character(char c) { return is_host_character(c) || c == '_' || c == '+' || c == '%'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_folded(std::string_view text, std::string_view lower_case) {
  return std::ranges::equal(text, lower_case, {}, lower);
}

// Top-level domains under which health bodies and social posts have their addresses, without those
// that are common words in one of our languages ("de", "to", "in", "me", "it", "no", "so", "la").
constexpr std::array known_top_levels = std::to_array<std::string_view>(
    {"app", "ac",     "au",  "be",   "ca",     "cat", "ch", "co",     "com", "dk",    "edu",
     "eu",  "fi",     "fr",  "gov",  "health", "id",  "ie", "info",   "int", "io",    "is",
     "ke",  "mil",    "net", "news", "ngo",    "nl",  "nz", "online", "org", "pl",    "rw",
     "se",  "social", "sg",  "site", "tv",     "tz",  "ug", "uk",     "us",  "world", "za"});

// End of the run of characters accepted by `accept` from `begin`.
template <class Accept>
std::size_t run_end(std::string_view text, std::size_t begin, Accept accept) {
  while (begin < text.size() && accept(text[begin])) ++begin;
  return begin;
}

// `end` moved back over dots and hyphens: a host does not end in them, a sentence does.
std::size_t trim_host(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && !is_alphanumeric(text[end - 1])) --end;
  return end;
}

struct Host {
  bool valid = false;  // two labels or more, none empty, the last one of letters
  std::string_view top_level;
  std::string_view second_level;
};

Host parse_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.find("..") != std::string_view::npos) return {};
  Host result;
  result.top_level = host.substr(dot + 1);
  const std::size_t before = host.rfind('.', dot - 1);
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  result.second_level = host.substr(from, dot - from);
  result.valid = result.top_level.size() >= 2 && !result.second_level.empty() && dot > 0 &&
                 std::ranges::all_of(result.top_level, is_ascii_letter);
  return result;
}

// One case throughout: "rivm.nl", "RIVM.NL", but not "goed.Is".
bool known_top_level(std::string_view name) {
  const bool upper = name[0] < 'a';
  for (const char c : name)
    if ((c < 'a') != upper) return false;
  return std::ranges::any_of(known_top_levels,
                             [&](std::string_view known) { return equals_folded(name, known); });
}

enum class TailByte : unsigned char { GoesOn, Stops, MayStop };

constexpr std::array<TailByte, 256> tail_bytes = [] {
  std::array<TailByte, 256> table{};
  for (int c = 0; c <= ' '; ++c) table[c] = TailByte::Stops;
  for (const unsigned char c : std::string_view("<>\"`{}|\\^\x7F")) table[c] = TailByte::Stops;
  table[0xC2] = table[0xE2] = table[0xE3] = TailByte::MayStop;
  return table;
}();

// Typographic spaces and quotes: U+2000 to U+206F, U+00A0, U+00AB, U+00BB, U+3000 to U+303F.
bool is_stop_outside_ascii(std::string_view text, std::size_t i) {
  const std::string_view two = text.substr(i, 2);
  return two == "\xE2\x80" || two == "\xE2\x81" || two == "\xC2\xA0" || two == "\xC2\xAB" ||
         two == "\xC2\xBB" || two == "\xE3\x80";
}

// End of what follows the host: up to white space or a quote, without closing punctuation.
std::size_t tail_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (; end < text.size(); ++end) {
    const TailByte byte = tail_bytes[static_cast<unsigned char>(text[end])];
    if (byte == TailByte::GoesOn) continue;
    if (byte == TailByte::Stops || is_stop_outside_ascii(text, end)) break;
  }
  const std::string_view tail = text.substr(begin, end - begin);
  auto unopened = std::ranges::count(tail, ')') - std::ranges::count(tail, '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' ? unopened-- <= 0 : !std::string_view(".,;:!?'*]_~").contains(last)) break;
    --end;
  }
  return end;
}

}  // namespace

LinkMatch LinkFinder::match(std::size_t begin, std::size_t word_end) {
  if (word_end >= text_.size()) return {};
  if (text_[word_end] == ':') return with_scheme(begin, word_end);
  if (!is_local_character(text_[word_end]) && text_[word_end] != '@') return {};
  if (const LinkMatch found = email(begin); found.kind != LinkKind::None) return found;
  return bare_host(begin);
}

LinkMatch LinkFinder::with_scheme(std::size_t begin, std::size_t word_end) const {
  const std::string_view scheme = text_.substr(begin, word_end - begin);
  if (!equals_folded(scheme, "https") && !equals_folded(scheme, "http")) return {};
  if (text_.substr(word_end, 3) != "://") return {};
  const std::size_t end = tail_end(text_, word_end + 3);
  if (end == word_end + 3) return {};
  return {LinkKind::Link, end};
}

LinkMatch LinkFinder::email(std::size_t begin) {
  if (begin < no_address_before_) return {};
  const std::size_t at = run_end(text_, begin, is_local_character);
  no_address_before_ = at;
  if (at == text_.size() || text_[at] != '@' || !is_alphanumeric(text_[at - 1])) return {};
  const std::size_t from = at + 1;
  const std::size_t end = trim_host(text_, from, run_end(text_, from, is_host_character));
  if (end == from || !parse_host(text_.substr(from, end - from)).valid) return {};
  return {LinkKind::Email, end};
}

LinkMatch LinkFinder::bare_host(std::size_t begin) {
  if (begin < no_host_before_) return {};
  const std::size_t run = run_end(text_, begin, is_host_character);
  no_host_before_ = run;
  const std::size_t end = trim_host(text_, begin, run);
  const std::string_view name = text_.substr(begin, end - begin);
  const Host host = parse_host(name);
  if (!host.valid) return {};
  const bool path = end == run && run + 1 < text_.size() && text_[run] == '/' &&
                    static_cast<unsigned char>(text_[run + 1]) > ' ';
  const bool www =
      equals_folded(name.substr(0, 4), "www.") && name.size() > 4 + host.top_level.size() + 1;
  const bool short_link =
      equals_folded(host.top_level, "com") || equals_folded(host.top_level, "co");
  const bool known =
      known_top_level(host.top_level) && (host.second_level.size() > 1 || short_link || path);
  if (!known && !www && !(path && host.top_level.size() == 2)) return {};
  // A letter outside ASCII (lead bytes C3 to E1) goes on where the host seems to end.
  const unsigned char next = run < text_.size() ? static_cast<unsigned char>(text_[run]) : ' ';
  if (end == run && (next == '_' || next == '@' || (next >= 0xC3 && next < 0xE2))) return {};
  return {LinkKind::Link, path ? tail_end(text_, run) : end};
}

}  // namespace bedside::lang
