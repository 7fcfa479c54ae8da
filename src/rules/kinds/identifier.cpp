// identifier: personal identifiers of some types, found by identifiers/identify.h.

#include <algorithm>
#include <cmath>
#include <format>

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

constexpr double permille = 1000;

void read_rule(RuleReader& reader) {
  const std::vector<std::string> types = reader.fields.texts("identifiers");
  const std::vector<std::string_view> known = identifier_types();
  for (const std::string& type : types) {
    if (!std::ranges::contains(known, type))
      reader.fields.error(ErrorCode::InvalidValue, "identifiers",
                          std::format("no identifier is called '{}'", type));
  }
  const double confidence = reader.fields.number_or("min_confidence", 0.7);
  if (confidence < 0 || confidence > 1)
    reader.fields.error(ErrorCode::InvalidValue, "min_confidence", "expected 0 to 1");
  const std::vector<std::string_view> views(types.begin(), types.end());
  reader.detail = static_cast<std::uint32_t>(reader.made.tables.identifiers.size());
  reader.made.tables.identifiers.push_back(
      {reader.made.tables.add_strings(views),
       static_cast<std::uint32_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * permille))});
}

void read_block(BlockReader& reader) { reader.row.detail = reader.rule.detail; }

void on_field(const FieldRun& run) {
  const lang::TokenizedText& text = run.text();
  for (const Identifier& identifier : run.scratch.identifiers) {
    for (const Program::IdentifierUse& use :
         run.program.identifier_uses(run.rules.index, identifier.type)) {
      if (identifier.confidence < use.min_confidence) continue;
      const BlockRow& block = run.program.tables().blocks[use.block];
      if (block.unless != 0 || block.unless_in_clause != 0) {
        const auto first = static_cast<std::uint32_t>(lang::token_at(text, identifier.span.begin));
        auto end = first;
        while (end < text.tokens.size() && text.tokens[end].begin < identifier.span.end) ++end;
        if (run.is_silenced(block, first, end)) continue;
      }
      run.report(use.block, block.suggestions, identifier.span);
    }
  }
}

}  // namespace

const KindRow identifier_kind = {.kind = Kind::Identifier,
                                 .read_rule = read_rule,
                                 .read_block = read_block,
                                 .on_trigger = nullptr,
                                 .on_sentence = nullptr,
                                 .on_field = on_field};

}  // namespace bedside::rules
