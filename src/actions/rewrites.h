#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace bedside::actions {

class App;
struct Action;

// Several suggestions taken at once. Of a finding with several the first counts; only those that
// replace words or take them out: what is put in or moved is a decision of its own. A finding that
// was set aside offers none, nor does one whose words another has taken already.

// By field of the draft, in the order of its text and apart from each other.
using FieldFixes = std::map<std::string, std::vector<rules::Fix>, std::less<>>;

// What the findings of one rule offer, in all fields. Linear in findings.
FieldFixes fixes_of_kind(const App& app, std::uint32_t rule_index);
// How many that are, of every rule that offers any.
std::map<std::uint32_t, std::size_t> fixable_kinds(const App& app);

// The simpler words that rules of plain language offer for the text on screen.
std::vector<rules::Fix> plain_words(const App& app);

// `text` with `fixes` that stand in its order and apart from each other.
std::string with_fixes(std::string_view text, std::span<const rules::Fix> fixes);
// Where the words of `fixes` stand in that text.
std::vector<TextSpan> fixed_spans(std::span<const rules::Fix> fixes);

// Run by the action table. Each is one undo step.
void fix_all_of_kind(App& app, const Action& action);
void show_plain_version(App& app, const Action& action);
void apply_plain_version(App& app, const Action& action);

}  // namespace bedside::actions
