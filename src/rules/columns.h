#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace bedside::rules {

// Tables as bytes of a pack: each column of a table is a row of variable-length numbers, which
// takes less room than the rows as they lie in memory.
class ColumnWriter {
 public:
  // Seven bits a byte, low ones first; the top bit says that more follow.
  void number(std::size_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<std::byte>(value | 0x80));
    out_.push_back(static_cast<std::byte>(value));
  }
  template <class Rows, class Column>
  void column(const Rows& rows, Column column) {
    for (const auto& row : rows) number(column(row));
  }
  void text(std::string_view text) {
    for (const char c : text) out_.push_back(static_cast<std::byte>(c));
  }
  std::vector<std::byte> take() { return std::move(out_); }

 private:
  std::vector<std::byte> out_;
};

// Reads what ColumnWriter wrote; after the first error everything is 0 or empty and `good` is
// false. Never reads past the bytes, and never makes more rows than there are bytes.
class ColumnReader {
 public:
  explicit ColumnReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<std::uint32_t>(bytes_[at_++]);
      value |= (byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    return 0;
  }
  // The number of rows of a table: each takes a byte at least.
  std::size_t count() {
    const std::size_t count = number();
    if (count > bytes_.size()) good_ = false;
    return good_ ? count : 0;
  }
  template <class Rows, class Column>
  void column(Rows& rows, Column column) {
    using Number = std::remove_reference_t<decltype(column(rows.front()))>;
    for (auto& row : rows) {
      const std::uint32_t value = number();
      require(value <= std::numeric_limits<Number>::max());
      column(row) = static_cast<Number>(value);
    }
  }
  std::string text(std::size_t size) {
    require(size <= bytes_.size() - at_);
    if (!good_) return {};
    const auto part = bytes_.subspan(at_, size);
    at_ += size;
    return {reinterpret_cast<const char*>(part.data()), part.size()};
  }
  void require(bool condition) { good_ = good_ && condition; }
  bool good() const { return good_; }

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace bedside::rules
