#include "platforms/rewrite.h"

#include <algorithm>
#include <format>

#include "base/utf8.h"
#include "lang/capitals.h"
#include "lang/properties.h"
#include "lang/segment.h"
#include "lang/tokens.h"
#include "platforms/entities.h"
#include "platforms/links.h"

namespace bedside::platforms {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// What must not be cut: what the platform makes links of, and links that it does not.
std::vector<TextSpan> whole_parts(std::string_view text, const Platform& platform) {
  EntityCache cache(text);
  std::vector<TextSpan> parts = cache.links(LinkGrammar::X);
  for (const Entity& entity : cache.entities(platform.entities)) parts.push_back(entity.span);
  std::ranges::sort(parts, {}, &TextSpan::begin);
  return parts;
}

// Removes from `places`, which rise, those strictly inside one of `parts`.
void drop_inside(std::vector<std::size_t>& places, const std::vector<TextSpan>& parts) {
  std::size_t next = 0;
  std::size_t end = 0;  // of the parts that begin before the place
  std::erase_if(places, [&](std::size_t place) {
    for (; next < parts.size() && parts[next].begin < place; ++next)
      end = std::max(end, parts[next].end);
    return place < end;
  });
}

// Places where `text` may be cut, rising, text.size() the last of each.
struct Places {
  std::vector<std::size_t> sentences;
  std::vector<std::size_t> words;
  std::vector<std::size_t> graphemes;
};

Places places_of(std::string_view text, const Platform& platform, const lang::Language* language) {
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  Places out;
  for (const TextSpan sentence : tokens.sentences) out.sentences.push_back(sentence.end);
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i)
    if (i + 1 == tokens.tokens.size() || tokens.tokens[i + 1].space_before)
      out.words.push_back(tokens.tokens[i].end);
  out.graphemes = lang::boundaries(text, lang::Boundary::Grapheme);
  const std::vector<TextSpan> parts = whole_parts(text, platform);
  for (std::vector<std::size_t>* places : {&out.sentences, &out.words, &out.graphemes}) {
    drop_inside(*places, parts);
    if (places->empty() || places->back() != text.size()) places->push_back(text.size());
  }
  return out;
}

bool fits(std::string_view text, const Platform& platform, const Surface& surface) {
  const MeasuredText measured(text);
  return length_of(measured, platform, surface) <= surface.limit &&
         (surface.byte_limit == 0 || measured.nfc().size() <= surface.byte_limit);
}

// The last of `places` behind `begin` up to which the text fits, or `begin`. Looks no further
// than twice as far as fits, so that a long text costs no more for each of its posts.
template <class Fits>
std::size_t last_fitting(const std::vector<std::size_t>& places, std::size_t begin, Fits fits_to) {
  const auto first = std::ranges::upper_bound(places, begin);
  std::size_t low = 0;  // so many places fit
  std::size_t high = 1;
  const auto count = static_cast<std::size_t>(places.end() - first);
  const auto place = [&](std::size_t i) { return first[static_cast<std::ptrdiff_t>(i)]; };
  while (high <= count && fits_to(place(high - 1))) {
    low = high;
    high *= 2;
  }
  high = std::min(high, count + 1);
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (fits_to(place(middle - 1)) ? low : high) = middle;
  }
  return low == 0 ? begin : place(low - 1);
}

// The beginning of a long text that decides how much of it fits; all of it when that would fit.
std::string_view deciding_part(std::string_view text, const Platform& platform,
                               const Surface& surface) {
  // Some of a character's bytes, and a link that counts less than it is long.
  std::size_t end = 16 * surface.limit + 4096;
  if (text.size() <= end) return text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const std::string_view part = text.substr(0, end);
  return fits(part, platform, surface) ? text : part;
}

std::string numbered(std::string_view part, std::string_view number) {
  return std::format("{} {}", trimmed(part), number);
}

// The posts without their numbers, which take as much room as `number`.
std::vector<std::string_view> parts_with_room(std::string_view text, const Places& places,
                                              std::string_view number, const Platform& platform,
                                              const Surface& surface) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto fits_to = [&](std::size_t end) {
      return fits(numbered(text.substr(begin, end - begin), number), platform, surface);
    };
    std::size_t end = parts.size() + 1 == most_posts ? text.size() : begin;
    for (const auto* kind : {&places.sentences, &places.words, &places.graphemes})
      if (end == begin) end = last_fitting(*kind, begin, fits_to);
    // Not even the next whole part fits.
    if (end == begin) end = *std::ranges::upper_bound(places.graphemes, begin);
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = end;
  }
  return parts;
}

void append_capitalised(std::string& out, std::string_view word) {
  if (word.empty()) return;
  const CodePoint first = decode_utf8(word, 0);
  append_utf8(out, lang::capital_of(first.value));
  out += word.substr(first.size);
}

