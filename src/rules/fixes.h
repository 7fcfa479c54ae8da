#pragma once

#include <string>
#include <string_view>

#include "rules/finding.h"

namespace bedside::rules {

// `suggestion` written like `original`: with a capital when that begins with one, all in capitals
// when that is shouted (not for short words such as HIV, which are names).
std::string like_original(std::string_view suggestion, std::string_view original);

// The one-click fix that puts `suggestion` in the place of `span`; "" takes the words out together
// with the space beside them, and the next word takes over their capital.
Fix make_replacement(std::string_view text, TextSpan span, std::string_view suggestion);

// The one that adds `addition` at the end of the text, or at its start, a space between.
Fix make_insertion(std::string_view text, std::string_view addition, bool at_start);

}  // namespace bedside::rules
