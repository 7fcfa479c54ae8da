#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "media/crc32.h"
#include "media/deflate.h"
#include "media/formats.h"
#include "media/picture.h"

namespace bedside::media {
namespace {

enum ColorType : std::uint8_t { gray = 0, rgb = 2, palette = 3, gray_alpha = 4, rgba = 6 };

// The pixels as PNG stores them, before filtering.
struct Layout {
  ColorType type = rgba;
  int depth = 8;
  std::size_t step = 4;               // bytes from a pixel to the next; 1 when smaller than a byte
  std::size_t row_size = 0;           // bytes
  std::vector<std::uint8_t> rows;     // without filter bytes
  std::vector<std::uint32_t> colors;  // of a palette, red in the lowest byte
};

std::uint32_t color_at(const Bitmap& picture, std::size_t pixel) {
  std::uint32_t color;
  std::memcpy(&color, picture.rgba.data() + pixel * 4, 4);
  return color;
}

std::uint32_t alpha_of(std::uint32_t color) { return color >> 24; }

// Every color of the picture when there are at most 256 of them, those with transparency first
// (only they need an entry in tRNS), else nothing.
std::optional<std::vector<std::uint32_t>> few_colors(const Bitmap& picture) {
  constexpr std::size_t slots = 1024;  // open addressing, a quarter full at most
  std::array<std::uint32_t, slots> seen{};
  std::array<bool, slots> taken{};
  std::vector<std::uint32_t> colors;
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < picture.rgba.size() / 4; ++i) {
    const std::uint32_t color = color_at(picture, i);
    if (i > 0 && color == last) continue;
    last = color;
    std::size_t slot = color * 2654435761u >> 22;
    while (taken[slot] && seen[slot] != color) slot = (slot + 1) % slots;
    if (taken[slot]) continue;
    if (colors.size() == 256) return std::nullopt;
    taken[slot] = true;
    seen[slot] = color;
    colors.push_back(color);
  }
  std::ranges::sort(colors, [](std::uint32_t a, std::uint32_t b) {
    return (alpha_of(a) == 255) != (alpha_of(b) == 255) ? alpha_of(b) == 255 : a < b;
  });
  return colors;
}

Layout indexed(const Bitmap& picture, std::vector<std::uint32_t> colors) {
  Layout layout;
  layout.type = palette;
  layout.step = 1;
  layout.depth = colors.size() <= 2 ? 1 : colors.size() <= 4 ? 2 : colors.size() <= 16 ? 4 : 8;
  const auto in_byte = static_cast<std::size_t>(8 / layout.depth);
  const auto width = static_cast<std::size_t>(picture.width);
  layout.row_size = (width + in_byte - 1) / in_byte;
  layout.rows.resize(layout.row_size * static_cast<std::size_t>(picture.height));
  std::unordered_map<std::uint32_t, std::uint8_t> index;
  for (std::size_t i = 0; i < colors.size(); ++i) index[colors[i]] = static_cast<std::uint8_t>(i);
  std::uint32_t last = colors.front();
  std::uint8_t last_index = 0;
  for (std::size_t y = 0, pixel = 0; y < static_cast<std::size_t>(picture.height); ++y)
    for (std::size_t x = 0; x < width; ++x, ++pixel) {
      const std::uint32_t color = color_at(picture, pixel);
      if (color != last) {
        last = color;
        last_index = index[color];
      }
      const std::size_t shift =
          (in_byte - 1 - x % in_byte) * static_cast<std::size_t>(layout.depth);
      layout.rows[y * layout.row_size + x / in_byte] |=
          static_cast<std::uint8_t>(last_index << shift);
    }
  layout.colors = std::move(colors);
  return layout;
}

Layout direct(const Bitmap& picture) {
  bool opaque = true;
  bool colorless = true;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const std::uint8_t* p = picture.rgba.data() + i;
    opaque &= p[3] == 255;
    colorless &= p[0] == p[1] && p[1] == p[2];
  }
  Layout layout;
  layout.type = colorless ? (opaque ? gray : gray_alpha) : (opaque ? rgb : rgba);
  layout.step = (colorless ? 1 : 3) + (opaque ? 0 : 1);
  layout.row_size = layout.step * static_cast<std::size_t>(picture.width);
  layout.rows.resize(layout.row_size * static_cast<std::size_t>(picture.height));
  std::uint8_t* out = layout.rows.data();
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4, out += layout.step) {
    const std::uint8_t* p = picture.rgba.data() + i;
    if (layout.type == rgba || layout.type == rgb) {
      std::memcpy(out, p, layout.step);
    } else {
      out[0] = p[0];
      if (!opaque) out[1] = p[3];
    }
  }
  return layout;
}

enum Filter : std::uint8_t { none, sub, up, average, paeth };

std::uint8_t paeth_of(int left, int above, int corner) {
  const int guess = left + above - corner;
  const int to_left = std::abs(guess - left);
  const int to_above = std::abs(guess - above);
  const int to_corner = std::abs(guess - corner);
  if (to_left <= to_above && to_left <= to_corner) return static_cast<std::uint8_t>(left);
  return static_cast<std::uint8_t>(to_above <= to_corner ? above : corner);
}

