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

// By its first byte: U+2000 and up, and the row of © and ®.
bool may_be_emoji(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte >= 0xE2 || byte == 0xC2;
}

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
    const std::size_t sequence = keycap || may_be_emoji(text[i]) ? lang::emoji_end(text, i) : i;
    if (sequence != i) {
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
        const auto alone = [&](char32_t c) { return weight_of(c, counting); };
        if (counting.emoji.weight != 0) {
          total += counting.emoji.weight_of_sequence(emoji, alone);
          return;
        }
        for (std::size_t i = 0; i < emoji.size();) {
          const CodePoint point = decode_utf8(emoji, i);
          total += alone(point.value);
          i += point.size;
        }
      });
  return total;
}

std::size_t weighted_length(const MeasuredText& text, const Counting& counting) {
  std::uint64_t total = 0;
  std::size_t at = 0;
  if (counting.link_length != 0) {
    for (const TextSpan link : text.found_in_nfc().links(LinkGrammar::X)) {
      total += weight_of_text(text.nfc().substr(at, link.begin - at), counting);
      total += std::uint64_t{counting.link_length} * counting.scale;
      at = link.end;
    }
  }
  total += weight_of_text(text.nfc().substr(at), counting);
  return static_cast<std::size_t>(total / counting.scale);
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
      return code_point_count(text);
  }
  return 0;
}

// The length as Mastodon counts it: links as so many letters, @name@server as @name.
std::int64_t shortened_length(const MeasuredText& text, const Platform& platform, Unit unit,
                              std::int64_t length, LinkGrammar links) {
  EntityRules rules = platform.entities;
  rules.links = links;
  rules.hashtags = HashtagGrammar::None;
  for (const Entity& entity : text.found_in_nfc().entities(rules)) {
    const std::string_view whole = text.nfc().substr(entity.span.begin, entity.span.size());
    const auto size = [&](std::string_view part) {
      return static_cast<std::int64_t>(length_in(part, unit));
    };
    if (entity.type == EntityType::Url && platform.counting.link_length != 0)
      length += static_cast<std::int64_t>(platform.counting.link_length) - size(whole);
    if (entity.type == EntityType::Mention && platform.counting.local_mentions)
      length += size(whole.substr(0, whole.find('@', 1))) - size(whole);
  }
  return length;
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

MeasuredText::MeasuredText(std::string_view text)
    : text_(text), found_(std::make_unique<EntityCache>(text)) {
  if (lang::is_nfc(text)) return;
  nfc_ = lang::nfc(text);
  found_nfc_ = std::make_unique<EntityCache>(*nfc_);
}

MeasuredText::~MeasuredText() = default;

std::size_t MeasuredText::graphemes() const {
  if (!graphemes_) graphemes_ = lang::grapheme_count(nfc());
  return *graphemes_;
}

std::size_t MeasuredText::code_points() const {
  if (!code_points_) code_points_ = code_point_count(nfc());
  return *code_points_;
}

std::size_t MeasuredText::utf16() const {
  if (!utf16_) utf16_ = utf16_length(nfc());
  return *utf16_;
}

namespace {

// In the unit of `surface`, links and mentions as they are.
std::size_t plain_length(const MeasuredText& text, const Counting& counting, Unit unit) {
  switch (unit) {
    case Unit::Grapheme:
      return text.graphemes();
    case Unit::CodePoint:
      if (counting.emoji_as_bytes)
        return code_points_with_emoji_as_bytes(counting.as_written ? text.text() : text.nfc());
      return counting.as_written ? code_point_count(text.text()) : text.code_points();
    case Unit::Utf16:
      return text.utf16();
    case Unit::Utf8:
      return text.nfc().size();
    case Unit::Weighted:
      return weighted_length(text, counting);
  }
  return 0;
}

}  // namespace

std::size_t length_of(const MeasuredText& text, const Platform& platform, const Surface& surface) {
  const Counting& counting = platform.counting;
  const std::size_t plain = plain_length(text, counting, surface.unit);
  const bool shortens = counting.link_length != 0 || counting.local_mentions;
  if (surface.unit == Unit::Weighted || !shortens) return plain;
  const auto shortened = [&](LinkGrammar links) {
    return shortened_length(text, platform, surface.unit, static_cast<std::int64_t>(plain), links);
  };
  std::int64_t length = shortened(platform.entities.links);
  if (counting.bare_links_if_longer) length = std::max(length, shortened(LinkGrammar::X));
  return static_cast<std::size_t>(length);
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
  result.entities = text.found().entities(platform.entities);
  return result;
}

Count count(std::string_view text, const Platform& platform, std::string_view surface) {
  return count(MeasuredText(text), platform, surface);
}

}  // namespace bedside::platforms
