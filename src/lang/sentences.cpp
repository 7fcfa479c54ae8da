#include "lang/sentences.h"

#include <algorithm>

#include "lang/language.h"

namespace bedside::lang {
namespace {

class SentenceSplitter {
 public:
  SentenceSplitter(TokenizedText& text, const Language* language)
      : text_(text), tokens_(text.tokens), language_(language) {}

  void run() {
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const Step step = step_from(i, first);
      if (step.ends) {
        finish(first, step.next);
        first = step.next;
      }
      i = step.next;
    }
    if (first < tokens_.size()) finish(first, tokens_.size());
  }

 private:
  void finish(std::size_t first, std::size_t end) {
    const auto number = static_cast<std::uint32_t>(text_.sentences.size());
    for (std::size_t i = first; i < end; ++i) tokens_[i].sentence = number;
    text_.sentences.push_back({tokens_[first].begin, tokens_[end - 1].end});
  }

  // Where to go on reading, and whether the sentence ends before that token.
  struct Step {
    std::size_t next = 0;
    bool ends = false;
  };

  struct Ending {
    std::size_t next = 0;  // the token after more terminators, closing quotes, brackets, emoji
    std::size_t terminators = 0;  // beyond the first
    bool strong = false;          // one of them is ! or ?
    bool quote = false;
    bool emoji = false;
  };

  Step step_from(std::size_t i, std::size_t first) const {
    const char32_t end = terminator(i);
    if (end == 0) return {i + 1, i + 1 < tokens_.size() && tokens_[i + 1].line_before};
    const Ending ending = closers(i + 1);
    return {ending.next, ends_sentence(end, i, ending, first)};
  }

  // `at`: index of the terminator `end`.
  bool ends_sentence(char32_t end, std::size_t at, const Ending& ending, std::size_t first) const {
    const std::size_t next = ending.next;
    if (next == tokens_.size() || tokens_[next].line_before || ending.emoji) return true;
    if (!tokens_[next].space_before) return end == U'.' && missing_space(at, next);
    // '"Stop!" she said'
    if (ending.quote && is_lower_word(next)) return false;
    if (end == U'!' || ending.strong) return true;
    const bool ellipsis = end == U'…' || ending.terminators > 0;
    return ellipsis ? !is_lower_word(next) : dot_ends_sentence(at, next, first);
  }

  // '.', '…', '!' for all that end a sentence whatever follows, or 0.
  char32_t terminator(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::Punctuation) return 0;
    const std::string_view folded = text_.folded_of(token);
    if (folded == ".") return U'.';
    if (folded == "…") return U'…';
    const bool strong = folded == "!" || folded == "?" || folded == "‼" || folded == "⁉" ||
                        folded == "。" || folded == "؟" || folded == "।";
    return strong ? U'!' : U'\0';
  }

  Ending closers(std::size_t i) const {
    Ending ending;
    for (; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.line_before) break;
      if (token.kind == TokenKind::Emoji) {
        ending.emoji = true;
        continue;
      }
      if (token.space_before || token.kind != TokenKind::Punctuation) break;
      const char32_t again = terminator(i);
      const std::string_view folded = text_.folded_of(token);
      const bool quote = folded == "\"" || folded == "'" || folded == "»";
      if (again == 0 && !quote && folded != ")" && folded != "]") break;
      ending.terminators += again != 0;
      ending.strong = ending.strong || again == U'!';
      ending.quote = ending.quote || quote;
    }
    ending.next = i;
    return ending;
  }

  bool is_lower_word(std::size_t i) const {
    return tokens_[i].kind == TokenKind::Word && !tokens_[i].capitalised;
  }

  // "...naar de huisarts.Daarna": a lower-case word, the dot, a capitalised word.
  bool missing_space(std::size_t dot, std::size_t next) const {
    if (dot == 0 || next != dot + 1) return false;
    const Token& before = tokens_[dot - 1];
    const Token& after = tokens_[next];
    return is_lower_word(dot - 1) && !tokens_[dot].space_before && after.capitalised &&
           !after.all_capitals && before.end - before.begin > 1 && after.end - after.begin > 1 &&
           after.kind == TokenKind::Word;
  }

  bool dot_ends_sentence(std::size_t dot, std::size_t next, std::size_t first) const {
    if (dot == first || tokens_[dot].space_before) return true;
    const std::size_t last = dot - 1;
    const Token& before = tokens_[last];
    if (before.kind == TokenKind::Number) {
      // "1. Wash your hands", "17. júní"
      return last != first && !is_lower_word(next);
    }
    if (before.kind != TokenKind::Word) return true;
    const std::size_t start = dotted_start(last, first);
    const std::string_view word =
        std::string_view(text_.folded)
            .substr(tokens_[start].folded_begin, before.folded_end - tokens_[start].folded_begin);
    if (language_ != nullptr) {
      if (language_->is_abbreviation(word)) return false;
      if (language_->may_end_sentence(word))
        return tokens_[next].capitalised || tokens_[next].kind == TokenKind::Hashtag;
    }
    if (start != last) return false;
    if (is_single_letter(before)) return !is_initial(last, next, first);
    // An unknown short word before a small letter is more likely an abbreviation than the end.
    return !is_lower_word(next) || before.end - before.begin > 3;
  }

  // First token of a chain like "t.d" or "J.K" that ends with token `last`.
  std::size_t dotted_start(std::size_t last, std::size_t first) const {
    std::size_t start = last;
    while (start >= first + 2 && !tokens_[start].space_before && terminator(start - 1) == U'.' &&
           !tokens_[start - 1].space_before && tokens_[start - 2].kind == TokenKind::Word)
      start -= 2;
    return start;
  }

  bool is_single_letter(const Token& token) const {
    const std::size_t size = token.end - token.begin;
    return size == 1 || (size == 2 && static_cast<unsigned char>(text_.text[token.begin]) >= 0xC3);
  }

  // "A. de Vries", but not "vitamin C." or "So do I. Then".
  bool is_initial(std::size_t letter, std::size_t next, std::size_t first) const {
    if (language_ == nullptr) return true;
    const Token& before = tokens_[letter];
    const Token& after = tokens_[next];
    if (letter > first && before.capitalised &&
        language_->stands_before_letter(text_.folded_of(tokens_[letter - 1])))
      return false;
    const Token& decides = before.capitalised ? after : before;
    return !after.capitalised || !language_->is_function_word(text_.folded_of(decides));
  }

  TokenizedText& text_;
  std::vector<Token>& tokens_;
  const Language* language_;
};

}  // namespace

void split_sentences(TokenizedText& text, const Language* language) {
  SentenceSplitter(text, language).run();
}

}  // namespace bedside::lang
