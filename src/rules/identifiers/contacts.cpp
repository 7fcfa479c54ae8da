// E-mail addresses, links that lead to a person, handles, and network addresses.
#include <algorithm>
#include <array>
#include <string>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"

namespace bedside::rules {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::ranges::find(list, text) != list.end();
}

// "info@" is a house, "jo.miller81@" or a private mail box is someone.
float email_confidence(const Scan& scan, std::string_view folded) {
  const std::size_t at = folded.find('@');
  if (at == std::string_view::npos) return 0.5F;
  const std::string_view local = folded.substr(0, at);
  std::string_view domain = folded.substr(at + 1);
  if (contains(scan.data->private_mail, domain)) return scan.person ? 0.95F : 0.85F;
  const std::size_t first_end = local.find_first_of(".-_+");
  if (contains(scan.data->office_mail, local.substr(0, first_end)) ||
      contains(scan.data->office_mail, local))
    return 0.3F;
  const bool digits = std::ranges::any_of(local, is_ascii_digit);
  const bool two_names = local.find('.') != std::string_view::npos;
  const float sure = digits || two_names ? 0.72F : 0.55F;
  return scan.person ? sure + 0.2F : sure;
}

bool leads_to_person(const Scan& scan, std::string_view folded) {
  return std::ranges::any_of(scan.data->private_links, [&](const std::string& mark) {
    return folded.find(mark) != std::string_view::npos;
  });
}

// Four numbers below 256 joined by dots, and nothing more: not "1.2.3.4.5", not "v1.2.3.4".
void find_ip(Scan& scan) {
  const std::string_view text = scan.text->text;
  const std::vector<Chunk>& chunks = scan.chunks;
  for (std::size_t i = 0; i + 3 < chunks.size(); ++i) {
    if (chunks[i].join == Join::Dot || (i + 4 < chunks.size() && chunks[i + 4].join == Join::Dot))
      continue;
    bool good = true;
    bool small = true;
    for (std::size_t k = i; k < i + 4 && good; ++k) {
      const Chunk& chunk = chunks[k];
      good = chunk.digits && chunk.size() <= 3 && (k == i || chunk.join == Join::Dot);
      const int value = good ? number_of(text.substr(chunk.begin, chunk.size())) : 0;
      good = good && value < 256 && (chunk.size() == 1 || text[chunk.begin] != '0');
      small = small && value < 10;
    }
    if (!good) continue;
    const Cues near = scan.cues_before(chunks[i].begin, 24);
    if (near.has(Cue::Version) && !near.has(Cue::Network)) continue;
    const float sure = near.has(Cue::Network) ? 0.95F : small ? 0.2F : 0.75F;
    scan.add(type::ip, chunks[i].begin, chunks[i + 3].end, sure);
    i += 3;
  }
}

bool is_hex(char c) { return is_ascii_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

// Six pairs with the same mark between, from `begin`. Where it ends, or 0.
std::size_t end_of_mac(std::string_view text, std::size_t begin) {
  if (begin + 17 > text.size()) return 0;
  const char mark = text[begin + 2];
  if (mark != ':' && mark != '-') return 0;
  bool letter = false;
  for (std::size_t i = 0; i < 17; ++i) {
    const char c = text[begin + i];
    if (i % 3 == 2 ? c != mark : !is_hex(c)) return 0;
    letter = letter || (i % 3 != 2 && is_ascii_letter(c));
  }
  const bool ends =
      begin + 17 == text.size() || (!is_ascii_alnum(text[begin + 17]) && text[begin + 17] != mark);
  return ends && (letter || mark == ':') ? begin + 17 : 0;
}

// Eight groups of up to four hexadecimal digits, or fewer with one "::". The end, or 0.
std::size_t end_of_ipv6(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  int groups = 0;
  bool gap = false;
  while (at < text.size() && groups <= 8) {
    std::size_t size = 0;
    while (at < text.size() && size < 5 && is_hex(text[at])) ++at, ++size;
    if (size > 4) return 0;
    groups += size > 0;
    if (at >= text.size() || text[at] != ':') break;
    if (text.substr(at).starts_with("::")) {
      if (gap) return 0;
      gap = true;
      at += 2;
    } else {
      if (size == 0 || at + 1 >= text.size() || !is_hex(text[at + 1])) break;
      ++at;
    }
  }
  const bool ends = at >= text.size() || !is_ascii_alnum(text[at]);
  return ends && (gap ? groups >= 3 && groups < 8 : groups == 8) ? at : 0;
}

// The MAC or IPv6 address whose first group ends at `mark`, a colon or dash: its end, or `mark`.
std::size_t take_hexadecimal(Scan& scan, std::size_t mark, std::size_t floor) {
  const std::string_view text = scan.text->text;
  std::size_t begin = mark;
  while (begin > floor && mark - begin < 5 && is_hex(text[begin - 1])) --begin;
  if (begin == mark || (begin > 0 && is_ascii_alnum(text[begin - 1]))) return mark;
  if (mark - begin == 2)
    if (const std::size_t end = end_of_mac(text, begin); end > 0) {
      scan.add(type::mac, begin, end, 0.9F);
      return end;
    }
  if (text[mark] != ':') return mark;
  if (const std::size_t end = end_of_ipv6(text, begin); end > 0) {
    scan.add(type::ip, begin, end, 0.85F);
    return end;
  }
  return mark;
}

void find_hexadecimal(Scan& scan) {
  const std::string_view text = scan.text->text;
  std::size_t floor = 0;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if ((text[at] != ':' && text[at] != '-') || !is_hex(text[at - 1])) continue;
    if (const std::size_t end = take_hexadecimal(scan, at, floor); end > at) at = floor = end;
  }
}

}  // namespace

void find_contacts(Scan& scan) {
  const lang::TokenizedText& text = *scan.text;
  for (const std::uint32_t i : scan.contacts) {
    const lang::Token& token = scan.token(i);
    const std::string_view folded = text.folded_of(token);
    if (token.kind == lang::TokenKind::Email)
      scan.add(type::email, token.begin, token.end, email_confidence(scan, folded));
    else if (token.kind == lang::TokenKind::Link && leads_to_person(scan, folded))
      scan.add(type::url_person, token.begin, token.end, 0.85F);
    else if (token.kind == lang::TokenKind::Mention)
      scan.add(type::handle, token.begin, token.end, scan.person ? 0.5F : 0.25F);
  }
  find_ip(scan);
  find_hexadecimal(scan);
}

}  // namespace bedside::rules
