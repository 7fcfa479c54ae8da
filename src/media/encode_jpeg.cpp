#include <algorithm>
#include <cassert>
#include <format>

#include "media/picture.h"
#include "media/stb_image_write_config.h"

namespace bedside::media {
namespace {

// Three channels, what is transparent laid on white.
std::vector<std::uint8_t> rgb_on_white(const Bitmap& picture) {
  std::vector<std::uint8_t> rgb(picture.rgba.size() / 4 * 3);
  for (std::size_t in = 0, out = 0; in + 3 < picture.rgba.size(); in += 4, out += 3) {
    const std::uint8_t* pixel = picture.rgba.data() + in;
    const int alpha = pixel[3];
    for (std::size_t c = 0; c < 3; ++c)
      rgb[out + c] =
          static_cast<std::uint8_t>((pixel[c] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  return rgb;
}

std::vector<std::byte> encode(const std::vector<std::uint8_t>& rgb, const Bitmap& picture,
                              int quality) {
  std::vector<std::byte> file;
  file.reserve(rgb.size() / 8);
  const auto write = [](void* context, void* data, int size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    auto& out = *static_cast<std::vector<std::byte>*>(context);
    out.insert(out.end(), bytes, bytes + size);
  };
  stbi_write_jpg_to_func(write, &file, picture.width, picture.height, 3, rgb.data(), quality);
  return file;
}

}  // namespace

std::vector<std::byte> encode_jpeg(const Bitmap& picture, int quality) {
  assert(quality >= 1 && quality <= 100 && !picture.empty());
  return encode(rgb_on_white(picture), picture, quality);
}

Result<std::vector<std::byte>> encode_jpeg_within(const Bitmap& picture, std::size_t max_bytes,
                                                  int best, int least) {
  assert(1 <= least && least <= best && best <= 100);
  const std::vector<std::uint8_t> rgb = rgb_on_white(picture);
  std::vector<std::byte> file = encode(rgb, picture, best);
  if (file.size() <= max_bytes) return file;
  file = encode(rgb, picture, least);
  if (file.size() > max_bytes)
    return fail(ErrorCode::PictureTooLarge, "",
                std::format("The picture does not fit {} bytes at quality {}.", max_bytes, least));
  // The best quality that fits lies in [fits, fails).
  int fits = least;
  int fails = best;
  while (fails - fits > 1) {
    const int quality = (fits + fails) / 2;
    std::vector<std::byte> candidate = encode(rgb, picture, quality);
    if (candidate.size() <= max_bytes) {
      file = std::move(candidate);
      fits = quality;
    } else {
      fails = quality;
    }
  }
  return file;
}

}  // namespace bedside::media
