// PNG (W3C PNG specification, third edition): a signature, then chunks.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "media/crc32.h"
#include "media/formats.h"
#include "media/inflate.h"
#include "media/metadata.h"

namespace bedside::media {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t max_side = 0x7FFFFFFF;
constexpr int max_raw_profiles = 4;
constexpr std::size_t max_unpacked = std::size_t{4} << 20;  // of a packed text or profile

struct Chunk {
  std::string_view type;
  Bytes data;
  Bytes whole;  // with length and check sum
  std::uint32_t check_sum = 0;
  bool critical() const { return (type[0] & 0x20) == 0; }
};

// The next chunk; nothing when it does not lie within the file.
std::optional<Chunk> next_chunk(ByteReader& reader, Bytes file) {
  const std::size_t start = reader.at();
  Chunk chunk;
  const std::uint32_t size = reader.u32();
  chunk.type = as_text(reader.take(4));
  chunk.data = reader.take(size);
  chunk.check_sum = reader.u32();
  if (reader.failed()) return std::nullopt;
  chunk.whole = file.subspan(start, reader.at() - start);
  return chunk;
}

bool check_sum_right(const Chunk& chunk) {
  return crc32(chunk.whole.subspan(4, chunk.data.size() + 4)) == chunk.check_sum;
}

// Table 12 of the specification: which bit depths go with which colour type.
bool depth_allowed(std::uint32_t color, std::uint32_t depth) {
  switch (color) {
    case 0:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
      return depth == 8 || depth == 16;
    default:
      return false;
  }
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// ImageMagick keeps EXIF and IPTC of other formats in text chunks named "Raw profile type ...":
// a name, a length, then hexadecimal digits.
std::vector<std::byte> bytes_of_raw_profile(std::string_view text) {
  std::vector<std::byte> bytes;
  std::size_t at = text.find_first_not_of('\n');
  for (int line = 0; line < 2 && at < text.size(); ++line) at = text.find('\n', at) + 1;
  int high = -1;
  for (; at < text.size(); ++at) {
    const int digit = hex_digit(text[at]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      bytes.push_back(static_cast<std::byte>(high << 4 | digit));
      high = -1;
    }
  }
  return bytes;
}

class PngReader {
 public:
  explicit PngReader(Bytes file) : file_(file) {}

  Result<Structure> run() {
    ByteReader reader(file_, ByteOrder::Big, signature.size());
    structure_.info.format = PictureFormat::Png;
    structure_.info.bytes = file_.size();
    while (true) {
      const std::optional<Chunk> chunk = next_chunk(reader, file_);
      if (!chunk) return corrupt("it is cut off");
      if (chunk->critical() && !check_sum_right(*chunk)) return corrupt("a check sum is wrong");
      if (!header_seen_ && chunk->type != "IHDR") return corrupt("it does not start as one");
      if (chunk->type == "IEND") break;
      const std::string_view problem = read(*chunk);
      if (!problem.empty()) return corrupt(problem);
    }
    if (!data_seen_) return corrupt("there are no pixels in it");
    if (!color_known_ && gamma_ != 0) structure_.color = ColorConversion::from_png_gamma(gamma_);
    structure_.info.color_conversion = structure_.color.has_value();
    return std::move(structure_);
  }

 private:
  static std::unexpected<Error> corrupt(std::string_view reason) {
    return damaged(PictureFormat::Png, reason);
  }

  // What is wrong with the chunk, or nothing.
  std::string_view read(const Chunk& chunk) {
    if (chunk.type == "IHDR") return read_header(chunk.data);
    if (chunk.type == "PLTE") {
      palette_seen_ = true;
      return "";
    }
    if (chunk.type == "IDAT") {
      data_seen_ = true;
      return color_type_ == 3 && !palette_seen_ ? "its table of colours is missing" : "";
    }
    if (chunk.critical()) return "a part of it is unknown";
    read_ancillary(chunk);
    return "";
  }

  std::string_view read_header(Bytes data) {
    if (header_seen_ || data.size() != 13) return "its header is wrong";
    header_seen_ = true;
    ByteReader reader(data);
    const std::size_t width = reader.u32();
    const std::size_t height = reader.u32();
    const std::uint32_t depth = reader.u8();
    color_type_ = reader.u8();
    const std::uint32_t compression = reader.u8();
    const std::uint32_t filter = reader.u8();
    const std::uint32_t interlace = reader.u8();
    if (width == 0 || height == 0 || width > max_side || height > max_side)
      return "its size is impossible";
    if (!depth_allowed(color_type_, depth) || compression != 0 || filter != 0 || interlace > 1)
      return "its header is wrong";
    structure_.info.width = static_cast<int>(width);
    structure_.info.height = static_cast<int>(height);
    return "";
  }

  void read_ancillary(const Chunk& chunk) {
    PictureInfo& info = structure_.info;
    if (chunk.type == "eXIf")
      note_exif(chunk.data, info);
    else if (chunk.type == "tIME")
      info.metadata.time = true;
    else if (chunk.type == "tEXt" || chunk.type == "zTXt" || chunk.type == "iTXt")
      read_text(chunk);
    else if (chunk.type == "acTL")
      info.animated = true;
    else if (chunk.type == "sRGB")
      color_known_ = true;
    else if (chunk.type == "gAMA" && chunk.data.size() == 4)
      gamma_ = ByteReader(chunk.data).u32();
    else if (chunk.type == "iCCP")
      read_profile(chunk.data);
  }

  void read_profile(Bytes data) {
    if (std::exchange(color_known_, true)) return;
    const std::size_t name = as_text(data).find('\0');
    if (data.size() < 2 || name > data.size() - 2) return;
    if (const auto profile = inflate(data.subspan(name + 2), max_unpacked))
      structure_.color = ColorConversion::from_icc(*profile);
  }

  void read_text(const Chunk& chunk) {
    PictureInfo& info = structure_.info;
    const std::string_view all = as_text(chunk.data);
    const std::size_t name_size = std::min(all.find('\0'), all.size());
    const std::string_view name = all.substr(0, name_size);
    const Bytes rest = chunk.data.subspan(std::min(name_size + 1, all.size()));
    if (name == "XML:com.adobe.xmp") return note_xmp(rest, info);
    if (name.starts_with("Raw profile type ")) return read_raw_profile(name, chunk.type, rest);
    if (name == "Creation Time" || name.starts_with("date:")) info.metadata.time = true;
    info.other_text = true;
  }

  void read_raw_profile(std::string_view name, std::string_view type, Bytes rest) {
    if (++raw_profiles_ > max_raw_profiles) return;
    PictureInfo& info = structure_.info;
    std::optional<std::vector<std::byte>> text(std::in_place, rest.begin(), rest.end());
    if (type == "zTXt") text = rest.empty() ? std::nullopt : inflate(rest.subspan(1), max_unpacked);
    if (!text) text.emplace();
    const std::vector<std::byte> bytes = bytes_of_raw_profile(as_text(*text));
    if (name.ends_with("exif") || name.ends_with("APP1")) {
      const bool prefixed = starts_with(bytes, "Exif\0\0"sv);
      const int orientation = info.orientation;  // browsers do not turn a PNG by this
      note_exif(Bytes(bytes).subspan(prefixed ? 6 : 0), info);
      info.orientation = orientation;
    } else if (name.ends_with("iptc")) {
      info.metadata.iptc = true;
    } else if (name.ends_with("xmp")) {
      note_xmp(bytes, info);
    }
    info.other_text = true;
  }

  Bytes file_;
  Structure structure_;
  std::uint32_t color_type_ = 0;
  std::uint32_t gamma_ = 0;
  int raw_profiles_ = 0;
  bool header_seen_ = false;
  bool palette_seen_ = false;
  bool data_seen_ = false;
  bool color_known_ = false;
};

}  // namespace

bool is_png(Bytes file) { return starts_with(file, signature); }

Result<Structure> read_png(Bytes file) { return PngReader(file).run(); }

std::vector<std::byte> strip_png(Bytes file) {
  constexpr std::array<std::string_view, 5> pixels = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
  std::vector<std::byte> out;
  out.reserve(file.size());
  append(out, signature);
  ByteReader reader(file, ByteOrder::Big, signature.size());
  while (const std::optional<Chunk> chunk = next_chunk(reader, file)) {
    if (std::ranges::contains(pixels, chunk->type)) append(out, chunk->whole);
    if (chunk->type == "IEND") break;
  }
  return out;
}

}  // namespace bedside::media
