// The samples of BidiTest.txt and BidiCharacterTest.txt (Unicode 15.0) through paint::Bidi.

#include <map>
#include <sstream>

#include "base/utf8.h"
#include "paint/bidi.h"
#include "preview/setup.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// A character of each class.
char32_t sample_of(const std::string& name) {
  static const std::map<std::string, char32_t> samples = {
      {"L", U'a'},     {"R", 0x05D0},   {"AL", 0x0627},  {"EN", U'0'},    {"ES", U'+'},
      {"ET", U'#'},    {"AN", 0x0660},  {"CS", U','},    {"B", 0x2029},   {"S", U'\t'},
      {"WS", U' '},    {"ON", U'!'},    {"NSM", 0x0300}, {"BN", 0x00AD},  {"LRE", 0x202A},
      {"RLE", 0x202B}, {"PDF", 0x202C}, {"LRO", 0x202D}, {"RLO", 0x202E}, {"LRI", 0x2066},
      {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};
  const auto found = samples.find(name);
  REQUIRE(found != samples.end());
  return found->second;
}

struct Expected {
  std::u32string text;
  Direction direction = Direction::Automatic;
  std::vector<std::string> levels;  // "x": the character is taken out
  std::vector<std::string> order;
};

// Whether the parts of the whole text as one line have these levels and stand in this order.
bool holds(const Expected& expected) {
  std::string text;
  std::vector<std::size_t> at;
  for (const char32_t c : expected.text) {
    at.push_back(text.size());
    append_utf8(text, c);
  }
  const Bidi bidi(text, expected.direction);
  std::vector<int> levels(expected.text.size(), 0);
  std::vector<std::string> order;
  for (const DirectedSpan& part : bidi.line({0, text.size()})) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < at.size(); ++i)
      if (at[i] >= part.bytes.begin && at[i] < part.bytes.end) members.push_back(i);
    if (part.right_to_left()) std::ranges::reverse(members);
    for (const std::size_t i : members) {
      levels[i] = part.level;
      if (expected.levels[i] != "x") order.push_back(std::to_string(i));
    }
  }
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (expected.levels[i] != "x" && expected.levels[i] != std::to_string(levels[i])) return false;
  return order == expected.order;
}

std::optional<json::Value> samples(const char* name) {
  const std::string path = test::shared_path(std::string("conformance/08-unicode/") + name);
  const auto file = test::read_file(path);
  if (!file) {
    MESSAGE("skipped: " << name << " is not here");
    return std::nullopt;
  }
  Result<json::Value> value = json::parse(*file, name);
  REQUIRE(value);
  return *std::move(value);
}

}  // namespace

TEST_CASE("bidi: the samples by class have the levels and the order of the algorithm") {
  const std::optional<json::Value> file = samples("BidiTest_sample6000.json");
  if (!file) return;
  std::size_t done = 0, wrong = 0;
  for (const json::Value& row : file->array_of("cases")) {
    const json::Array& fields = row.array();
    Expected expected;
    for (const std::string& name : words(fields[0].as_string())) expected.text += sample_of(name);
    expected.levels = words(fields[2].as_string());
    expected.order = words(fields[3].as_string());
    const auto directions = fields[1].as_int();
    for (const auto& [bit, direction] : {std::pair{1, Direction::Automatic},
                                         {2, Direction::LeftToRight},
                                         {4, Direction::RightToLeft}}) {
      if ((directions & bit) == 0) continue;
      expected.direction = direction;
      ++done;
      CAPTURE(fields[0].as_string());
      CAPTURE(bit);
      if (!holds(expected)) ++wrong;
    }
  }
  MESSAGE(done << " cases");
  CHECK(done > 6000);
  CHECK(wrong == 0);
}

TEST_CASE("bidi: the samples by character have the levels and the order of the algorithm") {
  const std::optional<json::Value> file = samples("BidiCharacterTest_sample4000.json");
  if (!file) return;
  std::size_t done = 0, wrong = 0;
  for (const json::Value& row : file->array_of("cases")) {
    const json::Array& fields = row.array();
    Expected expected;
    for (const std::string& code : words(fields[0].as_string()))
      expected.text += static_cast<char32_t>(std::stoul(code, nullptr, 16));
    const std::string& direction = fields[1].as_string();
    if (direction == "0") expected.direction = Direction::LeftToRight;
    if (direction == "1") expected.direction = Direction::RightToLeft;
    expected.levels = words(fields[3].as_string());
    expected.order = words(fields[4].as_string());
    ++done;
    if (!holds(expected)) ++wrong;
  }
  MESSAGE(done << " cases");
  CHECK(done >= 4000);
  CHECK(wrong == 0);
}
