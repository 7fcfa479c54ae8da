#include "rules/allow_list.h"

#include <algorithm>

#include "rules/phrase_builder.h"
#include "rules/phrase_syntax.h"
#include "rules/program.h"

namespace bedside::rules {
namespace {

// Shorter ones are parts of too many numbers.
constexpr std::size_t least_digits = 7;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

// The digits behind leading zeros, which stand for "0" of a trunk and "00" of a country.
std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9' && (c != '0' || !out.empty())) out += c;
  return out;
}

bool same_number(std::string_view a, std::string_view b) {
  return a.size() >= least_digits && b.size() >= least_digits && (a.ends_with(b) || b.ends_with(a));
}

// "clinic.example" in "https://www.clinic.example/team" and "info@clinic.example"; not in
// "notclinic.example".
bool holds_address(std::string_view text, std::string_view address) {
  constexpr std::string_view before = "@./:";
  constexpr std::string_view after = "/?#:";
  const std::size_t at = text.find(address);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + address.size();
  return (at == 0 || before.contains(text[at - 1])) &&
         (end == text.size() || after.contains(text[end]));
}

// The phrase, its last word also as a genitive: "Anna's".
PhraseParts with_genitive(PhraseParts phrase) {
  if (phrase.empty()) return phrase;
  const PhrasePart last = phrase.back();
  PhrasePart genitive = last;
  genitive.atom.text += "'s";
  phrase.back() = {PhrasePart::Kind::Group, {}, {{last}, {genitive}}};
  return phrase;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

// "Anja de Vries" of "Dr. Anja de Vries".
std::string_view without_title(std::string_view text) {
  const std::size_t dot = text.find(". ");
  constexpr std::size_t longest_title = 6;
  return dot != std::string_view::npos && dot <= longest_title ? trimmed(text.substr(dot + 2))
                                                               : text;
}

}  // namespace

AllowedTexts allowed_texts(std::span<const std::string> own) {
  AllowedTexts out;
  const auto add = [&](std::string_view text) {
    if (text.size() < 2) return;
    out.words.emplace_back(text);
    const bool letters =
        std::ranges::any_of(text, [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
    if (!letters && digits_of(text).size() >= least_digits) out.numbers.emplace_back(text);
    if (text.find(' ') == std::string_view::npos &&
        text.find_first_of("@.") != std::string_view::npos)
      out.addresses.emplace_back(text);
  };
  for (const std::string& entry : own) {
    const std::string_view whole = trimmed(entry);
    add(whole);
    for (std::size_t from = 0; from < whole.size();) {
      const std::size_t end = std::min(whole.find(',', from), whole.size());
      const std::string_view part = trimmed(whole.substr(from, end - from));
      if (part.size() < whole.size()) add(part);
      if (const std::string_view name = without_title(part); name.size() < part.size()) add(name);
      from = end + 1;
    }
  }
  return out;
}

bool is_allowed(TextSpan span, std::span<const TextSpan> allowed) {
  const auto behind = std::ranges::upper_bound(allowed, span.begin, {}, &TextSpan::begin);
  return behind != allowed.begin() && span.end <= std::prev(behind)->end;
}

AllowList::AllowList(const AllowedTexts& texts) {
  PhraseTablesBuilder phrases;
  for (const auto* list :
       {&texts.staff, &texts.products, &texts.words, &texts.numbers, &texts.addresses})
    for (const std::string& text : *list) {
      const PhraseParts phrase = with_genitive(plain_phrase(text, nullptr));
      if (phrase.empty()) continue;
      phrases.add(phrase, RoleGroup::Trigger, {});
      empty_ = false;
    }
  if (!empty_) phrases_ = PhraseTables(phrases.finish());
  for (const std::string& number : texts.numbers) numbers_.push_back(digits_of(number));
  for (const std::string& address : texts.addresses) addresses_.push_back(lowered(address));
}

void AllowList::find(Scratch& scratch) const {
  scratch.node_hits.clear();
  const auto& tokens = scratch.text.tokens;
  phrases_.match(scratch.text, 0, static_cast<std::uint32_t>(tokens.size()), scratch.match,
                 scratch.node_hits);
  for (const NodeHit& hit : scratch.node_hits)
    scratch.allowed.push_back({tokens[hit.first].begin, tokens[hit.end - 1].end});
  std::ranges::sort(scratch.allowed, {}, &TextSpan::begin);
  std::size_t kept = 0;
  for (const TextSpan span : scratch.allowed) {
    if (kept > 0 && span.begin <= scratch.allowed[kept - 1].end)
      scratch.allowed[kept - 1].end = std::max(scratch.allowed[kept - 1].end, span.end);
    else
      scratch.allowed[kept++] = span;
  }
  scratch.allowed.resize(kept);
}

bool AllowList::covers(const Identifier& identifier, std::string_view text,
                       std::span<const TextSpan> allowed) const {
  if (is_allowed(identifier.span, allowed)) return true;
  const std::string_view found = text.substr(identifier.span.begin, identifier.span.size());
  const std::string digits = digits_of(found);
  if (std::ranges::any_of(numbers_,
                          [&](const std::string& number) { return same_number(number, digits); }))
    return true;
  const std::string folded = lowered(found);
  return std::ranges::any_of(
      addresses_, [&](const std::string& address) { return holds_address(folded, address); });
}

}  // namespace bedside::rules
