#include "lang/syllables.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace bedside::lang {
namespace {

constexpr std::size_t longest_syllable_word = 64;  // letters beyond are not read: no word has them

std::u32string code_points_of(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    out.push_back(point.value);
    i += point.size;
  }
  return out;
}

std::unexpected<Error> bad_rule(std::string_view why) {
  return fail(ErrorCode::InvalidValue, "", std::string(why));
}

}  // namespace

Result<std::vector<SyllableCounter::Part>> SyllableCounter::read_parts(std::string_view text) {
  const std::u32string letters = code_points_of(text);
  std::vector<Part> parts;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Part& part = parts.emplace_back();
    switch (letters[i]) {
      case U'^':
        part.match = Match::Start;
        break;
      case U'$':
        part.match = Match::End;
        break;
      case U'V':
        part.match = Match::Vowel;
        break;
      case U'C':
        part.match = Match::Consonant;
        break;
      case U'[': {
        const std::size_t close = letters.find(U']', i);
        if (close == std::u32string::npos) return bad_rule("a bracket is not closed");
        const bool none = letters[i + 1] == U'^';
        part.match = none ? Match::NoneOf : Match::OneOf;
        part.letters = letters.substr(i + (none ? 2 : 1), close - i - (none ? 2 : 1));
        if (part.letters.empty()) return bad_rule("there is nothing between the brackets");
        i = close;
        break;
      }
      default:
        part.letters = letters.substr(i, 1);
    }
  }
  return parts;
}

Result<SyllableCounter> SyllableCounter::create(const SyllableData& data) {
  SyllableCounter made;
  made.vowels_ = data.vowels;
  for (const std::string& nucleus : data.nuclei) made.nuclei_.push_back(code_points_of(nucleus));
  std::ranges::stable_sort(made.nuclei_, std::ranges::greater{}, &std::u32string::size);
  for (std::size_t i = 0; i < data.rules.size(); ++i) {
    const auto refuse = [&](std::string_view why) {
      return fail(ErrorCode::InvalidValue, std::to_string(i), std::string(why));
    };
    const std::string_view text = data.rules[i];
    const std::size_t first = text.find('_');
    const std::size_t second = first == text.npos ? text.npos : text.find('_', first + 1);
    if (second == text.npos || (text[0] != '+' && text[0] != '-'))
      return refuse("expected +before_letter_after or -before_letter_after");
    const auto before = read_parts(text.substr(1, first - 1));
    const auto letter = read_parts(text.substr(first + 1, second - first - 1));
    const auto after = read_parts(text.substr(second + 1));
    for (const auto* part : {&before, &letter, &after})
      if (!*part) return refuse(part->error().message);
    if (letter->size() != 1 || letter->front().match == Match::Start ||
        letter->front().match == Match::End || letter->front().match == Match::Consonant ||
        letter->front().match == Match::NoneOf)
      return refuse("a rule is about one letter, V or [letters]");
    made.add_rule(letter->front(), {text[0] == '+', *before, *after});
  }
  return made;
}

void SyllableCounter::add_rule(const Part& letter, Rule rule) {
  rules_.push_back(std::move(rule));
  const std::u32string& letters = letter.match == Match::Vowel ? vowels_ : letter.letters;
  for (const char32_t c : letters)
    if (c < rules_of_.size()) rules_of_[c].push_back(static_cast<std::uint16_t>(rules_.size() - 1));
}

bool SyllableCounter::fits(const Part& part, std::span<const char32_t> word,
                           std::ptrdiff_t at) const {
  const auto size = static_cast<std::ptrdiff_t>(word.size());
  if (part.match == Match::Start) return at == -1;
  if (part.match == Match::End) return at == size;
  if (at < 0 || at >= size) return false;
  const char32_t letter = word[static_cast<std::size_t>(at)];
  switch (part.match) {
    case Match::Vowel:
      return is_vowel(letter);
    case Match::Consonant:
      return !is_vowel(letter);
    case Match::NoneOf:
      return !part.letters.contains(letter);
    default:
      return part.letters.contains(letter);
  }
}

bool SyllableCounter::fits(const Rule& rule, std::span<const char32_t> word, std::size_t at) const {
  const auto here = static_cast<std::ptrdiff_t>(at);
  const auto before = static_cast<std::ptrdiff_t>(rule.before.size());
  for (std::ptrdiff_t i = before; i-- > 0;)
    if (!fits(rule.before[static_cast<std::size_t>(i)], word, here - before + i)) return false;
  for (std::size_t i = 0; i < rule.after.size(); ++i)
    if (!fits(rule.after[i], word, here + 1 + static_cast<std::ptrdiff_t>(i))) return false;
  return true;
}

std::size_t SyllableCounter::nucleus(std::span<const char32_t> word, std::size_t at) const {
  for (const std::u32string& nucleus : nuclei_)
    if (std::ranges::equal(word.subspan(at, std::min(nucleus.size(), word.size() - at)), nucleus))
      return nucleus.size();
  return 0;
}

bool SyllableCounter::counts(std::span<const char32_t> word, std::size_t at) const {
  if (word[at] < rules_of_.size())
    for (const std::uint16_t number : rules_of_[word[at]])
      if (fits(rules_[number], word, at)) return rules_[number].counts;
  return is_vowel(word[at]);
}

std::size_t SyllableCounter::count(std::string_view folded_word) const {
  if (!knows_syllables()) return 0;
  std::array<char32_t, longest_syllable_word> letters;
  std::size_t size = 0;
  for (std::size_t i = 0; i < folded_word.size() && size < letters.size();) {
    const CodePoint point = decode_utf8(folded_word, i);
    // "don't" is read as "dont": the apostrophe makes no syllable and is no edge.
    if (point.value != U'\'' && point.value != U'·') letters[size++] = point.value;
    i += point.size;
  }
  const std::span<const char32_t> word(letters.data(), size);
  std::size_t found = 0;
  for (std::size_t at = 0; at < size;) {
    const std::size_t nucleus_size = nucleus(word, at);
    found += nucleus_size > 0 || counts(word, at) ? 1 : 0;
    at += std::max<std::size_t>(nucleus_size, 1);
  }
  return std::max<std::size_t>(found, 1);
}

}  // namespace bedside::lang
