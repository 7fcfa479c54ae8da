#include "rules/phrase_syntax.h"

#include <algorithm>
#include <format>
#include <utility>

#include "lang/language.h"
#include "lang/tokens.h"

namespace bedside::rules {
namespace {

using Outcome = std::expected<PhraseParts, std::string>;

std::unexpected<std::string> wrong(std::string message) {
  return std::unexpected(std::move(message));
}

PhrasePart atom_part(AtomKind kind, std::string text = "") {
  return {PhrasePart::Kind::Atom, {kind, std::move(text)}, {}};
}

// The tokens of plain text as atoms.
PhraseParts plain_atoms(std::string_view text, const lang::Language* language) {
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  PhraseParts out;
  for (const lang::Token& token : tokens.tokens) {
    const std::string_view folded = tokens.folded_of(token);
    if (token.kind == lang::TokenKind::Punctuation && is_skipped_punctuation(folded)) {
      // "l'" before a group is the word it would be before a letter.
      if (language == nullptr || out.empty() || token.space_before) continue;
      const std::string elision = out.back().atom.text + std::string(folded);
      if (language->is_elision(elision)) out.back().atom.text = elision;
      continue;
    }
    std::string atom(folded);
    if (token.kind == lang::TokenKind::Hashtag) atom.insert(0, "#");
    out.push_back(atom_part(AtomKind::Exact, std::move(atom)));
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
    return wrong(std::format("'{}': a star stands alone or at an end of a word", chunk));
  PhraseParts atoms = plain_atoms(core, language);
  if (atoms.empty()) return wrong(std::format("'{}': a star needs letters beside it", chunk));
  if (at_front && at_back) {
    if (atoms.size() > 1) return wrong(std::format("'{}': only one word between two stars", chunk));
    atoms.front().atom.kind = AtomKind::Inside;
  } else if (at_front) {
    atoms.front().atom.kind = AtomKind::End;
  } else {
    atoms.back().atom.kind = AtomKind::Stem;
  }
  return atoms;
}

class Parser {
 public:
  Parser(std::string_view text, const lang::Language* language)
      : text_(text), language_(language) {}

  Outcome whole() {
    Outcome out = sequence(0);
    if (out && at_ < text_.size()) return wrong("a ')' or '|' has no '('");
    return out;
  }

 private:
  static constexpr std::size_t max_depth = 8;

  // Up to the end, or the '|' or ')' that ends an alternative.
  Outcome sequence(std::size_t depth) {
    PhraseParts out;
    std::string plain;  // words that are cut into tokens together
    const auto take_plain = [&] {
      for (PhrasePart& part : plain_atoms(std::exchange(plain, ""), language_))
        out.push_back(std::move(part));
    };
    while (skip_spaces(), at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      if (text_[at_] == '(') {
        take_plain();
        std::expected<PhrasePart, std::string> group = read_group(depth + 1);
        if (!group) return wrong(std::move(group.error()));
        out.push_back(*std::move(group));
        continue;
      }
      const std::size_t end = std::min(text_.find_first_of(" |()", at_), text_.size());
      const std::string_view chunk = text_.substr(at_, end - at_);
      at_ = end;
      if (at_ < text_.size() && text_[at_] == '(') return wrong("a '(' needs a space before it");
      if (!chunk.contains('*') && chunk != "<n>" && chunk != percent_number) {
        plain += plain.empty() ? "" : " ";
        plain += chunk;
        continue;
      }
      take_plain();
      if (chunk == "*") {
        out.push_back(atom_part(AtomKind::AnyWord));
      } else if (chunk == "**") {
        out.push_back({PhrasePart::Kind::Gap, {}, {}});
      } else if (chunk == "<n>") {
        out.push_back(atom_part(AtomKind::Number));
      } else if (chunk == percent_number) {
        out.push_back(atom_part(AtomKind::Exact, std::string(percent_number)));
      } else {
        Outcome atoms = starred(chunk, language_);
        if (!atoms) return atoms;
        std::ranges::move(*atoms, std::back_inserter(out));
      }
    }
    take_plain();
    return out;
  }

  // "(a|b)" or "(a|b)?", from its '(' on.
  std::expected<PhrasePart, std::string> read_group(std::size_t depth) {
    if (depth > max_depth) return wrong("groups stand too deep inside each other");
    PhrasePart out = {PhrasePart::Kind::Group, {}, {}};
    do {
      ++at_;  // '(' or '|'
      Outcome alternative = sequence(depth);
      if (!alternative) return wrong(std::move(alternative.error()));
      out.alternatives.push_back(*std::move(alternative));
    } while (at_ < text_.size() && text_[at_] == '|');
    if (at_ == text_.size()) return wrong("a '(' has no ')'");
    ++at_;
    if (at_ < text_.size() && text_[at_] == '?') {
      out.alternatives.emplace_back();
      ++at_;
    }
    if (at_ < text_.size() && !std::string_view(" |)").contains(text_[at_]))
      return wrong("a ')' needs a space after it");
    return out;
  }

  void skip_spaces() { at_ = std::min(text_.find_first_not_of(' ', at_), text_.size()); }

  std::string_view text_;
  const lang::Language* language_;
  std::size_t at_ = 0;
};

// What a phrase can begin or end with, and its greatest length.
struct Shape {
  bool can_be_empty = true;
  bool gap_at_front = false;  // * or **
  bool gap_at_back = false;   // ** only: "lose <n> *" is a phrase
  std::size_t words = 0;
};

Shape shape_of(const PhraseParts& parts);

Shape shape_of(const PhrasePart& part) {
  switch (part.kind) {
    case PhrasePart::Kind::Atom:
      return {false, part.atom.kind == AtomKind::AnyWord, false, 1};
    case PhrasePart::Kind::Gap:
      return {true, true, true, max_gap_words};
    case PhrasePart::Kind::Group:
      break;
  }
  Shape out = {false, false, false, 0};
  for (const PhraseParts& alternative : part.alternatives) {
    const Shape shape = shape_of(alternative);
    out.can_be_empty = out.can_be_empty || shape.can_be_empty;
    out.gap_at_front = out.gap_at_front || shape.gap_at_front;
    out.gap_at_back = out.gap_at_back || shape.gap_at_back;
    out.words = std::max(out.words, shape.words);
  }
  return out;
}

Shape shape_of(const PhraseParts& parts) {
  Shape out;
  for (const PhrasePart& part : parts) {
    const Shape shape = shape_of(part);
    out.gap_at_front = out.gap_at_front || (out.can_be_empty && shape.gap_at_front);
    out.gap_at_back = shape.gap_at_back || (shape.can_be_empty && out.gap_at_back);
    out.can_be_empty = out.can_be_empty && shape.can_be_empty;
    out.words += shape.words;
  }
  return out;
}

}  // namespace

PhraseParts plain_phrase(std::string_view text, const lang::Language* language) {
  return plain_atoms(text, language);
}

bool is_skipped_punctuation(std::string_view folded) { return folded == "-" || folded == "'"; }

bool has_gap(const PhraseParts& parts) {
  return std::ranges::any_of(parts, [](const PhrasePart& part) {
    return part.kind == PhrasePart::Kind::Gap || part.atom.kind == AtomKind::AnyWord ||
           std::ranges::any_of(part.alternatives, has_gap);
  });
}

std::expected<PhraseParts, std::string> parse_phrase(std::string_view text,
                                                     const lang::Language* language) {
  Outcome out = Parser(text, language).whole();
  if (!out) return out;
  const Shape shape = shape_of(*out);
  if (shape.can_be_empty) return wrong("the phrase can be empty");
  if (shape.gap_at_front) return wrong("a phrase begins with a word, not with * or **");
  if (shape.gap_at_back) return wrong("a phrase does not end with **");
  if (shape.words > max_phrase_words)
    return wrong(std::format("the phrase has more than {} words", max_phrase_words));
  return out;
}

}  // namespace bedside::rules
