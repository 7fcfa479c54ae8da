#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/draft_fields.h"
#include "analysis/platform_checks.h"
#include "analysis/post_facts.h"
#include "analysis/topics.h"
#include "model/workspace.h"
#include "platforms/platform.h"
#include "rules/check.h"

namespace bedside::analysis {

// What a draft of an organisation is checked with.
struct DraftWorld {
  const rules::Engine& engine;
  const PlatformChecks& platform_checks;
  std::span<const platforms::Platform> platforms;
  const Topics& topics;
  const model::Organisation& organisation;
  ConsentWorld consents;
};

// How a draft of `organisation` is checked: its own name, place, account and contacts are no
// patient's.
rules::Context context_of(const model::Content& content, const model::Organisation& organisation);

// The texts of a draft, each with what its platforms show before "more".
DraftFields texts_of(const model::Content& content, std::span<const platforms::Platform> platforms);

// Everything found in a draft, as the page lists it: rules, platforms, sources and consent. In the
// order of the fields and, within one, by place. Linear in the texts.
std::vector<rules::Finding> draft_findings(const model::Content& content, const DraftWorld& world);

// The words a finding marks, cut after 60 bytes, for showing beside it; "" when nothing is marked.
std::string excerpt(const model::Content& content, const rules::Finding& finding);
// Of all the words it marks: what a finding that was set aside is known by (review/workflow.h).
std::string marked_sha256(const model::Content& content, const rules::Finding& finding);

// The tag of the language `text` is in, by its beginning: a long one takes no longer.
std::string identify_beginning(const rules::Engine& engine, std::string_view text);

}  // namespace bedside::analysis
