#include "platforms/fold.h"

#include "lang/segment.h"

namespace bedside::platforms {

std::size_t visible_end(std::string_view text, const Fold& fold) {
  if (fold.characters == 0 && fold.lines == 0) return text.size();
  int characters = 0;
  int lines = 1;
  for (std::size_t i = 0; i < text.size();) {
    if (fold.characters > 0 && characters == fold.characters) return i;
    const std::size_t next = lang::next_grapheme(text, i);
    if (text[next - 1] == '\n' && fold.lines > 0 && ++lines > fold.lines)
      // A line break at the very end hides nothing.
      return next == text.size() ? next : i;
    ++characters;
    i = next;
  }
  return text.size();
}

}  // namespace bedside::platforms
