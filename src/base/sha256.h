#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bedside {

using Sha256Digest = std::array<std::uint8_t, 32>;

// SHA-256 of FIPS 180-4.
Sha256Digest sha256(std::span<const std::byte> bytes);
Sha256Digest sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits. Content hashes and media ids are this form.
std::string sha256_hex(std::span<const std::byte> bytes);
std::string sha256_hex(std::string_view bytes);

}  // namespace bedside
