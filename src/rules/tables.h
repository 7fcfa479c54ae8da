#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/error.h"
#include "catalog/catalog.h"
#include "rules/rule.h"
#include "rules/table_refs.h"

// The rules as they lie in the pack: flat tables of 32-bit numbers, written by compile.cpp and read
// where they lie. Index 0 of tables whose rows are optional stands for "none".
namespace bedside::rules {

struct TextRefs {
  StringRef title;
  StringRef why;
  StringRef fix;
};

struct RuleRow {
  StringRef id;
  std::uint32_t category = 0;  // index into category_names
  std::uint32_t severity = 0;
  std::uint32_t kind = 0;
  // Bits of the name lists of rule.h; 0 = all, except fields, which a rule must name.
  std::uint32_t fields = 0;
  std::uint32_t countries = 0;
  std::uint32_t audiences = 0;
  std::uint32_t organisations = 0;
  std::uint32_t post_kinds = 0;
  std::uint32_t paid = 0;
  std::uint32_t platforms = 0;  // bits of the rows of RuleTables::platforms; 0 = all
  std::uint32_t quiet_in = 0;   // bits of frame_names
  std::uint32_t companion = 0;  // 1 + index into companion_names; 0 = none
  std::uint32_t block_for = 0;  // bits of organisations for which a reviewed language blocks
  std::uint32_t block_in = 0;   // bits of countries in which a reviewed language blocks
  RowRange ids;                 // strings: the demands of the law that it checks
  RowRange sources;
  std::array<TextRefs, ui_language_names.size()> texts;
};

struct SourceRow {
  StringRef title;
  StringRef section;
  StringRef url;
  StringRef checked;
};

// One bit each in RuleRow::platforms.
inline constexpr std::size_t max_platforms = 32;

// Words, in words between: 1 = the word next to it.
enum class Side : std::uint32_t { Before = 1, After = 2, Both = 3 };
inline constexpr std::uint32_t whole_sentence = 0xFFFF'FFFE;
inline constexpr std::uint32_t whole_post = 0xFFFF'FFFF;

// What one rule says about one text language.
struct BlockRow {
  std::uint32_t rule = 0;
  std::uint32_t severity = 0;          // the rule's, lowered for a draft
  std::uint32_t suggestions = 0;       // row of the table of suggestion lists
  std::uint32_t unless = 0;            // phrase set that silences the block when near; 0 = none
  std::uint32_t unless_in_clause = 0;  // the same, but only in the same clause
  std::uint32_t unless_words = 0;
  std::uint32_t unless_side = 0;
  std::uint32_t detail = 0;     // row of the kind's own table
  std::uint32_t companion = 0;  // row of what satisfies the block; 0 = nothing does
  std::uint32_t inserts = 0;    // row of the table of suggestion lists: companions to put in
  std::uint32_t draft = 0;      // 1: no speaker of the language has read it
};

// What must stand in a field for a block to be content: one of these.
struct CompanionRow {
  Facts facts = 0;
  std::uint32_t set = 0;          // phrases; 0 = none
  std::uint32_t tokens = 0;       // bits 1 << lang::TokenKind
  std::uint32_t before_fold = 0;  // 1: only where it is read without opening the post
  std::uint32_t unused = 0;
};

// Words that put a field of one language into a frame.
struct FrameRow {
  Facts with_facts = 0;           // one of these, or of the tokens, must be there too
  std::uint32_t frame = 0;        // index into frame_names
  std::uint32_t language = 0;     // index into RuleTables::languages
  std::uint32_t set = 0;          // phrases
  std::uint32_t also = 0;         // phrases of which one must be there too; 0 = none
  std::uint32_t undone_by = 0;    // phrases that take the field out again; 0 = none
  std::uint32_t with_tokens = 0;  // bits 1 << lang::TokenKind; none of both: the words do
};

// A set of rules that is dated together: those of one jurisdiction.
struct PackRow {
  StringRef id;
  StringRef version;
  StringRef checked;
  StringRef expires;
  std::uint32_t countries = 0;  // bits; 0 = all
};

// Facts that must all hold, of which one must (0 = none needs to), and that must not.
struct StateRow {
  Facts all = 0;
  Facts any = 0;
  Facts none = 0;
};

// What a phrase does when it is found.
enum class Role : std::uint32_t {
  Match,        // is a finding of its block
  NearFirst,    // begins one: looks for a NearSecond in its sentence
  NearSecond,   // looked up by NearFirst
  Unless,       // looked up around findings
  FieldFirst,   // the same for `near` blocks that reach beyond words of a sentence
  FieldSecond,  //
  When,         // of `require`
  Any,          // satisfies a block
  Frame,        // puts the field into a frame
};
// Roles come in three groups: acted upon, looked up in the sentence, kept for the whole field.
enum class RoleGroup : std::uint32_t { Trigger, Lookup, Field };
constexpr RoleGroup group_of(Role role) {
  if (role == Role::Match || role == Role::NearFirst) return RoleGroup::Trigger;
  if (role == Role::NearSecond || role == Role::Unless) return RoleGroup::Lookup;
  return RoleGroup::Field;
}

struct SetRow {
  std::uint32_t role = 0;
  std::uint32_t block = 0;  // unused for Unless, whose sets blocks share
};

struct PatternRow {
  StringRef pattern;
  std::uint32_t block = 0;
  std::uint32_t whole_words = 1;
};

struct IdentifierRow {
  RowRange types;                    // strings
  std::uint32_t min_confidence = 0;  // permille
};

struct NearRow {
  std::uint32_t first = 0;  // phrase sets, 0 = none
  std::uint32_t second = 0;
  std::uint32_t within = 0;     // words, whole_sentence or whole_post
  RowRange first_identifiers;   // strings
  RowRange second_identifiers;  // strings
};

struct RequireRow {
  std::uint32_t when = 0;  // phrase set; 0 = always
};

struct LimitRow {
  std::uint32_t measure = 0;  // row of the table in kinds/limit.cpp
  std::uint32_t max = 0;
  std::uint32_t set = 0;    // phrases of those measures that count them; 0 = none
  std::uint32_t share = 0;  // percent
};

// A text language; "any" holds what does not depend on one.
struct LanguageRow {
  StringRef tag;
  // blocks[k] .. blocks[k + 1] are the blocks of kind k.
  std::array<std::uint32_t, kind_names.size() + 1> blocks = {};
  RowRange patterns;
};

struct RuleTables {
  std::string_view strings;
  std::span<const RuleRow> rules;
  std::span<const SourceRow> sources;
  std::span<const BlockRow> blocks;
  std::span<const SetRow> sets;
  std::span<const RowRange> suggestion_lists;
  std::span<const StringRef> string_rows;  // suggestions, identifier types, ids
  std::span<const PatternRow> patterns;
  std::span<const IdentifierRow> identifiers;
  std::span<const NearRow> nears;
  std::span<const RequireRow> requires_;
  std::span<const LimitRow> limits;
  std::span<const StateRow> states;
  std::span<const CompanionRow> companions;
  std::span<const FrameRow> frames;
  std::span<const PackRow> packs;
  std::span<const StringRef> platforms;  // ids, at most 32
  std::span<const LanguageRow> languages;

  std::string_view text(StringRef ref) const { return strings.substr(ref.offset, ref.size); }

  // Every reference inside bounds is checked here, so that readers need not. AssetInvalid. Linear.
  static Result<RuleTables> read(const catalog::Catalog& catalog);
};

}  // namespace bedside::rules
