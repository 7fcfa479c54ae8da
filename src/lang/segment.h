#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bedside::lang {

// The default boundaries of Unicode 15.0: UAX #29 for graphemes, words and sentences, UAX #14 for
// places where a line may break (languages do not tailor them; `tokenize` has the practical words
// and sentences that checks use).
enum class Boundary : std::uint8_t { Grapheme, Word, Sentence, Line };

// "grapheme", "word", "sentence", "line"
std::optional<Boundary> boundary_from_name(std::string_view name);

// Byte offsets of the boundaries of `text`, rising, 0 and text.size() included (one 0 for an empty
// text). A byte that is not UTF-8 counts as U+FFFD. Linear.
std::vector<std::size_t> boundaries(std::string_view text, Boundary by);

// The same into a buffer that is reused.
void boundaries(std::string_view text, Boundary by, std::vector<std::size_t>& out);

// End of the grapheme that starts at `offset`, which must be a boundary; text.size() at the end.
std::size_t next_grapheme(std::string_view text, std::size_t offset);

// Number of graphemes. ASCII costs a table-free scan.
std::size_t grapheme_count(std::string_view text);

}  // namespace bedside::lang
