#include "rules/identifiers/scan.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "lang/properties.h"
#include "rules/identifiers/digits.h"

namespace bedside::rules {
namespace {

using lang::Token;
using lang::TokenKind;

// "d'agost" is "agost" behind an elided article or preposition.
std::string_view without_elision(std::string_view folded) {
  return folded.size() > 2 && folded[1] == '\'' ? folded.substr(2) : std::string_view{};
}

// The word `wanted` at token `i`, perhaps cut by an elision ("d'" "història"). The token behind
// it, or 0.
std::size_t match_word(const lang::TokenizedText& text, std::size_t i, std::string_view wanted) {
  const Token& token = text.tokens[i];
  if (text.folded_of(token) == wanted) return i + 1;
  if (i + 1 >= text.tokens.size() || text.tokens[i + 1].space_before) return 0;
  const std::string_view both =
      std::string_view(text.folded)
          .substr(token.folded_begin, text.tokens[i + 1].folded_end - token.folded_begin);
  return both == wanted ? i + 2 : 0;
}

// The token behind the phrase whose first word is at `i`, or 0. Dots, hyphens and slashes between
// the words do not count.
std::size_t match_phrase(const lang::TokenizedText& text, std::size_t i, const Phrase& phrase) {
  std::size_t at = i + 1;
  for (const std::string& word : phrase.rest) {
    while (at < text.tokens.size() && text.tokens[at].kind == TokenKind::Punctuation &&
           !text.tokens[at].space_before &&
           std::string_view(".-/").find(text.text[text.tokens[at].begin]) != std::string_view::npos)
      ++at;
    if (at >= text.tokens.size() || text.tokens[at].line_before) return 0;
    at = match_word(text, at, word);
    if (at == 0) return 0;
  }
  return at;
}

void mark_phrases(Scan& scan, std::size_t i, const WordInfo& info) {
  for (const Phrase& phrase : scan.data->words.phrases(info)) {
    const std::size_t end = match_phrase(*scan.text, i, phrase);
    if (end == 0) continue;
    const auto first = static_cast<std::uint32_t>(i);
    const auto last = static_cast<std::uint32_t>(end);
    scan.cues.push_back({scan.token(i).begin, scan.token(end - 1).end, first, last, phrase.cues,
                         phrase.traits, phrase.risks});
    scan.all_cues |= phrase.cues;
    scan.all_traits |= phrase.traits;
    scan.all_risks |= phrase.risks;
    return;
  }
}

struct Mark {
  Join join = Join::None;
  std::size_t size = 0;
};

// The separator at byte `at`: one character, or a bracket and a space.
Mark mark_at(std::string_view text, std::size_t at) {
  const auto next_is = [&](char c) { return at + 1 < text.size() && text[at + 1] == c; };
  switch (text[at]) {
    case ' ':
      return next_is('(') ? Mark{Join::Bracket, 2} : Mark{Join::Space, 1};
    case '-':
      return {Join::Dash, 1};
    case '.':
      return {Join::Dot, 1};
    case '/':
      return {Join::Slash, 1};
    case '(':
      return {Join::Bracket, 1};
    case ')':
      return {Join::Bracket, next_is(' ') || next_is('-') ? 2u : 1u};
    default:
      break;
  }
  if (static_cast<unsigned char>(text[at]) < 0x80) return {};
  const CodePoint c = decode_utf8(text, at);
  if (c.value >= 0x2010 && c.value <= 0x2015) return {Join::Dash, c.size};
  if (c.value == 0xA0 || c.value == 0x202F || (c.value >= 0x2002 && c.value <= 0x200A))
    return {Join::Space, c.size};
  return {};
}

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x80)
    return at > 0 && text[at - 1] == '_';
  return lang::is_word_character(decode_utf8_before(text, at).value);
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80)
    return at < text.size() && text[at] == '_';
  return lang::is_word_character(decode_utf8(text, at).value);
}

// The chunk that begins at `begin`. No digit or short group of capitals: an empty one.
Chunk chunk_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t digits = 0;
  std::size_t capitals = 0;
  for (; end < text.size() && is_ascii_alnum(text[end]); ++end) {
    digits += is_ascii_digit(text[end]);
    capitals += is_ascii_upper(text[end]);
  }
  const std::size_t size = end - begin;
  if (letter_at(text, end) || letter_before(text, begin)) return {};
  const bool group = digits == 0 && size <= 4 && (capitals == size || size == 1);
  if (size == 0 || (digits == 0 && !group)) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), Join::None,
          digits == size, digits == 0};
}

// Groups of capitals that stand before the chunk at `begin`: "NL 91", "ABCD 0 850312", and the
// letter of "x-1234567l". At most two.
std::size_t begin_of_run(std::string_view text, std::size_t begin, std::size_t floor) {
  for (int groups = 0; groups < 2; ++groups) {
    if (begin < floor + 2 || (text[begin - 1] != ' ' && text[begin - 1] != '-')) break;
    std::size_t first = begin - 1;
    while (first > floor && is_ascii_upper(text[first - 1])) --first;
    if (first == begin - 1 && first > floor && text[first] == '-' &&
        is_ascii_letter(text[first - 1]))
      --first;
    const std::size_t size = begin - 1 - first;
    if (size == 0 || size > 4 || (first > 0 && is_ascii_alnum(text[first - 1]))) break;
    if (letter_before(text, first)) break;
    begin = first;
  }
  return begin;
}

