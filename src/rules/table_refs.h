#pragma once

#include <cstdint>

namespace bedside::rules {

// Into the string pool.
struct StringRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
  bool operator==(const StringRef&) const = default;
};

// Rows [begin, end) of another table.
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool operator==(const RowRange&) const = default;
};

}  // namespace bedside::rules
