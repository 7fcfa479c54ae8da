#pragma once

#include <cstddef>
#include <string_view>

namespace bedside::lang {

// End of the emoji sequence that starts at byte `begin` of `text` (< size), or `begin` when there
// is none. Sequences are those of UTS #51 by their shape: presentation selectors, skin tones, ZWJ
// sequences, flags of two letters or tags, keycaps. A symbol that is drawn as text ("©", "☎︎") is
// none.
std::size_t emoji_end(std::string_view text, std::size_t begin);

// True for a digit, # or * with a keycap over it ("1️⃣"), with or without U+FE0F.
bool is_keycap(std::string_view text, std::size_t begin);

}  // namespace bedside::lang
