// Picture files from anyone: opening never fails badly, and what is cleaned tells nothing.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "media/picture.h"

using namespace bedside;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = std::as_bytes(std::span(data, size));
  constexpr media::DecodeLimits limits{.max_pixels = 300'000, .max_bytes = 1 << 20};
  const Result<media::PictureInfo> info = media::inspect(file);
  const Result<media::ImportedPicture> imported = media::import_picture(file, limits);
  if (!imported) {
    require(!imported.error().message.empty());
    return 0;
  }
  require(info.has_value());
  const Result<media::PictureInfo> clean = media::inspect(imported->file);
  require(clean.has_value());
  require(clean->metadata == media::Metadata{} && clean->orientation == 1 &&
          !clean->color_conversion);
  require(clean->width == imported->pixels.width && clean->height == imported->pixels.height);
  const Result<std::vector<std::byte>> again = media::clean(imported->file, limits);
  require(again.has_value() && *again == imported->file);
  const Result<Bitmap> written = media::decode(media::encode_png(imported->pixels));
  require(written.has_value() && *written == imported->pixels);
  return 0;
}
