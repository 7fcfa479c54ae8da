#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitmap.h"

// Builds picture files with all kinds of metadata in them.
namespace bedside::test {

std::span<const std::byte> bytes_of(std::string_view text);
std::string text_of(std::span<const std::byte> bytes);

// 16 or 32 bits, lowest byte last.
std::string be16(std::uint32_t value);
std::string be32(std::uint32_t value);
std::string le32(std::uint32_t value);

// A picture in which every pixel differs from its neighbours and no turn gives the same again.
Bitmap gradient(int width, int height);

struct ExifTag {
  std::uint16_t tag;
  std::uint16_t type;  // 2 text, 3 short, 4 long
  std::uint32_t value;
};

// A TIFF structure with these tags in the first directory, in the given byte order, and where
// asked for a directory of places on earth and a second one with a thumbnail.
struct ExifParts {
  std::vector<ExifTag> main;
  std::vector<ExifTag> exif;
  std::vector<ExifTag> gps;
  bool thumbnail = false;
  bool little_endian = true;
};
std::string exif(const ExifParts& parts);

// A JPEG of `picture` with these segments (marker, data) put in behind its first marker.
struct JpegSegment {
  unsigned char marker;
  std::string data;
};
std::string jpeg(const Bitmap& picture, std::initializer_list<JpegSegment> segments = {});
JpegSegment exif_segment(const ExifParts& parts);

// A PNG of `picture` with these chunks put in behind its header.
struct PngChunk {
  std::string type;
  std::string data;
};
std::string png_chunk(const PngChunk& chunk);
std::string png(const Bitmap& picture, std::initializer_list<PngChunk> chunks = {});
// A PNG whose header claims this size.
std::string png_claiming(std::uint32_t width, std::uint32_t height, std::string_view pixels);

// A GIF of 2 x 1 pixels, red and blue, with these blocks before its first picture.
std::string gif(std::string_view blocks = "", int pictures = 1);

// A WebP file of these chunks (name of four letters, data).
std::string webp(std::initializer_list<PngChunk> chunks);

// An ICC profile with the primaries (XYZ under D50) and one power for all three curves.
std::string icc(const double (&primaries)[3][3], double gamma);
inline constexpr double srgb_primaries[3][3] = {
    {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}};
inline constexpr double display_p3_primaries[3][3] = {
    {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}};

}  // namespace bedside::test
