#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"

// The only user of RE2. Patterns of one language are grouped in sets that are run in one pass and
// say which of them match; only those are then run alone, for the places.
namespace bedside::rules {

// Why `pattern` cannot be used, as one sentence for the writer of the rule; empty when it can.
// Refused are \b \w \d and Unicode classes (RE2 knows ASCII letters only at word edges, or is very
// slow), capitals (patterns run over folded text) and patterns that match nothing.
std::string pattern_problem(std::string_view pattern);

class PatternSets {
 public:
  // Views into the pack; compiles nothing yet.
  explicit PatternSets(std::vector<std::string_view> patterns);
  PatternSets();
  ~PatternSets();
  PatternSets(PatternSets&&) noexcept;
  PatternSets& operator=(PatternSets&&) noexcept;

  static constexpr std::size_t patterns_per_set = 32;

  // False when there was nothing left to compile. One slice takes some milliseconds.
  bool compile_next();
  bool ready() const;

  // Indices of the patterns in compiled sets that match somewhere in `text`, rising.
  void matching(std::string_view text, std::vector<int>& buffer,
                std::vector<std::uint32_t>& out) const;
  // Appends the places where pattern `index` matches, from left to right, not overlapping, none
  // empty. Compiles the pattern at the first call.
  void find(std::uint32_t index, std::string_view text, std::vector<TextSpan>& out) const;

 private:
  struct Sets;
  std::unique_ptr<Sets> sets_;
};

}  // namespace bedside::rules
