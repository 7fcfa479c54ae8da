// WebP (RFC 9649): a RIFF file of chunks. Its pixels are left to the browser.

#include "media/formats.h"
#include "media/metadata.h"

namespace bedside::media {
namespace {

using namespace std::string_view_literals;

// Size from the first chunk that states it: VP8X (the whole canvas), VP8 or VP8L.
void note_size(std::string_view type, Bytes data, PictureInfo& info) {
  if (info.width != 0) return;
  ByteReader reader(data, ByteOrder::Little);
  if (type == "VP8X") {
    info.animated = (reader.u32() & 0x02) != 0;
    info.width = static_cast<int>(reader.u24() + 1);
    info.height = static_cast<int>(reader.u24() + 1);
  } else if (type == "VP8 ") {
    reader.skip(6);  // frame tag and start code
    info.width = static_cast<int>(reader.u16() & 0x3FFF);
    info.height = static_cast<int>(reader.u16() & 0x3FFF);
  } else if (type == "VP8L") {
    reader.skip(1);
    const std::uint32_t bits = reader.u32();
    info.width = static_cast<int>((bits & 0x3FFF) + 1);
    info.height = static_cast<int>((bits >> 14 & 0x3FFF) + 1);
  }
  if (reader.failed()) info.width = info.height = 0;
}

}  // namespace

bool is_webp(Bytes file) {
  return starts_with(file, "RIFF") && file.size() >= 12 && as_text(file).substr(8, 4) == "WEBP";
}

Result<Structure> read_webp(Bytes file) {
  Structure structure;
  PictureInfo& info = structure.info;
  info.format = PictureFormat::WebP;
  info.bytes = file.size();
  structure.unsupported =
      "WebP is opened by the browser; here only its size and metadata are read.";
  ByteReader riff(file, ByteOrder::Little, 4);
  const std::uint32_t size = riff.u32();
  ByteReader reader(riff.take(size), ByteOrder::Little, 4);
  if (riff.failed()) return damaged(PictureFormat::WebP, "it is cut off");
  bool pixels = false;
  while (reader.left() > 0) {
    const std::string_view type = as_text(reader.take(4));
    const std::uint32_t chunk_size = reader.u32();
    const Bytes data = reader.take(chunk_size);
    if (reader.failed()) return damaged(PictureFormat::WebP, "it is cut off");
    if (chunk_size % 2 == 1 && reader.left() > 0) reader.skip(1);
    note_size(type, data, info);
    pixels |= type == "VP8 " || type == "VP8L" || type == "ANMF";
    if (type == "EXIF") {
      constexpr std::string_view prefix = "Exif\0\0"sv;
      note_exif(data.subspan(starts_with(data, prefix) ? prefix.size() : 0), info);
      info.orientation = 1;  // browsers do not turn a WebP by its EXIF
    } else if (type == "XMP ") {
      note_xmp(data, info);
    }
  }
  if (!pixels) return damaged(PictureFormat::WebP, "there are no pixels in it");
  if (info.width == 0 || info.height == 0)
    return damaged(PictureFormat::WebP, "its size is impossible");
  return structure;
}

}  // namespace bedside::media
