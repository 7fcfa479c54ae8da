#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::json {

// The regular expressions that JSON Schemas need: characters, `.`, classes such as [a-z0-9_-] and
// [^/], ( ), |, * + ? {n} {n,} {n,m}, ^ and $. A backslash before a sign takes it as it is; before
// a letter or digit it is refused, as are look-around and lazy repeats. Characters are code points.
//
// Matching takes (length of text) x (size of pattern) steps and no more, whatever the pattern.
class Pattern {
 public:
  // The error says in a few words what is wrong with `source`.
  static std::expected<Pattern, std::string> compile(std::string_view source);

  // True when some part of `text` matches: anchor with ^ and $ to mean all of it.
  bool found_in(std::string_view text) const;

 private:
  friend class PatternCompiler;

  struct Range {
    char32_t first;
    char32_t last;
  };
  enum class Op : std::uint8_t { Set, Fork, Begin, End };
  // `a` and `b` of a fork are where to go on, relative to the instruction; of a set, `a` is the
  // index of its ranges and `b` is 1 when it stands for every other character.
  struct Instruction {
    Op op;
    std::int32_t a;
    std::int32_t b;
  };

  bool matches_set(const Instruction& set, char32_t character) const;
  void follow(std::size_t start, std::size_t offset, std::size_t size,
              std::vector<std::size_t>& seen_at, std::vector<std::size_t>& threads) const;

  std::vector<Instruction> code_;  // a match is reached at code_.size()
  std::vector<std::vector<Range>> sets_;
};

}  // namespace bedside::json
