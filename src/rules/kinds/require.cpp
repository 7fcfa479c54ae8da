// require: something must stand in the text, always or when a phrase does. Here is found what asks
// for it; whether it is there is asked for all kinds alike, see conditions.h.

#include <algorithm>
#include <optional>

#include "rules/companions.h"
#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

void read_block(BlockReader& reader) {
  if (!reader.needs_language("any")) return;
  RequireRow row;
  if (reader.fields.has("when")) row.when = reader.phrases("when", Role::When);
  reader.row.companion = read_companion(reader, "any");
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.requires_.size());
  reader.made.tables.requires_.push_back(row);
}

// The first place of `set` that nothing near it silences, as far as others that overlap it reach.
std::optional<SetHit> first_place(const FieldRun& run, const BlockRow& block, std::uint32_t set) {
  std::optional<SetHit> out;
  for (const SetHit& hit : run.scratch.field.set_hits) {
    if (hit.set != set || (out && (hit.first >= out->end || hit.end <= out->first))) continue;
    if (run.is_silenced(block, hit.first, hit.end)) continue;
    if (!out) out = hit;
    out->first = std::min(out->first, hit.first);
    out->end = std::max(out->end, hit.end);
  }
  return out;
}

void on_field(const FieldRun& run) {
  const RowRange blocks = run.blocks(Kind::Require);
  const lang::TokenizedText& text = run.text();
  if (blocks.empty() || text.tokens.empty()) return;
  for (std::uint32_t index = blocks.begin; index < blocks.end; ++index) {
    const BlockRow& block = run.program.tables().blocks[index];
    const RequireRow& row = run.program.tables().requires_[block.detail];
    TextSpan span = {text.text.size(), text.text.size()};
    if (row.when != 0) {
      const std::optional<SetHit> when = first_place(run, block, row.when);
      if (!when) continue;
      span = {text.tokens[when->first].begin, text.tokens[when->end - 1].end};
    }
    run.report(index, block.suggestions, span);
  }
}

}  // namespace

const KindRow require_kind = {.kind = Kind::Require,
                              .read_rule = nullptr,
                              .read_block = read_block,
                              .on_trigger = nullptr,
                              .on_sentence = nullptr,
                              .on_field = on_field};

}  // namespace bedside::rules
