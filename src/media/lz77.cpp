#include "media/lz77.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace bedside::media {
namespace {

constexpr std::size_t window = 32'768;
constexpr std::size_t min_length = 4;  // shorter repetitions hardly pay in pictures
constexpr std::size_t max_length = 258;
constexpr std::size_t good_length = 64;  // enough: look no further
constexpr int hash_bits = 15;

std::uint32_t load32(const std::byte* at) {
  std::uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint64_t load64(const std::byte* at) {
  std::uint64_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// How many bytes from `a` and `b` on are the same, at most `limit`. Little-endian machines only,
// as all our homes are.
std::size_t common(const std::byte* a, const std::byte* b, std::size_t limit) {
  std::size_t length = 0;
  for (; length + 8 <= limit; length += 8)
    if (const std::uint64_t difference = load64(a + length) ^ load64(b + length))
      return length + static_cast<std::size_t>(std::countr_zero(difference)) / 8;
  while (length < limit && a[length] == b[length]) ++length;
  return length;
}

}  // namespace

static_assert(std::endian::native == std::endian::little);

MatchFinder::MatchFinder(Bytes data, std::size_t row_size, DeflateEffort effort)
    : data_(data),
      row_size_(row_size <= window ? row_size : 0),
      max_chain_(effort == DeflateEffort::Fast ? 2 : 48),
      lazy_(effort == DeflateEffort::Small),
      heads_(std::size_t{1} << hash_bits),
      previous_(window) {}

std::size_t MatchFinder::hash(std::size_t at) const {
  return load32(data_.data() + at) * 2654435761u >> (32 - hash_bits);
}

void MatchFinder::insert(std::size_t at) {
  if (at + min_length > data_.size()) return;
  std::uint32_t& head = heads_[hash(at)];
  previous_[at % window] = head;
  head = static_cast<std::uint32_t>(at + 1);
}

void MatchFinder::try_distance(std::size_t at, std::size_t distance, Match& best) const {
  if (distance == 0 || distance > at) return;
  const std::size_t limit = std::min(max_length, data_.size() - at);
  const std::byte* here = data_.data() + at;
  if (best.length >= limit || here[best.length] != (here - distance)[best.length]) return;
  const std::size_t length = common(here, here - distance, limit);
  if (length > best.length) best = {length, distance};
}

MatchFinder::Match MatchFinder::find(std::size_t at) const {
  Match best{min_length - 1, 0};
  if (at + min_length > data_.size()) return {};
  try_distance(at, 1, best);  // runs
  if (best.length < good_length) try_distance(at, row_size_, best);
  std::uint32_t place = heads_[hash(at)];
  for (std::size_t i = 0; i < max_chain_ && place != 0 && best.length < good_length; ++i) {
    const std::size_t distance = at - (place - 1);
    if (distance > window) break;
    try_distance(at, distance, best);
    const std::uint32_t before = previous_[(place - 1) % window];
    if (before >= place) break;  // overwritten by a later place
    place = before;
  }
  return best.distance == 0 ? Match{} : best;
}

void MatchFinder::next(std::size_t max_tokens, std::vector<Token>& tokens) {
  tokens.clear();
  Match here = at_ < data_.size() ? find(at_) : Match{};
  while (at_ < data_.size() && tokens.size() < max_tokens) {
    insert(at_);
    Match following;
    if (lazy_ && here.length > 0 && here.length < good_length) following = find(at_ + 1);
    if (here.length == 0 || following.length > here.length) {
      tokens.push_back({0, std::to_integer<std::uint16_t>(data_[at_])});
      ++at_;
      here = following.length > 0 ? following : (at_ < data_.size() ? find(at_) : Match{});
      continue;
    }
    tokens.push_back(
        {static_cast<std::uint16_t>(here.length), static_cast<std::uint16_t>(here.distance - 1)});
    // Inside a long repetition a few places are enough to find the next one.
    const std::size_t step = lazy_ && here.length < good_length ? 1 : 8;
    for (std::size_t i = step; i < here.length; i += step) insert(at_ + i);
    at_ += here.length;
    here = at_ < data_.size() ? find(at_) : Match{};
  }
}

}  // namespace bedside::media
