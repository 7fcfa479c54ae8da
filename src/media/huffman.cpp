#include "media/huffman.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace bedside::media {
namespace {

constexpr std::size_t max_symbols = 288;
constexpr std::size_t longest = 32;  // of an unlimited code over the tokens of one block

struct Leaf {
  std::uint32_t frequency;
  std::uint16_t symbol;
};

using LengthCounts = std::array<std::uint32_t, longest + 1>;  // how many codes of each length

// Huffman's tree over leaves in rising order of frequency. Inner nodes come out in rising order
// too, so two queues do for a heap. Returns how many leaves lie at each depth.
LengthCounts depths(std::span<const Leaf> leaves) {
  const std::size_t count = leaves.size();
  std::array<std::uint64_t, max_symbols> weight;
  std::array<std::uint16_t, 2 * max_symbols> parent;
  std::size_t leaf = 0;
  std::size_t inner = 0;
  for (std::size_t made = 0; made + 1 < count; ++made) {
    weight[made] = 0;
    for (int child = 0; child < 2; ++child) {
      const bool take_leaf =
          leaf < count && (inner == made || leaves[leaf].frequency <= weight[inner]);
      weight[made] += take_leaf ? leaves[leaf].frequency : weight[inner];
      parent[take_leaf ? leaf++ : count + inner++] = static_cast<std::uint16_t>(made);
    }
  }
  LengthCounts counts{};
  std::array<std::uint8_t, max_symbols> depth;  // of inner nodes; the root was made last
  depth[count - 2] = 0;
  for (std::size_t node = count - 2; node-- > 0;)
    depth[node] = static_cast<std::uint8_t>(depth[parent[count + node]] + 1);
  for (std::size_t i = 0; i < count; ++i)
    ++counts[std::min<std::size_t>(depth[parent[i]] + 1u, longest)];
  return counts;
}

// Shortens codes beyond `max_length` and lengthens others until they fit together again (Kraft's
// sum is one): each step gives up one of the longest and splits a shorter one.
void limit(LengthCounts& counts, std::size_t max_length) {
  for (std::size_t length = max_length + 1; length <= longest; ++length)
    counts[max_length] += std::exchange(counts[length], 0);
  std::uint64_t sum = 0;  // in units of the longest code
  for (std::size_t length = 1; length <= max_length; ++length)
    sum += std::uint64_t{counts[length]} << (max_length - length);
  for (; sum > std::uint64_t{1} << max_length; --sum) {
    --counts[max_length];
    std::size_t length = max_length - 1;
    while (counts[length] == 0) --length;
    --counts[length];
    counts[length + 1] += 2;
  }
}

}  // namespace

void code_lengths(std::span<const std::uint32_t> frequencies, int max_length,
                  std::span<std::uint8_t> lengths) {
  assert(frequencies.size() <= max_symbols && frequencies.size() == lengths.size());
  std::array<Leaf, max_symbols> storage;
  std::size_t count = 0;
  for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol)
    if (frequencies[symbol] > 0)
      storage[count++] = {frequencies[symbol], static_cast<std::uint16_t>(symbol)};
  std::ranges::fill(lengths, std::uint8_t{0});
  if (count == 1) lengths[storage[0].symbol] = 1;
  if (count < 2) return;

  const std::span leaves(storage.data(), count);
  std::ranges::sort(leaves, [](const Leaf& a, const Leaf& b) {
    return a.frequency != b.frequency ? a.frequency < b.frequency : a.symbol < b.symbol;
  });
  LengthCounts counts = depths(leaves);
  limit(counts, static_cast<std::size_t>(max_length));
  auto length = static_cast<std::size_t>(max_length);
  for (const Leaf& leaf : leaves) {  // the rarest get the longest
    while (counts[length] == 0) --length;
    lengths[leaf.symbol] = static_cast<std::uint8_t>(length);
    --counts[length];
  }
}

void codes_of(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes) {
  std::array<std::uint32_t, 16> next{};
  std::array<std::uint32_t, 16> counts{};
  for (const std::uint8_t length : lengths) ++counts[length];
  counts[0] = 0;
  for (std::size_t length = 1; length < 16; ++length)
    next[length] = (next[length - 1] + counts[length - 1]) << 1;
  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
    if (lengths[symbol] == 0) continue;
    std::uint32_t code = next[lengths[symbol]]++;
    std::uint32_t reversed = 0;
    for (int bit = 0; bit < lengths[symbol]; ++bit, code >>= 1)
      reversed = reversed << 1 | (code & 1);
    codes[symbol] = static_cast<std::uint16_t>(reversed);
  }
}

}  // namespace bedside::media
