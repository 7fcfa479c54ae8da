#include "rules/fixes.h"

#include "base/utf8.h"
#include "lang/capitals.h"
#include "lang/properties.h"

namespace bedside::rules {
namespace {

constexpr std::size_t longest_short_name = 4;  // letters

std::string capitalised(std::string_view text, bool all_letters) {
  std::string out;
  bool done = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    append_utf8(out, done ? c.value : lang::capital_of(c.value));
    done = done || !all_letters;
    i += c.size;
  }
  return out;
}

struct Letters {
  std::size_t count = 0;
  std::size_t capitals = 0;
  bool begins_with_capital = false;
  bool several_words = false;
};

Letters letters_of(std::string_view text) {
  Letters out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    const bool capital = lang::is_upper(c.value);
    if (lang::is_letter(c.value)) {
      if (out.count == 0) out.begins_with_capital = capital;
      ++out.count;
      if (capital) ++out.capitals;
    } else if (c.value == ' ' && out.count > 0) {
      out.several_words = true;
    }
    i += c.size;
  }
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::size_t before_spaces(std::string_view text, std::size_t at) {
  while (at > 0 && is_space(text[at - 1])) --at;
  return at;
}

// Where a short form like "Mw." or "Dr." before `at` begins: it goes with the name behind it.
std::size_t with_short_form(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 4;  // letters
  std::size_t begin = before_spaces(text, at);
  if (begin == at || begin == 0 || text[begin - 1] != '.') return at;
  std::size_t first = --begin;
  while (first > 0 && begin - first <= longest &&
         lang::is_letter(static_cast<unsigned char>(text[first - 1])))
    --first;
  const bool word = first == 0 || is_space(text[first - 1]) || text[first - 1] == '\n';
  const bool capital = first < begin && lang::is_upper(static_cast<unsigned char>(text[first]));
  return word && capital && begin - first <= longest ? first : at;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  at = before_spaces(text, at);
  return at == 0 || std::string_view(".!?:\n").contains(text[at - 1]);
}

}  // namespace

std::string like_original(std::string_view suggestion, std::string_view original) {
  const Letters letters = letters_of(original);
  const bool all_capitals = letters.count > 1 && letters.capitals == letters.count;
  if (all_capitals && !letters.several_words && letters.count <= longest_short_name)
    return std::string(suggestion);
  if (all_capitals) return capitalised(suggestion, true);
  if (letters.begins_with_capital) return capitalised(suggestion, false);
  return std::string(suggestion);
}

Fix make_replacement(std::string_view text, TextSpan span, std::string_view suggestion) {
  const std::string_view original = text.substr(span.begin, span.size());
  if (!suggestion.empty()) return {"fix.replace", like_original(suggestion, original), span};

  const bool name = letters_of(original).begins_with_capital;
  if (name) span.begin = with_short_form(text, span.begin);
  Fix fix = {"fix.remove", "", span};
  if (span.end < text.size() && is_space(text[span.end])) {
    ++fix.span.end;
    if (name && begins_sentence(text, span.begin) && fix.span.end < text.size()) {
      const CodePoint next = decode_utf8(text, fix.span.end);
      fix.text = capitalised(text.substr(fix.span.end, next.size), false);
      fix.span.end += next.size;
    }
  } else if (span.begin > 0 && is_space(text[span.begin - 1])) {
    --fix.span.begin;
  }
  return fix;
}

Fix make_insertion(std::string_view text, std::string_view addition, bool at_start) {
  if (at_start) return {"fix.insert", std::string(addition) + (text.empty() ? "" : " "), {0, 0}};
  const bool needs_space = !text.empty() && !is_space(text.back()) && text.back() != '\n';
  return {
      "fix.insert", (needs_space ? " " : "") + std::string(addition), {text.size(), text.size()}};
}

}  // namespace bedside::rules
