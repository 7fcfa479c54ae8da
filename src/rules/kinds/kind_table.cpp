#include <array>

#include "rules/kinds/kind.h"

namespace bedside::rules {

std::span<const KindRow> kind_table() {
  static const std::array rows = {phrase_kind, pattern_kind, identifier_kind, require_kind,
                                  near_kind,   limit_kind,   state_kind,      platform_kind};
  static_assert(rows.size() == kind_names.size());
  return rows;
}

}  // namespace bedside::rules
