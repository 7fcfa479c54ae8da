#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// The parts of `boundaries`; only src/lang includes this. Each appends the boundaries after 0 up to
// text.size(); nothing for an empty text.
namespace bedside::lang {

void word_boundaries(std::string_view text, std::vector<std::size_t>& out);
void sentence_boundaries(std::string_view text, std::vector<std::size_t>& out);
void line_boundaries(std::string_view text, std::vector<std::size_t>& out);

}  // namespace bedside::lang
