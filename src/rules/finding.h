#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "rules/risk/risk.h"

namespace bedside::rules {

enum class Severity : std::uint8_t { Advice, Review, Block };

struct SeverityName {
  Severity severity;
  std::string_view name;
};

inline constexpr std::array severity_names = {
    SeverityName{Severity::Advice, "advice"},
    SeverityName{Severity::Review, "review"},
    SeverityName{Severity::Block, "block"},
};

std::string_view severity_name(Severity severity);
std::optional<Severity> severity_from_name(std::string_view name);

// What a rule rests on: a law, a guideline, a paper, and the day someone looked it up.
struct SourceRef {
  std::string_view title;
  std::string_view section;
  std::string_view url;
  std::string_view checked;  // "2026-11-22"

  bool operator==(const SourceRef&) const = default;
};

// One click: replace `span` of the finding's field by `text`.
struct Fix {
  std::string_view label_key;  // "fix.replace", "fix.remove", "fix.insert", and of platforms:
                               // "fix.shorten" and "fix.move" (what is taken out
                               // of the text goes to the end of the first comment)
  std::string text;
  TextSpan span;

  bool operator==(const Fix&) const = default;
};

// What a finding says of its own, for the {key} in the texts of its rule.
struct FindingValue {
  std::string_view key;  // "limit"; static storage
  std::string text;

  bool operator==(const FindingValue&) const = default;
};

// One place in one field that a rule speaks about. Views point into the pack of the engine that
// found it. What to show a person (title, why, how to fix) is looked up with Engine::texts in the
// language of the user interface.
struct Finding {
  std::uint32_t rule_index = 0;  // for Engine::rule and Engine::texts
  std::string_view rule;         // "claims/promised-cure"
  std::string_view category;     // "claims"
  Severity severity = Severity::Advice;
  std::string field;                     // as given to the check: "post.text"
  TextSpan span;                         // empty at the end of the text when something is missing
  std::vector<std::string> suggestions;  // replacements of `span`; "" removes it
  std::vector<Fix> fixes;
  // What would satisfy the rule ("risk", one of companion_names); empty when nothing does. Its
  // `fixes` with the key "fix.insert" put it in.
  std::string_view companion;
  bool draft = false;  // nobody who speaks the language has read this rule in it
  std::vector<FindingValue> values;
  std::vector<std::string> platforms;  // ids, of a finding about platforms
  const SourceRef* source = nullptr;   // the first source; the engine's
  RiskClasses risk = 0;  // of a combination of facts: what the post tells of one person

  bool operator==(const Finding&) const = default;
};

// `text` of the finding's rule with its values put in.
std::string filled(std::string_view text, const Finding& finding);

// By place, then the most severe, then by rule name: the order people and programs see.
bool comes_before(const Finding& a, const Finding& b);

}  // namespace bedside::rules
