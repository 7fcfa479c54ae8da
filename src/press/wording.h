#pragma once

#include <string>
#include <string_view>

#include "model/draft.h"
#include "press/texts.h"

namespace bedside::press {

// "language.nl" -> "Dutch"; a tag without a name comes back as it is.
std::string language_name(const Texts& texts, std::string_view tag);

std::string_view state_text(const Texts& texts, model::DraftState state);

// The date and time on a clock `utc_offset_minutes` ahead of UTC: "2026-11-22 at 14:05".
std::string local_time(const Texts& texts, model::UtcMs at, int utc_offset_minutes);

}  // namespace bedside::press
