#pragma once

#include <span>
#include <vector>

#include "analysis/post_facts.h"
#include "rules/check.h"

namespace bedside::analysis {

// `findings` of `fields` without those that an attached source satisfies. A rule that names only
// the first place of a field is asked again about what no source stands for, so that one source
// does not speak for the claim after it. Nor those that rules for some platforms have about the
// shared text where each of these has a text of its own. In the order of fields and places. Costs
// next to nothing where no source is attached.
std::vector<rules::Finding> settle(std::vector<rules::Finding> findings,
                                   std::span<const rules::Field> fields,
                                   const rules::Context& context, const PostFacts& facts,
                                   const rules::Engine& engine);

}  // namespace bedside::analysis
