#include "media/decode_pixels.h"

#include <algorithm>
#include <cstdint>
#include <format>
#include <limits>
#include <memory>

#include "media/limited_memory.h"
#include "media/stb_image_config.h"

namespace bedside::media {
namespace {

// "12,345"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

// "100 million"; smaller numbers as they are.
std::string in_millions(std::uint64_t number) {
  constexpr std::uint64_t million = 1'000'000;
  if (number < million) return grouped(number);
  return grouped((number + million - 1) / million) + " million";
}

// The largest block that stb_image needs for an honest picture: eight bytes a pixel (16 bits in
// four channels), with sides rounded up to whole blocks of a JPEG, and its own tables.
std::size_t largest_block(const PictureInfo& info) {
  constexpr std::uint64_t block_side = 32;
  constexpr std::uint64_t tables = 1 << 16;
  const std::uint64_t width = static_cast<std::uint64_t>(info.width) + block_side;
  const std::uint64_t height = static_cast<std::uint64_t>(info.height) + block_side;
  return static_cast<std::size_t>(std::min<std::uint64_t>(8 * width * height + tables,
                                                          std::numeric_limits<std::size_t>::max()));
}

// A product of two 31-bit sides, which 32 bits of size_t would not hold.
std::string too_many_pixels(const PictureInfo& info, std::size_t max_pixels) {
  const std::uint64_t pixels =
      static_cast<std::uint64_t>(info.width) * static_cast<std::uint64_t>(info.height);
  return std::format("The picture has {} pixels; Bedside opens up to {}.", in_millions(pixels),
                     in_millions(max_pixels));
}

}  // namespace

Result<Bitmap> decode_pixels(Bytes file, const Structure& structure, DecodeLimits limits) {
  const PictureInfo& info = structure.info;
  if (!structure.unsupported.empty())
    return fail(ErrorCode::PictureUnsupported, "", structure.unsupported);
  const auto width = static_cast<std::size_t>(info.width);
  const auto height = static_cast<std::size_t>(info.height);
  if (width > limits.max_pixels / height)
    return fail(ErrorCode::PictureTooManyPixels, "", too_many_pixels(info, limits.max_pixels));
  if (file.size() > std::numeric_limits<int>::max())
    return fail(ErrorCode::PictureTooLarge, "", "The file is too large.");

  bedside_limit_memory(largest_block(info));
  int decoded_width = 0;
  int decoded_height = 0;
  int channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(file.data()),
                            static_cast<int>(file.size()), &decoded_width, &decoded_height,
                            &channels, STBI_rgb_alpha),
      [](void* block) { stbi_image_free(block); });
  if (pixels == nullptr) return damaged(info.format, "its pixels cannot be read");
  if (decoded_width != info.width || decoded_height != info.height)
    return damaged(info.format, "it states two sizes");
  return Bitmap{info.width, info.height, {pixels.get(), pixels.get() + 4 * width * height}};
}

}  // namespace bedside::media
