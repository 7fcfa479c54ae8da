#pragma once

#include <cstddef>
#include <string_view>

namespace bedside::platforms {

// Where a feed cuts a text behind "see more". 0 = no limit of that kind.
//
// Feeds cut by rendered lines: whoever lays out the text with the preview's font cuts there.
// `characters` is for those who do not lay out, and for checks that must be on the safe side.
struct Fold {
  int lines = 0;          // rendered lines on a phone
  int desktop_lines = 0;  // on a wide screen; 0 = as on a phone
  int characters = 0;     // user-perceived characters, on a phone
  bool operator==(const Fold&) const = default;
};

// End in bytes of the part of `text` that is surely seen before "see more": at most
// `fold.characters` graphemes and, counting line breaks alone, `fold.lines` lines. text.size() when
// nothing is cut. Does not look at words. Linear in the part that is seen.
std::size_t visible_end(std::string_view text, const Fold& fold);

}  // namespace bedside::platforms
