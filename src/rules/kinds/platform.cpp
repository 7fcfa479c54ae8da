// platform: what is wrong with a post on one platform. Found by analysis/platform_checks.h, which
// knows the platforms; the rule has its words, source and severity. So it has no blocks.

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

void read_block(BlockReader& reader) {
  reader.rule.fields.error(ErrorCode::InvalidValue, "languages",
                           "a rule of this kind has no words to look for");
}

}  // namespace

const KindRow platform_kind = {.kind = Kind::Platform,
                               .read_rule = nullptr,
                               .read_block = read_block,
                               .on_trigger = nullptr,
                               .on_sentence = nullptr,
                               .on_field = nullptr};

}  // namespace bedside::rules
