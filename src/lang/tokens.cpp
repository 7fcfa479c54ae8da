#include "lang/tokens.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.h"
#include "lang/disguise.h"
#include "lang/emoji.h"
#include "lang/language.h"
#include "lang/links.h"
#include "lang/normalize.h"
#include "lang/properties.h"
#include "lang/sentences.h"
#include "lang/tag_words.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

enum class ByteClass : std::uint8_t { Other, Letter, Digit, Space, LineBreak, Hash, At, NotAscii };

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) table[c] = ByteClass::Letter;
    if (c >= '0' && c <= '9') table[c] = ByteClass::Digit;
    if (c == ' ' || c == '\t') table[c] = ByteClass::Space;
    if (c >= '\n' && c <= '\r') table[c] = ByteClass::LineBreak;
    if (c >= 0x80) table[c] = ByteClass::NotAscii;
  }
  table['#'] = ByteClass::Hash;
  table['@'] = ByteClass::At;
  return table;
}();

// The folded byte of ASCII letters and digits, 0 for all others.
constexpr std::array<char, 256> folded_bytes = [] {
  std::array<char, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = static_cast<char>(c);
  return table;
}();

bool is_apostrophe(char32_t c) { return fold_sign(c) == '\''; }

constexpr char32_t zero_width_space = 0x200B;
constexpr char32_t emoji_style = 0xFE0F;
constexpr char32_t first_other_script = 0x250;

// Signs that belong to the number before them: % ° ‰
bool is_number_sign(char32_t c) { return c == '%' || c == 0xB0 || c == 0x2030; }

