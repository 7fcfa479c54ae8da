#include "rules/patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <format>

#include "base/utf8.h"
#include "lang/properties.h"

namespace bedside::rules {
namespace {

constexpr std::int64_t set_memory_bytes = 8 << 20;
constexpr std::int64_t single_memory_bytes = 1 << 20;
constexpr std::size_t max_pattern_bytes = 2000;

RE2::Options options(std::int64_t memory_bytes) {
  RE2::Options out;
  out.set_log_errors(false);
  out.set_never_capture(true);
  out.set_max_mem(memory_bytes);
  return out;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

struct RefusedEscape {
  char letter;
  std::string_view instead;
};

constexpr std::array refused_escapes = {
    RefusedEscape{'b', "ends of a finding are word edges unless whole_words is false"},
    RefusedEscape{'B', "it knows ASCII letters only"},
    RefusedEscape{'w', "write the letters, such as [a-zà-ÿ]"},
    RefusedEscape{'W', "write the characters, such as [^a-z]"},
    RefusedEscape{'d', "write [0-9]"},
    RefusedEscape{'D', "write [^0-9]"},
    RefusedEscape{'p', "write the letters, such as [a-zà-ÿ]"},
    RefusedEscape{'P', "write the characters, such as [^a-z]"},
    RefusedEscape{'C', "a pattern matches characters, not bytes"},
};

}  // namespace

std::string pattern_problem(std::string_view pattern) {
  if (pattern.empty()) return "the pattern is empty";
  if (pattern.size() > max_pattern_bytes)
    return std::format("the pattern has more than {} bytes", max_pattern_bytes);
  for (std::size_t i = 0; i < pattern.size();) {
    const CodePoint c = decode_utf8(pattern, i);
    if (c.value == '\\' && i + 1 < pattern.size()) {
      const auto* row = std::ranges::find(refused_escapes, pattern[i + 1], &RefusedEscape::letter);
      if (row != refused_escapes.end())
        return std::format("\\{} cannot be used: {}", row->letter, row->instead);
      i += 1 + decode_utf8(pattern, i + 1).size;
      continue;
    }
    if (lang::simple_fold(c.value) != c.value)
      return "the pattern holds a capital letter: it runs over lower-case text";
    i += c.size;
  }
  if (pattern.contains("[[:")) return "[[:...:]] cannot be used: write the letters";
  const RE2 compiled(piece(pattern), options(single_memory_bytes));
  if (!compiled.ok()) return std::format("RE2 refuses it: {}", compiled.error());
  if (RE2::FullMatch("", compiled)) return "the pattern matches the empty text";
  return {};
}

struct PatternSets::Sets {
  std::vector<std::string_view> patterns;
  std::vector<std::unique_ptr<RE2::Set>> compiled;    // of the first patterns
  mutable std::vector<std::unique_ptr<RE2>> singles;  // made at the first hit
};

PatternSets::PatternSets() : PatternSets(std::vector<std::string_view>()) {}
PatternSets::PatternSets(std::vector<std::string_view> patterns) : sets_(std::make_unique<Sets>()) {
  sets_->singles.resize(patterns.size());
  sets_->patterns = std::move(patterns);
}
PatternSets::~PatternSets() = default;
PatternSets::PatternSets(PatternSets&&) noexcept = default;
PatternSets& PatternSets::operator=(PatternSets&&) noexcept = default;

bool PatternSets::ready() const {
  return sets_->compiled.size() * patterns_per_set >= sets_->patterns.size();
}

bool PatternSets::compile_next() {
  if (ready()) return false;
  const std::size_t begin = sets_->compiled.size() * patterns_per_set;
  const std::size_t end = std::min(begin + patterns_per_set, sets_->patterns.size());
  auto set = std::make_unique<RE2::Set>(options(set_memory_bytes), RE2::UNANCHORED);
  for (std::size_t i = begin; i < end; ++i) {
    [[maybe_unused]] const int index = set->Add(piece(sets_->patterns[i]), nullptr);
    assert(index == static_cast<int>(i - begin));  // the packer has tried it
  }
  set->Compile();
  sets_->compiled.push_back(std::move(set));
  return true;
}

void PatternSets::matching(std::string_view text, std::vector<int>& buffer,
                           std::vector<std::uint32_t>& out) const {
  for (std::size_t s = 0; s < sets_->compiled.size(); ++s) {
    buffer.clear();
    RE2::Set::ErrorInfo error{};
    const auto begin = static_cast<std::uint32_t>(s * patterns_per_set);
    if (sets_->compiled[s]->Match(piece(text), &buffer, &error)) {
      std::ranges::sort(buffer);
      for (const int index : buffer) out.push_back(begin + static_cast<std::uint32_t>(index));
    } else if (error.kind != RE2::Set::kNoError) {
      // Out of memory for the automaton: ask each pattern alone rather than miss one.
      const auto end = std::min<std::size_t>(begin + patterns_per_set, sets_->patterns.size());
      for (std::uint32_t i = begin; i < end; ++i) out.push_back(i);
    }
  }
}

void PatternSets::find(std::uint32_t index, std::string_view text,
                       std::vector<TextSpan>& out) const {
  std::unique_ptr<RE2>& single = sets_->singles[index];
  if (!single) {
    RE2::Options single_options = options(single_memory_bytes);
    single_options.set_never_capture(false);
    single = std::make_unique<RE2>(piece(sets_->patterns[index]), single_options);
  }
  std::size_t at = 0;
  re2::StringPiece found;
  while (at <= text.size() &&
         single->Match(piece(text), at, text.size(), RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    const std::size_t end = begin + found.size();
    if (end > begin) out.push_back({begin, end});
    // After an empty match go on behind the next character.
    at = end > begin ? end : begin + (begin < text.size() ? decode_utf8(text, begin).size : 1);
  }
}

}  // namespace bedside::rules
