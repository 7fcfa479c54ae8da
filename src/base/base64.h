#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bedside {

// Base64 of RFC 4648 section 4, with padding.
std::string base64_encode(std::span<const std::byte> bytes);

// Nothing when `text` has another character, wrong padding, or bits set that no byte uses: each
// byte string has exactly one encoding.
std::optional<std::vector<std::byte>> base64_decode(std::string_view text);

}  // namespace bedside
