#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/identify.h"
#include "lang/language.h"
#include "lang/readability.h"
#include "lang/tokens.h"
#include "rules/identifiers/data.h"
#include "rules/identifiers/identify.h"
#include "rules/patterns.h"
#include "rules/phrase_tables.h"
#include "rules/tables.h"

namespace bedside::rules {

class AllowList;

// One match of one block, not yet asked whether its rule applies to this field and context.
struct Hit {
  std::uint32_t block = 0;
  std::uint32_t suggestions = 0;  // row of the table of suggestion lists
  std::uint32_t begin = 0;        // bytes of the text
  std::uint32_t end = 0;

  bool operator==(const Hit&) const = default;
};

// A phrase that matters to the whole field: of `require`, or of a `near` that reaches far.
struct SetHit {
  std::uint32_t set = 0;
  std::uint32_t first = 0;  // tokens
  std::uint32_t end = 0;

  bool operator==(const SetHit&) const = default;
};

// What the rules find in one sentence alone, whatever stands around it.
struct SentenceHits {
  std::vector<Hit> hits;
  std::vector<SetHit> set_hits;

  void clear() {
    hits.clear();
    set_hits.clear();
  }
};

// Remembers sentences, so that they need not be checked again. Positions in what it stores are
// relative to the start of the sentence.
class SentenceMemo {
 public:
  virtual ~SentenceMemo() = default;
  // Null when the sentence was not stored. `language` numbers the languages of the pack.
  virtual const SentenceHits* find(std::uint32_t language, std::string_view sentence) = 0;
  virtual void store(std::uint32_t language, std::string_view sentence,
                     const SentenceHits& hits) = 0;
};

struct LanguageRules {
  std::uint32_t index = 0;  // into RuleTables::languages
  std::string_view tag;
  const lang::Language* language = nullptr;  // null for "any"
  PhraseTables phrases;
  PatternSets patterns;
};

// What a caller says of the field that is checked, beside its text.
struct Surroundings {
  Facts facts = 0;
  std::size_t fold = 0;            // bytes of the text that are read without opening the post
  bool is_variant = false;         // the same post once more, worded for one platform
  bool language_declared = false;  // somebody said it, it was not identified
};

// Buffers of one check, kept for the next.
struct Scratch {
  Surroundings surroundings;
  std::optional<std::uint32_t> frames;  // bits of frame_names, once somebody asked
  lang::TokenizedText text;
  std::vector<std::uint32_t> words_before;  // of each token, and of the end
  std::vector<RowRange> pieces;             // tokens of the sentences
  std::optional<lang::TextCounts> counts;   // without syllables, once somebody asked
  std::uint32_t piece_of_node_hits = 0;     // what `node_hits` hold; pieces.size() = nothing
  MatchScratch match;
  std::vector<NodeHit> node_hits;
  SentenceHits sentence;
  SentenceHits field;
  std::vector<Identifier> identifiers;
  std::vector<TextSpan> spans;
  RiskSet risk;                         // what the text tells of one person
  std::vector<std::string> own;         // Context::own, as `own_list` has them
  std::shared_ptr<AllowList> own_list;  // null for none
  std::vector<const AllowList*> allow;  // the lists that hold for this text
  std::vector<TextSpan> allowed;        // what they allow, in order
  std::vector<int> pattern_hits;
  std::vector<std::uint32_t> indices;
  std::vector<SetHit> near_first;
  std::vector<SetHit> near_second;
  std::vector<lang::LanguageStretch> stretches;  // in other languages than the field
};

// A sentence longer than this is checked in pieces, which bounds the cost of rules that look
// around. Two hundred words is past any sentence that is one.
inline constexpr std::uint32_t max_piece_tokens = 256;

// The rules of a pack, ready to run. Its parts are called by Engine and by the kinds.
class Program {
 public:
  static Result<std::unique_ptr<Program>> create(const catalog::Catalog& catalog);
  // Rules that run beside those of `base` (which must outlive them), with its languages and with
  // what it identified in a text: run it after `base`, on the same scratch.
  static Result<std::unique_ptr<Program>> create_beside(const catalog::Catalog& catalog,
                                                        const Program& base);

  const RuleTables& tables() const { return tables_; }
  std::span<const SourceRef> sources(const RuleRow& rule) const;
  const lang::LanguageIdentifier& identifier() const { return *identifier_; }
  const IdentifierData& identifier_data() const { return identifier_data_; }
  std::span<const lang::Language> languages() const { return languages_; }

  // The rules for texts in language `tag` ("nl-BE" is "nl"), or null; and those for all texts.
  const LanguageRules* rules_for(std::string_view tag) const;
  const LanguageRules& rules_for_any() const { return *any_; }
  // Those of every language, and those for any.
  std::span<const std::unique_ptr<LanguageRules>> all_rules() const { return rules_; }

  // Everything that is found in `text`, in no order. `rules` is null for an unknown language,
  // `memo` when nothing shall be remembered. The text is in scratch.text, tokenized for `rules`,
  // what is allowed in scratch.allow and scratch.allowed.
  void run(const LanguageRules* rules, SentenceMemo* memo, Scratch& scratch) const;

  const RiskMethod& risk_method() const { return identifier_data_.risk; }
  // Does the rule of `block` look for type::combination?
  bool is_combination(const BlockRow& block) const;

  void compile_next_patterns();
  bool patterns_ready() const;

  struct IdentifierUse {
    std::string_view type;
    std::uint32_t block = 0;
    float min_confidence = 0;
  };
  // The blocks of `rules` that look for identifiers of `type`.
  std::span<const IdentifierUse> identifier_uses(std::uint32_t language,
                                                 std::string_view type) const;

 private:
  Result<void> read(const catalog::Catalog& catalog, std::span<const lang::Language> languages);
  void find_identifiers(Scratch& scratch) const;
  void run_sentence(const LanguageRules* rules, std::uint32_t piece, Scratch& scratch) const;
  void run_sentences(const LanguageRules* rules, SentenceMemo* memo, Scratch& scratch) const;

  RuleTables tables_;
  std::vector<SourceRef> sources_;
  std::vector<lang::Language> languages_;
  std::unique_ptr<lang::LanguageIdentifier> identifier_;
  IdentifierData identifier_data_;
  std::vector<std::unique_ptr<LanguageRules>> rules_;  // as RuleTables::languages
  const LanguageRules* any_ = nullptr;
  const Program* base_ = nullptr;
  std::vector<std::vector<IdentifierUse>> identifier_uses_;  // by language, sorted by type
};

}  // namespace bedside::rules
