#include "media/decode_pixels.h"

#include <format>
#include <limits>
#include <memory>

#include "media/limited_memory.h"
#include "media/stb_image_config.h"

namespace bedside::media {
namespace {

// "12,345"
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

// "100 million"; smaller numbers as they are.
std::string in_millions(std::size_t number) {
  constexpr std::size_t million = 1'000'000;
  if (number < million) return grouped(number);
  return grouped((number + million - 1) / million) + " million";
}

// The largest block that stb_image needs for an honest picture: eight bytes a pixel (16 bits in
// four channels), with sides rounded up to whole blocks of a JPEG, and its own tables.
std::size_t largest_block(const PictureInfo& info) {
  constexpr std::size_t block_side = 32;
  constexpr std::size_t tables = 1 << 16;
  return 8 * (static_cast<std::size_t>(info.width) + block_side) *
             (static_cast<std::size_t>(info.height) + block_side) +
         tables;
}

}  // namespace

std::string too_many_pixels(std::size_t width, std::size_t height, std::size_t max_pixels) {
  return std::format("The picture has {} pixels; Bedside opens up to {}.",
                     in_millions(width * height), in_millions(max_pixels));
}

Result<Bitmap> decode_pixels(Bytes file, const Structure& structure, DecodeLimits limits) {
  const PictureInfo& info = structure.info;
  if (!structure.unsupported.empty())
    return fail(ErrorCode::PictureUnsupported, "", structure.unsupported);
  const auto width = static_cast<std::size_t>(info.width);
  const auto height = static_cast<std::size_t>(info.height);
  if (width > limits.max_pixels / height)
    return fail(ErrorCode::PictureTooManyPixels, "",
                too_many_pixels(width, height, limits.max_pixels));
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
