#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace bedside::media {

// Lengths of the prefix codes (in bits, at most `max_length`) that store symbols of these
// frequencies in the fewest bits or near it; 0 for symbols that do not occur. A single symbol
// gets one bit. At most 288 symbols, as in RFC 1951.
void code_lengths(std::span<const std::uint32_t> frequencies, int max_length,
                  std::span<std::uint8_t> lengths);

// The codes that belong to the lengths (RFC 1951, 3.2.2), bits reversed since deflate sends the
// first bit of a code first.
void codes_of(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes);

}  // namespace bedside::media