// Chunks from `begin` on, as long as single separators join them. Where they end.
std::size_t cut_run(Scan& scan, std::size_t begin, std::size_t limit) {
  const std::string_view text = scan.text->text.substr(0, limit);
  Join join = Join::None;
  for (std::size_t at = begin;;) {
    Chunk chunk = chunk_at(text, at);
    if (chunk.size() == 0) {
      while (at < text.size() && is_ascii_alnum(text[at])) ++at;
      return at;
    }
    chunk.join = join;
    scan.chunks.push_back(chunk);
    at = chunk.end;
    if (at == text.size()) return at;
    const Mark mark = mark_at(text, at);
    const std::size_t next = at + mark.size;
    if (mark.join == Join::None || next >= text.size() || !is_ascii_alnum(text[next])) return at;
    join = mark.join;
    at = next;
  }
}

}  // namespace

std::optional<int> Scan::small_number(std::size_t i) const {
  if (!is_number(i)) return std::nullopt;
  const std::string_view digits = text_of(i);
  if (digits.size() > 4 || !all_digits(digits)) return std::nullopt;
  return number_of(digits);
}

Cues Scan::cues_before(std::size_t begin, std::size_t bytes) const {
  Cues near;
  const auto behind = std::ranges::upper_bound(cues, begin, {}, &CueHit::begin);
  for (auto hit = behind; hit != cues.begin();) {
    --hit;
    if (hit->begin + bytes + 40 < begin) break;
    if (hit->end <= begin && begin - hit->end <= bytes) near |= hit->cues;
  }
  return near;
}

Cues Scan::cues_after(std::size_t end, std::size_t bytes) const {
  Cues near;
  auto hit = std::ranges::lower_bound(cues, end, {}, &CueHit::begin);
  for (; hit != cues.end() && hit->begin - end <= bytes; ++hit) near |= hit->cues;
  return near;
}

Cues Scan::cues_in_sentence(std::size_t i) {
  if (token(i).sentence == known_sentence) return sentence_cues;
  known_sentence = token(i).sentence;
  sentence_cues = {};
  const TextSpan sentence = text->sentences[known_sentence];
  auto hit = std::ranges::lower_bound(cues, sentence.begin, {}, &CueHit::begin);
  for (; hit != cues.end() && hit->begin < sentence.end; ++hit) sentence_cues |= hit->cues;
  return sentence_cues;
}

const Identifier* Scan::name_before(std::size_t offset) const {
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(names);
  const auto behind = std::ranges::upper_bound(found.begin(), end, offset, {},
                                               [](const Identifier& one) { return one.span.end; });
  return behind == found.begin() ? nullptr : &*(behind - 1);
}

Traits Scan::traits_before(std::size_t i) const {
  if (i == 0) return {};
  Traits traits = words[i - 1] == nullptr ? Traits{} : words[i - 1]->traits;
  auto hit = std::ranges::upper_bound(cues, token(i - 1).begin, {}, &CueHit::begin);
  for (int steps = 0; hit != cues.begin() && steps < 4; ++steps)
    if ((--hit)->token_end == i) traits |= hit->traits;
  return traits;
}

Cues Scan::cues_ending_at(std::size_t i) const {
  if (i == 0) return {};
  Cues ending;
  auto hit = std::ranges::upper_bound(cues, token(i - 1).begin, {}, &CueHit::begin);
  for (int steps = 0; hit != cues.begin() && steps < 4; ++steps)
    if ((--hit)->token_end == i) ending |= hit->cues;
  return ending;
}

void mark_words(Scan& scan) {
  const lang::TokenizedText& text = *scan.text;
  scan.words.assign(text.tokens.size(), nullptr);
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const TokenKind kind = text.tokens[i].kind;
    const auto index = static_cast<std::uint32_t>(i);
    if (kind == TokenKind::Number) scan.numbers.push_back(index);
    if (kind == TokenKind::Link || kind == TokenKind::Email || kind == TokenKind::Mention)
      scan.contacts.push_back(index);
    if (kind != TokenKind::Word) continue;
    const std::string_view folded = text.folded_of(text.tokens[i]);
    const WordInfo* info = scan.data->words.find(folded);
    std::uint32_t begin = text.tokens[i].begin;
    if (info == nullptr) {
      const std::string_view rest = without_elision(folded);
      if (rest.empty() || (info = scan.data->words.find(rest)) == nullptr) continue;
      begin = text.tokens[i].end - static_cast<std::uint32_t>(rest.size());
    }
    scan.words[i] = info;
    scan.all_traits |= info->traits;
    scan.all_risks |= info->risks;
    if (!info->cues.empty()) {
      scan.cues.push_back({begin, text.tokens[i].end, index, index + 1, info->cues, {}, 0});
      scan.all_cues |= info->cues;
    }
    if (info->phrase_count > 0) mark_phrases(scan, i, *info);
  }
}

void cut_chunks(Scan& scan) {
  const std::string_view text = scan.text->text;
  std::size_t at = 0;
  std::size_t floor = 0;  // nothing before belongs to a chunk any more
  const auto search = [&](std::size_t limit) {
    while (at < limit) {
      if (!is_ascii_digit(text[at])) {
        ++at;
        continue;
      }
      std::size_t begin = at;
      while (begin > floor && is_ascii_alnum(text[begin - 1])) --begin;
      if (is_ascii_digit(text[begin])) begin = begin_of_run(text, begin, floor);
      at = floor = std::max(at + 1, cut_run(scan, begin, limit));
    }
  };
  // Digits of links, addresses and tags mean nothing here.
  for (const Token& token :
       text.empty() ? std::span<const Token>{} : std::span(scan.text->tokens)) {
    if (token.kind != TokenKind::Link && token.kind != TokenKind::Email &&
        token.kind != TokenKind::Mention && token.kind != TokenKind::Hashtag)
      continue;
    search(token.begin);
    at = floor = token.end;
  }
  search(text.size());
}

}  // namespace bedside::rules
