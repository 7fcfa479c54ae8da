#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/topics.h"
#include "base/text_span.h"
#include "model/draft.h"
#include "rules/check.h"

namespace bedside::analysis {

// What should be looked at before a source is relied on.
enum class SourceProblem : std::uint8_t {
  Detached,    // the sentence it was attached to is not in the post any more
  Contested,   // for this topic its publisher is disputed at this time
  Weak,        // animals or cells, or a publisher known for little care
  Doubtful,    // one of the seven questions was answered with doubt
  Stale,       // older than sources of its kind may be, or read too long ago
  Incomplete,  // title, publisher, author, address, dates or kind are missing
  Open,        // not all seven questions are answered
};

// What user interface keys are made of: "sources.problem.stale".
inline constexpr std::array<std::string_view, 7> source_problem_names = {
    "detached", "contested", "weak", "doubtful", "stale", "incomplete", "open"};
std::string_view source_problem_name(SourceProblem problem);

// A sentence of the post, as sources are attached to it.
struct Sentence {
  std::string field;  // its name
  TextSpan span;
  std::string text;
  std::string sha256;                // of its bytes, hexadecimal
  std::vector<std::size_t> sources;  // indexes of those attached that can be cited
  bool wants_source = false;         // a finding in it asks for one
};

struct SourceReport {
  std::vector<SourceProblem> problems;  // each once, worst first
  std::size_t sentences = 0;            // it is attached to and that are in the post
  const Trust* trust = nullptr;         // the judgement behind Contested or Weak

  bool has(SourceProblem problem) const;
};

// Claims and sources of one post.
struct EvidenceReport {
  std::vector<Sentence> sentences;    // that have a source or want one, by place
  std::vector<SourceReport> sources;  // as Content::sources
};

// Sentences of `field`, each with its hash. Linear.
std::vector<Sentence> sentences_of(const rules::Field& field, const rules::Engine& engine);

// Parts of `field` that an attached source covers: sentences whose hash one of `sources` names.
// Sources that cannot be cited cover nothing. Costs one pass and a hash a sentence, and nothing
// when nothing is attached.
std::vector<TextSpan> covered_spans(const rules::Field& field,
                                    std::span<const model::Source> sources,
                                    const rules::Engine& engine);

// True for findings that a source would satisfy.
bool wants_source(const rules::Finding& finding);

// `findings` are those of `fields`. Linear in text, findings and sources.
EvidenceReport evidence_report(std::span<const rules::Field> fields,
                               std::span<const rules::Finding> findings,
                               const model::Content& content, const Topics& topics,
                               const rules::Engine& engine, model::UtcMs now);

}  // namespace bedside::analysis
