#pragma once

#include <cstddef>
#include <cstdint>

namespace bedside::catalog {

// A pack: PackHeader, section rows sorted by name, their names, and the sections, each at a
// multiple of `section_alignment`. Little-endian: every home is.
inline constexpr std::uint32_t pack_version = 1;
inline constexpr char pack_magic[8] = {'B', 'E', 'D', 'S', 'P', 'A', 'C', 'K'};
inline constexpr std::size_t section_alignment = 8;

struct PackHeader {
  char magic[8] = {'B', 'E', 'D', 'S', 'P', 'A', 'C', 'K'};
  std::uint32_t version = pack_version;
  std::uint32_t sections = 0;
  char hash[64] = {};  // SHA-256 of everything from `date` on, hexadecimal
  char date[16] = {};  // "2026-11-22", padded with zeros
  std::uint32_t rules = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(PackHeader) == 104);
inline constexpr std::size_t hashed_from = offsetof(PackHeader, date);

// Offsets from the start of the pack.
struct SectionRow {
  std::uint32_t name_offset = 0;
  std::uint32_t name_size = 0;
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

}  // namespace bedside::catalog
