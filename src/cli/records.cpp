#include "cli/records.h"

#include <fstream>
#include <sstream>

#include "json/parse.h"
#include "model/day.h"

namespace bedside::cli {

Result<Records> read_records(const Arguments& arguments, const analysis::Topics& topics,
                             model::UtcMs now) {
  Records out{.topics = &topics, .consents = {}, .now = now};
  const std::string today = arguments.value("--today");
  if (!today.empty()) {
    const auto at = model::date_begin(today);
    if (!at) return fail(ErrorCode::BadArgument, "--today", "expected a day such as 2026-11-27");
    out.now = *at;
  }
  const std::string path = arguments.value("--consents");
  if (path.empty()) return out;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    return fail(ErrorCode::FileUnreadable, path, "the file cannot be read");
  const Result<json::Value> value = json::parse(text.str(), path);
  if (!value) return std::unexpected(value.error());
  Result<std::vector<model::ConsentRecord>> consents = consents_from_json(*value, path + "#/");
  if (!consents) return std::unexpected(consents.error());
  out.consents = *std::move(consents);
  return out;
}

}  // namespace bedside::cli
