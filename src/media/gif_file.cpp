// GIF (GIF89a specification): a screen, then pictures and extensions, each as a chain of blocks
// of at most 255 bytes.

#include <optional>

#include "media/formats.h"
#include "media/metadata.h"

namespace bedside::media {
namespace {

constexpr std::uint32_t picture_mark = 0x2C;
constexpr std::uint32_t extension_mark = 0x21;
constexpr std::uint32_t trailer_mark = 0x3B;
constexpr std::uint32_t control_label = 0xF9;  // delay and transparency of the next picture
constexpr std::uint32_t application_label = 0xFF;
// The one extension by an application that pictures need: how often to repeat.
constexpr std::string_view loop_start = "\x21\xFF\x0BNETSCAPE2.0\x03\x01";
constexpr std::size_t loop_size = 19;

std::size_t color_table_size(std::uint32_t flags) {
  return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

struct Block {
  std::uint32_t mark = 0;
  std::uint32_t label = 0;  // of an extension
  Bytes whole;
};

void skip_chain(ByteReader& reader) {
  while (const std::uint32_t size = reader.u8()) reader.skip(size);
}

// Header, screen and its colour table.
Bytes read_screen(Bytes file, PictureInfo& info) {
  ByteReader reader(file, ByteOrder::Little);
  reader.skip(6);
  info.width = static_cast<int>(reader.u16());
  info.height = static_cast<int>(reader.u16());
  const std::uint32_t flags = reader.u8();
  reader.skip(2 + color_table_size(flags));
  return reader.failed() ? Bytes() : file.first(reader.at());
}

// The next block; nothing when it is none or does not lie within the file.
std::optional<Block> next_block(ByteReader& reader, Bytes file) {
  const std::size_t start = reader.at();
  Block block;
  block.mark = reader.u8();
  if (block.mark == picture_mark) {
    reader.skip(8);
    reader.skip(color_table_size(reader.u8()));
    reader.skip(1);  // size of the first codes
    skip_chain(reader);
  } else if (block.mark == extension_mark) {
    block.label = reader.u8();
    skip_chain(reader);
  } else if (block.mark != trailer_mark) {
    return std::nullopt;
  }
  if (reader.failed()) return std::nullopt;
  block.whole = file.subspan(start, reader.at() - start);
  return block;
}

bool is_loop(const Block& block) {
  return block.whole.size() == loop_size && starts_with(block.whole, loop_start);
}

void note_extension(const Block& block, PictureInfo& info) {
  if (block.label == control_label || is_loop(block)) return;
  if (block.label == application_label && as_text(block.whole).substr(3).starts_with("XMP Data"))
    note_xmp(block.whole, info);
  else
    info.other_text = true;
}

}  // namespace

bool is_gif(Bytes file) { return starts_with(file, "GIF87a") || starts_with(file, "GIF89a"); }

Result<Structure> read_gif(Bytes file) {
  Structure structure;
  PictureInfo& info = structure.info;
  info.format = PictureFormat::Gif;
  info.bytes = file.size();
  const Bytes screen = read_screen(file, info);
  if (screen.empty()) return damaged(PictureFormat::Gif, "it is cut off");
  if (info.width == 0 || info.height == 0)
    return damaged(PictureFormat::Gif, "its size is impossible");
  ByteReader reader(file, ByteOrder::Little, screen.size());
  int pictures = 0;
  while (true) {
    const std::optional<Block> block = next_block(reader, file);
    if (!block) {
      const bool cut = reader.left() == 0;
      return damaged(PictureFormat::Gif, cut ? "it is cut off" : "a part of it is unknown");
    }
    if (block->mark == trailer_mark) break;
    if (block->mark == picture_mark) ++pictures;
    if (block->mark == extension_mark) note_extension(*block, info);
  }
  if (pictures == 0) return damaged(PictureFormat::Gif, "there are no pixels in it");
  info.animated = pictures > 1;
  return structure;
}

std::vector<std::byte> strip_gif(Bytes file) {
  PictureInfo info;
  std::vector<std::byte> out;
  out.reserve(file.size());
  append(out, read_screen(file, info));
  ByteReader reader(file, ByteOrder::Little, out.size());
  while (const std::optional<Block> block = next_block(reader, file)) {
    const bool drop =
        block->mark == extension_mark && block->label != control_label && !is_loop(*block);
    if (!drop) append(out, block->whole);
    if (block->mark == trailer_mark) break;
  }
  return out;
}

}  // namespace bedside::media
