#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace bedside::catalog {

// Collects sections and lays them out as one pack (pack_layout.h): the same bytes for the same
// sections in any order. Names are unique.
class PackWriter {
 public:
  void add(std::string name, std::span<const std::byte> bytes);
  // A JSON file, kept without white space under its path.
  void add_file(std::string path, const json::Value& value);
  // Rows of a flat table: a trivially copyable type without padding.
  template <class Row>
  void add_table(std::string name, const std::vector<Row>& rows) {
    add(std::move(name), std::as_bytes(std::span(rows)));
  }
  void set_date(std::string_view date) { date_ = date; }
  void set_rules(std::uint32_t count) { rules_ = count; }

  std::vector<std::byte> finish() const;

 private:
  struct Section {
    std::string name;
    std::vector<std::byte> bytes;
  };
  std::vector<Section> sections_;
  std::string date_;
  std::uint32_t rules_ = 0;
};

}  // namespace bedside::catalog
