// Which words of a text spelling is about.

#include "lang/language.h"
#include "lang/speller.h"

namespace bedside::lang {
namespace {

bool is_hyphen(std::string_view folded) { return folded == "-"; }

// A sign that makes a name or a code of the word it touches: "file_name", "$name", "{{name}}".
bool is_code_sign(std::string_view folded) {
  constexpr std::string_view signs = "_@#$\\{}<>=";
  return folded.size() == 1 && signs.contains(folded[0]);
}

class WordFinder {
 public:
  WordFinder(const TokenizedText& text, const Language* language)
      : text_(text), language_(language) {}

  std::vector<TextSpan> find() {
    for (std::size_t at = 0; at < text_.tokens.size();) {
      const std::size_t end = run_end(at);
      if (is_checked(at, end)) out_.push_back({text_.tokens[at].begin, text_.tokens[end - 1].end});
      at = end;
    }
    return std::move(out_);
  }

 private:
  bool is(std::size_t at, TokenKind kind) const {
    return at < text_.tokens.size() && text_.tokens[at].kind == kind;
  }
  bool touches_next(std::size_t at) const {
    return at + 1 < text_.tokens.size() && !text_.tokens[at + 1].space_before;
  }
  bool is_part(std::size_t at) const {
    return is(at, TokenKind::Word) || is(at, TokenKind::Number);
  }
  bool is_elision(std::size_t at) const {
    return language_ != nullptr && is(at, TokenKind::Word) &&
           language_->is_elision(text_.folded_of(text_.tokens[at]));
  }

  // End of the run of words and numbers that hyphens, or nothing, join to the token at `begin`.
  std::size_t run_end(std::size_t begin) const {
    std::size_t at = begin;
    if (!is_part(at) || is_elision(at)) return at + 1;
    while (touches_next(at)) {
      if (is_part(at + 1) && !is_elision(at + 1))
        ++at;
      else if (is(at + 1, TokenKind::Punctuation) &&
               is_hyphen(text_.folded_of(text_.tokens[at + 1])) && touches_next(at + 1) &&
               is_part(at + 2))
        at += 2;
      else
        break;
    }
    return at + 1;
  }

  bool is_sign(std::size_t at) const {
    return is(at, TokenKind::Punctuation) && is_code_sign(text_.folded_of(text_.tokens[at]));
  }

  bool is_abbreviation(std::size_t at) const {
    if (language_ == nullptr) return false;
    const std::string_view folded = text_.folded_of(text_.tokens[at]);
    if (!language_->is_abbreviation(folded) && !language_->may_end_sentence(folded)) return false;
    return touches_next(at) && text_.folded_of(text_.tokens[at + 1]) == ".";
  }

  bool is_checked(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at)
      if (is(at, TokenKind::Number)) return false;
    if (!is(begin, TokenKind::Word) || is_elision(begin)) return false;
    if (begin > 0 && touches_next(begin - 1) && is_sign(begin - 1)) return false;
    if (touches_next(end - 1) && is_sign(end)) return false;
    return !(end == begin + 1 && is_abbreviation(begin));
  }

  const TokenizedText& text_;
  const Language* language_;
  std::vector<TextSpan> out_;
};

}  // namespace

std::vector<TextSpan> words_to_spell(const TokenizedText& text, const Language* language) {
  return WordFinder(text, language).find();
}

}  // namespace bedside::lang
