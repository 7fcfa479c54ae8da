#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

// An organisation's pack (`bedside/pack/1`) as the page edits it: words of the house as a table.
// All functions give a new pack; whether it is good says rules::adopt_organisation.
namespace bedside::actions {

// One word or phrase the house writes differently. Rules of other kinds stay as they are and are
// not shown as terms.
struct OwnTerm {
  std::string name;  // of the rule; empty for a new one
  std::string language = "en";
  std::string phrase;   // as in rule files, one line for each way to write it
  std::string suggest;  // "" = none
  std::string why;
  std::string severity = "advice";
  std::string flag;  // sentences, one a line, in which it must be found
  std::string pass;  // sentences, one a line, that must stay quiet

  bool operator==(const OwnTerm&) const = default;
};

// A pack without rules for `organisation`, checked on `day` ("2026-11-27").
json::Value empty_pack(std::string_view organisation, std::string_view day);

std::vector<OwnTerm> own_terms(const json::Value& pack);
// Puts the term in place of the rule it came from, or adds it under a name made of its phrase.
// In sentences of `flag` without [[ ]] the phrase is marked where it stands. `fix` is what a
// finding advises when nothing else is written.
json::Value with_term(json::Value pack, const OwnTerm& term, std::string_view fix);
json::Value without_rule(json::Value pack, std::string_view name);

// Texts of a list of `allow` ("staff", "products", ...), one a line; and the pack with other ones.
std::string allowed_lines(const json::Value& pack, std::string_view list);
json::Value with_allowed(json::Value pack, std::string_view list, std::string_view lines);

}  // namespace bedside::actions
