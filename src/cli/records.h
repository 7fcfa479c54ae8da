#pragma once

#include "cli/arguments.h"
#include "cli/check.h"

namespace bedside::cli {

// `--consents FILE`, a workspace or an object with `consents` alone, and `--today DAY`: what
// sources and consent are held against. `now` is the clock, where no day is given. Errors:
// FileUnreadable, those of the file, BadArgument for what is no day.
Result<Records> read_records(const Arguments& arguments, const analysis::Topics& topics,
                             model::UtcMs now);

}  // namespace bedside::cli
