#pragma once

#include <cstdint>

#include "media/byte_reader.h"

namespace bedside::media {

// The check sum of PNG chunks (ISO 3309). `seed` is the sum of what came before.
std::uint32_t crc32(Bytes bytes, std::uint32_t seed = 0);

}  // namespace bedside::media
