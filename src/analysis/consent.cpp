#include "analysis/consent.h"

#include <algorithm>

#include "model/day.h"

namespace bedside::analysis {
namespace {

using model::ConsentFlag;
using model::ConsentRecord;
using model::Content;
using model::UtcMs;

void add(std::vector<ConsentProblem>& problems, bool wrong, ConsentProblem problem) {
  if (wrong && !std::ranges::contains(problems, problem)) problems.push_back(problem);
}

// The moment after which the record no longer holds.
std::optional<UtcMs> end_of(const ConsentRecord& record) {
  return model::date_end(record.expires_on);
}

void add_record_problems(const ConsentRecord& record, UtcMs at,
                         std::vector<ConsentProblem>& problems) {
  const auto has = [&](ConsentFlag flag) { return record.has(flag); };
  const std::optional<UtcMs> end = end_of(record);
  add(problems, !record.revoked_on.empty(), ConsentProblem::Revoked);
  add(problems, end && at >= *end, ConsentProblem::Ended);
  const bool unsigned_yet = record.signed_by.empty() || record.signed_on.empty();
  const bool endless = record.expires_on.empty() && record.expires_event.empty();
  const bool unproven = !has(ConsentFlag::Written) && !has(ConsentFlag::Recorded);
  add(problems,
      unsigned_yet || endless || unproven || record.kept_at.empty() || record.purposes.empty() ||
          record.platforms.empty(),
      ConsentProblem::Incomplete);
  const bool needs_other =
      has(ConsentFlag::Minor) || has(ConsentFlag::Incapacity) || has(ConsentFlag::Deceased);
  add(problems, needs_other && (record.signed_by.empty() || record.signed_by == "person"),
      ConsentProblem::NoRepresentative);
  add(problems, has(ConsentFlag::Minor) && !has(ConsentFlag::ChildAsked),
      ConsentProblem::ChildNotAsked);
  add(problems,
      !has(ConsentFlag::MayRevoke) || !has(ConsentFlag::NoCondition) ||
          !has(ConsentFlag::MaySpread),
      ConsentProblem::StatementsMissing);
  add(problems, !has(ConsentFlag::Explicit) || !has(ConsentFlag::Separate),
      ConsentProblem::NotSpecific);
  add(problems, record.withdraw_to.empty(), ConsentProblem::NoWithdrawal);
  add(problems, !has(ConsentFlag::CopyGiven), ConsentProblem::NoCopy);
}

void add_scope_problems(const Content& content, const ConsentRecord& record, ConsentUse& use,
                        FactsCheck facts) {
  const auto agreed = [](const std::vector<std::string>& list, std::string_view what) {
    return std::ranges::contains(list, what);
  };
  const bool platforms = std::ranges::all_of(
      content.platforms, [&](const std::string& id) { return agreed(record.platforms, id); });
  add(use.problems, !platforms, ConsentProblem::PlatformOutside);
  add(use.problems, use.picture && !agreed(record.pictures, content.pictures[*use.picture].id),
      ConsentProblem::PictureOutside);
  add(use.problems,
      !agreed(record.purposes, "social-media") ||
          (content.paid && !agreed(record.purposes, "advertising")),
      ConsentProblem::PurposeOutside);
  add(use.problems,
      !use.picture && !record.facts.empty() && facts.call != nullptr &&
          facts.call(facts.data, content, record),
      ConsentProblem::FactOutside);
  add(use.problems, content.paid && !record.has(ConsentFlag::Payment), ConsentProblem::PayNotNamed);
}

void look_up(const Content& content, const ConsentWorld& world, std::string_view id,
             ConsentUse& use, FactsCheck facts) {
  const auto record = std::ranges::find(world.records, id, &ConsentRecord::id);
  if (record == world.records.end()) {
    add(use.problems, true, ConsentProblem::Unknown);
    return;
  }
  if (use.record == nullptr) use.record = &*record;
  const UtcMs at = std::max(world.now, content.planned_at);
  add_record_problems(*record, at, use.problems);
  add_scope_problems(content, *record, use, facts);
  const std::optional<UtcMs> end = end_of(*record);
  if (!end || at >= *end) return;
  const int left = static_cast<int>((*end - at - 1) / model::day_ms);
  use.days_left = std::min(use.days_left.value_or(left), left);
}

}  // namespace

std::string_view consent_problem_name(ConsentProblem problem) {
  return consent_problem_names[static_cast<std::size_t>(problem)];
}

bool ConsentUse::has(ConsentProblem problem) const {
  return std::ranges::contains(problems, problem);
}

bool ConsentUse::valid() const {
  // The later ones are for a person to judge, or for the law of some countries: rules say so.
  return record != nullptr && std::ranges::none_of(problems, [](ConsentProblem problem) {
           return problem <= ConsentProblem::NoRepresentative;
         });
}

std::vector<ConsentUse> consent_uses(const Content& content, const ConsentWorld& world,
                                     FactsCheck facts) {
  std::vector<ConsentUse> uses(1 + content.pictures.size());
  uses[0].needed = content.patient_story;
  for (const std::string& id : content.consents) look_up(content, world, id, uses[0], facts);
  add(uses[0].problems, uses[0].needed && content.consents.empty(), ConsentProblem::Missing);
  for (std::size_t i = 0; i < content.pictures.size(); ++i) {
    const model::Picture& picture = content.pictures[i];
    ConsentUse& use = uses[i + 1];
    use.picture = i;
    use.needed = picture.people == model::People::Patient;
    if (!picture.consent.empty()) look_up(content, world, picture.consent, use, facts);
    add(use.problems, use.needed && picture.consent.empty(), ConsentProblem::Missing);
  }
  for (ConsentUse& use : uses) std::ranges::sort(use.problems);
  return uses;
}

std::vector<ConsentProblem> record_problems(const ConsentRecord& record, UtcMs now) {
  std::vector<ConsentProblem> problems;
  add_record_problems(record, now, problems);
  return problems;
}

}  // namespace bedside::analysis
