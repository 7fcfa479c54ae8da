// phrase: words that should not be said, or not so.

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

void read_block(BlockReader& reader) {
  if (reader.needs_language("match")) reader.phrases("match", Role::Match);
}

void on_trigger(const SentenceRun& run, const Trigger& trigger) {
  const BlockRow& block = run.program.tables().blocks[trigger.block];
  const NodeHit& hit = run.node_hits[trigger.hit];
  if (run.is_silenced(block, hit.first, hit.end, trigger.accept.has_gap != 0)) return;
  const std::uint32_t own = trigger.accept.suggestions;
  run.report(trigger.block, own != 0 ? own : block.suggestions, hit.first, hit.end);
}

}  // namespace

const KindRow phrase_kind = {.kind = Kind::Phrase,
                             .read_rule = nullptr,
                             .read_block = read_block,
                             .on_trigger = on_trigger,
                             .on_sentence = nullptr,
                             .on_field = nullptr};

}  // namespace bedside::rules
