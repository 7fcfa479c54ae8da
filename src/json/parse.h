#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"
#include "json/value.h"

namespace bedside::json {

struct ParseLimits {
  std::size_t max_bytes = std::size_t{64} << 20;
  std::size_t max_depth = 128;  // of arrays and objects inside each other
};

// Reads one JSON text (RFC 8259, UTF-8; a byte order mark at the start is skipped). Linear.
//
// Refused, with line and column (in characters, from 1), and never quoting the text:
// - JsonSyntax: not JSON, trailing text, lone surrogate escapes such as "\ud800";
// - InvalidUtf8: bytes that are not UTF-8, anywhere;
// - JsonDuplicateKey: a key twice in one object, since readers disagree on which one counts;
// - JsonTooDeep, JsonTooLarge: beyond `limits` (checked before anything is allocated);
// - JsonNumberRange: a whole number beyond 64 bits signed, or a number no double can hold (1e999).
//   Numbers written with a point or exponent are doubles; too small ones become zero.
//
// `place` names the file in errors.
Result<Value> parse(std::string_view text, std::string_view place = "", ParseLimits limits = {});

}  // namespace bedside::json
