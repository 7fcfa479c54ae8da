#pragma once

#include <string_view>

namespace bedside::platforms {

// True when the whole of `text` is a web address as RFC 3986 writes it, with http:// or https://,
// and host names that may exist: letters of any script, no hyphen at an edge of a label, no
// underscore in the last two labels. For fields that take a link and nothing else. Linear.
bool is_web_address(std::string_view text);

}  // namespace bedside::platforms
