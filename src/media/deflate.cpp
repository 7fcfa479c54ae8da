#include "media/deflate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

#include "media/huffman.h"
#include "media/lz77.h"

namespace bedside::media {
namespace {

constexpr std::size_t tokens_in_block = 1 << 15;
constexpr std::size_t literal_symbols = 286;
constexpr std::size_t distance_symbols = 30;
constexpr std::size_t end_of_block = 256;
constexpr std::size_t max_stored = 65'535;

// Symbol and extra bits of lengths 3 to 258 and distances 1 to 32768 (RFC 1951, 3.2.5).
struct Symbol {
  std::uint16_t symbol;
  std::uint8_t extra_bits;
  std::uint16_t extra;
};

constexpr Symbol length_symbol(std::uint32_t length) {
  if (length == 258) return {285, 0, 0};
  const std::uint32_t value = length - 3;
  if (value < 8) return {static_cast<std::uint16_t>(257 + value), 0, 0};
  std::uint32_t bits = 0;
  while (value >> (bits + 3) != 0) ++bits;
  return {static_cast<std::uint16_t>(257 + 4 * bits + (value >> bits)),
          static_cast<std::uint8_t>(bits), static_cast<std::uint16_t>(value & ((1u << bits) - 1))};
}

constexpr auto length_table = [] {
  std::array<Symbol, 259> table{};
  for (std::uint32_t length = 3; length <= 258; ++length) table[length] = length_symbol(length);
  return table;
}();

Symbol distance_symbol(std::uint32_t distance_less_1) {
  if (distance_less_1 < 2) return {static_cast<std::uint16_t>(distance_less_1), 0, 0};
  const auto bits = static_cast<std::uint32_t>(std::bit_width(distance_less_1)) - 2;
  return {static_cast<std::uint16_t>(2 * bits + (distance_less_1 >> bits)),
          static_cast<std::uint8_t>(bits),
          static_cast<std::uint16_t>(distance_less_1 & ((1u << bits) - 1))};
}

class BitWriter {
 public:
  explicit BitWriter(std::vector<std::byte>& out) : out_(out) {}

  // `count` is at most 32.
  void put(std::uint64_t bits, std::uint32_t count) {
    pending_ |= bits << pending_count_;
    pending_count_ += count;
    if (pending_count_ < 32) return;
    const auto word = static_cast<std::uint32_t>(pending_);
    const std::size_t size = out_.size();
    out_.resize(size + sizeof word);
    std::memcpy(out_.data() + size, &word, sizeof word);
    pending_ >>= 32;
    pending_count_ -= 32;
  }

  void fill_byte() {
    for (; pending_count_ > 0; pending_count_ -= std::min(pending_count_, 8u), pending_ >>= 8)
      out_.push_back(static_cast<std::byte>(pending_ & 0xFF));
    pending_ = 0;
  }

 private:
  std::vector<std::byte>& out_;
  std::uint64_t pending_ = 0;
  std::uint32_t pending_count_ = 0;
};

template <std::size_t Size>
struct Code {
  std::array<std::uint32_t, Size> frequencies{};
  std::array<std::uint8_t, Size> lengths{};
  std::array<std::uint16_t, Size> codes{};

  void build(int max_length) {
    code_lengths(frequencies, max_length, lengths);
    codes_of(lengths, codes);
  }
  // Number of lengths up to the last that is used.
  std::size_t used(std::size_t least) const {
    std::size_t count = Size;
    while (count > least && lengths[count - 1] == 0) --count;
    return count;
  }
};

// One run of equal code lengths as 3.2.7 sends it: a symbol and its extra bits.
struct LengthRun {
  std::uint8_t symbol;
  std::uint8_t extra_bits;
  std::uint8_t extra;
};

std::vector<LengthRun> runs_of(std::span<const std::uint8_t> lengths) {
  std::vector<LengthRun> runs;
  for (std::size_t i = 0; i < lengths.size();) {
    std::size_t end = i;
    while (end < lengths.size() && lengths[end] == lengths[i]) ++end;
    std::size_t count = end - i;
    const std::uint8_t length = lengths[i];
    i = end;
    if (length != 0) {
      runs.push_back({length, 0, 0});
      --count;
    }
    while (count >= 3) {
      const std::size_t part = std::min<std::size_t>(count, length != 0 ? 6 : 138);
      if (length != 0)
        runs.push_back({16, 2, static_cast<std::uint8_t>(part - 3)});
      else if (part < 11)
        runs.push_back({17, 3, static_cast<std::uint8_t>(part - 3)});
      else
        runs.push_back({18, 7, static_cast<std::uint8_t>(part - 11)});
      count -= part;
    }
    for (; count > 0; --count) runs.push_back({length, 0, 0});
  }
  return runs;
}

// Writes one block after another; the last is marked.
class BlockWriter {
 public:
  explicit BlockWriter(std::vector<std::byte>& out) : bits_(out), out_(out) {}

