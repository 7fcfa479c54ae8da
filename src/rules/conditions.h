#pragma once

#include "rules/program.h"

namespace bedside::rules {

struct Context;

// A context as the bits that rule rows hold.
struct ContextBits {
  std::uint32_t countries = 0;
  std::uint32_t audience = 0;
  std::uint32_t organisation = 0;
  std::uint32_t post_kind = 0;
  std::uint32_t paid = 0;
  std::uint32_t platforms = 0;  // of the tables that `platform_bits` was asked for
};
// All but the platforms.
ContextBits bits_of(const Context& context);

// The platforms that show `field`: the one it is written for ("post.text@x"), else those of
// `context`. Bits of tables.platforms; 0 when no platform is known.
std::uint32_t platform_bits(const RuleTables& tables, std::string_view field,
                            const Context& context);

// Drops the hits of scratch.field whose rule is not for `field` (a bit of field_names) and
// `context`, is quiet in the frame that the field or the place stands in, or is satisfied by what
// stands in the field. What is left is in the order of rule and place, longest first.
void select_hits(const Program& program, const LanguageRules* rules, std::uint32_t field,
                 const ContextBits& context, Scratch& scratch);

// Bits of frame_names for the whole field of scratch, which `program` has run over: all frames but
// "quotation". Kept in the scratch. Linear in the phrases that were found.
std::uint32_t frames_of(const Program& program, const LanguageRules* rules, Scratch& scratch);

// What stands between quotation marks of one line: “” „“ «» "" with the marks.
std::vector<TextSpan> quotations(std::string_view text);
// Those of the text in `scratch` but the ones in which somebody speaks of themselves, by the words
// of the frame: "I was cured" is a claim in quotation marks too.
std::vector<TextSpan> others_words(const Program& program, const LanguageRules* rules,
                                   const Scratch& scratch);

}  // namespace bedside::rules
