#include "rules/conditions.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/utf8.h"
#include "rules/check.h"

namespace bedside::rules {
namespace {

// Countries whose people are also under EU law: members, and Iceland as a state of the European
// Economic Area (medicines, devices, advertising and data protection are EEA relevant).
constexpr std::uint32_t under_eu_law =
    bit_of(country_names, "nl") | bit_of(country_names, "es") | bit_of(country_names, "is");

constexpr std::uint32_t quotation = bit_of(frame_names, "quotation");

bool allows(std::uint32_t rule_bits, std::uint32_t bits) {
  return rule_bits == 0 || (rule_bits & bits) != 0;
}

bool applies(const RuleRow& rule, std::uint32_t field, const ContextBits& context) {
  return (rule.fields & field) != 0 && allows(rule.countries, context.countries) &&
         allows(rule.audiences, context.audience) &&
         allows(rule.organisations, context.organisation) &&
         allows(rule.post_kinds, context.post_kind) && allows(rule.paid, context.paid) &&
         allows(rule.platforms, context.platforms);
}

bool has_token(const lang::TokenizedText& text, std::uint32_t kinds, std::size_t end) {
  return std::ranges::any_of(text.tokens, [&](const lang::Token& token) {
    return (kinds >> static_cast<std::uint32_t>(token.kind) & 1) != 0 && token.end <= end;
  });
}

bool has_phrase(const Scratch& scratch, std::uint32_t set, std::size_t end) {
  return std::ranges::any_of(scratch.field.set_hits, [&](const SetHit& hit) {
    return hit.set == set && scratch.text.tokens[hit.end - 1].end <= end;
  });
}

bool is_satisfied(const CompanionRow& row, const Scratch& scratch) {
  if ((row.facts & scratch.surroundings.facts) != 0) return true;
  const std::size_t end =
      row.before_fold != 0 ? scratch.surroundings.fold : scratch.text.text.size();
  return (row.set != 0 && has_phrase(scratch, row.set, end)) ||
         (row.tokens != 0 && has_token(scratch.text, row.tokens, end));
}

// The frames of one field, found when a hit asks for them.
class Frames {
 public:
  Frames(const Program& program, const LanguageRules* rules, Scratch& scratch)
      : program_(program), rules_(rules), scratch_(scratch) {}

  bool hold(std::uint32_t quiet_in, const Hit& hit) {
    const std::uint32_t of_field = quiet_in & ~quotation;
    if (of_field != 0 && (frames_of(program_, rules_, scratch_) & of_field) != 0) return true;
    if ((quiet_in & quotation) == 0) return false;
    if (!quotations_) quotations_ = others_words(program_, rules_, scratch_);
    const auto behind = std::ranges::upper_bound(*quotations_, hit.begin, {}, &TextSpan::begin);
    return behind != quotations_->begin() && hit.end <= std::prev(behind)->end;
  }

 private:
  const Program& program_;
  const LanguageRules* rules_;
  Scratch& scratch_;
  std::optional<std::vector<TextSpan>> quotations_;
};

// The marks that end what `open` begins.
std::u32string_view closing(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"";
    case U'\u201C':  // English
      return U"\u201D";
    case U'\u201E':  // Icelandic, Dutch
      return U"\u201C\u201D";
    case U'\u00AB':  // Catalan
      return U"\u00BB";
    default:
      return {};
  }
}

}  // namespace

ContextBits bits_of(const Context& context) {
  ContextBits out;
  for (const std::string& country : context.countries)
    out.countries |= bit_of(country_names, country);
  if ((out.countries & under_eu_law) != 0) out.countries |= bit_of(country_names, "eu");
  out.audience = bit_of(audience_names, context.audience);
  out.organisation = bit_of(organisation_names, context.organisation);
  out.post_kind = bit_of(post_kind_names, context.kind);
  out.paid = bit_of(paid_names, context.paid ? "paid" : "unpaid");
  return out;
}

