#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace bedside::json {
class Value;
}

namespace bedside::rules {

// Who a telephone number belongs to, as far as its first digits say.
enum class PhoneUse : std::uint8_t {
  Mobile,
  Fixed,
  Personal,  // follow-me and internet numbers
  Shared,    // toll-free, company-wide, premium: nobody's own
};

struct PhoneMatch {
  std::string_view country;  // "nl"; empty for a country whose plan is not in the data
  PhoneUse use = PhoneUse::Fixed;
};

// The numbering plans of some countries and the country codes of all.
class PhonePlans {
 public:
  // Reads "regions", "country_codes" and "never" of the asset file.
  Result<void> load(const json::Value& file);

  // `digits` after "+" or the international prefix "00", country code first. A trunk 0 after the
  // country code ("+31 (0)6") is skipped. For countries with a plan: only numbers in its ranges.
  std::optional<PhoneMatch> international(std::string_view digits) const;

  // `digits` as dialled inside a country, with its trunk digit. `groups` are the lengths of the
  // groups that the writer made, "2-8": a country whose usual grouping it is comes first, and one
  // whose numbers are too plain in one piece ("needs_groups") asks for it. Empty: any grouping.
  std::optional<PhoneMatch> national(std::string_view digits, std::string_view groups) const;

  // Is this how numbers are grouped in the country of `match`?
  bool usual_groups(std::string_view country, std::string_view groups) const;

  // Emergency and helpline numbers and other short codes: "112", "116123", "1700".
  bool is_public_code(std::string_view digits) const;

 private:
  struct Range {
    std::string prefix;  // digits and classes: "6[1-5]"
    std::uint8_t min_digits = 0;
    std::uint8_t max_digits = 0;
    PhoneUse use = PhoneUse::Fixed;
  };
  struct Region {
    std::string country;
    std::string code;          // "31"
    std::string trunk;         // "0" or ""
    bool spaced_only = false;  // too short or too plain to be told from an amount without groups
    std::vector<Range> ranges;
    std::vector<std::string> groups;  // "2-8", trunk digit included
  };

  const Range* find_range(const Region& region, std::string_view national) const;
  std::optional<std::size_t> code_length(std::string_view digits) const;

  std::vector<Region> regions_;
  std::vector<std::string> country_codes_;
  std::vector<std::string> public_codes_;
};

}  // namespace bedside::rules
