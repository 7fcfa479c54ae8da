#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/tables.h"

namespace bedside::catalog {
class PackWriter;
}

namespace bedside::rules {

// The tables of tables.h while they are being made.
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
  std::vector<StateRow> states;
  std::vector<CompanionRow> companions = {CompanionRow{}};
  std::vector<FrameRow> frames;
  std::vector<PackRow> packs;
  std::vector<StringRef> platforms;
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
