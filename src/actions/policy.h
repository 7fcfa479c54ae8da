#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "model/workspace.h"
#include "rules/check.h"

namespace bedside::actions {

// A question whose answer stands in the document.
struct PolicyQuestion {
  std::string id;  // "owner"
  std::string label;
  std::string example;  // stands there, marked, until it is answered
};

struct PolicySection {
  std::string title;
  std::vector<std::string> items;
};

// A document as it is shown and printed: a policy or a style guide, in one language.
struct PolicyDocument {
  std::string title;
  std::string intro;
  std::vector<PolicyQuestion> questions;
  std::vector<PolicySection> sections;
  std::vector<std::string> sources;  // "45 CFR 164.508, 2026-11-22"
};

// Made from assets/policy/<id>.json, the organisation, its countries, its answers and the rules
// that run. It repeats what was chosen and claims nothing about the law being met. AssetMissing.
Result<PolicyDocument> make_policy(const catalog::Catalog& catalog, const rules::Engine& engine,
                                   const model::Workspace& workspace, std::string_view id);

// The document as one HTML file without scripts or anything to load, fit for printing. `made` is
// the line below it ("Made on 2026-11-27 ...").
std::string policy_html(const PolicyDocument& document, std::string_view language,
                        std::string_view made);

// The documents there are, the policy first.
std::vector<std::string_view> policy_documents(const catalog::Catalog& catalog);

}  // namespace bedside::actions
