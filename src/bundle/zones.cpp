#include "bundle/zones.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <format>

#include "model/serial.h"

namespace bedside::bundle {
namespace {

namespace ch = std::chrono;
using json::Value;

constexpr model::UtcMs minute_ms = 60 * 1000;
constexpr int summer_minutes = 60;

// The time on the clock as if it were UTC.
Result<model::UtcMs> wall_clock(std::string_view local) {
  constexpr std::size_t without_seconds = 16;
  std::string text(local);
  if (text.size() == without_seconds) text += ":00";
  return model::utc_from_rfc3339(text + "Z");
}

}  // namespace

Zones Zones::load(const catalog::Catalog& catalog) {
  Zones out;
  for (const std::string_view name : catalog.names("zones"))
    if (const Result<Value> file = catalog.file(std::format("zones/{}.json", name))) out.add(*file);
  return out;
}

void Zones::add(const json::Value& file) {
  Rule rule;
  const auto change = [](const Value& value) {
    return Change{static_cast<int>(value.int_or("month", 1)),
                  static_cast<int>(value.int_or("sunday", 1)),
                  static_cast<int>(value.int_or("minute", 0))};
  };
  if (const Value* summer = file.find("summer")) {
    rule.has_summer = true;
    rule.utc_clock = summer->string_or("clock", "") == "utc";
    rule.begins = change(*summer->find("begins"));
    rule.ends = change(*summer->find("ends"));
  }
  for (const auto& [minutes, names] : file.object_of("zones")) {
    int offset = 0;
    std::from_chars(minutes.data(), minutes.data() + minutes.size(), offset);
    for (const Value& name : names.array())
      zones_.push_back({name.as_string(), offset, rules_.size()});
  }
  rules_.push_back(rule);
  std::ranges::sort(zones_, {}, &Zone::name);
}

model::UtcMs Zones::moment_of(const Change& change, int year) {
  const ch::year_month month = ch::year(year) / change.month;
  const ch::sys_days day =
      change.sunday < 0 ? ch::sys_days(month / ch::Sunday[ch::last])
                        : ch::sys_days(month / ch::Sunday[static_cast<unsigned>(change.sunday)]);
  return ch::duration_cast<ch::milliseconds>(day.time_since_epoch()).count() +
         change.minute * minute_ms;
}

bool Zones::is_summer(const Rule& rule, int offset, model::UtcMs at) {
  if (!rule.has_summer) return false;
  const model::UtcMs clock = rule.utc_clock ? at : at + offset * minute_ms;
  const ch::sys_days day =
      ch::floor<ch::days>(ch::sys_time<ch::milliseconds>(ch::milliseconds(clock)));
  const int year = static_cast<int>(ch::year_month_day(day).year());
  return clock >= moment_of(rule.begins, year) && clock < moment_of(rule.ends, year);
}

std::optional<std::vector<model::UtcMs>> Zones::moments(std::string_view zone,
                                                        std::string_view local) const {
  const auto found = std::ranges::lower_bound(zones_, zone, {}, &Zone::name);
  const Result<model::UtcMs> wall = wall_clock(local);
  if (found == zones_.end() || found->name != zone || !wall) return std::nullopt;
  const Rule& rule = rules_[found->rule];
  std::vector<model::UtcMs> out;
  for (const int extra : {summer_minutes, 0}) {
    const model::UtcMs at = *wall - (found->offset + extra) * minute_ms;
    if (is_summer(rule, found->offset, at) == (extra > 0)) out.push_back(at);
  }
  return out;
}

Diagnostics check_zone_file(const std::string& path, const json::Value& file, std::size_t& count) {
  Diagnostics diagnostics;
  Zones zones;
  zones.add(file);
  for (const Value& example : file.array_of("examples")) {
    const auto found = zones.moments(example.string_or("zone", ""), example.string_or("local", ""));
    std::vector<model::UtcMs> expected;
    for (const Value& utc : example.array_of("utc"))
      expected.push_back(model::utc_from_rfc3339(utc.as_string()).value_or(0));
    if (!found || *found != expected)
      diagnostics.add(
          ErrorCode::AssetExampleFails,
          std::format("{}#/examples/{}", path, &example - file.array_of("examples").data()),
          "the clock shows this at other moments");
    ++count;
  }
  return diagnostics;
}

}  // namespace bedside::bundle
