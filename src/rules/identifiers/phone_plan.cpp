#include "rules/identifiers/phone_plan.h"

#include <algorithm>

#include "json/value.h"
#include "rules/identifiers/digits.h"

namespace bedside::rules {
namespace {

struct UseName {
  std::string_view name;
  PhoneUse use;
};
constexpr std::array use_names = {
    UseName{"mobile", PhoneUse::Mobile},
    UseName{"fixed", PhoneUse::Fixed},
    UseName{"personal", PhoneUse::Personal},
    UseName{"shared", PhoneUse::Shared},
};

// Is `digit` in the class at `pattern`, "7]" or "1-58]"? `pattern` starts behind the '['.
bool in_class(std::string_view pattern, char digit) {
  for (std::size_t i = 0; i < pattern.size() && pattern[i] != ']'; ++i) {
    const bool range = i + 2 < pattern.size() && pattern[i + 1] == '-';
    const char last = range ? pattern[i + 2] : pattern[i];
    if (digit >= pattern[i] && digit <= last) return true;
    if (range) i += 2;
  }
  return false;
}

// Does `digits` begin as `pattern` says: "6[1-58]", "800"?
bool begins_with(std::string_view digits, std::string_view pattern) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i, ++at) {
    if (at == digits.size()) return false;
    if (pattern[i] != '[') {
      if (pattern[i] != digits[at]) return false;
      continue;
    }
    if (!in_class(pattern.substr(i + 1), digits[at])) return false;
    i = pattern.find(']', i);
  }
  return true;
}

bool is_prefix_pattern(std::string_view pattern) {
  bool open = false;
  for (const char c : pattern) {
    if (c == '[' || c == ']') {
      if (open == (c == '[')) return false;
      open = !open;
    } else if (!is_ascii_digit(c) && !(open && c == '-')) {
      return false;
    }
  }
  return !pattern.empty() && !open;
}

}  // namespace

Result<void> PhonePlans::load(const json::Value& file) {
  const auto problem = [](std::string_view where) {
    return fail(ErrorCode::AssetInvalid, "identifiers/phones.json#/phones/" + std::string(where),
                "not a numbering plan");
  };
  for (const json::Value& row : file.array_of("regions")) {
    Region region{std::string(row.string_or("country", "")),
                  std::string(row.string_or("code", "")),
                  std::string(row.string_or("trunk", "")),
                  row.bool_or("needs_groups", false),
                  {},
                  {}};
    for (const json::Value& plan : row.array_of("ranges")) {
      const auto use = std::ranges::find(use_names, plan.string_or("use", ""), &UseName::name);
      const std::int64_t least = plan.int_or("digits", plan.int_or("min_digits", 0));
      const std::int64_t most = plan.int_or("digits", plan.int_or("max_digits", 0));
      if (use == use_names.end() || least < 3 || most < least || most > 15)
        return problem(region.country);
      bool good = true;
      for_each_word(plan.string_or("prefixes", ""), [&](std::string_view prefix) {
        good = good && is_prefix_pattern(prefix);
        region.ranges.push_back({std::string(prefix), static_cast<std::uint8_t>(least),
                                 static_cast<std::uint8_t>(most), use->use});
      });
      if (!good) return problem(region.country);
    }
    for_each_word(row.string_or("groups", ""),
                  [&](std::string_view group) { region.groups.emplace_back(group); });
    if (region.country.size() != 2 || !all_digits(region.code) || region.ranges.empty())
      return problem("regions");
    regions_.push_back(std::move(region));
  }
  for_each_word(file.string_or("country_codes", ""),
                [&](std::string_view code) { country_codes_.emplace_back(code); });
  for_each_word(file.string_or("public_codes", ""),
                [&](std::string_view code) { public_codes_.emplace_back(code); });
  return {};
}

const PhonePlans::Range* PhonePlans::find_range(const Region& region,
                                                std::string_view national) const {
  for (const Range& range : region.ranges)
    if (national.size() >= range.min_digits && national.size() <= range.max_digits &&
        begins_with(national, range.prefix))
      return &range;
  return nullptr;
}

std::optional<std::size_t> PhonePlans::code_length(std::string_view digits) const {
  for (std::size_t length = 1; length <= 3 && length <= digits.size(); ++length)
    if (std::ranges::find(country_codes_, digits.substr(0, length)) != country_codes_.end())
      return length;
  return std::nullopt;
}

std::optional<PhoneMatch> PhonePlans::international(std::string_view digits) const {
  bool planned = false;
  for (const Region& region : regions_) {
    if (!digits.starts_with(region.code)) continue;
    planned = true;
    std::string_view national = digits.substr(region.code.size());
    if (const Range* range = find_range(region, national))
      return PhoneMatch{region.country, range->use};
    if (!region.trunk.empty() && national.starts_with(region.trunk))
      if (const Range* range = find_range(region, national.substr(region.trunk.size())))
        return PhoneMatch{region.country, range->use};
  }
  if (planned) return std::nullopt;
  const std::optional<std::size_t> code = code_length(digits);
  if (!code || digits.size() < *code + 6 || digits.size() > 15) return std::nullopt;
  return PhoneMatch{{}, PhoneUse::Fixed};
}

std::optional<PhoneMatch> PhonePlans::national(std::string_view digits,
                                               std::string_view groups) const {
  std::optional<PhoneMatch> found;
  for (const Region& region : regions_) {
    if (!digits.starts_with(region.trunk)) continue;
    const Range* range = find_range(region, digits.substr(region.trunk.size()));
    if (range == nullptr) continue;
    const bool usual = std::ranges::find(region.groups, groups) != region.groups.end();
    if (region.spaced_only && !usual && !groups.empty()) continue;
    if (usual) return PhoneMatch{region.country, range->use};
    if (!found) found = PhoneMatch{region.country, range->use};
  }
  return found;
}

bool PhonePlans::usual_groups(std::string_view country, std::string_view groups) const {
  const auto region = std::ranges::find(regions_, country, &Region::country);
  return region != regions_.end() &&
         std::ranges::find(region->groups, groups) != region->groups.end();
}

bool PhonePlans::is_public_code(std::string_view digits) const {
  return digits.size() < 6 || std::ranges::find(public_codes_, digits) != public_codes_.end();
}

}  // namespace bedside::rules
