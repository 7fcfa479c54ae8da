#include "analysis/platform_checks.h"

#include <algorithm>
#include <format>
#include <memory>
#include <ranges>
#include <utility>

#include "lang/identify.h"
#include "lang/language.h"
#include "lang/tokens.h"
#include "platforms/count.h"
#include "rules/program.h"

namespace bedside::analysis {
namespace {

using platforms::Platform;
using platforms::Problem;
using platforms::ProblemKind;

// A number to call counts too, which is a guess where it is held for a patient's.
constexpr float phone_confidence = 0.4F;

// Of Finding::fixes: the words on the button.
std::string_view label_key(const platforms::Remedy& remedy) {
  if (remedy.label == "shorten") return "fix.shorten";
  if (remedy.label == "move") return "fix.move";
  if (remedy.label == "insert") return "fix.insert";
  return remedy.text.empty() ? "fix.remove" : "fix.replace";
}

TextSpan shifted(TextSpan span, std::size_t by) { return {span.begin + by, span.end + by}; }

}  // namespace

// One draft while it is checked.
struct PlatformChecks::Round {
  std::vector<rules::Finding> found;
  std::string field;
  std::span<const model::Picture> pictures;
  bool pictures_known = true;
  std::string_view language;

  // The text that was measured last: most platforms share one.
  std::string_view text;
  std::unique_ptr<platforms::MeasuredText> measured;
  const lang::Language* known_language = nullptr;
};

PlatformChecks::PlatformChecks(const rules::Engine& engine, std::span<const Platform> platforms)
    : engine_(engine), platforms_(platforms) {
  for (std::uint32_t rule = 0; rule < engine.rule_count(); ++rule) {
    const rules::RuleInfo info = engine.rule(rule);
    if (info.kind != rules::Kind::Platform) continue;
    for (std::size_t kind = 0; kind < platforms::problem_kinds; ++kind)
      if (info.id ==
          std::format("platform/{}", platforms::problem_name(static_cast<ProblemKind>(kind))))
        rules_[kind] = rule;
  }
  for (const Platform& platform : platforms)
    for (const platforms::Source& source : platform.sources)
      sources_.push_back({platform.id, source.id, {source.title, "", source.url, source.checked}});
}

const Platform* PlatformChecks::platform(std::string_view id) const {
  const auto found = std::ranges::find(platforms_, id, &Platform::id);
  return found != platforms_.end() ? &*found : nullptr;
}

const rules::SourceRef* PlatformChecks::source_of(const Platform& platform,
                                                  const platforms::Evidence* evidence) const {
  if (evidence == nullptr || evidence->sources.empty()) return nullptr;
  for (const PlatformSource& row : sources_)
    if (row.platform == platform.id && row.id == evidence->sources.front()) return &row.source;
  return nullptr;
}

const lang::Language* PlatformChecks::language_of(std::string_view text,
                                                  std::string_view tag) const {
  std::string identified;
  if (tag.empty()) {
    identified = engine_.identify_language(text).tag;
    tag = identified;
  }
  const rules::LanguageRules* rules = engine_.program().rules_for(tag);
  return rules != nullptr ? rules->language : nullptr;
}

void PlatformChecks::add(Round& round, const Problem& problem, std::size_t offset,
                         const Platform& platform) const {
  const auto rule = rules_[static_cast<std::size_t>(problem.kind)];
  if (!rule) return;
  const rules::RuleInfo info = engine_.rule(*rule);
  rules::Finding finding;
  finding.rule_index = *rule;
  finding.rule = info.id;
  finding.category = info.category;
  finding.severity = info.severity;
  finding.field = problem.words_of ? model::words_field(*problem.words_of) : round.field;
  finding.span = problem.words_of ? problem.span : shifted(problem.span, offset);
  for (const platforms::Remedy& remedy : problem.remedies) {
    const std::string_view key = label_key(remedy);
    finding.fixes.push_back({key, remedy.text, shifted(remedy.span, offset)});
    if (key == "fix.replace") finding.suggestions.push_back(remedy.text);
  }
  for (const auto& [key, value] : problem.values) finding.values.push_back({key, value});
  finding.source =
      source_of(platform, problem.own_evidence ? &*problem.own_evidence : problem.evidence);
  if (finding.source == nullptr && !info.sources.empty()) finding.source = info.sources.data();

  for (rules::Finding& known : round.found) {
    const bool same = known.rule_index == finding.rule_index && known.field == finding.field &&
                      known.span == finding.span && known.fixes == finding.fixes &&
                      std::ranges::equal(known.values | std::views::drop(1), finding.values);
    if (!same) continue;
    known.values.front().text += ", " + platform.name;
    known.platforms.push_back(platform.id);
    return;
  }
  finding.values.insert(finding.values.begin(), {"platform", platform.name});
  finding.platforms.push_back(platform.id);
  round.found.push_back(std::move(finding));
}

void PlatformChecks::add_phones(Round& round, std::string_view text, std::size_t offset,
                                const Platform& platform) const {
  lang::TokenizedText tokens;
  lang::tokenize(text, round.known_language, tokens);
  std::vector<rules::Identifier> identifiers;
  rules::identify(tokens, engine_.program().identifier_data(), identifiers);
  for (const rules::Identifier& identifier : identifiers) {
    if (identifier.type != "phone" || identifier.confidence < phone_confidence) continue;
    add(round, {ProblemKind::Phone, identifier.span, {}, {}, &platform.phone_evidence}, offset,
        platform);
  }
}

void PlatformChecks::check_field(Round& round, std::string_view text, std::size_t offset,
                                 const Platform& platform, std::string_view surface_id) const {
  if (!round.measured || round.text.data() != text.data() || round.text.size() != text.size()) {
    round.text = text;
    round.measured = std::make_unique<platforms::MeasuredText>(text);
    round.known_language = language_of(text, round.language);
  }
  const platforms::Surface* surface = platform.surface(surface_id);
  const platforms::Post post = {*round.measured, round.pictures, round.pictures_known,
                                round.known_language};
  for (const Problem& problem : platforms::find_problems(
           post, platform, surface != nullptr ? *surface : platform.surfaces.front()))
    add(round, problem, offset, platform);
  if (platform.refuses_phones) add_phones(round, text, offset, platform);
}

std::vector<rules::Finding> PlatformChecks::check(const model::Content& content) const {
  Round round;
  round.language = content.language;
  for (const std::string& id : content.platforms) {
    const Platform* platform = this->platform(id);
    if (platform == nullptr) continue;
    round.field = model::has_variant(content, id) ? "post.text@" + id : "post.text";
    const std::string_view surface = model::surface_for(content, id);
    const std::string_view whole = model::text_for(content, id);
    // Nobody has begun yet: an empty page needs no warnings.
    if (whole.empty() && content.pictures.empty()) continue;
    // Only the first post of a thread has the pictures; a comment has none.
    round.pictures = content.pictures;
    round.pictures_known = content.kind == "post";
    for (const std::string_view text : model::posts_for(content, id)) {
      const auto offset = static_cast<std::size_t>(text.data() - whole.data());
      check_field(round, text, offset, *platform, surface);
      round.pictures_known = false;
    }
  }
  return std::move(round.found);
}

std::vector<rules::Finding> PlatformChecks::check_text(
    std::string_view text, std::string_view language,
    std::span<const std::string> platform_ids) const {
  Round round;
  round.language = language;
  round.field = "post.text";
  round.pictures_known = false;
  for (const std::string& id : platform_ids)
    if (const Platform* platform = this->platform(id)) check_field(round, text, 0, *platform, "");
  return std::move(round.found);
}

}  // namespace bedside::analysis
