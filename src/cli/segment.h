#pragma once

#include "base/error.h"
#include "json/value.h"

namespace bedside::cli {

// One line of `bedside segment --ndjson`: `text` and `by` (`grapheme`, `word`, `sentence`, `line`)
// in; `boundaries` out, byte offsets with 0 and the length included.
//
// MissingValue or InvalidValue when there is no text, or `by` is none of the four.
Result<json::Value> segment_line(const json::Value& input);

}  // namespace bedside::cli