  // `source` is what `tokens` stand for.
  void write(const std::vector<Token>& tokens, Bytes source, bool last) {
    literals_ = {};
    distances_ = {};
    std::uint64_t extra_bits = 0;
    for (const Token& token : tokens) {
      if (token.is_literal()) {
        ++literals_.frequencies[token.distance_less_1];
        continue;
      }
      const Symbol length = length_table[token.length];
      const Symbol distance = distance_symbol(token.distance_less_1);
      ++literals_.frequencies[length.symbol];
      ++distances_.frequencies[distance.symbol];
      extra_bits += length.extra_bits + distance.extra_bits;
    }
    literals_.frequencies[end_of_block] = 1;
    literals_.build(15);
    distances_.build(15);
    std::uint64_t size = extra_bits;
    for (std::size_t i = 0; i < literal_symbols; ++i)
      size += std::uint64_t{literals_.frequencies[i]} * literals_.lengths[i];
    if (size / 8 >= source.size()) return write_stored(source, last);
    write_coded(tokens, last);
  }

  void finish() { bits_.fill_byte(); }

 private:
  void write_stored(Bytes source, bool last) {
    do {
      const std::size_t size = std::min(source.size(), max_stored);
      bits_.put(last && size == source.size() ? 1 : 0, 3);  // and 00: stored
      bits_.fill_byte();
      bits_.put(size, 16);
      bits_.put(~size & 0xFFFF, 16);
      out_.insert(out_.end(), source.begin(), source.begin() + static_cast<std::ptrdiff_t>(size));
      source = source.subspan(size);
    } while (!source.empty());
  }

  void write_code_lengths() {
    constexpr std::array<std::uint8_t, 19> order = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                    11, 4,  12, 3, 13, 2, 14, 1, 15};
    const std::size_t literal_count = literals_.used(257);
    const std::size_t distance_count = distances_.used(1);
    std::vector<std::uint8_t> all(
        literals_.lengths.begin(),
        literals_.lengths.begin() + static_cast<std::ptrdiff_t>(literal_count));
    all.insert(all.end(), distances_.lengths.begin(),
               distances_.lengths.begin() + static_cast<std::ptrdiff_t>(distance_count));
    const std::vector<LengthRun> runs = runs_of(all);
    Code<19> code;
    for (const LengthRun& run : runs) ++code.frequencies[run.symbol];
    code.build(7);
    std::size_t order_count = order.size();
    while (order_count > 4 && code.lengths[order[order_count - 1]] == 0) --order_count;
    bits_.put(literal_count - 257, 5);
    bits_.put(distance_count - 1, 5);
    bits_.put(order_count - 4, 4);
    for (std::size_t i = 0; i < order_count; ++i) bits_.put(code.lengths[order[i]], 3);
    for (const LengthRun& run : runs) {
      bits_.put(code.codes[run.symbol], code.lengths[run.symbol]);
      bits_.put(run.extra, run.extra_bits);
    }
  }

  void write_coded(const std::vector<Token>& tokens, bool last) {
    bits_.put((last ? 1u : 0u) | 2u << 1, 3);
    write_code_lengths();
    for (const Token& token : tokens) {
      if (token.is_literal()) {
        bits_.put(literals_.codes[token.distance_less_1], literals_.lengths[token.distance_less_1]);
        continue;
      }
      put_symbol(literals_, length_table[token.length]);
      put_symbol(distances_, distance_symbol(token.distance_less_1));
    }
    bits_.put(literals_.codes[end_of_block], literals_.lengths[end_of_block]);
  }

  template <std::size_t Size>
  void put_symbol(const Code<Size>& code, Symbol symbol) {
    const std::uint32_t length = code.lengths[symbol.symbol];
    bits_.put(code.codes[symbol.symbol] | std::uint64_t{symbol.extra} << length,
              length + symbol.extra_bits);
  }

  BitWriter bits_;
  std::vector<std::byte>& out_;
  Code<literal_symbols> literals_;
  Code<distance_symbols> distances_;
};

// The check sum of zlib (RFC 1950, 8.2).
std::uint32_t adler32(Bytes data) {
  constexpr std::size_t before_overflow = 5552;
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  while (!data.empty()) {
    const Bytes part = data.first(std::min(data.size(), before_overflow));
    for (const std::byte byte : part) {
      a += std::to_integer<std::uint32_t>(byte);
      b += a;
    }
    a %= 65'521;
    b %= 65'521;
    data = data.subspan(part.size());
  }
  return b << 16 | a;
}

}  // namespace

std::vector<std::byte> deflate(Bytes data, std::size_t row_size, DeflateEffort effort) {
  std::vector<std::byte> out;
  out.reserve(data.size() / 4 + 64);
  out.push_back(std::byte{0x78});
  out.push_back(std::byte{0x9C});
  MatchFinder finder(data, row_size, effort);
  BlockWriter blocks(out);
  std::vector<Token> tokens;
  do {
    const std::size_t start = finder.at();
    finder.next(tokens_in_block, tokens);
    blocks.write(tokens, data.subspan(start, finder.at() - start), finder.at() == data.size());
  } while (finder.at() < data.size());
  blocks.finish();
  const std::uint32_t sum = adler32(data);
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::byte>(sum >> shift & 0xFF));
  return out;
}

}  // namespace bedside::media
