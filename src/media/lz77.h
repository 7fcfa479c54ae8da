#pragma once

#include <cstdint>
#include <vector>

#include "media/byte_reader.h"
#include "media/deflate.h"

namespace bedside::media {

// A byte as it is, or `length` bytes that stand `distance` bytes before.
struct Token {
  std::uint16_t length = 0;           // 3 to 258; 0 for a byte as it is
  std::uint16_t distance_less_1 = 0;  // 0 to 32767; the byte itself when length is 0

  bool is_literal() const { return length == 0; }
};

// Finds repetitions by RFC 1951: what stands within 32,768 bytes before.
class MatchFinder {
 public:
  MatchFinder(Bytes data, std::size_t row_size, DeflateEffort effort);

  // The tokens of the next part of the data, at most `max_tokens`; none at its end.
  void next(std::size_t max_tokens, std::vector<Token>& tokens);
  std::size_t at() const { return at_; }

 private:
  struct Match {
    std::size_t length = 0;
    std::size_t distance = 0;
  };

  Match find(std::size_t at) const;
  void insert(std::size_t at);
  void try_distance(std::size_t at, std::size_t distance, Match& best) const;
  std::size_t hash(std::size_t at) const;

  Bytes data_;
  std::size_t row_size_;
  std::size_t max_chain_;
  bool lazy_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> heads_;  // last place of a hash, plus one; 0 is none
  std::vector<std::uint32_t>
      previous_;  // the place before it with the same hash, by place in window
};

}  // namespace bedside::media
