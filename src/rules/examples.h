#pragma once

#include <span>

#include "base/error.h"
#include "rules/check.h"
#include "rules/compile.h"

namespace bedside::rules {

// Runs `flag` and `pass` texts, each in a context its rule is made for: the rule's first field, all
// its countries, its first audience, organisation and kind of post. AssetExampleFails with the
// example's place and what was found instead; examples are the pack's own text, so they may be
// quoted. `engine` has compiled everything.
Diagnostics run_examples(const Engine& engine, std::span<const RuleExample> examples);

// The same for the examples of frames: is the text in the frame?
Diagnostics run_frame_examples(const Engine& engine, std::span<const FrameExample> examples);

}  // namespace bedside::rules
