#include "lang/normalize.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/utf8.h"
#include "lang/unicode_data.h"

namespace bedside::lang {
namespace {

// Hangul syllables are composed by arithmetic (Unicode 15.0, section 3.12).
constexpr char32_t hangul_l = 0x1100, hangul_v = 0x1161, hangul_t = 0x11A7, hangul_s = 0xAC00;
constexpr char32_t hangul_l_count = 19, hangul_v_count = 21, hangul_t_count = 28;
constexpr char32_t hangul_s_count = hangul_l_count * hangul_v_count * hangul_t_count;

// All code points below are their own NFC and start a new combining sequence.
constexpr char32_t first_interesting = 0x300;
constexpr unsigned char first_interesting_lead = 0xCC;  // its first byte in UTF-8

std::uint8_t combining_class(char32_t c) { return data::normal(c).combining_class; }

void append_decomposed(std::u32string& out, char32_t c) {
  if (c < 0xC0) {
    out.push_back(c);
    return;
  }
  if (c - hangul_s < hangul_s_count) {
    const char32_t index = c - hangul_s;
    out.push_back(hangul_l + index / (hangul_v_count * hangul_t_count));
    out.push_back(hangul_v + index / hangul_t_count % hangul_v_count);
    if (index % hangul_t_count != 0) out.push_back(hangul_t + index % hangul_t_count);
    return;
  }
  const data::Decomposition* const end = data::decompositions + data::decomposition_count;
  const data::Decomposition* const found =
      std::lower_bound(data::decompositions, end, c,
                       [](const data::Decomposition& d, char32_t value) { return d.from < value; });
  if (found == end || found->from != c) {
    out.push_back(c);
  } else {
    out.append(data::decomposition_parts + found->begin, found->size);
  }
}

void order_marks(std::u32string& text) {
  const auto by_class = [](char32_t a, char32_t b) {
    return combining_class(a) < combining_class(b);
  };
  for (auto first = text.begin(); first != text.end();) {
    if (*first < first_interesting || combining_class(*first) == 0) {
      ++first;
      continue;
    }
    auto last = first;
    while (last != text.end() && combining_class(*last) != 0) ++last;
    std::stable_sort(first, last, by_class);
    first = last;
  }
}

// The composite of two code points, or 0.
char32_t compose_pair(char32_t a, char32_t b) {
  if (a - hangul_l < hangul_l_count && b - hangul_v < hangul_v_count)
    return hangul_s + ((a - hangul_l) * hangul_v_count + (b - hangul_v)) * hangul_t_count;
  if (a - hangul_s < hangul_s_count && (a - hangul_s) % hangul_t_count == 0 && b > hangul_t &&
      b < hangul_t + hangul_t_count)
    return a + (b - hangul_t);
  const data::Composition* const end = data::compositions + data::composition_count;
  const data::Composition* const found =
      std::lower_bound(data::compositions, end, std::pair(a, b),
                       [](const data::Composition& c, std::pair<char32_t, char32_t> key) {
                         return std::pair(c.first, c.second) < key;
                       });
  return found != end && found->first == a && found->second == b ? found->to : 0;
}

void compose(std::u32string& text) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t written = 0;
  std::size_t starter = none;
  int last_class = -1;  // of the code point written before, when it is not the starter itself
  for (const char32_t c : text) {
    const int cls = combining_class(c);
    // Blocked when a mark of the same or a higher class, or a starter, stands between.
    if (starter != none && last_class < cls) {
      if (const char32_t composite = compose_pair(text[starter], c); composite != 0) {
        text[starter] = composite;
        continue;
      }
    }
    if (cls == 0) {
      starter = written;
      last_class = -1;
    } else {
      last_class = cls;
    }
    text[written++] = c;
  }
  text.resize(written);
}

// Number of leading bytes that surely are NFC, ending before a starter whose composition may be
// affected by what follows; text.size() when all is NFC.
std::size_t normalised_prefix(std::string_view text) {
  std::size_t safe = 0;  // the last starter seen
  std::uint8_t last_class = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size()) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & 0x8080808080808080u) == 0) {
        i += 8;
        safe = i - 1;
        last_class = 0;
        continue;
      }
    }
    // Letters below U+0300 are two bytes, or one.
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < first_interesting_lead) {
      const bool two = lead >= 0xC2 && i + 1 < text.size() &&
                       (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80;
      if (!two && lead >= 0x80) return safe;
      safe = i;
      last_class = 0;
      i += two ? 2 : 1;
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    if (!point.valid) return safe;
    const data::NormalRecord& record = data::normal(point.value);
    if (record.quick_check != data::QuickYes) return safe;
    if (record.combining_class != 0 && record.combining_class < last_class) return safe;
    if (record.combining_class == 0) safe = i;
    last_class = record.combining_class;
    i += point.size;
  }
  return text.size();
}

}  // namespace

std::string nfc(std::string_view text) {
  const std::size_t prefix = normalised_prefix(text);
  std::string out(text.substr(0, prefix));
  if (prefix == text.size()) return out;
  std::u32string rest;
  rest.reserve(text.size() - prefix);
  for (std::size_t i = prefix; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    append_decomposed(rest, point.value);
    i += point.size;
  }
  order_marks(rest);
  compose(rest);
  for (const char32_t c : rest) append_utf8(out, c);
  return out;
}

bool is_nfc(std::string_view text) {
  const std::size_t prefix = normalised_prefix(text);
  return prefix == text.size() || (is_valid_utf8(text.substr(prefix)) && nfc(text) == text);
}

}  // namespace bedside::lang
