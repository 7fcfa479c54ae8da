#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bitmap.h"
#include "base/error.h"

namespace bedside::media {

// Pictures as files: what is in them, their pixels, and the same picture without anything that
// tells about the person, the place or the camera. What a file is, its bytes say; names and
// endings are not looked at. Every function reads any bytes whatever without harm.

enum class PictureFormat : std::uint8_t { Png, Jpeg, Gif, WebP };

// "png", "jpeg", "gif", "webp"; "image/" before it makes the media type.
std::string_view format_name(PictureFormat format);

// What a file tells beside its pixels.
struct Metadata {
  bool gps = false;        // a place on earth
  bool camera = false;     // make, model or serial number of camera or lens, maker notes
  bool time = false;       // when it was taken, made or changed
  bool xmp = false;        // an XMP packet
  bool iptc = false;       // IPTC fields: author, caption, place names
  bool thumbnail = false;  // a second, smaller picture, which may show what was cropped away

  bool operator==(const Metadata&) const = default;
};

struct PictureInfo {
  PictureFormat format = PictureFormat::Png;
  int width = 0;  // pixels as stored: before it is turned upright
  int height = 0;
  std::size_t bytes = 0;
  int orientation = 1;  // of EXIF, 1 to 8; 1 is upright
  bool animated = false;
  bool other_text = false;        // comments, software, author
  bool color_conversion = false;  // its colours are not sRGB and are converted when decoded
  Metadata metadata;

  bool operator==(const PictureInfo&) const = default;
};

// What to open at most. The pixels are counted from the file's header, before memory is taken.
struct DecodeLimits {
  std::size_t max_pixels = 100'000'000;
  std::size_t max_bytes = 200'000'000;  // of the file
};

// Size and metadata from the structure of the file alone; no pixel is decoded. Linear.
// Errors: PictureUnknownFormat, PictureCorrupt (cut off, broken check sum, no size).
Result<PictureInfo> inspect(std::span<const std::byte> file);

// The pixels, upright by the EXIF orientation and in sRGB. Of an animation the first frame.
// Errors: those of inspect; PictureTooLarge, PictureTooManyPixels (the message states the limit);
// PictureUnsupported (WebP, which the browser decodes, and rare kinds of JPEG).
Result<Bitmap> decode(std::span<const std::byte> file, DecodeLimits limits = {});

// The same picture, upright, without any metadata: no EXIF, XMP, IPTC, comments, thumbnails,
// colour profiles, animation frames of a PNG, or bytes after its end. A file that is upright and
// in sRGB keeps its coded pixels as they are. Others are encoded again: a PNG without loss (at 8
// bits a channel), a JPEG at high quality. Cleaning what is clean gives the same bytes. Errors:
// those of decode.
Result<std::vector<std::byte>> clean(std::span<const std::byte> file, DecodeLimits limits = {});

// All of it for a picture that a person adds, decoding once.
struct ImportedPicture {
  PictureInfo found;  // the file as it came, so that a person learns what it would have told
  PictureFormat format = PictureFormat::Png;  // of `file`
  std::vector<std::byte> file;                // clean
  Bitmap pixels;                              // of `file`
};
Result<ImportedPicture> import_picture(std::span<const std::byte> file, DecodeLimits limits = {});

// `width` x `height` pixels (both at least 1) of the whole picture: each side for itself by area
// average when it shrinks, linear when it grows, with colours weighed by their opacity. Whole
// numbers throughout: the same bytes everywhere. Linear in the pixels of both.
Bitmap resize(const Bitmap& picture, int width, int height);

struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool operator==(const PixelRect&) const = default;
};

// The largest part of a `width` x `height` picture with the shape `aspect_width`:`aspect_height`
// whose middle is as near to the focal point (permille of the sides) as the borders let it.
PixelRect crop_for_aspect(int width, int height, int aspect_width, int aspect_height,
                          int focal_x_permille = 500, int focal_y_permille = 500);

// The part of `picture` inside `rect`, which must lie within it.
Bitmap crop(const Bitmap& picture, PixelRect rect);

enum class PngEffort : std::uint8_t {
  Fast,   // while someone waits
  Small,  // for files that are kept
};

// A PNG without metadata. Of grey, colour table and full colour the smallest that holds the
// pixels exactly is chosen. The same pixels give the same bytes everywhere.
std::vector<std::byte> encode_png(const Bitmap& picture, PngEffort effort = PngEffort::Small);

// A JPEG without metadata at `quality` 1 to 100. What is transparent is laid on white.
std::vector<std::byte> encode_jpeg(const Bitmap& picture, int quality);

// The best quality from `best` down to `least` that fits `max_bytes`. Error: PictureTooLarge.
Result<std::vector<std::byte>> encode_jpeg_within(const Bitmap& picture, std::size_t max_bytes,
                                                  int best = 92, int least = 40);

}  // namespace bedside::media