std::uint32_t platform_bits(const RuleTables& tables, std::string_view field,
                            const Context& context) {
  const auto bit = [&](std::string_view id) -> std::uint32_t {
    const auto at =
        std::ranges::find(tables.platforms, id, [&](StringRef name) { return tables.text(name); });
    return at != tables.platforms.end() ? std::uint32_t{1} << (at - tables.platforms.begin()) : 0;
  };
  if (field.starts_with(variant_prefix)) return bit(field.substr(variant_prefix.size()));
  std::uint32_t out = 0;
  for (const std::string& platform : context.platforms) out |= bit(platform);
  return out;
}

void select_hits(const Program& program, const LanguageRules* rules, std::uint32_t field,
                 const ContextBits& context, Scratch& scratch) {
  const RuleTables& tables = program.tables();
  Frames frames(program, rules, scratch);
  std::vector<Hit>& hits = scratch.field.hits;
  std::erase_if(hits, [&](const Hit& hit) {
    const RuleRow& rule = tables.rules[tables.blocks[hit.block].rule];
    return !applies(rule, field, context) ||
           (rule.quiet_in != 0 && frames.hold(rule.quiet_in, hit));
  });
  const auto key = [&](const Hit& hit) {
    return std::tuple(tables.blocks[hit.block].rule, hit.begin, ~hit.end, hit.block);
  };
  std::ranges::sort(hits, [&](const Hit& a, const Hit& b) { return key(a) < key(b); });
  // Asked once for the hits of a rule, which now stand together: the whole text is searched.
  std::uint32_t asked = 0;
  bool satisfied = false;
  std::erase_if(hits, [&](const Hit& hit) {
    const std::uint32_t companion = tables.blocks[hit.block].companion;
    if (companion == 0) return false;
    if (companion != asked) satisfied = is_satisfied(tables.companions[companion], scratch);
    asked = companion;
    return satisfied;
  });
}

std::uint32_t frames_of(const Program& program, const LanguageRules* rules, Scratch& scratch) {
  if (scratch.frames) return *scratch.frames;
  std::uint32_t out = 0;
  const std::size_t end = scratch.text.text.size();
  for (const FrameRow& row : program.tables().frames) {
    if (std::uint32_t{1} << row.frame == quotation) continue;
    if (rules == nullptr || row.language != rules->index || !has_phrase(scratch, row.set, end))
      continue;
    if (row.also != 0 && !has_phrase(scratch, row.also, end)) continue;
    if (row.undone_by != 0 && has_phrase(scratch, row.undone_by, end)) continue;
    const bool alone = row.with_facts == 0 && row.with_tokens == 0;
    if (alone || (row.with_facts & scratch.surroundings.facts) != 0 ||
        has_token(scratch.text, row.with_tokens, end))
      out |= std::uint32_t{1} << row.frame;
  }
  scratch.frames = out;
  return out;
}

std::vector<TextSpan> others_words(const Program& program, const LanguageRules* rules,
                                   const Scratch& scratch) {
  std::vector<TextSpan> out = quotations(scratch.text.text);
  if (out.empty() || rules == nullptr) return out;
  for (const FrameRow& row : program.tables().frames) {
    if (row.language != rules->index || std::uint32_t{1} << row.frame != quotation) continue;
    for (const SetHit& hit : scratch.field.set_hits) {
      if (hit.set != row.set) continue;
      const std::size_t at = scratch.text.tokens[hit.first].begin;
      std::erase_if(out, [&](TextSpan span) { return span.contains(at); });
    }
  }
  return out;
}

std::vector<TextSpan> quotations(std::string_view text) {
  std::vector<TextSpan> out;
  std::size_t begin = 0;
  std::u32string_view ends;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == U'\n') {
      ends = {};
    } else if (ends.empty()) {
      ends = closing(c.value);
      begin = i;
    } else if (ends.contains(c.value)) {
      out.push_back({begin, i + c.size});
      ends = {};
    }
    i += c.size;
  }
  return out;
}

}  // namespace bedside::rules
