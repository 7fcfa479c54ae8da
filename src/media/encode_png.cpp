#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "media/crc32.h"
#include "media/deflate.h"
#include "media/formats.h"
#include "media/picture.h"

namespace bedside::media {
namespace {

enum ColorType : std::uint8_t { gray = 0, rgb = 2, palette = 3, gray_alpha = 4, rgba = 6 };

constexpr std::size_t max_colors = 256;

// Which way of storing holds the pixels exactly in the fewest bytes.
struct Layout {
  ColorType type = rgba;
  int depth = 8;
  std::size_t step = 4;      // bytes from a pixel to the next; 1 when smaller than a byte
  std::size_t row_size = 0;  // bytes, without the filter's
};

std::uint32_t color_at(const std::uint8_t* pixels, std::size_t i) {
  std::uint32_t color;
  std::memcpy(&color, pixels + i * 4, 4);
  return color;
}

std::uint32_t alpha_of(std::uint32_t color) { return color >> 24; }

const std::uint8_t* row_of(const Bitmap& picture, int y) { return picture.pixel(0, y); }

// Rows of flat art are mostly like the one above.
bool repeats(const Bitmap& picture, int y) {
  return y > 0 && std::memcmp(row_of(picture, y), row_of(picture, y - 1),
                              static_cast<std::size_t>(picture.width) * 4) == 0;
}

// The colours of a picture that has few, with their numbers in its table. Open addressing, a
// quarter full at most.
class ColorTable {
 public:
  // False when there are more than fit.
  bool add_all(const Bitmap& picture) {
    for (int y = 0; y < picture.height; ++y)
      if (!repeats(picture, y) && !add_row(row_of(picture, y), picture.width)) return false;
    // Only colours that are not opaque need an entry in tRNS, so they come first.
    std::ranges::sort(colors_, [](std::uint32_t a, std::uint32_t b) {
      return (alpha_of(a) == 255) != (alpha_of(b) == 255) ? alpha_of(b) == 255 : a < b;
    });
    for (std::size_t i = 0; i < colors_.size(); ++i)
      slots_[slot_of(colors_[i])].index = static_cast<std::uint8_t>(i);
    return true;
  }

  const std::vector<std::uint32_t>& colors() const { return colors_; }
  std::uint8_t index_of(std::uint32_t color) const { return slots_[slot_of(color)].index; }

 private:
  struct Slot {
    std::uint32_t color = 0;
    bool taken = false;
    std::uint8_t index = 0;
  };
  static constexpr std::size_t size = 4 * max_colors;

  // Where the color is or would be put.
  std::size_t slot_of(std::uint32_t color) const {
    std::size_t slot = color * 2654435761u >> 22;
    while (slots_[slot].taken && slots_[slot].color != color) slot = (slot + 1) % size;
    return slot;
  }

  bool add_row(const std::uint8_t* row, int width) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      const std::uint32_t color = color_at(row, x);
      if (x > 0 && color == color_at(row, x - 1)) continue;
      Slot& slot = slots_[slot_of(color)];
      if (slot.taken) continue;
      if (colors_.size() == max_colors) return false;
      slot = {color, true, 0};
      colors_.push_back(color);
    }
    return true;
  }

  std::array<Slot, size> slots_{};
  std::vector<std::uint32_t> colors_;
};

Layout table_layout(const Bitmap& picture, std::size_t colors) {
  Layout layout{.type = palette, .depth = 8, .step = 1, .row_size = 0};
  layout.depth = colors <= 2 ? 1 : colors <= 4 ? 2 : colors <= 16 ? 4 : 8;
  const auto in_byte = static_cast<std::size_t>(8 / layout.depth);
  layout.row_size = (static_cast<std::size_t>(picture.width) + in_byte - 1) / in_byte;
  return layout;
}

Layout direct_layout(const Bitmap& picture) {
  std::uint32_t opaque = 0xFF000000u;
  std::uint32_t colored = 0;
  for (int y = 0; y < picture.height; ++y) {
    if (repeats(picture, y)) continue;
    const std::uint8_t* row = row_of(picture, y);
    for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
      const std::uint32_t color = color_at(row, x);
      opaque &= color;
      colored |= (color ^ color >> 8) & 0xFFFF;  // red against green, green against blue
    }
  }
  const bool has_alpha = opaque != 0xFF000000u;
  Layout layout;
  layout.type = colored != 0 ? (has_alpha ? rgba : rgb) : (has_alpha ? gray_alpha : gray);
  layout.step = (colored != 0 ? 3 : 1) + (has_alpha ? 1 : 0);
  layout.row_size = layout.step * static_cast<std::size_t>(picture.width);
  return layout;
}

// One row of the picture as the file stores it.
void convert_row(const std::uint8_t* row, std::size_t width, const Layout& layout,
                 const ColorTable& table, std::uint8_t* out) {
  switch (layout.type) {
    case rgba:
      std::memcpy(out, row, width * 4);
      break;
    case rgb:
      for (std::size_t x = 0; x < width; ++x, out += 3, row += 4) {
        out[0] = row[0];
        out[1] = row[1];
        out[2] = row[2];
      }
      break;
    case gray:
      for (std::size_t x = 0; x < width; ++x) out[x] = row[4 * x];
      break;
    case gray_alpha:
      for (std::size_t x = 0; x < width; ++x) {
        out[2 * x] = row[4 * x];
        out[2 * x + 1] = row[4 * x + 3];
      }
      break;
    case palette: {
      const auto depth = static_cast<std::size_t>(layout.depth);
      const std::size_t in_byte = 8 / depth;
      std::fill_n(out, layout.row_size, std::uint8_t{0});
      std::uint8_t index = 0;
      for (std::size_t x = 0; x < width; ++x) {
        const std::uint32_t color = color_at(row, x);
        if (x == 0 || color != color_at(row, x - 1)) index = table.index_of(color);
        out[x / in_byte] |= static_cast<std::uint8_t>(index << (in_byte - 1 - x % in_byte) * depth);
      }
    }
  }
}

