#pragma once

#include <string_view>

#include "json/value.h"
#include "rules/rule_reader.h"
#include "rules/tables.h"

namespace bedside::rules {

// What a list of a rule file asks for beside phrases: kinds of tokens ("@link") and facts
// ("@consent.valid").
struct CompanionList {
  json::Array phrases;
  std::uint32_t tokens = 0;
  Facts facts = 0;
};

// Sorts the entries of member `key`; a name nobody knows is an error there.
CompanionList read_companion_list(json::Fields& fields, std::string_view key);

// The member `key` of a block as a row of the table of companions, with `before_fold` beside it. 0
// with an error when the list is empty or wrong. Blocks with the same phrases share their set.
std::uint32_t read_companion(BlockReader& reader, std::string_view key);

}  // namespace bedside::rules
