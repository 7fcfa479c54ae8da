#include "platforms/count.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "lang/emoji.h"
#include "lang/normalize.h"
#include "lang/segment.h"
#include "platforms/entities.h"
#include "platforms/links.h"

namespace bedside::platforms {
namespace {

bool is_ascii(char c) { return static_cast<signed char>(c) >= 0; }

// Calls `emoji` with the bytes of each emoji sequence of `text` and `other` with every other code
// point outside ASCII; ASCII is `ascii` bytes at a time.
template <class Ascii, class Other, class Emoji>
void walk(std::string_view text, Ascii ascii, Other other, Emoji emoji) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_ascii(text[end])) ++end;
    // The digit under a keycap belongs to its sequence.
    const bool keycap = end > i && end < text.size() && lang::is_keycap(text, end - 1) &&
                        lang::emoji_end(text, end - 1) != end - 1 &&
                        std::string_view("0123456789#*").contains(text[end - 1]);
    if (keycap) --end;
    if (end > i) ascii(end - i);
    i = end;
    if (i == text.size()) return;
    if (const std::size_t sequence = lang::emoji_end(text, i); sequence != i) {
      emoji(text.substr(i, sequence - i));
      i = sequence;
    } else {
      const CodePoint point = decode_utf8(text, i);
      other(point);
      i += point.size;
    }
  }
}

std::uint32_t weight_of(char32_t c, const Counting& counting) {
  for (const WeightRange& range : counting.ranges)
    if (c >= range.first && c <= range.last) return range.weight;
  return counting.default_weight;
}

std::uint64_t weight_of_text(std::string_view text, const Counting& counting) {
  std::uint64_t total = 0;
  const std::uint32_t ascii_weight = weight_of('a', counting);
  walk(
      text, [&](std::size_t bytes) { total += bytes * ascii_weight; },
      [&](CodePoint point) { total += weight_of(point.value, counting); },
      [&](std::string_view emoji) {
        if (counting.emoji_weight != 0) {
          total += counting.emoji_weight;
          return;
        }
        for (std::size_t i = 0; i < emoji.size();) {
          const CodePoint point = decode_utf8(emoji, i);
          total += weight_of(point.value, counting);
          i += point.size;
        }
      });
  return total;
}

std::size_t weighted_length(const MeasuredText& text, const Counting& counting) {
  std::uint64_t total = 0;
  std::size_t at = 0;
  if (counting.link_length != 0) {
    for (const TextSpan link : text.x_links()) {
      total += weight_of_text(text.nfc().substr(at, link.begin - at), counting);
      total += std::uint64_t{counting.link_length} * counting.scale;
      at = link.end;
    }
  }
  total += weight_of_text(text.nfc().substr(at), counting);
  return static_cast<std::size_t>(total / counting.scale);
}

// `text` as Mastodon counts it: links as so many letters, @name@server as @name.
std::string shortened(std::string_view text, const Platform& platform, LinkGrammar links) {
  EntityRules rules = platform.entities;
  rules.links = links;
  rules.hashtags = HashtagGrammar::None;
  std::string out;
  std::size_t at = 0;
  for (const Entity& entity : find_entities(text, rules)) {
    const std::string_view whole = text.substr(entity.span.begin, entity.span.size());
    std::size_t kept = whole.size();
    if (entity.type == EntityType::Url && platform.counting.link_length != 0) {
      out += text.substr(at, entity.span.begin - at);
      out.append(platform.counting.link_length, 'x');
      at = entity.span.end;
      continue;
    }
    if (entity.type == EntityType::Mention && platform.counting.local_mentions)
      kept = std::min(whole.find('@', 1), whole.size());
    out += text.substr(at, entity.span.begin + kept - at);
    at = entity.span.end;
  }
  out += text.substr(at);
  return out;
}

std::size_t length_in(std::string_view text, Unit unit);

