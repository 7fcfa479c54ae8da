#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "rules/allow_list.h"
#include "rules/check.h"
#include "rules/compile.h"
#include "rules/program.h"

namespace bedside::json {
class Value;
}

namespace bedside::rules {

// The rules an organisation writes for itself: words it does not use, its house style, what its
// products are called, and what is its own and nobody's secret. One file of format
// `bedside/pack/1` (assets/schemas/pack-1.schema.json, docs/rules.md).
inline constexpr std::string_view organisation_format = "bedside/pack/1";

// A pack may come from anyone. These bound what it can cost; a pattern runs on RE2, whose time is
// linear in the text.
struct OrganisationLimits {
  static constexpr std::size_t rules = 300;
  static constexpr std::size_t patterns = 50;
  static constexpr std::size_t pattern_bytes = 500;
  static constexpr std::size_t phrase_bytes = 200;
  static constexpr std::size_t all_phrase_bytes = 100'000;
  static constexpr std::size_t example_bytes = 2'000;
  static constexpr std::size_t all_example_bytes = 200'000;
  static constexpr std::size_t allowed = 1'000;
  static constexpr std::size_t allowed_bytes = 120;
};

// Such a pack, compiled and ready to run beside the rules of an engine.
struct OrganisationRules {
  std::string id;       // first part of the ids of its rules: "st-anna/cheap"
  std::string name;     // "St. Anna Clinic"
  std::string version;  // the organisation's own
  std::string checked;  // day somebody last went through it
  std::string expires;  // day from which it wants to be looked at again; "" = none
  std::vector<std::byte> bytes;
  catalog::Catalog catalog;
  std::unique_ptr<Program> program;
  AllowList allow;
  std::uint32_t first_rule = 0;  // number of its first rule in the engine
  std::vector<RuleExample> examples;
};

// Reads a pack and runs its examples in `engine`, which then has it in place of the one before.
// A pack with any fault is refused whole: `engine` keeps what it had, and `diagnostics` holds each
// fault with file (`place`), place in it and reason. The one before comes back in `former`, when
// given: findings made with it point into it.
bool adopt_organisation(Engine& engine, const json::Value& file, std::string_view place,
                        Diagnostics& diagnostics,
                        std::unique_ptr<OrganisationRules>* former = nullptr);

}  // namespace bedside::rules
