// Picture files from anyone: opening never fails badly, and what is cleaned tells nothing.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "media/byte_reader.h"
#include "media/crc32.h"
#include "media/picture.h"

using namespace bedside;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Rights the check sums of a PNG, so that changes get beyond the first test of the reader.
void right_check_sums(std::span<std::byte> file) {
  media::ByteReader reader(file, media::ByteOrder::Big, 8);
  while (true) {
    const std::size_t data_size = reader.u32();
    const media::Bytes summed = reader.take(4 + data_size);
    const std::size_t at = reader.at();
    reader.skip(4);
    if (reader.failed()) return;
    const std::uint32_t sum = media::crc32(summed);
    for (std::size_t i = 0; i < 4; ++i)
      file[at + i] = static_cast<std::byte>(sum >> (24 - 8 * i) & 0xFF);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned) {
  const std::size_t changed = LLVMFuzzerMutate(data, size, max_size);
  right_check_sums(std::as_writable_bytes(std::span(data, changed)));
  return changed;
}

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
