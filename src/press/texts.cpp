#include "press/texts.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "model/day.h"

namespace bedside::press {
namespace {

constexpr std::array<std::string_view, 4> places_of_days = {"date", "until", "checked", "expires"};

}  // namespace

std::string Texts::filled(std::string out, TextArgs args) const {
  for (const auto& [name, value] : args) {
    const std::string slot = "{" + std::string(name) + "}";
    const std::string words =
        std::ranges::contains(places_of_days, name) ? date(value) : std::string(value);
    for (std::size_t at = out.find(slot); at != std::string::npos;
         at = out.find(slot, at + words.size()))
      out.replace(at, slot.size(), words);
  }
  return out;
}

std::string Texts::date(std::string_view day) const {
  if (!model::is_day(day)) return std::string(day);
  const std::size_t month = static_cast<std::size_t>(day[5] - '0') * 10 + (day[6] - '0');
  auto names = std::views::split(get("date.months"), ' ');
  const auto name =
      std::ranges::next(names.begin(), static_cast<std::ptrdiff_t>(month) - 1, names.end());
  if (name == names.end()) return std::string(day);
  const std::string_view number = day.substr(day[8] == '0' ? 9 : 8);
  return filled(std::string(get("date.day")),
                {{"day", number}, {"month", std::string_view(*name)}, {"year", day.substr(0, 4)}});
}

Result<Texts> Texts::load(const json::Value& file, const json::Value& fallback) {
  if (fallback.object_of("texts").empty())
    return fail(ErrorCode::AssetInvalid, "ui/en.json#/texts", "There are no texts.");
  Texts out;
  for (const json::Value* source : {&fallback, &file})
    for (const auto& [key, text] : source->object_of("texts"))
      if (text.is_string()) out.texts_[key] = text.as_string();
  return out;
}

std::string_view Texts::get(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Texts::get(std::string_view key, TextArgs args) const {
  return filled(std::string(get(key)), args);
}

bool Texts::counts_as_one(std::size_t count) const {
  const std::string_view rule = get("number.one");
  if (rule == "…1") return count % 10 == 1 && count % 100 != 11;
  return rule == "1" && count == 1;
}

std::string_view Texts::form(std::string_view key, std::size_t count) const {
  if (!counts_as_one(count)) return get(key);
  const auto one = texts_.find(std::string(key) + ".one");
  return one == texts_.end() ? get(key) : std::string_view(one->second);
}

std::string Texts::counted(std::string_view key, std::size_t count, TextArgs args) const {
  return filled(filled(std::string(form(key, count)), {{"count", number(count)}}), args);
}

std::string Texts::number(std::size_t number) const {
  std::string out = std::to_string(number);
  const std::string_view mark = get("number.thousands");
  for (std::size_t digits = 3; digits < out.size() && number > 0; digits += 3 + mark.size())
    out.insert(out.size() - digits, mark);
  return out;
}

}  // namespace bedside::press