// Filters one row (PNG specification, 9.2) into `out`; `above` is the row before it or zeros.
void filter_row(Filter filter, const std::uint8_t* row, const std::uint8_t* above, std::size_t size,
                std::size_t step, std::uint8_t* out) {
  const auto left = [&](std::size_t i) { return i < step ? 0 : row[i - step]; };
  const auto corner = [&](std::size_t i) { return i < step ? 0 : above[i - step]; };
  const auto store = [&](std::size_t i, int by) {
    out[i] = static_cast<std::uint8_t>(row[i] - by);
  };
  switch (filter) {
    case none:
      std::memcpy(out, row, size);
      break;
    case sub:
      for (std::size_t i = 0; i < size; ++i) store(i, left(i));
      break;
    case up:
      for (std::size_t i = 0; i < size; ++i) store(i, above[i]);
      break;
    case average:
      for (std::size_t i = 0; i < size; ++i) store(i, (left(i) + above[i]) / 2);
      break;
    case paeth:
      for (std::size_t i = 0; i < size; ++i) store(i, paeth_of(left(i), above[i], corner(i)));
      break;
  }
}

// Sum of the bytes as signed numbers without sign: small for rows that pack well.
std::uint32_t roughness(const std::vector<std::uint8_t>& row) {
  std::uint32_t sum = 0;
  for (const std::uint8_t byte : row) sum += byte < 128 ? byte : 256u - byte;
  return sum;
}

// All rows with the filter of each before it.
std::vector<std::byte> filtered(const Layout& layout, PngEffort effort) {
  constexpr std::array<Filter, 4> candidates = {up, sub, paeth, average};
  const std::size_t tried = effort == PngEffort::Fast ? 2 : candidates.size();
  const std::size_t size = layout.row_size;
  const std::vector<std::uint8_t> zeros(size);
  std::vector<std::uint8_t> attempt(size);
  std::vector<std::uint8_t> best(size);
  std::vector<std::byte> out;
  out.reserve(layout.rows.size() + layout.rows.size() / size);
  const std::uint8_t* above = zeros.data();
  for (std::size_t at = 0; at < layout.rows.size(); at += size) {
    const std::uint8_t* row = layout.rows.data() + at;
    Filter chosen = none;
    if (layout.type == palette) {
      best.assign(row, row + size);
    } else if (std::memcmp(row, above, size) == 0) {
      chosen = up;
      std::ranges::fill(best, std::uint8_t{0});
    } else {
      std::uint32_t least = ~0u;
      for (std::size_t i = 0; i < tried; ++i) {
        filter_row(candidates[i], row, above, size, layout.step, attempt.data());
        const std::uint32_t rough = roughness(attempt);
        if (rough >= least) continue;
        least = rough;
        chosen = candidates[i];
        std::swap(best, attempt);
      }
    }
    out.push_back(static_cast<std::byte>(chosen));
    append(out, std::as_bytes(std::span(best)));
    above = row;
  }
  return out;
}

void put32(std::vector<std::byte>& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

void put_chunk(std::vector<std::byte>& out, std::string_view type, Bytes data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  append(out, type);
  append(out, data);
  put32(out, crc32(data, crc32(as_bytes(type))));
}

void put_header(std::vector<std::byte>& out, const Bitmap& picture, const Layout& layout) {
  std::vector<std::byte> header;
  put32(header, static_cast<std::uint32_t>(picture.width));
  put32(header, static_cast<std::uint32_t>(picture.height));
  for (const int value : {layout.depth, static_cast<int>(layout.type), 0, 0, 0})
    header.push_back(static_cast<std::byte>(value));
  put_chunk(out, "IHDR", header);
}

void put_palette(std::vector<std::byte>& out, const std::vector<std::uint32_t>& colors) {
  std::vector<std::byte> table;
  std::vector<std::byte> alphas;
  for (const std::uint32_t color : colors) {
    for (const int shift : {0, 8, 16})
      table.push_back(static_cast<std::byte>(color >> shift & 0xFF));
    if (alpha_of(color) != 255) alphas.push_back(static_cast<std::byte>(alpha_of(color)));
  }
  put_chunk(out, "PLTE", table);
  if (!alphas.empty()) put_chunk(out, "tRNS", alphas);
}

}  // namespace

std::vector<std::byte> encode_png(const Bitmap& picture, PngEffort effort) {
  assert(!picture.empty());
  std::optional<std::vector<std::uint32_t>> colors = few_colors(picture);
  const Layout layout = colors ? indexed(picture, std::move(*colors)) : direct(picture);
  const DeflateEffort packing =
      effort == PngEffort::Fast ? DeflateEffort::Fast : DeflateEffort::Small;
  std::vector<std::byte> out;
  append(out, "\x89PNG\r\n\x1a\n");
  put_header(out, picture, layout);
  if (layout.type == palette) put_palette(out, layout.colors);
  put_chunk(out, "IDAT", deflate(filtered(layout, effort), layout.row_size + 1, packing));
  put_chunk(out, "IEND", {});
  return out;
}

}  // namespace bedside::media
