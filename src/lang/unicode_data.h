#pragma once

#include <cstddef>
#include <cstdint>

#include "lang/unicode_classes.h"

// The tables written by tools/gen_unicode.py; only src/lang includes this.
namespace bedside::lang::data {

struct PropertyRecord {
  std::uint8_t category_number;
  std::uint8_t grapheme_number;
  std::uint8_t word_number;
  std::uint8_t sentence_number;
  std::uint8_t line_number;
  std::uint8_t flags;

  Category category() const { return Category{category_number}; }
  GraphemeBreak grapheme() const { return GraphemeBreak{grapheme_number}; }
  WordBreak word() const { return WordBreak{word_number}; }
  SentenceBreak sentence() const { return SentenceBreak{sentence_number}; }
  LineBreak line() const { return LineBreak{line_number}; }
  bool has(Flag flag) const { return (flags & flag) != 0; }
};

// Code points first, first + step, ... last fold by adding `delta`.
struct FoldRun {
  std::uint32_t first;
  std::uint32_t last;
  std::int32_t delta;
  std::uint32_t step;
};

// Values of NormalRecord::quick_check
enum QuickCheck : std::uint8_t { QuickYes, QuickMaybe, QuickNo };

struct NormalRecord {
  std::uint8_t combining_class;
  std::uint8_t quick_check;  // QuickCheck of NFC
};

struct Decomposition {
  char32_t from;
  std::uint16_t begin;  // in decomposition_parts
  std::uint16_t size;
};

struct Composition {
  char32_t first;
  char32_t second;
  char32_t to;
};

// Code points first to last stand for the ASCII characters from `to` on.
struct PlainRun {
  std::uint32_t first;
  std::uint32_t last;
  char32_t to;
};

struct Ligature {
  char32_t from;
  const char* to;  // ASCII letters
};

struct LookAlike {
  char32_t from;
  char32_t to;  // ASCII
};

struct CodeSpan {
  std::uint32_t first;
  std::uint32_t last;
};

inline constexpr int property_shift = 8;
extern const std::uint8_t property_stage1[];
extern const std::uint8_t property_stage2[];
extern const PropertyRecord property_records[];

inline constexpr char32_t fold_low_size = 0x250;
extern const std::uint16_t fold_low[];
extern const FoldRun fold_runs[];
extern const std::size_t fold_run_count;

inline constexpr int normal_shift = 7;
extern const std::uint8_t normal_stage1[];
extern const std::uint8_t normal_stage2[];
extern const NormalRecord normal_records[];
extern const char32_t decomposition_parts[];
extern const Decomposition decompositions[];  // by `from`
extern const std::size_t decomposition_count;
extern const Composition compositions[];  // by `first`, then `second`
extern const std::size_t composition_count;

extern const PlainRun plain_runs[];  // in order, as all of these
extern const std::size_t plain_run_count;
extern const Ligature ligatures[];
extern const std::size_t ligature_count;
extern const LookAlike look_alikes[];
extern const std::size_t look_alike_count;
extern const CodeSpan unseen_spans[];
extern const std::size_t unseen_span_count;

inline constexpr char32_t code_point_limit = 0x110000;

// Number of the record of `c`: equal numbers are equal properties. `c` <= U+10FFFF.
inline std::uint8_t property_number(char32_t c) {
  constexpr char32_t mask = (1 << property_shift) - 1;
  return property_stage2[std::size_t(property_stage1[c >> property_shift]) << property_shift |
                         (c & mask)];
}

inline const PropertyRecord& properties(char32_t c) {
  // Values that are no code points share the properties of the unassigned U+10FFFF.
  return property_records[property_number(c < code_point_limit ? c : code_point_limit - 1)];
}

inline const NormalRecord& normal(char32_t c) {
  constexpr char32_t mask = (1 << normal_shift) - 1;
  if (c >= code_point_limit) c = code_point_limit - 1;
  return normal_records
      [normal_stage2[std::size_t(normal_stage1[c >> normal_shift]) << normal_shift | (c & mask)]];
}

}  // namespace bedside::lang::data
