#pragma once

#include <functional>
#include <istream>
#include <ostream>

#include "base/error.h"
#include "json/value.h"

namespace bedside::cli {

// One object in, one object out; without `id`, which the loop echoes.
using LineFunction = std::function<Result<json::Value>(const json::Value& input)>;

// Reads a JSON object a line and writes a JSON object a line, in the same order. A bad line gives
// {"id":..., "error":{"code", "message", "line"}} and the stream goes on; empty lines are passed
// over. Returns the number of lines that were bad.
//
// A line may have up to 16 MiB; a longer one is an error of that line.
std::size_t run_ndjson(std::istream& in, std::ostream& out, const LineFunction& function);

}  // namespace bedside::cli
