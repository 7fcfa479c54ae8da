#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"
#include "json/value.h"
#include "model/workspace.h"

namespace bedside::model {

// Files of format `bedside/draft/1` and `bedside/workspace/1` (assets/schemas). Reading refuses
// unknown keys, wrong types and newer formats with the place of the first problem, after the
// named migrations have lifted older formats.

inline constexpr std::string_view draft_format = "bedside/draft/1";
inline constexpr std::string_view workspace_format = "bedside/workspace/1";

json::Value to_json(const Draft& draft);
Result<Draft> draft_from_json(const json::Value& value, std::string place = "draft");

// The workspace without its drafts: what one journal record about the settings holds.
json::Value profile_to_json(const Workspace& workspace);
// Replaces organisation, person, settings and consent records of `workspace`.
Result<void> profile_from_json(const json::Value& value, Workspace& workspace);

json::Value to_json(const Workspace& workspace);
Result<Workspace> workspace_from_json(const json::Value& value, std::string place = "workspace");
// For the store of the browser, where one bad draft must not hide the others: drafts that cannot
// be read are left out and counted.
struct ReadableWorkspace {
  Workspace workspace;
  std::size_t left_out = 0;
};
Result<ReadableWorkspace> readable_workspace_from_json(const json::Value& value);

// RFC 3339 in UTC with milliseconds: "2026-01-14T08:00:00.000Z".
std::string rfc3339(UtcMs at);
Result<UtcMs> utc_from_rfc3339(std::string_view text, std::string place = "");

}  // namespace bedside::model
