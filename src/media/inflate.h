#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "media/byte_reader.h"

namespace bedside::media {

// Unpacks a zlib stream (RFC 1950), for the packed texts and profiles inside PNG files. Nothing
// when it is broken or holds more than `max_size` bytes.
std::optional<std::vector<std::byte>> inflate(Bytes packed, std::size_t max_size);

}  // namespace bedside::media
