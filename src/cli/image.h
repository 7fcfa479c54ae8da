#pragma once

#include <span>
#include <string>

#include "cli/commands.h"

namespace bedside::cli {

// `bedside image inspect [FILE...]`: one JSON object a line with `file`, `format`, `width`,
// `height` (as stored), `bytes` and `metadata`, or `file` and `error`; without a file standard
// input. `bedside image clean IN OUT`: the same picture, upright, without any metadata.
//
// `arguments` begin behind "image". Exit status 0, or 2 when the call is wrong or a file could not
// be read, opened or written, with one line on `err` for each.
int run_image(std::span<const std::string> arguments, Console console);

}  // namespace bedside::cli
