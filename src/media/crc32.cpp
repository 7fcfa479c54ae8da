#include "media/crc32.h"

#include <array>

namespace bedside::media {
namespace {

// tables[k][b]: the sum of byte b followed by k zero bytes, so that four bytes are one step.
constexpr auto tables = [] {
  std::array<std::array<std::uint32_t, 256>, 4> made{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
    made[0][byte] = sum;
  }
  for (std::size_t k = 1; k < 4; ++k)
    for (std::size_t byte = 0; byte < 256; ++byte)
      made[k][byte] = made[k - 1][byte] >> 8 ^ made[0][made[k - 1][byte] & 0xFF];
  return made;
}();

}  // namespace

std::uint32_t crc32(Bytes bytes, std::uint32_t seed) {
  std::uint32_t sum = ~seed;
  std::size_t i = 0;
  const auto at = [&](std::size_t k) { return std::to_integer<std::uint32_t>(bytes[k]); };
  for (; i + 4 <= bytes.size(); i += 4) {
    sum ^= at(i) | at(i + 1) << 8 | at(i + 2) << 16 | at(i + 3) << 24;
    sum = tables[3][sum & 0xFF] ^ tables[2][sum >> 8 & 0xFF] ^ tables[1][sum >> 16 & 0xFF] ^
          tables[0][sum >> 24];
  }
  for (; i < bytes.size(); ++i) sum = sum >> 8 ^ tables[0][(sum ^ at(i)) & 0xFF];
  return ~sum;
}

}  // namespace bedside::media
