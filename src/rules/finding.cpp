#include "rules/finding.h"

#include <algorithm>
#include <tuple>

namespace bedside::rules {

std::string_view severity_name(Severity severity) {
  for (const SeverityName& row : severity_names)
    if (row.severity == severity) return row.name;
  return "";
}

std::optional<Severity> severity_from_name(std::string_view name) {
  for (const SeverityName& row : severity_names)
    if (row.name == name) return row.severity;
  return std::nullopt;
}

std::string filled(std::string_view text, const Finding& finding) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    out += text.substr(at, open - at);
    at = open;
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    const std::string_view key =
        close == std::string_view::npos ? "" : text.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(finding.values, key, &FindingValue::key);
    if (value == finding.values.end()) {
      out += text[at++];
    } else {
      out += value->text;
      at = close + 1;
    }
  }
  return out;
}

bool comes_before(const Finding& a, const Finding& b) {
  return std::tuple(a.span, b.severity, a.rule) < std::tuple(b.span, a.severity, b.rule);
}

}  // namespace bedside::rules