bool has_capital_inside(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = decode_utf8(word, i);
    if (i > 0 && lang::is_upper(c.value)) return true;
    i += c.size;
  }
  return false;
}

// The fewest of `words` that make up `piece`, or `piece` itself.
std::vector<std::string_view> words_in(std::string_view piece,
                                       std::span<const std::string_view> words) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  constexpr std::size_t longest = 100;
  if (piece.size() > longest) return {piece};
  std::vector<std::size_t> count(piece.size() + 1, none);
  std::vector<std::size_t> from(piece.size() + 1, 0);
  count[0] = 0;
  for (std::size_t begin = 0; begin < piece.size(); ++begin) {
    if (count[begin] == none) continue;
    for (const std::string_view word : words) {
      const std::size_t end = begin + word.size();
      if (word.size() < 2 || word.size() == piece.size()) continue;
      if (!piece.substr(begin).starts_with(word) || count[end] <= count[begin] + 1) continue;
      count[end] = count[begin] + 1;
      from[end] = begin;
    }
  }
  if (count.back() == none) return {piece};
  std::vector<std::string_view> parts;
  for (std::size_t end = piece.size(); end > 0; end = from[end])
    parts.push_back(piece.substr(from[end], end - from[end]));
  std::ranges::reverse(parts);
  return parts;
}

}  // namespace

std::size_t fitting_end(std::string_view text, const Platform& platform, const Surface& surface) {
  text = deciding_part(text, platform, surface);
  if (fits(text, platform, surface)) return text.size();
  return last_fitting(lang::boundaries(text, lang::Boundary::Grapheme), 0, [&](std::size_t end) {
    return fits(text.substr(0, end), platform, surface);
  });
}

std::size_t fitting_sentences_end(std::string_view text, const Platform& platform,
                                  const Surface& surface, const lang::Language* language) {
  text = deciding_part(text, platform, surface);
  if (fits(text, platform, surface)) return text.size();
  return last_fitting(places_of(text, platform, language).sentences, 0, [&](std::size_t end) {
    return fits(text.substr(0, end), platform, surface);
  });
}

std::vector<std::string> split_into_thread(std::string_view text, const Platform& platform,
                                           const Surface& surface, const lang::Language* language) {
  if (fits(text, platform, surface)) return {std::string(text)};
  const Places places = places_of(text, platform, language);
  std::vector<std::string_view> parts;
  // More digits leave less room, and less room may need more posts.
  for (std::string room = "(9/9)"; room.size() <= std::string_view("(999/999)").size();
       room = room.size() == 5 ? "(99/99)" : "(999/999)") {
    parts = parts_with_room(text, places, room, platform, surface);
    if (std::format("({0}/{0})", parts.size()).size() <= room.size()) break;
  }
  std::vector<std::string> posts;
  for (std::size_t i = 0; i < parts.size(); ++i)
    posts.push_back(numbered(parts[i], std::format("({}/{})", i + 1, parts.size())));
  return posts;
}

MovedLinks move_links_to_comment(std::string_view text, std::string_view first_comment) {
  MovedLinks out{{}, std::string(first_comment)};
  std::size_t at = 0;
  for (const TextSpan link : find_x_links(text)) {
    std::string_view before = text.substr(at, link.begin - at);
    if (before.ends_with(' ')) before.remove_suffix(1);
    out.text += before;
    at = link.end;
    const std::string_view address = text.substr(link.begin, link.size());
    if (out.first_comment.contains(address)) continue;
    if (!out.first_comment.empty()) out.first_comment += '\n';
    out.first_comment += address;
  }
  out.text += text.substr(at);
  if (at > 0) out.text = trimmed(out.text);
  return out;
}

std::string camel_case_tag(std::string_view tag, std::span<const std::string_view> words) {
  const CodePoint sign = decode_utf8(tag, 0);
  std::string out(tag.substr(0, sign.size));
  const auto add = [&](std::string_view piece) {
    if (has_capital_inside(piece)) return append_capitalised(out, piece);
    for (const std::string_view word : words_in(piece, words)) append_capitalised(out, word);
  };
  std::size_t begin = sign.size;
  for (std::size_t i = begin; i < tag.size();) {
    const CodePoint c = decode_utf8(tag, i);
    const bool joins = c.value == U'·' || lang::is_letter(c.value) || lang::is_mark(c.value) ||
                       lang::is_number(c.value);
    if (!joins) {
      add(tag.substr(begin, i - begin));
      begin = i + c.size;
    }
    i += c.size;
  }
  add(tag.substr(begin));
  return out;
}

}  // namespace bedside::platforms
