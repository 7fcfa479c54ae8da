#pragma once

#include <compare>
#include <cstddef>

namespace bedside {

// Half-open range of UTF-8 bytes in one text field: [begin, end).
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }

  bool operator==(const TextSpan&) const = default;
  auto operator<=>(const TextSpan&) const = default;
};

// `removed` bytes at `at` were replaced by `inserted` bytes.
struct TextEdit {
  std::size_t at = 0;
  std::size_t removed = 0;
  std::size_t inserted = 0;

  bool operator==(const TextEdit&) const = default;
};

// Where `span` lies after `edit`. A span the edit touches comes back empty: its finding is
// stale and waits for the next check.
inline TextSpan rebase(TextSpan span, TextEdit edit) {
  const std::size_t edit_end = edit.at + edit.removed;
  if (span.end <= edit.at) return span;
  if (span.begin < edit_end) return {edit.at, edit.at};
  return {span.begin - edit.removed + edit.inserted, span.end - edit.removed + edit.inserted};
}

}  // namespace bedside
