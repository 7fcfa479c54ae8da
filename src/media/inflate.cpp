#include "media/inflate.h"

#include <cstdlib>
#include <limits>
#include <memory>

#include "media/limited_memory.h"
#include "media/stb_image_config.h"

namespace bedside::media {

std::optional<std::vector<std::byte>> inflate(Bytes packed, std::size_t max_size) {
  if (packed.size() > std::numeric_limits<int>::max()) return std::nullopt;
  bedside_limit_memory(2 * max_size);  // its buffer doubles as it grows
  int size = 0;
  const std::unique_ptr<char, decltype(&bedside_limited_free)> out(
      stbi_zlib_decode_malloc(reinterpret_cast<const char*>(packed.data()),
                              static_cast<int>(packed.size()), &size),
      bedside_limited_free);
  if (out == nullptr || static_cast<std::size_t>(size) > max_size) return std::nullopt;
  const Bytes bytes = as_bytes({out.get(), static_cast<std::size_t>(size)});
  return std::vector<std::byte>(bytes.begin(), bytes.end());
}

}  // namespace bedside::media
