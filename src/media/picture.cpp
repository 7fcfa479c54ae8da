#include "media/picture.h"

#include <algorithm>
#include <format>

#include "media/decode_pixels.h"
#include "media/formats.h"
#include "media/orient.h"

namespace bedside::media {
namespace {

constexpr int reencode_quality = 90;  // of a JPEG that is turned or whose colours are converted

const FormatRow& row_of(PictureFormat format) {
  return *std::ranges::find(formats, format, &FormatRow::format);
}

const FormatRow* recognise(Bytes file) {
  const auto row = std::ranges::find_if(formats, [&](const auto& r) { return r.recognises(file); });
  return row == formats.end() ? nullptr : &*row;
}

Result<Structure> read_structure(Bytes file) {
  if (file.empty()) return fail(ErrorCode::PictureUnknownFormat, "", "The file is empty.");
  const FormatRow* row = recognise(file);
  if (row == nullptr)
    return fail(ErrorCode::PictureUnknownFormat, "", "This is no PNG, JPEG, GIF or WebP picture.");
  return row->read(file);
}

Result<Structure> read_within(Bytes file, DecodeLimits limits) {
  constexpr std::size_t megabyte = 1'000'000;
  if (file.size() > limits.max_bytes)
    return fail(ErrorCode::PictureTooLarge, "",
                std::format("The file has {} MB; Bedside opens pictures up to {} MB.",
                            (file.size() + megabyte - 1) / megabyte, limits.max_bytes / megabyte));
  return read_structure(file);
}

Result<Bitmap> decode_upright(Bytes file, const Structure& structure, DecodeLimits limits) {
  Result<Bitmap> pixels = decode_pixels(file, structure, limits);
  if (!pixels) return pixels;
  if (structure.color) structure.color->apply(*pixels);
  return orient(std::move(*pixels), structure.info.orientation);
}

}  // namespace

std::unexpected<Error> damaged(PictureFormat format, std::string_view reason) {
  return fail(ErrorCode::PictureCorrupt, "",
              std::format("The {} picture is damaged: {}.", row_of(format).title, reason));
}

std::string_view format_name(PictureFormat format) { return row_of(format).name; }

Result<PictureInfo> inspect(Bytes file) {
  return read_structure(file).transform([](const Structure& structure) { return structure.info; });
}

Result<Bitmap> decode(Bytes file, DecodeLimits limits) {
  const Result<Structure> structure = read_within(file, limits);
  if (!structure) return std::unexpected(structure.error());
  return decode_upright(file, *structure, limits);
}

Result<ImportedPicture> import_picture(Bytes file, DecodeLimits limits) {
  const Result<Structure> structure = read_within(file, limits);
  if (!structure) return std::unexpected(structure.error());
  Result<Bitmap> pixels = decode_upright(file, *structure, limits);
  if (!pixels) return std::unexpected(pixels.error());

  ImportedPicture imported{structure->info, structure->info.format, {}, std::move(*pixels)};
  const bool as_stored = structure->info.orientation == 1 && !structure->color;
  if (as_stored) {
    imported.file = row_of(imported.format).strip(file);
  } else if (imported.format == PictureFormat::Jpeg) {
    imported.file = encode_jpeg(imported.pixels, reencode_quality);
    pixels = decode(imported.file, limits);  // what the file shows from now on
    if (!pixels) return std::unexpected(pixels.error());
    imported.pixels = std::move(*pixels);
  } else {
    imported.format = PictureFormat::Png;
    imported.file = encode_png(imported.pixels);
  }
  return imported;
}

Result<std::vector<std::byte>> clean(Bytes file, DecodeLimits limits) {
  Result<ImportedPicture> imported = import_picture(file, limits);
  if (!imported) return std::unexpected(imported.error());
  return std::move(imported->file);
}

}  // namespace bedside::media
