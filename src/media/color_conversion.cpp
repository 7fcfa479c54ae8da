#include "media/color_conversion.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace bedside::media {
namespace {

constexpr int light_steps = 1 << 14;  // of the table back to 8 bits
constexpr double one = 65536.0;

// From XYZ under D50, where ICC profiles meet, to linear sRGB: the inverse of the primaries of
// IEC 61966-2-1 adapted with Bradford's method.
constexpr double srgb_from_xyz[3][3] = {{3.1338561, -1.6168667, -0.4906146},
                                        {-0.9787684, 1.9161415, 0.0334540},
                                        {0.0719453, -0.2289914, 1.4052427}};

double srgb_from_linear(double light) {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

const std::array<std::uint8_t, light_steps + 1>& srgb_table() {
  static const auto table = [] {
    std::array<std::uint8_t, light_steps + 1> bytes;
    for (int i = 0; i <= light_steps; ++i)
      bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(
          std::lround(255 * srgb_from_linear(static_cast<double>(i) / light_steps)));
    return bytes;
  }();
  return table;
}

std::uint16_t light16(double light) {
  return static_cast<std::uint16_t>(std::lround(65535 * std::clamp(light, 0.0, 1.0)));
}

double fixed16(std::uint32_t bits) { return static_cast<std::int32_t>(bits) / one; }

// The data of tag `name`, from its type on; empty when it is not there or outside the profile.
Bytes find_tag(Bytes profile, std::string_view name) {
  ByteReader reader(profile, ByteOrder::Big, 128);
  const std::uint32_t count = reader.u32();
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
    const Bytes signature = reader.take(4);
    const std::uint32_t offset = reader.u32();
    const std::uint32_t size = reader.u32();
    if (as_text(signature) != name) continue;
    ByteReader tag(profile, ByteOrder::Big, offset);
    return tag.take(size);
  }
  return {};
}

// Parametric curves of ICC.1:2022, 10.18.
bool parametric(ByteReader& reader, auto store) {
  const std::uint32_t kind = reader.u16();
  reader.skip(2);
  constexpr std::array<std::size_t, 5> counts = {1, 3, 4, 5, 7};
  if (kind >= counts.size()) return false;
  std::array<double, 7> p{};
  for (std::size_t i = 0; i < counts[kind]; ++i) p[i] = fixed16(reader.u32());
  const auto [g, a, b, c, d, e, f] = p;
  if (reader.failed() || g <= 0 || (kind > 0 && a == 0)) return false;
  store([=](double x) {
    const auto power = [&](double base) { return std::pow(std::max(base, 0.0), g); };
    switch (kind) {
      case 0:
        return power(x);
      case 1:
        return x >= -b / a ? power(a * x + b) : 0;
      case 2:
        return x >= -b / a ? power(a * x + b) + c : c;
      case 3:
        return x >= d ? power(a * x + b) : c * x;
      default:
        return x >= d ? power(a * x + b) + e : c * x + f;
    }
  });
  return true;
}

}  // namespace

bool ColorConversion::read_curve(Bytes tag, Curve& curve) {
  ByteReader reader(tag);
  const Bytes type = reader.take(4);
  reader.skip(4);
  const auto store = [&](auto light_of) {
    for (std::size_t i = 0; i < curve.size(); ++i)
      curve[i] = light16(light_of(static_cast<double>(i) / 255));
  };
  if (as_text(type) == "para") return parametric(reader, store);
  if (as_text(type) != "curv") return false;
  const std::uint32_t count = reader.u32();
  if (count == 0) {
    store([](double x) { return x; });
    return !reader.failed();
  }
  if (count == 1) {
    const double gamma = reader.u16() / 256.0;
    store([=](double x) { return std::pow(x, gamma); });
    return !reader.failed();
  }
  if (count > reader.left() / 2) return false;
  std::vector<double> points(count);
  for (double& point : points) point = reader.u16() / 65535.0;
  store([&](double x) {
    const double at = x * (count - 1);
    const auto low = std::min(static_cast<std::size_t>(at), static_cast<std::size_t>(count - 2));
    const double part = at - static_cast<double>(low);
    return points[low] * (1 - part) + points[low + 1] * part;
  });
  return true;
}

