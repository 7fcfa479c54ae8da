#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "rules/rule.h"

namespace bedside::rules {

// An example of a rule file without its marks.
struct MarkedText {
  std::string text;
  std::vector<TextSpan> spans;                // [[ ]]: what must be found
  std::size_t fold = std::string_view::npos;  // {fold}: what follows is hidden behind "more"
  Facts facts = 0;                            // {consent.valid}: what is known of the post
};

// Nothing when brackets do not pair. Braces around any other word stay part of the text.
std::optional<MarkedText> read_marks(std::string_view marked);

}  // namespace bedside::rules