enum Filter : std::uint8_t { none, sub, up, average, paeth };

std::uint8_t paeth_of(int left, int above, int corner) {
  const int to_left = std::abs(above - corner);
  const int to_above = std::abs(left - corner);
  const int to_corner = std::abs(left + above - 2 * corner);
  const int nearer = to_above <= to_corner ? above : corner;
  return static_cast<std::uint8_t>(to_left <= to_above && to_left <= to_corner ? left : nearer);
}

// Filters one row (PNG specification, 9.2). In front of `row` and `above` stand at least `step`
// zeros, so that nothing is special about the first pixel.
void filter_row(Filter filter, const std::uint8_t* row, const std::uint8_t* above, std::size_t size,
                std::size_t step, std::uint8_t* out) {
  const std::uint8_t* left = row - step;
  const std::uint8_t* corner = above - step;
  const auto store = [&](std::size_t i, int by) {
    out[i] = static_cast<std::uint8_t>(row[i] - by);
  };
  switch (filter) {
    case none:
      std::memcpy(out, row, size);
      break;
    case sub:
      for (std::size_t i = 0; i < size; ++i) store(i, left[i]);
      break;
    case up:
      for (std::size_t i = 0; i < size; ++i) store(i, above[i]);
      break;
    case average:
      for (std::size_t i = 0; i < size; ++i) store(i, (left[i] + above[i]) / 2);
      break;
    case paeth:
      for (std::size_t i = 0; i < size; ++i) store(i, paeth_of(left[i], above[i], corner[i]));
      break;
  }
}

// Sum of the bytes as signed numbers without sign: small for rows that pack well.
std::uint32_t roughness(const std::uint8_t* row, std::size_t size) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i)
    sum += static_cast<std::uint32_t>(std::abs(static_cast<std::int8_t>(row[i])));
  return sum;
}

// Writes the filter that suits the row and the filtered row to `out`.
class RowFilter {
 public:
  RowFilter(const Layout& layout, PngEffort effort)
      : layout_(layout),
        tried_(layout.type == palette      ? 0
               : effort == PngEffort::Fast ? 2
                                           : 4),
        attempt_(layout.row_size) {}

  void write(const std::uint8_t* row, const std::uint8_t* above, std::uint8_t* out) {
    constexpr std::array<Filter, 4> candidates = {up, sub, paeth, average};
    const std::size_t size = layout_.row_size;
    *out = none;
    if (tried_ == 0) filter_row(none, row, above, size, layout_.step, out + 1);
    std::uint32_t least = ~0u;
    for (std::size_t i = 0; i < tried_; ++i) {
      filter_row(candidates[i], row, above, size, layout_.step, attempt_.data());
      const std::uint32_t rough = roughness(attempt_.data(), size);
      if (rough >= least) continue;
      least = rough;
      *out = candidates[i];
      std::memcpy(out + 1, attempt_.data(), size);
    }
  }

 private:
  const Layout& layout_;
  std::size_t tried_;
  std::vector<std::uint8_t> attempt_;
};

// All rows with the filter of each before it.
std::vector<std::uint8_t> filtered(const Bitmap& picture, const Layout& layout,
                                   const ColorTable& table, PngEffort effort) {
  constexpr std::size_t zeros_in_front = 4;
  const std::size_t size = layout.row_size;
  std::vector<std::uint8_t> row(zeros_in_front + size);
  std::vector<std::uint8_t> above(zeros_in_front + size);
  std::vector<std::uint8_t> out((size + 1) * static_cast<std::size_t>(picture.height));
  RowFilter filter(layout, effort);
  std::uint8_t* at = out.data();
  for (int y = 0; y < picture.height; ++y, at += size + 1) {
    if (layout.type != palette && repeats(picture, y)) {
      *at = up;  // and zeros, which are there
      continue;
    }
    convert_row(row_of(picture, y), static_cast<std::size_t>(picture.width), layout, table,
                row.data() + zeros_in_front);
    filter.write(row.data() + zeros_in_front, above.data() + zeros_in_front, at);
    std::swap(row, above);
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
  ColorTable table;
  const bool few_colors = table.add_all(picture);
  const Layout layout =
      few_colors ? table_layout(picture, table.colors().size()) : direct_layout(picture);
  const std::vector<std::uint8_t> rows = filtered(picture, layout, table, effort);
  const DeflateEffort packing =
      effort == PngEffort::Fast ? DeflateEffort::Fast : DeflateEffort::Small;
  std::vector<std::byte> out;
  append(out, "\x89PNG\r\n\x1a\n");
  put_header(out, picture, layout);
  if (layout.type == palette) put_palette(out, table.colors());
  put_chunk(out, "IDAT", deflate(std::as_bytes(std::span(rows)), layout.row_size + 1, packing));
  put_chunk(out, "IEND", {});
  return out;
}

}  // namespace bedside::media