std::optional<ColorConversion> ColorConversion::from_icc(Bytes profile) {
  if (profile.size() < 132 || as_text(profile.subspan(16, 8)) != "RGB XYZ ") return std::nullopt;
  ColorConversion conversion;
  constexpr std::array<std::string_view, 3> primary_tags = {"rXYZ", "gXYZ", "bXYZ"};
  constexpr std::array<std::string_view, 3> curve_tags = {"rTRC", "gTRC", "bTRC"};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    ByteReader primary(find_tag(profile, primary_tags[channel]));
    primary.skip(8);
    double xyz[3];
    for (double& part : xyz) part = fixed16(primary.u32());
    if (primary.failed()) return std::nullopt;
    for (std::size_t row = 0; row < 3; ++row) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) sum += srgb_from_xyz[row][k] * xyz[k];
      if (std::abs(sum) > 8) return std::nullopt;  // no real primary
      conversion.matrix_[row][channel] = static_cast<std::int32_t>(std::lround(sum * one));
    }
    if (!read_curve(find_tag(profile, curve_tags[channel]), conversion.curves_[channel]))
      return std::nullopt;
  }
  if (conversion.is_almost_none()) return std::nullopt;
  return conversion;
}

std::optional<ColorConversion> ColorConversion::from_png_gamma(std::uint32_t gamma) {
  if (gamma < 10'000 || gamma > 1'000'000) return std::nullopt;  // beyond all real screens
  ColorConversion conversion;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    conversion.matrix_[channel][channel] = static_cast<std::int32_t>(one);
    for (std::size_t i = 0; i < 256; ++i)
      conversion.curves_[channel][i] =
          light16(std::pow(static_cast<double>(i) / 255, 100'000.0 / gamma));
  }
  constexpr std::uint32_t srgb_gamma = 45'455;
  constexpr std::uint32_t tolerance = 1'000;
  if (gamma >= srgb_gamma - tolerance && gamma <= srgb_gamma + tolerance) return std::nullopt;
  return conversion;
}

std::array<std::uint8_t, 3> ColorConversion::convert(std::uint8_t r, std::uint8_t g,
                                                     std::uint8_t b) const {
  const std::int64_t light[3] = {curves_[0][r], curves_[1][g], curves_[2][b]};
  const auto& table = srgb_table();
  std::array<std::uint8_t, 3> out;
  for (std::size_t row = 0; row < 3; ++row) {
    const auto& m = matrix_[row];
    const std::int64_t sum = m[0] * light[0] + m[1] * light[1] + m[2] * light[2];
    // 16 bits of light times 16 bits of matrix, down to the 14 of the table
    const std::int64_t at = std::clamp<std::int64_t>((sum + (1 << 17)) >> 18, 0, light_steps);
    out[row] = table[static_cast<std::size_t>(at)];
  }
  return out;
}

// Looks at 125 colours. Two levels of 255 are below what can be seen.
bool ColorConversion::is_almost_none() const {
  constexpr int invisible = 2;
  constexpr std::array<std::uint8_t, 5> levels = {0, 64, 128, 192, 255};
  for (const std::uint8_t r : levels)
    for (const std::uint8_t g : levels)
      for (const std::uint8_t b : levels) {
        const auto [x, y, z] = convert(r, g, b);
        if (std::abs(x - r) > invisible || std::abs(y - g) > invisible ||
            std::abs(z - b) > invisible)
          return false;
      }
  return true;
}

void ColorConversion::apply(Bitmap& picture) const {
  // Neighbours are often equal, so the last answer is kept.
  std::array<std::uint8_t, 3> from{};
  std::array<std::uint8_t, 3> to = convert(0, 0, 0);
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
    std::uint8_t* pixel = picture.rgba.data() + i;
    const std::array<std::uint8_t, 3> here = {pixel[0], pixel[1], pixel[2]};
    if (here != from) {
      from = here;
      to = convert(here[0], here[1], here[2]);
    }
    std::ranges::copy(to, pixel);
  }
}

}  // namespace bedside::media
