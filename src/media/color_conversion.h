#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/bitmap.h"
#include "media/byte_reader.h"

namespace bedside::media {

// Turns the colours of a picture with a colour profile into sRGB, so that the profile, which may
// name a device, a person and a time, need not be kept. Integer arithmetic on tables: the same
// bytes everywhere.
class ColorConversion {
 public:
  // From an ICC profile (ICC.1:2022) of the kind cameras and screens use: three primaries and
  // three curves. Nothing when the profile is sRGB as far as an eye can tell, or of another kind
  // (grey, CMYK, tables), where the colours are taken for sRGB as most programs do.
  static std::optional<ColorConversion> from_icc(Bytes profile);

  // From the gAMA chunk of a PNG, in 1/100,000. Nothing when it is about that of sRGB.
  static std::optional<ColorConversion> from_png_gamma(std::uint32_t gamma);

  void apply(Bitmap& picture) const;

 private:
  using Curve = std::array<std::uint16_t, 256>;  // 8 bits to linear light, 65535 is all of it
  using Matrix = std::array<std::array<std::int32_t, 3>, 3>;  // 65536 is one

  std::array<std::uint8_t, 3> convert(std::uint8_t r, std::uint8_t g, std::uint8_t b) const;
  bool is_almost_none() const;

  static bool read_curve(Bytes tag, Curve& curve);

  std::array<Curve, 3> curves_{};
  Matrix matrix_{};
};

}  // namespace bedside::media
