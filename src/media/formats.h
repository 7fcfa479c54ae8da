#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "media/byte_reader.h"
#include "media/color_conversion.h"
#include "media/picture.h"

// How each kind of picture file is built. One row of `formats` and one pair of functions a kind.
namespace bedside::media {

// What the structure of a file tells before a pixel is decoded.
struct Structure {
  PictureInfo info;
  std::optional<ColorConversion> color;
  std::string unsupported;  // why the pixels cannot be decoded here; empty when they can
};

struct FormatRow {
  PictureFormat format;
  std::string_view name;
  std::string_view title;  // for messages
  bool (*recognises)(Bytes file);
  // Errors: PictureCorrupt. Everything of the file is checked to lie within it.
  Result<Structure> (*read)(Bytes file);
  // The file with pixels and nothing else, for files that `read` accepted; null: cannot be done.
  std::vector<std::byte> (*strip)(Bytes file);
};

bool is_png(Bytes file);
Result<Structure> read_png(Bytes file);
std::vector<std::byte> strip_png(Bytes file);

bool is_jpeg(Bytes file);
Result<Structure> read_jpeg(Bytes file);
std::vector<std::byte> strip_jpeg(Bytes file);

bool is_gif(Bytes file);
Result<Structure> read_gif(Bytes file);
std::vector<std::byte> strip_gif(Bytes file);

bool is_webp(Bytes file);
Result<Structure> read_webp(Bytes file);

inline constexpr std::array formats = {
    FormatRow{PictureFormat::Png, "png", "PNG", is_png, read_png, strip_png},
    FormatRow{PictureFormat::Jpeg, "jpeg", "JPEG", is_jpeg, read_jpeg, strip_jpeg},
    FormatRow{PictureFormat::Gif, "gif", "GIF", is_gif, read_gif, strip_gif},
    FormatRow{PictureFormat::WebP, "webp", "WebP", is_webp, read_webp, nullptr},
};

// "The PNG picture is damaged: a chunk has a wrong check sum."
std::unexpected<Error> damaged(PictureFormat format, std::string_view reason);

inline void append(std::vector<std::byte>& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}
inline void append(std::vector<std::byte>& out, std::string_view bytes) {
  append(out, as_bytes(bytes));
}

}  // namespace bedside::media
