// state: what is known of a post or picture beside its texts.

#include <format>

#include "rules/facts.h"
#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

Facts read_facts(BlockReader& reader, std::string_view key) {
  Facts out = 0;
  for (const std::string& name : reader.fields.texts_or_none(key)) {
    const Facts fact = fact_bit(name);
    if (fact == 0)
      reader.fields.error(ErrorCode::InvalidValue, key,
                          std::format("no fact is called '{}'", name));
    out |= fact;
  }
  return out;
}

void read_block(BlockReader& reader) {
  const StateRow row = {.all = read_facts(reader, "all"),
                        .any = read_facts(reader, "any"),
                        .none = read_facts(reader, "none")};
  if (row.all == 0 && row.any == 0)
    reader.fields.error(ErrorCode::MissingValue, "all", "neither all nor any names a fact");
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.states.size());
  reader.made.tables.states.push_back(row);
}

// A state has no words: the place is the start of the field.
void on_field(const FieldRun& run) {
  const Facts facts = run.scratch.surroundings.facts;
  if (facts == 0 || run.scratch.surroundings.is_variant) return;
  const RowRange blocks = run.blocks(Kind::State);
  const RuleTables& tables = run.program.tables();
  for (std::uint32_t index = blocks.begin; index < blocks.end; ++index) {
    const StateRow& row = tables.states[tables.blocks[index].detail];
    if ((facts & row.all) != row.all || (facts & row.none) != 0) continue;
    if (row.any != 0 && (facts & row.any) == 0) continue;
    run.report(index, tables.blocks[index].suggestions, {0, 0});
  }
}

}  // namespace

const KindRow state_kind = {.kind = Kind::State,
                            .read_rule = nullptr,
                            .read_block = read_block,
                            .on_trigger = nullptr,
                            .on_sentence = nullptr,
                            .on_field = on_field};

}  // namespace bedside::rules
