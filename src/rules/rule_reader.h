#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "json/fields.h"
#include "lang/language.h"
#include "rules/phrase_builder.h"
#include "rules/table_builder.h"

namespace bedside::rules {

// Everything that is made while rules are read.
struct Compilation {
  RuleTablesBuilder tables;
  std::map<std::string, PhraseTablesBuilder, std::less<>> phrases;  // by language tag
  // Phrases of `unless_near`, of companions and of frames, shared by all blocks that have the same
  // list: by language, role and the phrases in order.
  std::map<std::tuple<std::string, Role, std::string>, std::uint32_t> shared_sets;
  // Blocks with their language and kind, before they are put in order.
  struct Block {
    std::string language;
    Kind kind = Kind::Phrase;
    BlockRow row;
  };
  std::vector<Block> blocks;
  // Frames with their language, before languages are numbered.
  struct Frame {
    std::string language;
    FrameRow row;
  };
  std::vector<Frame> frames;
};

// What a kind of rule reads of its file besides the common members.
struct RuleReader {
  json::Fields& fields;
  Compilation& made;
  // What `read_rule` of the kind leaves for `read_block`.
  std::uint32_t detail = 0;
  std::int64_t max = 0;
};

inline constexpr std::string_view any_language = "any";

// One member of `languages` of a rule file.
class BlockReader {
 public:
  // `language` is null for "any".
  BlockReader(json::Fields& fields, Compilation& made, RuleReader& rule, std::string tag,
              const lang::Language* language, std::uint32_t index)
      : fields(fields),
        made(made),
        rule(rule),
        tag_(std::move(tag)),
        language_(language),
        index_(index) {}

  json::Fields& fields;
  Compilation& made;
  RuleReader& rule;
  BlockRow row;

  // A list of phrases, each a string or {"phrase": ..., "suggest": [...]}, as a set with that role.
  // 0 with an error when the list is missing or wrong.
  std::uint32_t phrases(std::string_view key, Role role);
  std::uint32_t phrases(std::string_view key, const json::Array& list, Role role);
  // The same for roles whose sets belong to no block: equal lists are one set.
  std::uint32_t shared_phrases(std::string_view key, const json::Array& list, Role role);
  // The list `key` of strings as a row of the table of suggestion lists; 0 when it is not there.
  std::uint32_t suggestions(json::Fields& from, std::string_view key);
  // `unless_near` into `row`.
  void unless_near();
  // False with an error when the block is for "any" language, which has no words for `key`.
  bool needs_language(std::string_view key);
  std::uint32_t index() const { return index_; }

 private:
  std::uint32_t add_set(Role role);
  std::uint32_t suggestion_list(json::Fields& from, std::string_view key, const json::Array& list);
  void add_phrase(std::string_view key, std::string_view text, Role role, std::uint32_t set,
                  std::uint32_t suggestions);

  std::string tag_;
  const lang::Language* language_;
  std::uint32_t index_;  // into Compilation::blocks
};

}  // namespace bedside::rules
