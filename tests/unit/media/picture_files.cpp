#include "media/picture_files.h"

#include <cmath>

#include "media/crc32.h"
#include "media/picture.h"

namespace bedside::test {

using namespace std::string_literals;

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string be16(std::uint32_t value) {
  return {static_cast<char>(value >> 8), static_cast<char>(value)};
}
std::string be32(std::uint32_t value) { return be16(value >> 16) + be16(value & 0xFFFF); }
std::string le32(std::uint32_t value) {
  const std::string big = be32(value);
  return {big.rbegin(), big.rend()};
}

Bitmap gradient(int width, int height) {
  Bitmap picture = Bitmap::blank(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = picture.pixel(x, y);
      pixel[0] = static_cast<std::uint8_t>(255 * x / width);
      pixel[1] = static_cast<std::uint8_t>(255 * y / height);
      pixel[2] = static_cast<std::uint8_t>((x * 3 + y * 5) % 200);
      pixel[3] = 255;
    }
  return picture;
}

namespace {

class TiffWriter {
 public:
  explicit TiffWriter(bool little) : little_(little) {
    out_ = little ? "II*\0"s : "MM\0*"s;
    u32(8);
  }

  // The directory's entries; pointers are filled in by the caller. Returns where it starts.
  std::size_t directory(const std::vector<ExifTag>& tags) {
    const std::size_t start = out_.size();
    u16(static_cast<std::uint32_t>(tags.size()));
    for (const ExifTag& tag : tags) {
      u16(tag.tag);
      u16(tag.type);
      u32(1);
      if (tag.type == 3) {
        u16(tag.value);
        u16(0);
      } else {
        u32(tag.value);
      }
    }
    u32(0);
    return start;
  }

  void patch(std::size_t at, std::size_t value) {
    const std::string bytes =
        little_ ? le32(static_cast<std::uint32_t>(value)) : be32(static_cast<std::uint32_t>(value));
    out_.replace(at, 4, bytes);
  }

  std::size_t size() const { return out_.size(); }
  const std::string& text() const { return out_; }

 private:
  void u16(std::uint32_t value) {
    const std::string big = be16(value);
    out_ += little_ ? std::string(big.rbegin(), big.rend()) : big;
  }
  void u32(std::uint32_t value) { out_ += little_ ? le32(value) : be32(value); }

  bool little_;
  std::string out_;
};

}  // namespace

std::string exif(const ExifParts& parts) {
  TiffWriter tiff(parts.little_endian);
  std::vector<ExifTag> main = parts.main;
  if (!parts.exif.empty()) main.push_back({0x8769, 4, 0});
  if (!parts.gps.empty()) main.push_back({0x8825, 4, 0});
  const std::size_t start = tiff.directory(main);
  const auto value_at = [&](std::size_t entry) { return start + 2 + entry * 12 + 8; };
  std::size_t entry = parts.main.size();
  if (!parts.exif.empty()) tiff.patch(value_at(entry++), tiff.size()), tiff.directory(parts.exif);
  if (!parts.gps.empty()) tiff.patch(value_at(entry++), tiff.size()), tiff.directory(parts.gps);
  if (parts.thumbnail) {
    tiff.patch(start + 2 + main.size() * 12, tiff.size());
    tiff.directory({{0x0201, 4, 0}, {0x0202, 4, 0}});
  }
  return tiff.text();
}

std::string jpeg(const Bitmap& picture, std::initializer_list<JpegSegment> segments) {
  const std::string plain = text_of(media::encode_jpeg(picture, 95));
  std::string out = plain.substr(0, 2);
  for (const JpegSegment& segment : segments)
    out += "\xFF" + std::string(1, static_cast<char>(segment.marker)) +
           be16(static_cast<std::uint32_t>(segment.data.size()) + 2) + segment.data;
  return out + plain.substr(2);
}

JpegSegment exif_segment(const ExifParts& parts) { return {0xE1, "Exif\0\0"s + exif(parts)}; }

std::string png_chunk(const PngChunk& chunk) {
  const std::string body = chunk.type + chunk.data;
  return be32(static_cast<std::uint32_t>(chunk.data.size())) + body +
         be32(media::crc32(bytes_of(body)));
}

std::string png(const Bitmap& picture, std::initializer_list<PngChunk> chunks) {
  constexpr std::size_t header = 8 + 25;
  const std::string plain = text_of(media::encode_png(picture));
  std::string out = plain.substr(0, header);
  for (const PngChunk& chunk : chunks) out += png_chunk(chunk);
  return out + plain.substr(header);
}

std::string png_claiming(std::uint32_t width, std::uint32_t height, std::string_view pixels) {
  return "\x89PNG\r\n\x1a\n" + png_chunk({"IHDR", be32(width) + be32(height) + "\x08\x02\0\0\0"s}) +
         png_chunk({"IDAT", std::string(pixels)}) + png_chunk({"IEND", ""});
}

std::string gif(std::string_view blocks, int pictures) {
  std::string out = "GIF89a\x02\0\x01\0\x80\0\0\xFF\0\0\0\0\xFF"s + std::string(blocks);
  // codes of two bits from 2 on: clear 4, pixel 0, pixel 1, end 5, of three bits each
  for (int i = 0; i < pictures; ++i) out += ",\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0A\0"s;
  return out + ";";
}

std::string webp(std::initializer_list<PngChunk> chunks) {
  std::string body = "WEBP";
  for (const PngChunk& chunk : chunks) {
    body += chunk.type + le32(static_cast<std::uint32_t>(chunk.data.size())) + chunk.data;
    if (chunk.data.size() % 2 == 1) body += '\0';
  }
  return "RIFF" + le32(static_cast<std::uint32_t>(body.size())) + body;
}

std::string icc(const double (&primaries)[3][3], double gamma) {
  const auto fixed = [](double value) {
    return be32(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
  };
  std::string data;
  std::string table = be32(6);
  constexpr std::size_t data_at = 128 + 4 + 6 * 12;
  const auto add = [&](const std::string& name, const std::string& tag) {
    table += name + be32(static_cast<std::uint32_t>(data_at + data.size())) +
             be32(static_cast<std::uint32_t>(tag.size()));
    data += tag;
  };
  const std::string channels = "rgb";
  for (std::size_t i = 0; i < 3; ++i) {
    add(channels[i] + "XYZ"s,
        "XYZ \0\0\0\0"s + fixed(primaries[i][0]) + fixed(primaries[i][1]) + fixed(primaries[i][2]));
    add(channels[i] + "TRC"s, "para\0\0\0\0\0\0\0\0"s + fixed(gamma));
  }
  std::string header(128, '\0');
  header.replace(16, 8, "RGB XYZ ");
  return header + table + data;
}

}  // namespace bedside::test
