#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "cli/assets.h"
#include "json/value.h"
#include "rules/check.h"

namespace bedside::cli {

// The JSON of an organisation's pack (`bedside/pack/1`), which is at most 1 MiB.
Result<json::Value> read_pack(const std::string& path);

// Reads a pack and lets `engine` use it. Refused whole: the error is the first fault, and says how
// many more there are.
Result<void> use_pack(const std::string& path, rules::Engine& engine);

// `bedside assets check PACK.json`: as for a folder, one line for each fault. `engine` has the
// pack afterwards when it is good.
AssetsOutcome check_pack(std::string_view name, const json::Value& pack, rules::Engine& engine);

}  // namespace bedside::cli
