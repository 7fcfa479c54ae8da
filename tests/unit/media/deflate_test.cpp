#include "media/deflate.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "doctest/doctest.h"
#include "media/crc32.h"
#include "media/huffman.h"
#include "media/inflate.h"
#include "media/picture_files.h"

namespace bedside::media {
namespace {

using test::bytes_of;

bool survives(const std::string& data, std::size_t row_size = 1) {
  for (const DeflateEffort effort : {DeflateEffort::Fast, DeflateEffort::Small}) {
    const auto back = inflate(deflate(bytes_of(data), row_size, effort), data.size() + 100'000);
    if (!back || test::text_of(*back) != data) return false;
  }
  return true;
}

std::string random_text(std::size_t size, unsigned letters, unsigned seed) {
  std::mt19937 random(seed);
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random() % letters);
  return text;
}

TEST_CASE("deflate: nothing, a byte and short texts unpack to themselves") {
  CHECK(survives(""));
  CHECK(survives("a"));
  CHECK(survives("aaaa"));
  CHECK(survives("abcabcabcabc"));
}

TEST_CASE("deflate: runs of every length unpack to themselves") {
  for (std::size_t size = 1; size < 1000; ++size) REQUIRE(survives(std::string(size, 'x')));
}

TEST_CASE("deflate: random data of few and of all bytes unpacks to itself") {
  for (const unsigned letters : {1u, 2u, 3u, 17u, 256u})
    for (const std::size_t size : {100u, 65'535u, 65'536u, 300'000u})
      REQUIRE(survives(random_text(size, letters, letters + 1), 100));
}

TEST_CASE("deflate: repetitions at the far end of the window are found and unpack") {
  for (const std::size_t distance : {32'767u, 32'768u, 32'769u}) {
    const std::string part = random_text(distance, 256, 3);
    const std::string data = part + part.substr(0, 500);
    CHECK(survives(data));
  }
}

TEST_CASE("deflate: what does not pack grows by no more than its frame") {
  const std::string noise = random_text(200'000, 256, 5);
  CHECK(deflate(bytes_of(noise), 1, DeflateEffort::Small).size() < noise.size() + 100);
}

TEST_CASE("deflate: rows that repeat cost almost nothing") {
  const std::string row = random_text(3'000, 256, 9);
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += row;
  CHECK(deflate(bytes_of(rows), row.size(), DeflateEffort::Fast).size() < 8'000);
  CHECK(survives(rows, row.size()));
}

TEST_CASE("inflate: broken data and data over the limit give nothing") {
  const auto packed = deflate(bytes_of(std::string(5'000, 'x')), 1, DeflateEffort::Fast);
  CHECK(inflate(packed, 100'000).has_value());
  CHECK_FALSE(inflate(packed, 4'000).has_value());
  CHECK_FALSE(inflate(bytes_of("no zlib"), 100).has_value());
  CHECK_FALSE(inflate({}, 100).has_value());
}

// Kraft's sum in units of the longest code: exactly 2^max_length when a code is complete.
std::uint32_t kraft(const std::vector<std::uint8_t>& lengths, int max_length) {
  std::uint32_t sum = 0;
  for (const std::uint8_t length : lengths)
    if (length > 0) sum += 1u << (max_length - length);
  return sum;
}

TEST_CASE("huffman: codes are complete and frequent symbols are short") {
  const std::vector<std::uint32_t> frequencies = {50, 1, 0, 20, 20, 3, 6};
  std::vector<std::uint8_t> lengths(frequencies.size());
  code_lengths(frequencies, 15, lengths);
  CHECK(kraft(lengths, 15) == 1u << 15);
  CHECK(lengths == std::vector<std::uint8_t>{1, 5, 0, 3, 2, 5, 4});
}

TEST_CASE("huffman: lengths stay within the limit, whatever the frequencies") {
  std::vector<std::uint32_t> fibonacci = {1, 1};
  while (fibonacci.size() < 30) fibonacci.push_back(fibonacci.end()[-1] + fibonacci.end()[-2]);
  for (const int limit : {5, 7, 15}) {
    std::vector<std::uint8_t> lengths(fibonacci.size());
    code_lengths(fibonacci, limit, lengths);
    CHECK(kraft(lengths, limit) == 1u << limit);
    for (const std::uint8_t length : lengths) CHECK(length <= limit);
  }
}

TEST_CASE("huffman: one symbol has one bit, none has none") {
  std::vector<std::uint8_t> lengths(3);
  code_lengths(std::vector<std::uint32_t>{0, 9, 0}, 15, lengths);
  CHECK(lengths == std::vector<std::uint8_t>{0, 1, 0});
  code_lengths(std::vector<std::uint32_t>{0, 0, 0}, 15, lengths);
  CHECK(lengths == std::vector<std::uint8_t>{0, 0, 0});
}

TEST_CASE("huffman: codes follow the example of RFC 1951, 3.2.2, with their bits reversed") {
  const std::array<std::uint8_t, 8> lengths = {3, 3, 3, 3, 3, 2, 4, 4};
  std::array<std::uint16_t, 8> codes{};
  codes_of(lengths, codes);
  CHECK(codes ==
        std::array<std::uint16_t, 8>{0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111});
}

TEST_CASE("crc32: the check value of its definition, in one piece and in two") {
  CHECK(crc32(bytes_of("123456789")) == 0xCBF43926);
  CHECK(crc32(bytes_of("6789"), crc32(bytes_of("12345"))) == 0xCBF43926);
  CHECK(crc32({}) == 0);
}

}  // namespace
}  // namespace bedside::media
