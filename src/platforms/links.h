#pragma once

#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "platforms/domains.h"

namespace bedside::platforms {

// True when `text` begins with http:// or https:// in any case.
bool has_scheme(std::string_view text);

// The links that X makes of a text, as its published library twitter-text 3.1.0 finds them: with
// http(s):// or as a bare domain with a known ending, wherever it stands but after @ # $, a letter
// or a digit; so "naar.de" (a missing space) is one. In order. Linear.
std::vector<TextSpan> find_x_links(std::string_view text,
                                   TopLevels which = TopLevels::AlsoWithdrawn);

}  // namespace bedside::platforms
