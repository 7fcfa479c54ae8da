#include "platforms/emoji_rules.h"

#include <algorithm>

#include "base/utf8.h"
#include "lang/properties.h"

namespace bedside::platforms {
namespace {

constexpr std::string_view joiner = "\u200D";
constexpr std::string_view selector = "\uFE0F";

bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }

std::string without_selector(std::string text) {
  if (text.ends_with(selector)) text.resize(text.size() - selector.size());
  return text;
}

}  // namespace

void EmojiRules::add_pairs(const std::vector<std::string>& first,
                           const std::vector<std::string>& second) {
  for (const std::string& base : first) {
    for (const std::string& other : second) {
      known_.insert(base + std::string(joiner) + other);
      known_with_tone_.insert(without_selector(base) + std::string(joiner) + other);
    }
  }
}

void EmojiRules::add_sequence(std::string sequence) { known_.insert(std::move(sequence)); }

bool EmojiRules::is_known(std::string_view sequence) const {
  if (known_.contains(sequence)) return true;
  const std::size_t base = decode_utf8(sequence, 0).size;
  if (base == sequence.size()) return false;
  const CodePoint tone = decode_utf8(sequence, base);
  if (!lang::is_emoji_modifier(tone.value)) return false;
  std::string plain(sequence.substr(0, base));
  plain += sequence.substr(base + tone.size);
  return known_with_tone_.contains(plain);
}

std::u32string EmojiRules::apart_of(std::string_view sequence) const {
  std::u32string apart;
  const CodePoint base = decode_utf8(sequence, 0);
  const bool separate = separate_.contains(base.value);
  // Where none is needed, a selector is a character of its own.
  bool selected = lang::is_emoji_presentation(base.value) && !selectable_.contains(base.value);
  for (std::size_t i = base.size; i < sequence.size();) {
    const CodePoint point = decode_utf8(sequence, i);
    const bool again = point.value == 0xFE0F && selected;
    if (separate || again || is_tag(point.value)) apart.push_back(point.value);
    selected = true;
    i += point.size;
  }
  return apart;
}

EmojiRules::Part EmojiRules::next_part(std::string_view sequence) const {
  Part part;
  // Most: without anything that could count apart, known or not.
  if (!sequence.contains(joiner) && !sequence.contains(selector) && apart_of(sequence).empty())
    return {sequence.size(), {}};
  // The joiner between two parts that are not known together.
  if (sequence.starts_with(joiner)) {
    part.apart.push_back(decode_utf8(sequence, 0).value);
    sequence.remove_prefix(joiner.size());
    part.size = joiner.size();
  }
  for (std::size_t end = sequence.size(); end != std::string_view::npos && end > 0;
       end = sequence.rfind(joiner, end - 1)) {
    std::string_view start = sequence.substr(0, end);
    bool known = is_known(start);
    if (!known && start.ends_with(selector)) {
      start.remove_suffix(selector.size());
      known = is_known(start);
      if (known) part.apart.push_back(0xFE0F);
    }
    if (!known) continue;
    part.size += end;
    return part;
  }
  const std::size_t end = std::min(sequence.find(joiner), sequence.size());
  part.apart += apart_of(sequence.substr(0, end));
  part.size += end;
  return part;
}

}  // namespace bedside::platforms
