#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "rules/check.h"

namespace bedside::cli {

// What was checked and found: views of the caller's texts.
struct CheckReport {
  std::string_view file;  // name of the file, empty for a line of ndjson
  bool is_draft = false;  // then places are in fields, not in the file
  std::span<const rules::Field> fields;
  std::string_view language = "und";  // that the first field was checked in
  std::vector<rules::Finding> findings;
  std::string_view ui_language = "en";
  // The packs of rules that speak about the audience, and the day they are used on.
  std::vector<rules::RulePack> packs;
  std::string_view today;
};

// "Promise of a cure: Nobody can promise that ..."
std::string finding_message(const rules::Engine& engine, const rules::Finding& finding,
                            std::string_view ui_language);

// {"language": ..., "findings": [...]} as CONTRACT has it.
json::Value json_report(const rules::Engine& engine, const CheckReport& report);

// For people: file, line and column, the line with a marker under the span, why and what to do.
std::string text_report(const rules::Engine& engine, const CheckReport& report);

// SARIF 2.1.0, for code review tools. Columns are UTF-16 units, from 1.
json::Value sarif_report(const rules::Engine& engine, const CheckReport& report);

}  // namespace bedside::cli
