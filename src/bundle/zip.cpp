#include "bundle/zip.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace bedside::bundle {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
    table[i] = value;
  }
  return table;
}();

std::uint32_t zip_crc(std::span<const std::byte> bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const std::byte byte : bytes)
    crc = crc >> 8 ^ crc_table[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFF];
  return ~crc;
}

// Little-endian numbers of two and four bytes.
void put16(std::string& out, std::size_t value) {
  for (int i = 0; i < 2; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}
void put32(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

constexpr std::size_t version = 20;
constexpr std::size_t utf8_names = 0x0800;
constexpr std::size_t stored = 0;
constexpr std::size_t first_day = 0x0021;

}  // namespace

void ZipWriter::add(std::string_view name, std::span<const std::byte> bytes) {
  const std::uint32_t crc = zip_crc(bytes);
  entries_.push_back({std::string(name), bytes.size(), out_.size(), crc});
  put32(out_, 0x04034B50);
  for (const std::size_t value : {version, utf8_names, stored, std::size_t{0}, first_day})
    put16(out_, value);
  for (const std::size_t value : {std::size_t{crc}, bytes.size(), bytes.size()}) put32(out_, value);
  put16(out_, name.size());
  put16(out_, 0);
  out_ += name;
  out_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

void ZipWriter::add(std::string_view name, std::string_view text) {
  add(name, std::as_bytes(std::span(text)));
}

bool ZipWriter::has(std::string_view name) const {
  return std::ranges::contains(entries_, name, &Entry::name);
}

std::string ZipWriter::finish() const {
  std::string out = out_;
  for (const Entry& entry : entries_) {
    put32(out, 0x02014B50);
    for (const std::size_t value :
         {version, version, utf8_names, stored, std::size_t{0}, first_day})
      put16(out, value);
    for (const std::size_t value : {std::size_t{entry.crc}, entry.size, entry.size})
      put32(out, value);
    put16(out, entry.name.size());
    for (int i = 0; i < 4; ++i) put16(out, 0);  // extra, comment, disk, inner attributes
    put32(out, 0);
    put32(out, entry.offset);
    out += entry.name;
  }
  const std::size_t directory = out.size() - out_.size();
  put32(out, 0x06054B50);
  put32(out, 0);
  put16(out, entries_.size());
  put16(out, entries_.size());
  put32(out, directory);
  put32(out, out_.size());
  put16(out, 0);
  return out;
}

}  // namespace bedside::bundle
