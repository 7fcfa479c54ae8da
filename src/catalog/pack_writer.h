#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace bedside::catalog {

// Collects sections and lays them out as one pack, the same bytes for the same sections in any
// order. The layout (little-endian, every section at a multiple of 8):
//
//   0  "BEDSPACK"                 8  u32 version  u32 rules
//   16 char[64] SHA-256 of all bytes from 96 on   80 char[10] date, padded with 0 to 96
//   96 u32 section count  u32 0
//   104 sections: u32 name offset, name size, bytes offset, bytes size; sorted by name
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

inline constexpr std::uint32_t pack_version = 1;

}  // namespace bedside::catalog
