#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "json/value.h"

namespace bedside::bundle {

// Forms: JSON with places to be filled in, as exporters have them (docs/exporters.md).
//
//   "{time.utc|instant}"   the value at a path, through filters; alone in its text it keeps its
//                          type, and where it is missing the member or element is left out
//   "Post {index}: {text}" mixed with words a missing value is empty; {{ and }} are braces
//   {"$if": "paid", ...}   left out unless the condition holds
//   {"$each": "media", "$of": form}   one element for each; {item...} is it, {index} counts from 1
//   {"$switch": "platform", "$cases": {"x": form, "else": form}}   by its text, so "true" too

// What a form is filled from.
struct Scope {
  const json::Value& view;
  const json::Value* item = nullptr;
  std::int64_t index = 0;
  const json::Value* tables = nullptr;  // name to object, for the filter `table`
};

using Filled = Result<std::optional<json::Value>>;

// Errors: InvalidValue, in a sentence for a person, when a value cannot be put as the form asks
// (a list to be joined by a sign that stands in one of its texts).
Filled fill(const json::Value& form, const Scope& scope);

// The same as text: nothing is empty, true is "true", a list or object its JSON.
Result<std::string> fill_text(const json::Value& form, const Scope& scope);

// Terms separated by spaces, all of which must hold: "path" (there and neither false, 0 nor
// empty), "!path", "path=a|b", "path!=a|b". Empty: true.
bool holds(std::string_view condition, const Scope& scope);

// Mistakes in a form that need no values to be seen: braces, unknown filters.
void check_form(const json::Value& form, const std::string& place, Diagnostics& diagnostics);

}  // namespace bedside::bundle
