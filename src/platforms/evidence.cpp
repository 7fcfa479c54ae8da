#include "platforms/evidence.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace bedside::platforms {
namespace {

struct Row {
  std::string_view name;
  int days;
};

// In the order of Confidence.
constexpr std::array rows = {
    Row{"high", 365},
    Row{"medium", 180},
    Row{"low", 90},
    Row{"memory", 90},
};

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole(text.substr(0, 4));
  const auto month = whole(text.substr(5, 2));
  const auto day = whole(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

}  // namespace

std::string_view confidence_name(Confidence confidence) {
  return rows[static_cast<std::size_t>(confidence)].name;
}

int days_until_recheck(Confidence confidence) {
  return rows[static_cast<std::size_t>(confidence)].days;
}

bool is_due(std::string_view checked, Confidence confidence, std::int64_t now_ms) {
  const auto day = day_of(checked);
  if (!day) return true;
  const std::chrono::sys_time<std::chrono::milliseconds> now{std::chrono::milliseconds(now_ms)};
  return now >= *day + std::chrono::days(days_until_recheck(confidence));
}

}  // namespace bedside::platforms