// One pass over a text. Bytes are written to `folded` without a check for ASCII: the invariant is
// that it has room for all bytes of the text still unread.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Language* language, TokenizedText& out)
      : text_(text), language_(language), out_(out), links_(text) {
    out_.text = text;
    out_.tokens.clear();
    out_.sentences.clear();
    out_.tag_words.clear();
    out_.folded.resize(text.size() + slack);
    folded_ = out_.folded.data();
  }

  void run() {
    while (at_ < text_.size()) {
      switch (byte_classes[byte(at_)]) {
        case ByteClass::Space:
          space_ = true;
          ++at_;
          break;
        case ByteClass::LineBreak:
          space_ = line_ = true;
          ++at_;
          break;
        case ByteClass::Letter:
          word();
          break;
        case ByteClass::Digit:
          number();
          break;
        case ByteClass::Hash:
          hashtag();
          break;
        case ByteClass::At:
          mention();
          break;
        case ByteClass::Other:
          if (byte(at_) == '*' && is_keycap(text_, at_)) {
            emoji(emoji_end(text_, at_));
          } else {
            punctuation(byte(at_), 1);
          }
          break;
        case ByteClass::NotAscii:
          not_ascii();
          break;
      }
    }
    out_.folded.resize(written_);
  }

 private:
  static constexpr std::size_t slack = 32;

  // What a run of word characters is made of.
  struct WordShape {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool normalised = true;  // no character that NFC might change
    bool disguised = false;  // a character that may be read as another
  };

  unsigned char byte(std::size_t i) const { return static_cast<unsigned char>(text_[i]); }
  unsigned char byte_or_0(std::size_t i) const { return i < text_.size() ? byte(i) : 0; }

  // The code point at `i`, or U+0000 at the end of the text.
  CodePoint point(std::size_t i) const {
    return i < text_.size() ? decode_utf8(text_, i) : CodePoint{0, 0, true};
  }

  void put(char c) { folded_[written_++] = c; }

  // Room for `more` bytes that stand for nothing unread.
  void reserve(std::size_t more) {
    const std::size_t needed = written_ + more + (text_.size() - at_);
    if (needed <= out_.folded.size()) return;
    out_.folded.resize(needed + out_.folded.size() + slack);
    folded_ = out_.folded.data();
  }

  void put_point(char32_t c) {
    reserve(4);
    if (c < 0x80) return put(static_cast<char>(c));
    if (c < 0x800) {
      put(static_cast<char>(0xC0 | c >> 6));
    } else {
      if (c < 0x10000) {
        put(static_cast<char>(0xE0 | c >> 12));
      } else {
        put(static_cast<char>(0xF0 | c >> 18));
        put(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
      }
      put(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    }
    put(static_cast<char>(0x80 | (c & 0x3F)));
  }

  // A token that begins here. Writes the white space before it.
  Token open(TokenKind kind) {
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    token.kind = kind;
    const bool first = out_.tokens.empty();
    token.space_before = space_ || first;
    token.line_before = line_ || first;
    if (space_ && !first) put(line_ ? '\n' : ' ');
    space_ = line_ = false;
    token.folded_begin = static_cast<std::uint32_t>(written_);
    return token;
  }

  void close(Token token) {
    token.end = static_cast<std::uint32_t>(at_);
    token.folded_end = static_cast<std::uint32_t>(written_);
    out_.tokens.push_back(token);
  }

  // True when the last token is a word or number that ends right here.
  bool after_word() const {
    if (space_ || out_.tokens.empty()) return false;
    const Token& last = out_.tokens.back();
    return last.end == at_ && (last.kind == TokenKind::Word || last.kind == TokenKind::Number);
  }

  // Copies the bytes from here to `end`, ASCII letters in lower case.
  void copy(std::size_t end) {
    for (; at_ < end; ++at_) {
      const char folded = folded_bytes[byte(at_)];
      put(folded != 0 ? folded : text_[at_]);
    }
  }

  bool link() {
    std::size_t end = at_;
    while (folded_bytes[byte_or_0(end)] != 0) ++end;
    return link(end);
  }

  // `word_end`: where the ASCII letters and digits that start here end.
  bool link(std::size_t word_end) {
    const LinkMatch found = links_.match(at_, word_end);
    if (found.kind == LinkKind::None) return false;
    const Token token = open(found.kind == LinkKind::Email ? TokenKind::Email : TokenKind::Link);
    copy(found.end);
    close(token);
    return true;
  }

  static bool may_go_on_as_link(unsigned char c) {
    return c == '.' || c == '@' || c == ':' || c == '-' || c == '_' || c == '+';
  }

  void word() {
    std::size_t end = at_ + 1;
    while (folded_bytes[byte_or_0(end)] != 0) ++end;
    if (may_go_on_as_link(byte_or_0(end)) && end + 1 < text_.size() && byte(end + 1) > ' ' &&
        link(end))
      return;
    word_from_letter();
  }

  void word_from_letter() {
    Token token = open(TokenKind::Word);
    WordShape shape;
    const bool capital = first_is_capital();
    scan_word(shape, token.folded_begin);
    finish_word(token, shape, capital, token.begin);
  }

  bool first_is_capital() const {
    const unsigned char c = byte_or_0(at_);
    return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper(point(at_).value);
  }

  // `begin`: where the letters begin in the text.
  void finish_word(Token& token, const WordShape& shape, bool capital, std::size_t begin) {
    if (shape.disguised) {
      replace_folded(token.folded_begin, fold_disguised(text_.substr(begin, at_ - begin)));
    } else if (!shape.normalised) {
      replace_folded(token.folded_begin,
                     nfc({folded_ + token.folded_begin, written_ - token.folded_begin}));
    }
    token.capitalised = capital;
    token.all_capitals = shape.letters >= 2 && shape.letters == shape.capitals;
    close(token);
  }

  // Reads and folds letters, marks, digits and what joins them.
  void scan_word(WordShape& shape, std::size_t folded_begin) {
    for (;;) {
      scan_ascii(shape);
      const unsigned char c = byte_or_0(at_);
      if (c >= 0x80) {
        if (!scan_not_ascii(shape, folded_begin)) return;
      } else if (c == '\'') {
        if (!join('\'', 1, folded_begin)) return;
      } else {
        return;
      }
    }
  }

  // Kept in local variables: a byte written might else be any member.
  void scan_ascii(WordShape& shape) {
    const char* read = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    char* write = folded_ + written_;
    std::size_t letters = 0;
    std::size_t capitals = 0;
    for (; read < end; ++read) {
      const char folded = folded_bytes[static_cast<unsigned char>(*read)];
      if (folded == 0) break;
      *write++ = folded;
      letters += folded > '9';
      capitals += folded != *read;
    }
    shape.letters += letters;
    shape.capitals += capitals;
    at_ = static_cast<std::size_t>(read - text_.data());
    written_ = static_cast<std::size_t>(write - folded_);
  }

  // One character outside ASCII inside a word; false where it ends the word.
  bool scan_not_ascii(WordShape& shape, std::size_t folded_begin) {
    const CodePoint c = point(at_);
    if (c.value >= 0xC0 && c.value < 0x250 && c.value != 0xD7 && c.value != 0xF7) {
      // All letters; nothing that NFC changes.
      const char32_t folded = data::fold_low[c.value];
      ++shape.letters;
      shape.capitals += folded != c.value;
      at_ += c.size;
      put_point(folded);
      return true;
    }
    if (!c.valid) return false;
    if (is_apostrophe(c.value)) return join('\'', c.size, folded_begin);
    if (c.value == 0xB7 || c.value == 0x2027) return join(0xB7, c.size, folded_begin);
    if (is_unseen(c.value)) return skip_unseen(c);
    const data::Category category = data::properties(c.value).category();
    const bool enclosed = category == data::Category::So && is_enclosed_letter(c.value);
    if (category > data::Category::No && !enclosed) return false;
    if (enclosed && point(at_ + c.size).value == emoji_style) return false;
    if (category == data::Category::Cn) return false;
    shape.disguised = shape.disguised || may_disguise(c.value);
    if (category <= data::Category::Lo || enclosed) {
      ++shape.letters;
      shape.capitals += is_upper(c.value);
    }
    shape.normalised = shape.normalised && data::normal(c.value).quick_check == data::QuickYes &&
                       data::normal(c.value).combining_class == 0;
    at_ += c.size;
    put_point(simple_fold(c.value));
    return true;
  }

  // Goes over characters that nobody sees to the next letter; false where they end the word. A
  // zero width space separates words in scripts that write none between them.
  bool skip_unseen(CodePoint c) {
    std::size_t end = at_;
    bool space = false;
    for (; c.valid && is_unseen(c.value); c = point(end)) {
      if (is_mark(c.value)) {
        at_ = end + c.size;
        return true;
      }
      space = space || c.value == zero_width_space;
      end += c.size;
    }
    if (!is_letter(c.value) && !is_digit(c.value)) return false;
    if (space && plain_character(c.value) >= first_other_script && !may_disguise(c.value))
      return false;
    at_ = end;
    return true;
  }

  // An apostrophe or the like: inside the word when a letter follows. After an elided article it
  // ends the word. False: the word ends here.
  bool join(char32_t joiner, std::size_t size, std::size_t folded_begin) {
    const CodePoint next = point(at_ + size);
    if (!is_letter(next.value) || written_ == folded_begin) return false;
    at_ += size;
    put_point(joiner);
    if (joiner != '\'' || language_ == nullptr || !language_->has_elisions()) return true;
    return !language_->is_elision({folded_ + folded_begin, written_ - folded_begin});
  }

  void replace_folded(std::size_t folded_begin, std::string_view folded) {
    written_ = folded_begin;
    reserve(folded.size());
    for (const char c : folded) put(c);
  }

  void number() {
    if (is_keycap(text_, at_)) return emoji(emoji_end(text_, at_));
    std::size_t end = at_ + 1;
    while (byte_classes[byte_or_0(end)] == ByteClass::Digit) ++end;
    const unsigned char after = byte_or_0(end);
    const bool linkable = may_go_on_as_link(after) || byte_classes[after] == ByteClass::Letter;
    if (linkable && end + 1 < text_.size() && byte(end + 1) > ' ' && link()) return;
    const Token token = open(TokenKind::Number);
    put(text_[at_++]);
    scan_digits();
    close(token);
  }

  // The rest of a number after its first digit.
  void scan_digits() {
    for (;;) {
      const unsigned char c = byte_or_0(at_);
      if (byte_classes[c] == ByteClass::Digit) {
        if (is_keycap(text_, at_)) return;
        put(text_[at_++]);
      } else if ((c == '.' || c == ',') && byte_classes[byte_or_0(at_ + 1)] == ByteClass::Digit) {
        put(text_[at_++]);
      } else if (c == '%') {
        put(text_[at_++]);
        return;
      } else if (c >= 0x80) {
        const CodePoint next = point(at_);
        const bool sign = is_number_sign(plain_character(next.value));
        if (!sign && !is_number(next.value)) return;
        at_ += next.size;
        put_point(plain_character(next.value));
        if (sign) return;
      } else {
        return;
      }
    }
  }

  void hashtag() {
    if (is_keycap(text_, at_)) return emoji(emoji_end(text_, at_));
    std::size_t end = at_ + 1;
    const bool tag = !after_word() && tag_end(end);
    if (!tag) return punctuation('#', 1);
    Token token = open(TokenKind::Hashtag);
    put('#');
    ++at_;
    token.folded_begin = static_cast<std::uint32_t>(written_);
    WordShape shape;
    const bool capital = first_is_capital();
    while (at_ < end) {
      scan_ascii(shape);
      if (at_ == end) break;
      const CodePoint c = point(at_);
      at_ += c.size;
      const data::PropertyRecord& record = data::properties(c.value);
      shape.letters +=
          record.category() >= data::Category::Lu && record.category() <= data::Category::Lo;
      shape.capitals += record.has(data::uppercase);
      shape.normalised = shape.normalised && data::normal(c.value).quick_check == data::QuickYes;
      shape.disguised =
          shape.disguised || (c.value >= data::fold_low_size && may_disguise(c.value));
      put_point(simple_fold(c.value));
    }
    finish_word(token, shape, capital, token.begin + 1);
    if (!shape.normalised || shape.disguised) return;
    Token& made = out_.tokens.back();
    made.joined = add_tag_words(text_.substr(made.begin + 1, at_ - made.begin - 1),
                                made.folded_begin, out_.tag_words);
  }

  // Moves `end` over the characters of a hashtag; true when there is a letter among them.
  bool tag_end(std::size_t& end) const {
    bool letter = false;
    for (;;) {
      if (const char folded = folded_bytes[byte_or_0(end)]; folded != 0) {
        letter = letter || folded > '9';
        ++end;
        continue;
      }
      const CodePoint c = point(end);
      if (c.value == 0xB7 && letter) {
        if (!is_letter(point(end + c.size).value)) break;
      } else if (!is_word_character(c.value) || (c.value >= 0xFE00 && c.value <= 0xFE0F)) {
        break;
      }
      letter = letter || is_letter(c.value);
      end += c.size;
    }
    return letter;
  }

  void mention() {
    const std::size_t name = at_ + 1;
    const std::size_t end = after_word() ? name : name_end(name);
    if (end == name) return punctuation('@', 1);
    std::size_t whole = end;
    if (byte_or_0(end) == '@') {
      if (const std::size_t host = name_end(end + 1); host > end + 1) whole = host;
    }
    Token token = open(TokenKind::Mention);
    put('@');
    ++at_;
    token.folded_begin = static_cast<std::uint32_t>(written_);
    copy(whole);
    close(token);
  }

  // End of a user name: letters, digits and _ . - inside.
  std::size_t name_end(std::size_t begin) const {
    std::size_t end = begin;
    std::size_t last = begin;
    for (unsigned char c; (c = byte_or_0(end)) != 0; ++end) {
      if (folded_bytes[c] != 0 || c == '_') {
        last = end + 1;
      } else if (c != '.' && c != '-') {
        break;
      }
    }
    return last;
  }

  void emoji(std::size_t end) {
    const Token token = open(TokenKind::Emoji);
    while (at_ < end) put(text_[at_++]);
    close(token);
  }

  // One character and the marks on it.
  void punctuation(char32_t c, std::size_t size) {
    const Token token = open(TokenKind::Punctuation);
    at_ += size;
    if (c < 0x80) {
      put(static_cast<char>(c));
    } else {
      const char32_t plain = plain_character(c);
      put_point(fold_sign(is_letter(plain) ? c : plain));
    }
    while (byte_or_0(at_) >= 0xCC) {  // no mark has a lower lead byte
      const CodePoint mark = point(at_);
      if (!is_mark(mark.value)) break;
      at_ += mark.size;
      put_point(mark.value);
    }
    close(token);
  }

  void not_ascii() {
    const CodePoint c = point(at_);
    const data::PropertyRecord& record = data::properties(c.value);
    const data::Category category = record.category();
    if (!c.valid) return punctuation(replacement_character, c.size);
    if (record.has(data::white_space)) {
      space_ = true;
      line_ = line_ || c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029;
      at_ += c.size;
    } else if (is_unseen(c.value)) {
      space_ = space_ || c.value == zero_width_space;
      at_ += c.size;
    } else if (category >= data::Category::Lu && category <= data::Category::Lo) {
      word_from_letter();
    } else if (category == data::Category::So && begins_enclosed_word(c)) {
      word_from_letter();
    } else if (const std::size_t end = emoji_end(text_, at_); end != at_) {
      emoji(end);
    } else if (category >= data::Category::Nd && category <= data::Category::No) {
      const Token token = open(TokenKind::Number);
      at_ += c.size;
      put_point(plain_character(c.value));
      scan_digits();
      close(token);
    } else if (category == data::Category::Cf) {
      at_ += c.size;
    } else {
      punctuation(c.value, c.size);
    }
  }

  // "ⓒⓤⓡⓔ" is a word; "ⓐ" alone marks an entry of a list, "🅰" is a blood group.
  bool begins_enclosed_word(CodePoint c) const {
    if (!is_enclosed_letter(c.value)) return false;
    const char32_t next = point(at_ + c.size).value;
    return is_letter(next) || is_enclosed_letter(next);
  }

  std::string_view text_;
  const Language* language_;
  TokenizedText& out_;
  LinkFinder links_;
  char* folded_ = nullptr;
  std::size_t at_ = 0;
  std::size_t written_ = 0;
  bool space_ = false;
  bool line_ = false;
};

}  // namespace

void tokenize(std::string_view text, const Language* language, TokenizedText& out) {
  assert(text.size() < UINT32_MAX);
  Tokenizer(text, language, out).run();
  split_sentences(out, language);
}

std::size_t token_at(const TokenizedText& text, std::size_t offset) {
  const auto found = std::ranges::upper_bound(text.tokens, offset, {}, &Token::end);
  return static_cast<std::size_t>(found - text.tokens.begin());
}

std::size_t token_at_folded(const TokenizedText& text, std::size_t folded_offset) {
  const auto found = std::ranges::upper_bound(text.tokens, folded_offset, {}, &Token::folded_end);
  return static_cast<std::size_t>(found - text.tokens.begin());
}

}  // namespace bedside::lang
