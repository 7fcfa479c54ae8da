#include "analysis/evidence.h"

#include <algorithm>

#include "base/sha256.h"
#include "lang/identify.h"
#include "lang/language.h"
#include "rules/program.h"

namespace bedside::analysis {
namespace {

using model::Source;

// The language a field is read in, as Engine::check_field does.
const lang::Language* language_of(const rules::Field& field, const rules::Engine& engine) {
  const std::string tag = field.language.empty()
                              ? std::string(engine.identify_language(field.text).tag)
                              : std::string(field.language);
  const rules::LanguageRules* rules = engine.program().rules_for(tag);
  return rules != nullptr ? rules->language : nullptr;
}

void add(std::vector<SourceProblem>& problems, bool wrong, SourceProblem problem) {
  if (wrong && !std::ranges::contains(problems, problem)) problems.push_back(problem);
}

bool is_complete(const Source& source) {
  return !source.title.empty() && !source.publisher.empty() && !source.author.empty() &&
         !source.url.empty() && !source.published.empty() && !source.read.empty() &&
         source.evidence != model::Evidence::Unknown;
}

SourceReport report_of(const Source& source, std::span<const Topic* const> topics,
                       const Topics& all, model::UtcMs now) {
  SourceReport out;
  std::vector<SourceProblem>& problems = out.problems;
  const Trust* trust = all.standing(source, topics, now);
  const auto stands = [&](Standing standing) {
    return trust != nullptr && trust->standing == standing;
  };
  add(problems, stands(Standing::Contested), SourceProblem::Contested);
  add(problems, stands(Standing::Weak) || source.evidence == model::Evidence::Laboratory,
      SourceProblem::Weak);
  if (stands(Standing::Contested) || stands(Standing::Weak)) out.trust = trust;
  add(problems, std::ranges::contains(source.answers, model::Answer::Doubtful),
      SourceProblem::Doubtful);
  add(problems, all.is_stale(source, topics, now), SourceProblem::Stale);
  add(problems, !is_complete(source), SourceProblem::Incomplete);
  add(problems, std::ranges::contains(source.answers, model::Answer::Open), SourceProblem::Open);
  return out;
}

// Where the findings of `field` that want a source begin, in order.
std::vector<std::size_t> wanted_in(const rules::Field& field,
                                   std::span<const rules::Finding> findings) {
  std::vector<std::size_t> out;
  for (const rules::Finding& finding : findings)
    if (finding.field == field.name && wants_source(finding)) out.push_back(finding.span.begin);
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::string_view source_problem_name(SourceProblem problem) {
  return source_problem_names[static_cast<std::size_t>(problem)];
}

bool SourceReport::has(SourceProblem problem) const {
  return std::ranges::contains(problems, problem);
}

bool wants_source(const rules::Finding& finding) { return finding.companion == "source"; }

std::vector<Sentence> sentences_of(const rules::Field& field, const rules::Engine& engine) {
  lang::TokenizedText text;
  lang::tokenize(field.text, language_of(field, engine), text);
  std::vector<Sentence> out;
  out.reserve(text.sentences.size());
  for (const TextSpan span : text.sentences) {
    const std::string_view words = field.text.substr(span.begin, span.size());
    out.push_back({.field = std::string(field.name),
                   .span = span,
                   .text = std::string(words),
                   .sha256 = sha256_hex(words),
                   .sources = {}});
  }
  return out;
}

std::vector<TextSpan> covered_spans(const rules::Field& field, std::span<const Source> sources,
                                    const rules::Engine& engine) {
  std::vector<TextSpan> out;
  const bool any = std::ranges::any_of(sources, [](const Source& source) {
    return !source.claims.empty() && model::is_citable(source);
  });
  if (!any) return out;
  for (const Sentence& sentence : sentences_of(field, engine))
    if (std::ranges::any_of(sources, [&](const Source& source) {
          return model::is_citable(source) && model::is_attached(source, sentence.sha256);
        }))
      out.push_back(sentence.span);
  return out;
}

EvidenceReport evidence_report(std::span<const rules::Field> fields,
                               std::span<const rules::Finding> findings,
                               const model::Content& content, const Topics& topics,
                               const rules::Engine& engine, model::UtcMs now) {
  EvidenceReport out;
  std::vector<std::vector<const Topic*>> subjects(content.sources.size());
  std::vector<std::size_t> uses(content.sources.size());
  const bool any_wanted = std::ranges::any_of(findings, wants_source);
  for (const rules::Field& field : fields) {
    if (!any_wanted && content.sources.empty()) break;
    const lang::Language* language = language_of(field, engine);
    const std::vector<std::size_t> wanted = wanted_in(field, findings);
    for (Sentence& sentence : sentences_of(field, engine)) {
      const auto next = std::ranges::lower_bound(wanted, sentence.span.begin);
      sentence.wants_source = next != wanted.end() && *next < sentence.span.end;
      for (std::size_t s = 0; s < content.sources.size(); ++s) {
        if (!model::is_attached(content.sources[s], sentence.sha256)) continue;
        ++uses[s];
        if (model::is_citable(content.sources[s])) sentence.sources.push_back(s);
        if (language == nullptr) continue;
        lang::TokenizedText text;
        lang::tokenize(sentence.text, language, text);
        for (const Topic* topic : topics.in(text, language->tag()))
          if (!std::ranges::contains(subjects[s], topic)) subjects[s].push_back(topic);
      }
      if (sentence.wants_source || !sentence.sources.empty())
        out.sentences.push_back(std::move(sentence));
    }
  }
  for (std::size_t s = 0; s < content.sources.size(); ++s) {
    SourceReport report = report_of(content.sources[s], subjects[s], topics, now);
    report.sentences = uses[s];
    if (uses[s] == 0 && !content.sources[s].claims.empty())
      report.problems.insert(report.problems.begin(), SourceProblem::Detached);
    out.sources.push_back(std::move(report));
  }
  return out;
}

}  // namespace bedside::analysis
