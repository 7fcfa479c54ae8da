#include "model/day.h"

#include <chrono>
#include <format>

namespace bedside::model {
namespace {

namespace ch = std::chrono;

struct Date {
  ch::year_month_day first;
  int parts = 3;  // 1: a year, 2: a month, 3: a day
};

std::optional<Date> parse(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00";
  const int parts = text.size() == 4 ? 1 : text.size() == 7 ? 2 : text.size() == 10 ? 3 : 0;
  if (parts == 0) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t digits) {
    unsigned value = 0;
    for (std::size_t i = from; i < from + digits; ++i)
      value = value * 10 + static_cast<unsigned>(text[i] - '0');
    return value;
  };
  const ch::year_month_day day{ch::year{static_cast<int>(number(0, 4))},
                               ch::month{parts > 1 ? number(5, 2) : 1},
                               ch::day{parts > 2 ? number(8, 2) : 1}};
  if (!day.ok()) return std::nullopt;
  return Date{day, parts};
}

UtcMs ms_of(ch::sys_days day) {
  return ch::duration_cast<ch::milliseconds>(day.time_since_epoch()).count();
}

}  // namespace

bool is_day(std::string_view text) {
  const std::optional<Date> date = parse(text);
  return date && date->parts == 3;
}

bool is_date(std::string_view text) { return parse(text).has_value(); }

std::optional<UtcMs> date_begin(std::string_view text) {
  const std::optional<Date> date = parse(text);
  if (!date) return std::nullopt;
  return ms_of(ch::sys_days{date->first});
}

std::optional<UtcMs> date_end(std::string_view text) {
  const std::optional<Date> date = parse(text);
  if (!date) return std::nullopt;
  switch (date->parts) {
    case 1:
      return ms_of(ch::sys_days{date->first + ch::years{1}});
    case 2:
      return ms_of(ch::sys_days{date->first + ch::months{1}});
    default:
      return ms_of(ch::sys_days{date->first} + ch::days{1});
  }
}

std::string day_of(UtcMs at) {
  const ch::year_month_day day{
      ch::floor<ch::days>(ch::sys_time<ch::milliseconds>{ch::milliseconds{at}})};
  return std::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()),
                     unsigned(day.day()));
}

}  // namespace bedside::model
