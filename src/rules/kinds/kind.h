#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/program.h"
#include "rules/rule_reader.h"

namespace bedside::rules {

// One sentence in which phrases were found.
struct SentenceRun {
  const Program& program;
  const LanguageRules& rules;
  const lang::TokenizedText& text;
  const std::vector<std::uint32_t>& words_before;  // of each token
  RowRange tokens;
  const std::vector<NodeHit>& node_hits;  // by their end
  SentenceHits& out;

  // True when a phrase of the block's `unless_near` stands near tokens [first, end).
  bool is_silenced(const BlockRow& block, std::uint32_t first_token, std::uint32_t end_token,
                   bool has_gap) const;
  void report(std::uint32_t block, std::uint32_t suggestions, std::uint32_t first_token,
              std::uint32_t end_token) const;
};

// A phrase that ended at a trigger row.
struct Trigger {
  std::size_t hit = 0;  // index into SentenceRun::node_hits
  AcceptRow accept;
  std::uint32_t block = 0;
  Role role = Role::Match;
};

// One whole text, after its sentences.
struct FieldRun {
  const Program& program;
  const LanguageRules& rules;
  Scratch& scratch;  // scratch.field: the set hits of all sentences; the findings go to its hits

  const lang::TokenizedText& text() const { return scratch.text; }
  // The blocks of `kind` of these rules.
  RowRange blocks(Kind kind) const;
  void report(std::uint32_t block, std::uint32_t suggestions, TextSpan span) const;
  // SentenceRun::is_silenced for tokens found by other means than phrases.
  bool is_silenced(const BlockRow& block, std::uint32_t first_token, std::uint32_t end_token) const;
};

// A kind of rule: reads its members of a rule file, and finds. A null function has nothing to do.
struct KindRow {
  Kind kind;
  void (*read_rule)(RuleReader&);
  void (*read_block)(BlockReader&);
  void (*on_trigger)(const SentenceRun&, const Trigger&);
  void (*on_sentence)(const SentenceRun&);
  void (*on_field)(const FieldRun&);
};

// In the order of Kind.
std::span<const KindRow> kind_table();

extern const KindRow phrase_kind;
extern const KindRow pattern_kind;
extern const KindRow identifier_kind;
extern const KindRow require_kind;
extern const KindRow near_kind;
extern const KindRow limit_kind;
extern const KindRow state_kind;
extern const KindRow platform_kind;

}  // namespace bedside::rules
