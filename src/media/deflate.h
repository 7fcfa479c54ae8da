#pragma once

#include <cstdint>
#include <vector>

#include "media/byte_reader.h"

namespace bedside::media {

enum class DeflateEffort : std::uint8_t { Fast, Small };

// Packs bytes into a zlib stream (RFC 1950 around RFC 1951). `row_size` is a distance at which
// the data is likely to repeat: the rows of a picture. The same bytes give the same stream
// everywhere.
std::vector<std::byte> deflate(Bytes data, std::size_t row_size, DeflateEffort effort);

}  // namespace bedside::media
