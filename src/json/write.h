#pragma once

#include <string>

#include "json/value.h"

namespace bedside::json {

// JSON for people and diffs: members in their own order, `indent` spaces a level, one member or
// element a line. With indent 0 everything is on one line without spaces. No line end at the end.
// Reading it back gives an equal value; a double keeps a point or exponent and so stays one.
std::string write(const Value& value, int indent = 2);

// The canonical bytes of RFC 8785: no spaces, members sorted by the UTF-16 units of their keys,
// numbers as ECMAScript prints the nearest double (so a whole number beyond 2^53 is rounded, as in
// every other implementation). Hashes and signatures are taken over these bytes.
std::string canonical(const Value& value);

}  // namespace bedside::json
