#include "analysis/post_facts.h"

#include <algorithm>
#include <array>
#include <format>

#include "lang/identify.h"
#include "rules/facts.h"

namespace bedside::analysis {
namespace {

using model::ConsentFlag;
using model::Content;
using rules::fact_bit;
using rules::Facts;
using rules::Field;

constexpr std::array<Facts, consent_problem_names.size()> facts_of_consent = {
    fact_bit("consent.missing"),             // Missing
    fact_bit("consent.missing"),             // Unknown
    fact_bit("consent.revoked"),             // Revoked
    fact_bit("consent.ended"),               // Ended
    fact_bit("consent.out-of-scope"),        // PlatformOutside
    fact_bit("consent.out-of-scope"),        // PictureOutside
    fact_bit("consent.out-of-scope"),        // PurposeOutside
    fact_bit("consent.out-of-scope"),        // FactOutside
    fact_bit("consent.incomplete"),          // Incomplete
    fact_bit("consent.no-representative"),   // NoRepresentative
    fact_bit("consent.child-not-asked"),     // ChildNotAsked
    fact_bit("consent.statements-missing"),  // StatementsMissing
    fact_bit("consent.not-specific"),        // NotSpecific
    fact_bit("consent.no-withdrawal"),       // NoWithdrawal
    fact_bit("consent.pay-not-named"),       // PayNotNamed
    fact_bit("consent.no-copy"),             // NoCopy
};

constexpr std::array<Facts, source_problem_names.size()> facts_of_source = {
    fact_bit("source.detached"), fact_bit("source.contested"), fact_bit("source.weak"),
    fact_bit("source.doubtful"), fact_bit("source.stale"),     fact_bit("source.incomplete"),
    fact_bit("source.open"),
};

// What consent says of the whole post. A picture without a record is told where the picture is.
Facts consent_facts(std::span<const ConsentUse> uses) {
  Facts out = 0;
  for (const ConsentUse& use : uses) {
    if (use.needed) out |= fact_bit("consent.needed");
    for (const ConsentProblem problem : use.problems)
      if (!(use.picture && problem == ConsentProblem::Missing))
        out |= facts_of_consent[static_cast<std::size_t>(problem)];
    if (use.record == nullptr) continue;
    if (use.record->has(ConsentFlag::Minor)) out |= fact_bit("consent.child");
    if (use.record->has(ConsentFlag::Deceased)) out |= fact_bit("consent.deceased");
  }
  if (uses.front().valid()) out |= fact_bit("consent.valid");
  return out;
}

Facts source_facts(const Content& content, const EvidenceReport& report) {
  Facts out = 0;
  for (std::size_t i = 0; i < content.sources.size(); ++i) {
    const SourceReport& source = report.sources[i];
    // What is attached to nothing carries nothing.
    if (source.sentences == 0 && !source.has(SourceProblem::Detached)) continue;
    for (const SourceProblem problem : source.problems)
      out |= facts_of_source[static_cast<std::size_t>(problem)];
  }
  return out;
}

Facts picture_facts(const model::Picture& picture, const ConsentUse& use) {
  Facts out = 0;
  if (picture.people == model::People::Undecided) out |= fact_bit("media.people-undecided");
  if (picture.people == model::People::Patient) out |= fact_bit("media.patient");
  if (!picture.decorative && picture.alt.empty()) out |= fact_bit("media.no-alt");
  if (picture.before_after) out |= fact_bit("media.before-after");
  // What is wrong with a record that is there is said once, of the post.
  if (use.record != nullptr) out |= fact_bit("consent.valid");
  return out;
}

struct OutsideCheck {
  const Topics& topics;
  const rules::Engine& engine;
};

bool outside(const void* data, const Content& content, const model::ConsentRecord& record) {
  const auto& check = *static_cast<const OutsideCheck*>(data);
  return speaks_outside(content, record, check.topics, check.engine);
}

}  // namespace

bool speaks_outside(const Content& content, const model::ConsentRecord& record,
                    const Topics& topics, const rules::Engine& engine) {
  const std::string language = content.language.empty()
                                   ? std::string(engine.identify_language(content.text).tag)
                                   : content.language;
  lang::TokenizedText tokens;
  lang::tokenize(content.text, nullptr, tokens);
  const std::vector<const Topic*> said = topics.in(tokens, language);
  if (said.empty()) return false;
  std::string all;
  for (const std::string& fact : record.facts) all += fact + "\n";
  lang::tokenize(all, nullptr, tokens);
  const std::vector<const Topic*> agreed = topics.in(tokens, language);
  return !std::ranges::all_of(
      said, [&](const Topic* topic) { return std::ranges::contains(agreed, topic); });
}

std::span<const TextSpan> PostFacts::covered(std::string_view field) const {
  const auto found = std::ranges::find(covered_, field, &Covered::field);
  return found == covered_.end() ? std::span<const TextSpan>() : found->spans;
}

bool PostFacts::satisfies(const rules::Finding& finding) const {
  return wants_source(finding) && std::ranges::any_of(covered(finding.field), [&](TextSpan span) {
           return span.begin <= finding.span.begin && finding.span.begin < span.end;
         });
}

PostFacts::PostFacts(const Content& content, const Topics& topics, const ConsentWorld& world,
                     const rules::Engine& engine, std::vector<Field>& fields) {
  const OutsideCheck check{topics, engine};
  consent_ = consent_uses(content, world, {outside, &check});
  const Facts approved = content.authority.holds(std::max(world.now, content.planned_at))
                             ? fact_bit("post.approved-by-authority")
                             : 0;
  Facts post = consent_facts(consent_) | approved;
  if (!content.sources.empty())
    post |= source_facts(content, evidence_report(fields, {}, content, topics, engine, world.now));
  const auto facts_of = [&](std::size_t picture) {
    return picture_facts(content.pictures[picture], consent_[picture + 1]) | approved;
  };
  std::vector<bool> seen(content.pictures.size());
  bool post_seen = false;
  for (Field& field : fields) {
    const auto of = model::picture_field(field.name);
    if (of && of->picture < seen.size()) {
      // Of its alternative texts only one: the facts are about the picture, not about its wording.
      if (of->words || !seen[of->picture]) field.facts = facts_of(of->picture);
      if (!of->words) seen[of->picture] = true;
      if (field.facts == 0) field.facts = approved;
    } else {
      field.facts = post;
      post_seen |= field.name == "post.text";
    }
    std::vector<TextSpan> spans = covered_spans(field, content.sources, engine);
    if (spans.empty()) continue;
    field.facts |= fact_bit("source.attached");
    covered_.push_back({std::string(field.name), std::move(spans)});
  }
  if (!post_seen && post != 0)
    fields.insert(fields.begin(), {.name = "post.text", .text = "", .language = "", .facts = post});
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i]) continue;
    const Facts facts = facts_of(i);
    if (facts == 0) continue;
    names_.push_back(model::alt_field(i));
    fields.push_back({.name = names_.back(), .text = "", .language = "", .facts = facts});
  }
}

}  // namespace bedside::analysis
