#pragma once

#include <span>
#include <string_view>
#include <type_traits>

#include "catalog/catalog.h"

namespace bedside::rules {

// A section as rows of a table; none when its size is no multiple of a row's.
template <class Row>
std::span<const Row> rows_of(const catalog::Catalog& catalog, std::string_view name) {
  static_assert(std::is_trivially_copyable_v<Row> && alignof(Row) <= 8);
  const std::span<const std::byte> bytes = catalog.section(name);
  if (bytes.size() % sizeof(Row) != 0) return {};
  return {reinterpret_cast<const Row*>(bytes.data()), bytes.size() / sizeof(Row)};
}

}  // namespace bedside::rules
