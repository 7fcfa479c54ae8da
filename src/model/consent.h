#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::model {

// What the signed paper says or shows, one tick each. Rows are only ever appended.
enum class ConsentFlag : std::uint8_t {
  Minor,          // the person is under age
  Incapacity,     // cannot decide for themselves
  Deceased,       //
  ChildAsked,     // a child who can understand it has said yes too
  Written,        // on paper or in a form
  Recorded,       // on sound or film
  Explicit,       // says in so many words: health information, public
  Separate,       // one tick for each purpose, apart from treatment
  MayRevoke,      // says that and how it can be taken back
  NoCondition,    // says that care does not depend on it
  MaySpread,      // says that others may pass it on and that protection ends there
  Payment,        // says that somebody pays for this use
  CopyGiven,      // the person has a copy
  SpecialRecord,  // covers records of a substance use programme or psychotherapy notes
};

inline constexpr std::array<std::string_view, 14> consent_flag_names = {
    "minor",      "incapacity", "deceased",   "child-asked",   "written",
    "recorded",   "explicit",   "separate",   "may-revoke",    "no-condition",
    "may-spread", "payment",    "copy-given", "special-record"};

// What pictures and stories may be used for.
inline constexpr std::array<std::string_view, 6> consent_purposes = {
    "social-media", "advertising", "website", "press", "teaching", "fundraising"};

// Who signed.
inline constexpr std::array<std::string_view, 5> consent_signers = {"person", "parent", "guardian",
                                                                    "proxy", "executor"};

// That one person agreed to a use, and how far that goes. Who the person is stands on the signed
// paper and nowhere here: a record has no name, only an id that says nothing. Records stay in the
// workspace; drafts name them by id.
struct ConsentRecord {
  std::string id;                      // "C-7F3K9Q2M"
  std::string kept_at;                 // where the signed paper lies: "Archive, folder 12"
  std::vector<std::string> facts;      // what may be told: "knee operation"; none: not limited
  std::vector<std::string> pictures;   // ids of pictures; none: no picture
  std::vector<std::string> platforms;  // where it may appear
  std::vector<std::string> purposes;   // of consent_purposes
  std::string signed_by;               // of consent_signers; "" = nobody yet
  std::string signed_on;               // days: "2026-01-31"; "" = not known
  std::string expires_on;              // the last day it holds
  std::string expires_event;           // instead of a day: "end of the campaign"
  std::string revoked_on;              // "" = not revoked
  std::string withdraw_to;             // whom the person asks to take it back
  std::uint32_t flags = 0;             // bits of ConsentFlag

  bool has(ConsentFlag flag) const { return (flags >> static_cast<unsigned>(flag) & 1u) != 0; }
  void set(ConsentFlag flag, bool on);

  bool operator==(const ConsentRecord&) const = default;
};

std::optional<ConsentFlag> consent_flag_from_name(std::string_view name);

// Letters, digits, '.', '_' and '-', at most 80: what may stand in a bundle.
bool is_consent_id(std::string_view text);

// An id for a new record from `random` bits: 8 signs without those that are easily confused.
std::string new_consent_id(std::uint64_t random);

}  // namespace bedside::model
