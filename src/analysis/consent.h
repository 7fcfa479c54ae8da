#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "model/workspace.h"

namespace bedside::analysis {

// Why a consent record does not cover a use, or what is wrong with the record.
enum class ConsentProblem : std::uint8_t {
  Missing,            // needed, and none is linked
  Unknown,            // the linked record is not in this workspace
  Revoked,            //
  Ended,              // its last day is before today or the planned day
  PlatformOutside,    // a platform of the post was not agreed to
  PictureOutside,     // this picture was not agreed to
  PurposeOutside,     // social media, or advertising for a paid post, was not agreed to
  FactOutside,        // the text speaks about something that was not agreed to
  Incomplete,         // signature, its day, the end, where the paper lies, written or recorded
  NoRepresentative,   // a child, or a person who is unable or dead, and nobody signed for them
  ChildNotAsked,      //
  StatementsMissing,  // may be taken back, care does not depend on it, others may pass it on
  NotSpecific,        // not explicit, or one tick for everything
  NoWithdrawal,       // nobody is named to take it back with
  PayNotNamed,        // the post is paid for and the paper does not say so
  NoCopy,             // the person has no copy
};

// What user interface keys are made of: "consent.problem.missing".
inline constexpr std::array<std::string_view, 16> consent_problem_names = {
    "missing",         "unknown",    "revoked",      "ended",         "platform",
    "picture",         "purpose",    "fact",         "incomplete",    "no-representative",
    "child-not-asked", "statements", "not-specific", "no-withdrawal", "pay",
    "no-copy"};

std::string_view consent_problem_name(ConsentProblem problem);

// One use of somebody: the text of the post, or one of its pictures.
struct ConsentUse {
  std::optional<std::size_t> picture;            // index; nothing: the text
  bool needed = false;                           // somebody said that a patient is in it
  const model::ConsentRecord* record = nullptr;  // the first that is linked
  std::vector<ConsentProblem> problems;          // each once, worst first
  std::optional<int> days_left;                  // until the record ends; only when it has not

  bool has(ConsentProblem problem) const;
  // A linked record that covers the use, today and on the planned day.
  bool valid() const;
};

// What consent is asked about: the records there are, and the moment.
struct ConsentWorld {
  std::span<const model::ConsentRecord> records;
  model::UtcMs now = 0;
};

// The text first, then each picture. Looks at no words of the post: who is in it is said by people.
// `facts_outside` tells whether a record's list of what may be told leaves out something the post
// says (topics.h); null: not asked. Linear in links and records.
using FactsOutside = bool (*)(const void* data, const model::Content& content,
                              const model::ConsentRecord& record);
struct FactsCheck {
  FactsOutside call = nullptr;
  const void* data = nullptr;
};
std::vector<ConsentUse> consent_uses(const model::Content& content, const ConsentWorld& world,
                                     FactsCheck facts = {});

// What is wrong with the record itself, without any use: for the person who fills it in.
std::vector<ConsentProblem> record_problems(const model::ConsentRecord& record, model::UtcMs now);

}  // namespace bedside::analysis
