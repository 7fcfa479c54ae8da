#include "json/pattern.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace bedside::json {
namespace {

constexpr std::size_t max_instructions = 20'000;  // what nested repeats may grow to
constexpr std::size_t max_repeats = 1'000;
constexpr std::size_t max_group_depth = 50;
constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

// Recursive descent. Each part of the pattern becomes code with relative jumps, so parts can be
// joined and repeated by copying.
class PatternCompiler {
 public:
  explicit PatternCompiler(std::string_view source) : source_(source) {}

  std::expected<Pattern, std::string> run() {
    pattern_.code_ = alternatives(0);
    if (error_.empty() && at_ < source_.size()) error_ = "a ) without (";
    if (!error_.empty()) return std::unexpected(error_);
    return std::move(pattern_);
  }

 private:
  using Code = std::vector<Pattern::Instruction>;
  using Op = Pattern::Op;

  static std::int32_t distance(std::size_t count) { return static_cast<std::int32_t>(count); }

  static void append(Code& code, const Code& more) {
    code.insert(code.end(), more.begin(), more.end());
  }

  bool at(char c) const { return at_ < source_.size() && source_[at_] == c; }

  bool take(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }

  char32_t take_character() {
    const CodePoint point = decode_utf8(source_, at_);
    at_ += point.size;
    return point.value;
  }

  Code refuse(std::string reason) {
    if (error_.empty()) error_ = std::move(reason);
    at_ = source_.size();
    return {};
  }

  Code alternatives(std::size_t depth) {
    Code code = sequence(depth);
    while (take('|')) {
      const Code other = sequence(depth);
      // fork to both; the first jumps over the second
      code.insert(code.begin(), {Op::Fork, 1, distance(code.size() + 2)});
      code.push_back({Op::Fork, distance(other.size() + 1), distance(other.size() + 1)});
      append(code, other);
    }
    return code;
  }

  Code sequence(std::size_t depth) {
    Code code;
    while (at_ < source_.size() && !at('|') && !at(')')) {
      append(code, repeated(atom(depth)));
      if (code.size() > max_instructions) return refuse("too large");
    }
    return code;
  }

  Code atom(std::size_t depth) {
    if (take('^')) return {{Op::Begin, 0, 0}};
    if (take('$')) return {{Op::End, 0, 0}};
    if (take('.')) return set({{'\n', '\n'}}, true);
    if (take('[')) return character_class();
    if (take('(')) return group(depth);
    if (at('*') || at('+') || at('?') || at('{')) return refuse("nothing to repeat");
    const std::optional<char32_t> character = literal();
    if (!character) return refuse("a backslash before a letter, a digit or the end");
    return set({{*character, *character}}, false);
  }

  Code group(std::size_t depth) {
    if (depth == max_group_depth) return refuse("groups nested too deep");
    if (take('?') && !take(':')) return refuse("a group of a kind that is not supported");
    Code code = alternatives(depth + 1);
    if (!take(')')) return refuse("a ( without )");
    return code;
  }

  std::optional<char32_t> literal() {
    if (!take('\\')) return take_character();
    if (at_ == source_.size()) return std::nullopt;
    const char32_t character = take_character();
    if (is_ascii_alphanumeric(character)) return std::nullopt;
    return character;
  }

  Code set(std::vector<Pattern::Range> ranges, bool negated) {
    pattern_.sets_.push_back(std::move(ranges));
    return {{Op::Set, distance(pattern_.sets_.size() - 1), negated ? 1 : 0}};
  }

  Code character_class() {
    const bool negated = take('^');
    std::vector<Pattern::Range> ranges;
    while (at_ < source_.size() && !at(']')) {
      const std::optional<char32_t> first = literal();
      std::optional<char32_t> last = first;
      if (at('-') && at_ + 1 < source_.size() && source_[at_ + 1] != ']') {
        ++at_;
        last = literal();
      }
      if (!first || !last) return refuse("a backslash before a letter, a digit or the end");
      if (*last < *first) return refuse("a range that ends before it starts");
      ranges.push_back({*first, *last});
    }
    if (!take(']')) return refuse("a [ without ]");
    if (ranges.empty()) return refuse("an empty class");
    return set(std::move(ranges), negated);
  }

