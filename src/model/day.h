#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/draft.h"

namespace bedside::model {

constexpr UtcMs day_ms = 24LL * 60 * 60 * 1000;

// Days and dates as people and forms write them (ISO 8601): "2026-01-31", and for publications
// also "2026-01" and "2026". They are kept as text: a time of day or a zone would say more than is
// known.

// A day that exists, written in full.
bool is_day(std::string_view text);
// The same, or only its month or year.
bool is_date(std::string_view text);

// First millisecond (UTC) of the day, of the month's or the year's first day; nothing when `text`
// is no date.
std::optional<UtcMs> date_begin(std::string_view text);
// First millisecond (UTC) after it: "2026-01-31" holds until the end of that day.
std::optional<UtcMs> date_end(std::string_view text);

// The day (UTC) of a moment: "2026-01-31".
std::string day_of(UtcMs at);

}  // namespace bedside::model
