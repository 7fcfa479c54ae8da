#pragma once

#include <cstdint>

// Classes of code points, in the order of the lists of the same name in tools/gen_unicode.py.
namespace bedside::lang::data {

enum class Category : std::uint8_t {
  Cn,
  Lu,
  Ll,
  Lt,
  Lm,
  Lo,
  Mn,
  Mc,
  Me,
  Nd,
  Nl,
  No,
  Pc,
  Pd,
  Ps,
  Pe,
  Pi,
  Pf,
  Po,
  Sm,
  Sc,
  Sk,
  So,
  Zs,
  Zl,
  Zp,
  Cc,
  Cf,
  Cs,
  Co
};

enum class GraphemeBreak : std::uint8_t {
  Other,
  CR,
  LF,
  Control,
  Extend,
  ZWJ,
  RegionalIndicator,
  Prepend,
  SpacingMark,
  L,
  V,
  T,
  LV,
  LVT
};

enum class WordBreak : std::uint8_t {
  Other,
  CR,
  LF,
  Newline,
  Extend,
  ZWJ,
  Format,
  RegionalIndicator,
  Katakana,
  HebrewLetter,
  ALetter,
  SingleQuote,
  DoubleQuote,
  MidNumLet,
  MidLetter,
  MidNum,
  Numeric,
  ExtendNumLet,
  WSegSpace
};

enum class SentenceBreak : std::uint8_t {
  Other,
  CR,
  LF,
  Sep,
  Extend,
  Format,
  Sp,
  Lower,
  Upper,
  OLetter,
  Numeric,
  ATerm,
  SContinue,
  STerm,
  Close
};

enum class LineBreak : std::uint8_t {
  AL,
  BK,
  CR,
  LF,
  NL,
  SP,
  ZW,
  WJ,
  GL,
  CM,
  ZWJ,
  CB,
  CL,
  CP,
  CPw,
  EX,
  IS,
  SY,
  OP,
  OPw,
  QU,
  NS,
  BA,
  BB,
  HY,
  B2,
  IN,
  NU,
  PR,
  PO,
  HL,
  ID,
  EB,
  EM,
  IDx,
  H2,
  H3,
  JL,
  JV,
  JT,
  RI
};

enum Flag : std::uint8_t {
  uppercase = 1,
  lowercase = 2,
  white_space = 4,
  emoji = 8,
  emoji_presentation = 16,
  emoji_modifier = 32,
  extended_pictographic = 64,
  wide = 128,
};

}  // namespace bedside::lang::data
