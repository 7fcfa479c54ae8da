// Numbers with the verdict of python3-phonenumbers 8.12.57, read in place.
#include <map>
#include <string>

#include "identifiers_support.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

const PhonePlans& plans() { return test_identifiers::data().phones; }

// Where this data knows more than the judge of 2022, or less, and why.
const std::map<std::string, std::string> explained = {
    {"+16836795544", "area code 683 (northern Ontario) is in service since 2022"},
    {"+12273621312", "area code 227 (Maryland) is in service since 2023"},
    {"+13536652264", "area code 353 (Wisconsin) is in service since 2023"},
};

std::string digits_and_groups(const std::string& national, std::string& groups) {
  std::string digits;
  std::size_t run = 0;
  const auto close = [&] {
    if (run > 0) groups += (groups.empty() ? "" : "-") + std::to_string(run);
    run = 0;
  };
  for (const char c : national) {
    if (c >= '0' && c <= '9') {
      digits += c;
      ++run;
    } else {
      close();
    }
  }
  close();
  return digits;
}

}  // namespace

TEST_CASE("phone plans: international numbers get the verdict of libphonenumber, 95 % at least") {
  const json::Value* rows = test_identifiers::conformance("phone_reference_labels.json");
  if (rows == nullptr) {
    MESSAGE("skipped: the shared vectors are not here");
    return;
  }
  std::size_t agreed = 0;
  for (const json::Value& row : rows->array()) {
    const std::string number(row.string_or("e164", ""));
    const bool valid = plans().international(number.substr(1)).has_value();
    if (valid == row.bool_or("valid", false)) {
      ++agreed;
      continue;
    }
    const auto reason = explained.find(number);
    CHECK_MESSAGE(reason != explained.end(), number, " disagrees without a reason");
    MESSAGE(number << ": " << std::string(valid ? "accepted" : "refused") << "; "
                   << (reason != explained.end() ? reason->second : std::string("no reason yet")));
  }
  MESSAGE(agreed << " of " << rows->size() << " agree");
  CHECK(agreed * 100 >= rows->size() * 95);
}

TEST_CASE("phone plans: valid numbers are known in their national form too") {
  const json::Value* rows = test_identifiers::conformance("phone_reference_labels.json");
  if (rows == nullptr) {
    MESSAGE("skipped: the shared vectors are not here");
    return;
  }
  std::size_t valid = 0;
  std::size_t known = 0;
  for (const json::Value& row : rows->array()) {
    if (!row.bool_or("valid", false)) continue;
    ++valid;
    std::string groups;
    const std::string digits =
        digits_and_groups(std::string(row.string_or("national", "")), groups);
    // Without a word like "phone" short numbers need their grouping; with it none.
    if (plans().national(digits, ""))
      ++known;
    else
      MESSAGE("not known: " << std::string(row.string_or("national", "")));
  }
  MESSAGE(known << " of " << valid << " national forms are known");
  CHECK(known * 100 >= valid * 95);
}

TEST_CASE("phone plans: a toll-free or premium number is nobody's own") {
  CHECK(plans().international("18002255288")->use == PhoneUse::Shared);
  CHECK(plans().international("448001111")->use == PhoneUse::Shared);
  CHECK(plans().national("0800456789", "")->use == PhoneUse::Shared);
}

TEST_CASE("phone plans: the country comes with the number") {
  CHECK(plans().international("31612345678")->country == "nl");
  CHECK(plans().international("3548921739")->country == "is");
  CHECK(plans().international("33612345678")->country.empty());
}

TEST_CASE("phone plans: a trunk zero behind the country code is skipped") {
  CHECK(plans().international("310612345678").has_value());
}

TEST_CASE("phone plans: codes that no country has are refused") {
  CHECK_FALSE(plans().international("210123456789"));
  CHECK_FALSE(plans().international("999123456789"));
}

TEST_CASE("phone plans: an ungrouped short number is no phone number, an ordinary grouping is") {
  CHECK_FALSE(plans().national("8921739", "7"));
  CHECK(plans().national("8921739", "3-4"));
  CHECK(plans().national("612345678", "3-2-2-2"));
  CHECK_FALSE(plans().national("612345678", "9"));
}

TEST_CASE("phone plans: emergency and helpline codes are never a person's") {
  for (const char* code :
       {"112", "911", "999", "113", "114", "119", "1700", "1717", "116123", "116000", "116111"})
    CHECK_MESSAGE(plans().is_public_code(code), code);
}
