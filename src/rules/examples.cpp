#include "rules/examples.h"

#include <algorithm>
#include <bit>
#include <format>

namespace bedside::rules {
namespace {

// The first name whose bit is set; the first of all when none is.
template <std::size_t N>
std::string_view first_of(const std::array<std::string_view, N>& names, std::uint32_t bits) {
  return names[bits == 0 ? 0 : static_cast<std::size_t>(std::countr_zero(bits))];
}

Context context_for(const RuleInfo& rule) {
  Context out;
  for (std::size_t i = 0; i < country_names.size(); ++i)
    if ((rule.countries >> i & 1) != 0) out.countries.emplace_back(country_names[i]);
  out.audience = first_of(audience_names, rule.audiences);
  out.organisation = first_of(organisation_names, rule.organisations);
  out.kind = first_of(post_kind_names, rule.post_kinds);
  out.paid = rule.paid == bit_of(paid_names, "paid");
  out.platforms.assign(rule.platforms.begin(), rule.platforms.end());
  return out;
}

// The text with [[ ]] around the spans, as the writer of the rule would mark it.
std::string marked(std::string_view text, std::span<const TextSpan> spans) {
  std::string out;
  std::size_t at = 0;
  for (const TextSpan span : spans) {
    out += text.substr(at, span.begin - at);
    out += std::format("[[{}]]", text.substr(span.begin, span.size()));
    at = span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace

Diagnostics run_examples(const Engine& engine, std::span<const RuleExample> examples) {
  Diagnostics out;
  for (const RuleExample& example : examples) {
    const RuleInfo rule = engine.rule(example.rule_index);
    const Field field = {first_of(field_names, rule.fields), example.text, example.language,
                         example.fold, example.facts};
    std::vector<TextSpan> found;
    for (const Finding& finding : engine.check({&field, 1}, context_for(rule)))
      if (finding.rule_index == example.rule_index) found.push_back(finding.span);
    if (found == example.spans) continue;
    std::string message;
    if (example.spans.empty())
      message = std::format("expected nothing, found: {}", marked(example.text, found));
    else if (found.empty())
      message = std::format("expected: {}, found nothing", marked(example.text, example.spans));
    else
      message = std::format("expected: {}, found: {}", marked(example.text, example.spans),
                            marked(example.text, found));
    out.add(ErrorCode::AssetExampleFails, example.place, std::move(message));
  }
  return out;
}

Diagnostics run_frame_examples(const Engine& engine, std::span<const FrameExample> examples) {
  Diagnostics out;
  for (const FrameExample& example : examples) {
    const Field field = {"post.text", example.text, example.language};
    const bool is_in = (engine.frames(field) >> example.frame & 1) != 0;
    if (is_in != example.is_in)
      out.add(ErrorCode::AssetExampleFails, example.place,
              is_in ? "expected outside the frame, stands in it"
                    : "expected in the frame, stands outside");
  }
  return out;
}

}  // namespace bedside::rules
