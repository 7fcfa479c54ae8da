#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace bedside::media {

using Bytes = std::span<const std::byte>;

enum class ByteOrder : std::uint8_t { Big, Little };

// Reads numbers one after another and never past the end: what is not there reads as 0 or as no
// bytes, and `failed` tells. Files lie about their sizes, so every length goes through here.
class ByteReader {
 public:
  explicit ByteReader(Bytes bytes, ByteOrder order = ByteOrder::Big, std::size_t at = 0)
      : bytes_(bytes), order_(order), at_(at < bytes.size() ? at : bytes.size()) {
    failed_ = at > bytes.size();
  }

  std::size_t at() const { return at_; }
  std::size_t left() const { return bytes_.size() - at_; }
  bool failed() const { return failed_; }

  Bytes take(std::size_t count) {
    if (count > left()) {
      failed_ = true;
      at_ = bytes_.size();
      return {};
    }
    at_ += count;
    return bytes_.subspan(at_ - count, count);
  }
  void skip(std::size_t count) { take(count); }

  std::uint32_t u8() { return number(1); }
  std::uint32_t u16() { return number(2); }
  std::uint32_t u24() { return number(3); }
  std::uint32_t u32() { return number(4); }

 private:
  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    const Bytes bytes = take(size);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const std::size_t k = order_ == ByteOrder::Big ? i : bytes.size() - 1 - i;
      value = value << 8 | std::to_integer<std::uint32_t>(bytes[k]);
    }
    return value;
  }

  Bytes bytes_;
  ByteOrder order_;
  std::size_t at_;
  bool failed_ = false;
};

inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes as_bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

inline bool starts_with(Bytes bytes, std::string_view prefix) {
  return as_text(bytes).starts_with(prefix);
}

}  // namespace bedside::media
