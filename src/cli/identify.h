#pragma once

#include "base/error.h"
#include "json/value.h"

namespace bedside::rules {
class IdentifierData;
}

namespace bedside::cli {

// One line of `bedside identify --ndjson`: `text` in; `entities` out, each with `type`, `start` and
// `end` (bytes), `start16` and `end16` (UTF-16 units) and `confidence` (two decimals), in the order
// of the text. Everything that is found is listed, whether a rule would fire on it or not.
//
// MissingValue or InvalidValue when there is no text.
Result<json::Value> identify_line(const json::Value& input, const rules::IdentifierData& data);

}  // namespace bedside::cli
