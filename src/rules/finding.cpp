#include "rules/finding.h"

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

bool comes_before(const Finding& a, const Finding& b) {
  return std::tuple(a.span, b.severity, a.rule) < std::tuple(b.span, a.severity, b.rule);
}

}  // namespace bedside::rules
