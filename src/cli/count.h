#pragma once

#include <span>

#include "base/error.h"
#include "json/value.h"
#include "platforms/platform.h"

namespace bedside::cli {

// One line of `bedside count --ndjson`: `text`, `platform` and optionally `surface` in; `length`,
// `limit`, `unit`, `valid`, `remaining` and `entities` out, each entity with `type`, `start` and
// `end` (bytes), `start16` and `end16` (UTF-16 units) and `text`, in the order of the text.
//
// MissingValue or InvalidValue when there is no text, no platform or no such surface;
// UnknownPlatform for a platform that is not in `platforms`.
Result<json::Value> count_line(const json::Value& input,
                               std::span<const platforms::Platform> platforms);

}  // namespace bedside::cli
