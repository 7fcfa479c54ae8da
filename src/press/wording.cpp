#include "press/wording.h"

#include <chrono>
#include <format>

namespace bedside::press {

std::string language_name(const Texts& texts, std::string_view tag) {
  const std::string key = "language." + std::string(tag);
  const std::string_view name = texts.get(key);
  return std::string(name == key ? tag : name);
}

std::string_view state_text(const Texts& texts, model::DraftState state) {
  return texts.get("state." + std::string(model::state_name(state)));
}

std::string local_time(const Texts& texts, model::UtcMs at, int utc_offset_minutes) {
  namespace ch = std::chrono;
  const ch::sys_time<ch::milliseconds> time{
      ch::milliseconds{at + std::int64_t{utc_offset_minutes} * 60'000}};
  const ch::year_month_day day{ch::floor<ch::days>(time)};
  const ch::hh_mm_ss clock{time - ch::floor<ch::days>(time)};
  const std::string date =
      std::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  return texts.get(
      "time.at",
      {{"date", date},
       {"time", std::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count())}});
}

}  // namespace bedside::press