std::size_t shortened_length(const MeasuredText& text, const Platform& platform, Unit unit) {
  const std::size_t length =
      length_in(shortened(text.nfc(), platform, platform.entities.links), unit);
  if (!platform.counting.bare_links_if_longer) return length;
  return std::max(length, length_in(shortened(text.nfc(), platform, LinkGrammar::X), unit));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::size_t code_points_with_emoji_as_bytes(std::string_view text) {
  std::size_t total = 0;
  walk(
      text, [&](std::size_t bytes) { total += bytes; }, [&](CodePoint) { ++total; },
      [&](std::string_view emoji) { total += emoji.size(); });
  return total;
}

std::size_t length_in(std::string_view text, Unit unit) {
  switch (unit) {
    case Unit::Grapheme:
      return lang::grapheme_count(text);
    case Unit::Utf16:
      return utf16_length(text);
    case Unit::Utf8:
      return text.size();
    case Unit::CodePoint:
    case Unit::Weighted:
      return count_code_points(text);
  }
  return 0;
}

bool holds_any(std::string_view text, std::u32string_view characters) {
  std::string bytes;
  for (const char32_t c : characters) {
    bytes.clear();
    append_utf8(bytes, c);
    if (text.contains(bytes)) return true;
  }
  return false;
}

}  // namespace

MeasuredText::MeasuredText(std::string_view text) : text_(text) {
  if (!lang::is_nfc(text)) nfc_ = lang::nfc(text);
}

std::size_t MeasuredText::graphemes() const {
  if (!graphemes_) graphemes_ = lang::grapheme_count(nfc());
  return *graphemes_;
}

std::size_t MeasuredText::code_points() const {
  if (!code_points_) code_points_ = count_code_points(nfc());
  return *code_points_;
}

std::size_t MeasuredText::utf16() const {
  if (!utf16_) utf16_ = utf16_length(nfc());
  return *utf16_;
}

const std::vector<TextSpan>& MeasuredText::x_links() const {
  if (!x_links_) x_links_ = find_x_links(nfc());
  return *x_links_;
}

std::size_t length_of(const MeasuredText& text, const Platform& platform, const Surface& surface) {
  const Counting& counting = platform.counting;
  if (surface.unit == Unit::Weighted) return weighted_length(text, counting);
  if (counting.link_length != 0 || counting.local_mentions)
    return shortened_length(text, platform, surface.unit);
  switch (surface.unit) {
    case Unit::Grapheme:
      return text.graphemes();
    case Unit::CodePoint:
      return counting.emoji_as_bytes ? code_points_with_emoji_as_bytes(text.nfc())
                                     : text.code_points();
    case Unit::Utf16:
      return text.utf16();
    case Unit::Utf8:
    case Unit::Weighted:
      break;
  }
  return text.nfc().size();
}

Count count(const MeasuredText& text, const Platform& platform, std::string_view surface_id) {
  assert(!platform.surfaces.empty());
  const Surface* found = platform.surface(surface_id);
  const Surface& surface = found != nullptr ? *found : platform.surfaces.front();
  Count result;
  result.length = length_of(text, platform, surface);
  result.limit = surface.limit;
  result.unit = unit_name(surface.unit);
  result.remaining =
      static_cast<std::int64_t>(result.limit) - static_cast<std::int64_t>(result.length);
  result.valid = result.remaining >= 0 && (result.length > 0 || surface.may_be_empty) &&
                 (surface.byte_limit == 0 || text.nfc().size() <= surface.byte_limit) &&
                 !holds_any(text.text(), platform.counting.forbidden);
  result.entities = text.changed_by_nfc()
                        ? find_entities(text.text(), platform.entities)
                        : find_entities(text.text(), platform.entities, text.x_links());
  return result;
}

Count count(std::string_view text, const Platform& platform, std::string_view surface) {
  return count(MeasuredText(text), platform, surface);
}

}  // namespace bedside::platforms
