#include "platforms/domains.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/utf8.h"
#include "lang/properties.h"

namespace bedside::platforms {
namespace {

using Names = std::unordered_set<std::string_view>;

void add_names(Names& names, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) names.insert(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

const Names& names_of(TopLevels which) {
  static const Names current = [] {
    Names names;
    add_names(names, current_top_level_domains);
    return names;
  }();
  static const Names also_withdrawn = [] {
    Names names = current;
    add_names(names, withdrawn_top_level_domains);
    return names;
  }();
  return which == TopLevels::Current ? current : also_withdrawn;
}

constexpr std::size_t longest_name = 48;  // bytes

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::size_t longest_label = 63;

// Length of `label`, which is not ASCII alone, in Punycode (RFC 3492, section 6.3).
std::size_t punycode_length(std::string_view label) {
  constexpr std::uint32_t base = 36, least = 1, most = 26, skew = 38, damp = 700;
  std::u32string points;
  std::size_t basic = 0;
  for (std::size_t i = 0; i < label.size();) {
    const CodePoint point = decode_utf8(label, i);
    points.push_back(point.value);
    basic += point.value < 0x80;
    i += point.size;
  }
  std::size_t length = basic + (basic > 0);
  std::uint32_t n = 0x80, delta = 0, bias = 72, handled = static_cast<std::uint32_t>(basic);
  const auto adapt = [&](std::uint32_t value, std::uint32_t count, bool first) {
    value = first ? value / damp : value / 2;
    value += value / count;
    std::uint32_t k = 0;
    for (; value > (base - least) * most / 2; k += base) value /= base - least;
    return k + (base - least + 1) * value / (value + skew);
  };
  while (handled < points.size() && length <= longest_label) {
    std::uint32_t next = 0x110000;
    for (const char32_t c : points)
      if (c >= n) next = std::min<std::uint32_t>(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : points) {
      delta += c < n;
      if (c != n) continue;
      std::uint32_t q = delta;
      for (std::uint32_t k = base;; k += base) {
        ++length;
        const std::uint32_t t = k <= bias ? least : std::min(k - bias, most);
        if (q < t) break;
        q = (q - t) / (base - t);
      }
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return length;
}

bool is_valid_label(std::string_view label) {
  const bool ascii =
      std::ranges::all_of(label, [](char c) { return static_cast<signed char>(c) >= 0; });
  if (ascii) return label.size() <= longest_label;
  // 63 bytes in UTF-8 are at least 16 letters; more than four times that cannot fit.
  if (label.size() > 4 * longest_label || label.starts_with("xn--")) return false;
  constexpr std::size_t prefix = 4;  // "xn--"
  return punycode_length(label) + prefix <= longest_label;
}

}  // namespace

bool is_top_level_domain(std::string_view name, TopLevels which) {
  return names_of(which).contains(name);
}

std::size_t top_level_domain_prefix(std::string_view text, TopLevels which) {
  std::string name;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < std::min(text.size(), longest_name);) {
    const CodePoint point = decode_utf8(text, i);
    const bool letter =
        point.value < 0x80 ? is_ascii_letter(text[i]) : lang::is_word_character(point.value);
    if (!letter) break;
    append_utf8(name, lang::simple_fold(point.value));
    i += point.size;
    const bool goes_on = i < text.size() && is_ascii_letter(text[i]);
    if (!goes_on && is_top_level_domain(name, which)) longest = i;
  }
  return longest;
}

bool has_valid_labels(std::string_view domain) {
  while (true) {
    const std::size_t end = std::min(domain.find('.'), domain.size());
    if (!is_valid_label(domain.substr(0, end))) return false;
    if (end == domain.size()) return true;
    domain.remove_prefix(end + 1);
  }
}

}  // namespace bedside::platforms
