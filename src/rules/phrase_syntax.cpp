#include "rules/phrase_syntax.h"

#include <algorithm>
#include <format>

#include "lang/language.h"
#include "lang/tokens.h"

namespace bedside::rules {
namespace {

using Expansions = std::vector<Atoms>;
using Outcome = std::expected<Expansions, std::string>;

std::unexpected<std::string> wrong(std::string message) {
  return std::unexpected(std::move(message));
}

// Every expansion of `left` followed by every one of `right`.
Expansions product(const Expansions& left, const Expansions& right) {
  Expansions out;
  out.reserve(left.size() * right.size());
  for (const Atoms& a : left) {
    for (const Atoms& b : right) {
      Atoms joined = a;
      joined.insert(joined.end(), b.begin(), b.end());
      out.push_back(std::move(joined));
    }
  }
  return out;
}

// The tokens of plain text as atoms.
Atoms plain_atoms(std::string_view text, const lang::Language* language) {
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  Atoms out;
  for (const lang::Token& token : tokens.tokens) {
    const std::string_view folded = tokens.folded_of(token);
    if (token.kind == lang::TokenKind::Punctuation && is_skipped_punctuation(folded)) continue;
    std::string atom(folded);
    if (token.kind == lang::TokenKind::Hashtag) atom.insert(0, "#");
    if (token.kind == lang::TokenKind::Mention) atom.insert(0, "@");
    out.push_back({AtomKind::Exact, std::move(atom)});
  }
  return out;
}

// A chunk with stars at one or both ends: "heal*", "*itis", "*sembuh*", "self-harm*".
Outcome starred(std::string_view chunk, const lang::Language* language) {
  const bool at_front = chunk.front() == '*';
  const bool at_back = chunk.back() == '*';
  std::string_view core = chunk;
  if (at_front) core.remove_prefix(1);
  if (at_back) core.remove_suffix(1);
  if (core.empty() || core.contains('*'))
    return wrong(std::format("'{}': a star stands alone or at one end of a word", chunk));
  Atoms atoms = plain_atoms(core, language);
  if (atoms.empty()) return wrong(std::format("'{}': a star needs letters beside it", chunk));
  if (at_front && at_back) {
    if (atoms.size() > 1) return wrong(std::format("'{}': only one word between two stars", chunk));
    atoms.front().kind = AtomKind::Inside;
  } else if (at_front) {
    atoms.front().kind = AtomKind::End;
  } else {
    atoms.back().kind = AtomKind::Stem;
  }
  return Expansions{std::move(atoms)};
}

Outcome sequence(std::string_view text, const lang::Language* language, bool inside_group);

// "(a|b)", without its parentheses.
Outcome alternatives(std::string_view text, const lang::Language* language) {
  Expansions out;
  while (true) {
    const std::size_t bar = text.find('|');
    Outcome one = sequence(text.substr(0, bar), language, true);
    if (!one) return one;
    out.insert(out.end(), one->begin(), one->end());
    if (bar == std::string_view::npos) return out;
    text.remove_prefix(bar + 1);
  }
}

Outcome sequence(std::string_view text, const lang::Language* language, bool inside_group) {
  Expansions out = {Atoms{}};
  std::string plain;  // words that are cut into tokens together
  const auto append = [&](const Expansions& part) {
    if (!plain.empty()) out = product(out, {plain_atoms(plain, language)});
    plain.clear();
    out = product(out, part);
  };
  std::size_t at = 0;
  while (true) {
    at = text.find_first_not_of(' ', at);
    if (at == std::string_view::npos) break;
    const bool group = text[at] == '(';
    std::size_t end = group ? text.find(')', at) : text.find(' ', at);
    if (group && end == std::string_view::npos) return wrong("a '(' has no ')'");
    if (group) ++end;
    if (end == std::string_view::npos) end = text.size();
    const std::string_view chunk = text.substr(at, end - at);
    at = end;
    if (group) {
      if (inside_group) return wrong("a '(' inside a '('");
      if (at < text.size() && text[at] != ' ')
        return wrong("a group of alternatives stands alone, with a space on either side");
      Outcome part = alternatives(chunk.substr(1, chunk.size() - 2), language);
      if (!part) return part;
      append(*part);
    } else if (chunk == "*") {
      append({{{AtomKind::AnyWord, ""}}});
    } else if (chunk == "**") {
      Expansions gaps;
      for (std::size_t words = 0; words <= max_gap_words; ++words)
        gaps.push_back(Atoms(words, Atom{AtomKind::AnyWord, ""}));
      append(gaps);
    } else if (chunk == "<n>") {
      append({{{AtomKind::Number, ""}}});
    } else if (chunk.find_first_of("(|)") != std::string_view::npos) {
      return wrong(std::format("'{}': alternatives are written (a|b), between spaces", chunk));
    } else if (chunk.contains('*')) {
      Outcome part = starred(chunk, language);
      if (!part) return part;
      append(*part);
    } else {
      if (!plain.empty()) plain += ' ';
      plain += chunk;
    }
    if (out.size() > max_expansions) break;
  }
  append({Atoms{}});
  if (out.size() > max_expansions)
    return wrong(std::format("the phrase stands for more than {} phrases", max_expansions));
  return out;
}

}  // namespace

bool is_skipped_punctuation(std::string_view folded) { return folded == "-" || folded == "'"; }

std::expected<std::vector<Atoms>, std::string> parse_phrase(std::string_view text,
                                                            const lang::Language* language) {
  Outcome out = sequence(text, language, false);
  if (!out) return out;
  for (const Atoms& phrase : *out) {
    if (phrase.empty()) return wrong("the phrase can be empty");
    if (phrase.front().kind == AtomKind::AnyWord || phrase.back().kind == AtomKind::AnyWord)
      return wrong("a phrase begins and ends with a word, not with * or **");
    if (phrase.size() > max_phrase_atoms)
      return wrong(std::format("the phrase has more than {} words", max_phrase_atoms));
  }
  std::ranges::sort(*out);
  const auto repeated = std::ranges::unique(*out);
  out->erase(repeated.begin(), repeated.end());
  return out;
}

}  // namespace bedside::rules
