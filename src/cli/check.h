#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/platform_checks.h"
#include "analysis/topics.h"
#include "base/error.h"
#include "json/value.h"
#include "model/consent.h"
#include "rules/check.h"

namespace bedside::cli {

// What the sources and consent links of a draft are held against.
struct Records {
  const analysis::Topics* topics = nullptr;  // null: sources are not judged by subject
  std::vector<model::ConsentRecord> consents;
  model::UtcMs now = 0;
};

// Records of a file: a workspace, or an object with `consents` alone.
Result<std::vector<model::ConsentRecord>> consents_from_json(const json::Value& value,
                                                             const std::string& place);

// One line of `bedside check --ndjson`: `text` or `draft` with what else CONTRACT allows, in; and
// `language` and `findings` out, in the order of the fields and, within one, by place. A member of
// the wrong type, and a name that is in none of the closed lists, is an error with its place.
// Compile the engine first: patterns that are not compiled find nothing. Beside a `draft` may stand
// `consents` (records it links to) and `today` ("2026-11-27"), before those of `records`.
// `platforms` (null: none) also looks at the platforms of the text or draft.
Result<json::Value> check_line(const json::Value& input, const rules::Engine& engine,
                               const analysis::PlatformChecks* platforms = nullptr,
                               const Records& records = {});

enum class CheckFormat : std::uint8_t { Text, Json, Sarif };

struct CheckOptions {
  CheckFormat format = CheckFormat::Text;
  rules::Severity fail_on = rules::Severity::Block;
  std::string language;    // empty: identified, or the draft's own
  rules::Context context;  // of plain text; a draft brings its own
  std::string ui_language = "en";
  std::string today;  // "2026-11-22": names the rule packs that spoke; empty: does not
  Records records;
};

// "text", "json", "sarif"
Result<CheckFormat> check_format_from_name(std::string_view name);

struct CheckOutcome {
  std::string output;
  bool at_or_above = false;  // a finding of `fail_on` or more: exit status 1
};

// `bedside check FILE`: `content` is a draft file (JSON with a `format`) or plain text. `name`
// stands in the output and in errors; a name that ends in ".json" must be a draft.
Result<CheckOutcome> check_file(std::string_view name, std::string_view content,
                                const CheckOptions& options, const rules::Engine& engine,
                                const analysis::PlatformChecks* platforms = nullptr);

// True when `output` of check_line holds a finding of `severity` or more.
bool has_findings(const json::Value& output, rules::Severity severity);

}  // namespace bedside::cli
