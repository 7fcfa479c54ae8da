#include "analysis/settle.h"

#include <algorithm>
#include <string>

namespace bedside::analysis {
namespace {

using rules::Field;
using rules::Finding;

struct Met {
  std::string field;
  std::string_view rule;

  bool operator==(const Met&) const = default;
};

// The text with blanks where sources stand: the rest keeps its places.
std::string without(std::string_view text, std::span<const TextSpan> spans) {
  std::string out(text);
  for (const TextSpan span : spans)
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(span.begin),
              out.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
  return out;
}

// Nobody reads the shared text on platforms that have a text of their own: a rule for those alone
// has nothing to say about it. What it says of the post, and not of a text, stands there all the
// same.
void drop_unread(std::vector<Finding>& findings, std::span<const Field> fields,
                 const rules::Context& context, const rules::Engine& engine) {
  constexpr std::string_view prefix = rules::variant_prefix;
  const auto has_own_text = [&](std::string_view platform) {
    return std::ranges::any_of(fields, [&](const Field& field) {
      return field.name.starts_with(prefix) && field.name.substr(prefix.size()) == platform;
    });
  };
  std::erase_if(findings, [&](const Finding& finding) {
    if (finding.field != "post.text") return false;
    const rules::RuleInfo rule = engine.rule(finding.rule_index);
    if (rule.platforms.empty() || rule.kind == rules::Kind::State) return false;
    return std::ranges::none_of(context.platforms, [&](const std::string& platform) {
      return std::ranges::contains(rule.platforms, platform) && !has_own_text(platform);
    });
  });
}

}  // namespace

std::vector<Finding> settle(std::vector<Finding> findings, std::span<const Field> fields,
                            const rules::Context& context, const PostFacts& facts,
                            const rules::Engine& engine) {
  drop_unread(findings, fields, context, engine);
  std::vector<Met> met;
  std::erase_if(findings, [&](const Finding& finding) {
    if (!facts.satisfies(finding)) return false;
    Met one = {finding.field, finding.rule};
    if (!std::ranges::contains(met, one)) met.push_back(std::move(one));
    return true;
  });
  if (met.empty()) return findings;
  for (const Field& field : fields) {
    if (!std::ranges::contains(met, field.name, &Met::field)) continue;
    const std::string rest = without(field.text, facts.covered(field.name));
    Field again = field;
    again.text = rest;
    std::vector<Finding> more;
    engine.check_field(again, context, nullptr, more);
    for (Finding& finding : more)
      if (std::ranges::contains(met, Met{finding.field, finding.rule}))
        findings.push_back(std::move(finding));
  }
  rules::put_in_order(findings, fields);
  return findings;
}

}  // namespace bedside::analysis
