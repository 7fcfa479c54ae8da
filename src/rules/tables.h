#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "rules/rule.h"

namespace bedside::catalog {
class PackWriter;
}

// The rules as they lie in the pack: flat tables of 32-bit numbers, written by compile.cpp and read
// where they lie. Index 0 of tables whose rows are optional stands for "none".
namespace bedside::rules {

// Into the string pool.
struct StringRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
  bool operator==(const StringRef&) const = default;
};

// Rows [begin, end) of another table.
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool operator==(const RowRange&) const = default;
};

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
  RowRange sources;
  std::array<TextRefs, ui_language_names.size()> texts;
};

struct SourceRow {
  StringRef title;
  StringRef section;
  StringRef url;
  StringRef checked;
};

// Words, in words between: 1 = the word next to it.
enum class Side : std::uint32_t { Before = 1, After = 2, Both = 3 };
inline constexpr std::uint32_t whole_sentence = 0xFFFF'FFFE;
inline constexpr std::uint32_t whole_post = 0xFFFF'FFFF;

// What one rule says about one text language.
struct BlockRow {
  std::uint32_t rule = 0;
  std::uint32_t severity = 0;     // the rule's, lowered for a draft
  std::uint32_t suggestions = 0;  // row of the table of suggestion lists
  std::uint32_t unless = 0;       // phrase set that silences the block when near; 0 = none
  std::uint32_t unless_words = 0;
  std::uint32_t unless_side = 0;
  std::uint32_t detail = 0;  // row of the kind's own table
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
  Any,          //
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
  std::uint32_t when = 0;  // phrase sets; 0 = always
  std::uint32_t any = 0;
  std::uint32_t any_tokens = 0;  // bits 1 << lang::TokenKind
};

struct LimitRow {
  std::uint32_t measure = 0;  // row of the table in kinds/limit.cpp
  std::uint32_t max = 0;
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
  std::span<const StringRef> string_rows;  // suggestions and identifier types
  std::span<const PatternRow> patterns;
  std::span<const IdentifierRow> identifiers;
  std::span<const NearRow> nears;
  std::span<const RequireRow> requires_;
  std::span<const LimitRow> limits;
  std::span<const LanguageRow> languages;

  std::string_view text(StringRef ref) const { return strings.substr(ref.offset, ref.size); }

  // Every reference inside bounds is checked here, so that readers need not. AssetInvalid. Linear.
  static Result<RuleTables> read(const catalog::Catalog& catalog);
};

// The same tables while they are being made.
struct RuleTablesBuilder {
  std::vector<RuleRow> rules;
  std::vector<SourceRow> sources;
  std::vector<BlockRow> blocks;
  std::vector<SetRow> sets = {SetRow{}};
  std::vector<RowRange> suggestion_lists = {RowRange{}};
  std::vector<StringRef> string_rows;
  std::vector<PatternRow> patterns;
  std::vector<IdentifierRow> identifiers;
  std::vector<NearRow> nears;
  std::vector<RequireRow> requires_;
  std::vector<LimitRow> limits;
  std::vector<LanguageRow> languages;

  // Equal strings are kept once.
  StringRef add_string(std::string_view text);
  RowRange add_strings(std::span<const std::string_view> texts);
  void write(catalog::PackWriter& pack) const;

 private:
  std::string strings_;
  std::unordered_map<std::string, StringRef> interned_;
};

}  // namespace bedside::rules