  std::optional<std::size_t> number() {
    std::optional<std::size_t> value;
    while (at_ < source_.size() && source_[at_] >= '0' && source_[at_] <= '9') {
      value = value.value_or(0) * 10 + static_cast<std::size_t>(source_[at_++] - '0');
      if (*value > max_repeats) return std::nullopt;
    }
    return value;
  }

  Code repeated(Code part) {
    std::size_t least = 1;
    std::size_t most = 1;
    if (take('*')) {
      least = 0;
      most = unbounded;
    } else if (take('+')) {
      most = unbounded;
    } else if (take('?')) {
      least = 0;
    } else if (take('{')) {
      const std::optional<std::size_t> from = number();
      std::optional<std::size_t> to = from;
      if (take(',')) to = at('}') ? unbounded : number();
      if (!from || !to || *to < *from || !take('}')) return refuse("a repeat that is no {n,m}");
      least = *from;
      most = *to;
    } else {
      return part;
    }
    if (at('*') || at('+') || at('?') || at('{')) return refuse("a repeat of a repeat");
    return copies(part, least, most);
  }

  Code copies(const Code& part, std::size_t least, std::size_t most) {
    const std::size_t count = most == unbounded ? least + 1 : most;
    if ((part.size() + 2) * count > max_instructions) return refuse("too large");
    const std::int32_t past = distance(part.size());
    Code code;
    for (std::size_t i = 0; i < least; ++i) append(code, part);
    if (most == unbounded) {
      code.push_back({Op::Fork, 1, past + 2});
      append(code, part);
      code.push_back({Op::Fork, -past - 1, -past - 1});
      return code;
    }
    for (std::size_t i = least; i < most; ++i) {
      code.push_back({Op::Fork, 1, past + 1});
      append(code, part);
    }
    return code;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string error_;
  Pattern pattern_;
};

std::expected<Pattern, std::string> Pattern::compile(std::string_view source) {
  return PatternCompiler(source).run();
}

bool Pattern::matches_set(const Instruction& set, char32_t character) const {
  const auto holds = [&](const Range& r) { return r.first <= character && character <= r.last; };
  return std::ranges::any_of(sets_[static_cast<std::size_t>(set.a)], holds) != (set.b == 1);
}

// Adds the instructions that wait for a character at `offset` when execution stands at `start`.
void Pattern::follow(std::size_t start, std::size_t offset, std::size_t size,
                     std::vector<std::size_t>& seen_at, std::vector<std::size_t>& threads) const {
  std::vector<std::size_t> open{start};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (std::exchange(seen_at[at], offset) == offset) continue;
    if (at == code_.size() || code_[at].op == Op::Set) {
      threads.push_back(at);
      continue;
    }
    const Instruction& instruction = code_[at];
    if (instruction.op == Op::Fork) {
      open.push_back(at + static_cast<std::size_t>(instruction.b));  // may be negative: wraps
      open.push_back(at + static_cast<std::size_t>(instruction.a));
    } else if (offset == (instruction.op == Op::Begin ? 0 : size)) {
      open.push_back(at + 1);
    }
  }
}

bool Pattern::found_in(std::string_view text) const {
  constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> seen_at(code_.size() + 1, never);
  std::vector<std::size_t> now;
  std::vector<std::size_t> next;
  for (std::size_t offset = 0;;) {
    follow(0, offset, text.size(), seen_at, now);  // a match may start at every character
    if (std::ranges::contains(now, code_.size())) return true;
    if (offset == text.size()) return false;
    const CodePoint point = decode_utf8(text, offset);
    offset += point.size;
    next.clear();
    for (const std::size_t thread : now)
      if (matches_set(code_[thread], point.value))
        follow(thread + 1, offset, text.size(), seen_at, next);
    std::swap(now, next);
  }
}

}  // namespace bedside::json
