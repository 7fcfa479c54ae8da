// Scoring a text; the files it needs are read in voice_words.cpp.

#include "analysis/voice.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "base/utf8.h"
#include "lang/readability.h"

namespace bedside::analysis {
namespace {

using lang::Token;
using lang::TokenizedText;
using lang::TokenKind;

constexpr std::array<std::string_view, 4> address_names = {"", "familiar", "polite", "plural"};

// Tokens of one phrase that begins at `first`, or 0.
std::uint32_t length_of(const VoicePhrase& phrase, const TokenizedText& text, std::uint32_t first) {
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  const auto words = static_cast<std::uint32_t>(phrase.words.size());
  if (first + words > size) return 0;
  for (std::uint32_t i = 0; i < words; ++i) {
    const Token& token = text.tokens[first + i];
    if (token.sentence != text.tokens[first].sentence || text.folded_of(token) != phrase.words[i])
      return 0;
  }
  return words;
}

bool shouts(const Token& token) {
  constexpr std::uint32_t letters = 4;  // shorter ones are mostly abbreviations
  return token.kind == TokenKind::Word && token.all_capitals &&
         token.folded_end - token.folded_begin >= letters;
}

}  // namespace

std::string_view address_name(Address address) {
  return address_names[static_cast<std::size_t>(address)];
}

Address Voice::address() const {
  const auto most = std::ranges::max_element(forms);
  return *most == 0 ? Address::None : static_cast<Address>(most - forms.begin());
}

int VoiceScale::score(int points, std::size_t words) const {
  const auto divisor = static_cast<std::int64_t>(std::max(words, least_words_));
  const std::int64_t score = std::int64_t{points} * per_words_ / divisor;
  return static_cast<int>(std::clamp<std::int64_t>(score, -model::axis_end, model::axis_end));
}

Step VoiceScale::step(int score) const {
  const int size = score < 0 ? -score : score;
  const int steps = size >= strong_ ? 2 : size >= slight_ ? 1 : 0;
  return static_cast<Step>(score < 0 ? -steps : steps);
}

namespace {

// Finds what pulls in one text.
class Finder {
 public:
  Finder(const VoiceWords& words, const VoiceMarks& marks, const TokenizedText& text)
      : words_(words), marks_(marks), text_(text) {}

  std::vector<VoiceHit> find(const lang::Language* language) {
    for (std::uint32_t i = 0; i < text_.tokens.size();) i = token(i);
    lengths(language);
    std::ranges::stable_sort(hits_, {}, [](const VoiceHit& hit) { return hit.span.begin; });
    return std::move(hits_);
  }

 private:
  void add(std::size_t reason, std::uint32_t first, std::uint32_t end) {
    hits_.push_back({reason, {text_.tokens[first].begin, text_.tokens[end - 1].end}});
  }

  // Looks at the token and gives the next one to look at.
  std::uint32_t token(std::uint32_t at) {
    const Token& token = text_.tokens[at];
    switch (token.kind) {
      case TokenKind::Emoji:
        add(marks_.emoji, at, at + 1);
        return at + 1;
      case TokenKind::Punctuation:
        if (text_.folded_of(token) == "!") add(marks_.exclamation, at, at + 1);
        if (text_.folded_of(token) == "?") add(marks_.question, at, at + 1);
        return at + 1;
      case TokenKind::Word:
        return word(at);
      default:
        return at + 1;
    }
  }

  std::uint32_t word(std::uint32_t at) {
    capitals(at);
    const auto phrases = words_.phrases.find(text_.folded_of(text_.tokens[at]));
    if (phrases == words_.phrases.end()) return at + 1;
    // The longest first: "not your fault" is no "your fault".
    for (const VoicePhrase& phrase : phrases->second)
      if (const std::uint32_t length = length_of(phrase, text_, at)) {
        add(phrase.reason, at, at + length);
        return at + length;
      }
    return at + 1;
  }

  // Two words or more in capitals, once where they begin.
  void capitals(std::uint32_t at) {
    if (!shouts(text_.tokens[at]) || (at > 0 && shouts(text_.tokens[at - 1]))) return;
    std::uint32_t end = at + 1;
    while (end < text_.tokens.size() && shouts(text_.tokens[end])) ++end;
    if (end > at + 1) add(marks_.capitals, at, end);
  }

  void lengths(const lang::Language* language) {
    const auto size = static_cast<std::uint32_t>(text_.tokens.size());
    std::vector<std::size_t> words(text_.sentences.size(), 0);
    for (lang::CountedWord word = lang::next_word(text_, 0, language); word.first < size;
         word = lang::next_word(text_, word.end, language)) {
      ++words[text_.tokens[word.first].sentence];
      // A word with a hyphen can be read.
      if (word.letters >= words_.long_word && word.end == word.first + 1)
        add(marks_.long_word, word.first, word.end);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == 0) continue;
      if (words[i] <= words_.short_sentence)
        hits_.push_back({marks_.short_sentence, text_.sentences[i]});
      if (words[i] >= words_.long_sentence)
        hits_.push_back({marks_.long_sentence, text_.sentences[i]});
    }
  }

  const VoiceWords& words_;
  const VoiceMarks& marks_;
  const TokenizedText& text_;
  std::vector<VoiceHit> hits_;
};

}  // namespace

Voice VoiceScale::measure(const TokenizedText& text, std::string_view tag,
                          const lang::Language* language) const {
  Voice out;
  const VoiceWords* words = words_of(tag);
  out.words = lang::count_text(text, language, lang::Syllables::Skip).words;
  if (words == nullptr || out.words < fewest_words_) return out;
  out.known = true;
  out.hits = Finder(*words, marks_, text).find(language);
  AxisPoints points{};
  for (const VoiceHit& hit : out.hits) {
    const VoiceReason& reason = reasons_[hit.reason];
    for (std::size_t axis = 0; axis < points.size(); ++axis) points[axis] += reason.pull[axis];
    if (reason.address != Address::None) ++out.forms[static_cast<std::size_t>(reason.address)];
  }
  for (std::size_t axis = 0; axis < points.size(); ++axis)
    out.scores[axis] = score(points[axis], out.words);
  return out;
}

std::vector<VoicePull> pulls_on(Axis axis, const Voice& voice, std::string_view text,
                                const VoiceScale& scale) {
  std::vector<VoicePull> out;
  // Words are told apart, marks and sentences are not.
  const auto same = [&](const VoicePull& pull, const VoiceHit& hit) {
    if (pull.reason != hit.reason) return false;
    if (scale.is_mark(hit.reason)) return true;
    const TextSpan first = pull.spans.front();
    return std::ranges::equal(text.substr(first.begin, first.size()),
                              text.substr(hit.span.begin, hit.span.size()), {}, ascii_lower,
                              ascii_lower);
  };
  for (const VoiceHit& hit : voice.hits) {
    const int points = scale.reasons()[hit.reason].pull[static_cast<std::size_t>(axis)];
    if (points == 0 || hit.span.end > text.size()) continue;
    auto known = std::ranges::find_if(out, [&](const VoicePull& pull) { return same(pull, hit); });
    if (known == out.end()) known = out.insert(out.end(), {hit.reason, 0, {}});
    known->points += points;
    known->spans.push_back(hit.span);
  }
  std::ranges::stable_sort(out, std::ranges::greater{},
                           [](const VoicePull& pull) { return std::abs(pull.points); });
  return out;
}

}  // namespace bedside::analysis
