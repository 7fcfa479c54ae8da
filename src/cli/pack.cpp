#include "cli/pack.h"

#include <format>
#include <fstream>
#include <sstream>

#include "json/parse.h"
#include "rules/organisation.h"

namespace bedside::cli {
namespace {

constexpr std::size_t max_pack_bytes = 1 << 20;
constexpr std::size_t max_pack_depth = 32;

}  // namespace

Result<json::Value> read_pack(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::FileUnreadable, path, "the file cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return json::parse(text.str(), path, {.max_bytes = max_pack_bytes, .max_depth = max_pack_depth});
}

Result<void> use_pack(const std::string& path, rules::Engine& engine) {
  const Result<json::Value> pack = read_pack(path);
  if (!pack) return std::unexpected(pack.error());
  Diagnostics faults;
  if (rules::adopt_organisation(engine, *pack, path, faults)) return {};
  Error first = faults.errors().front();
  if (const std::size_t more = faults.errors().size() - 1; more > 0)
    first.message += std::format(" ({} more: try bedside assets check)", more);
  return std::unexpected(std::move(first));
}

AssetsOutcome check_pack(std::string_view name, const json::Value& pack, rules::Engine& engine) {
  AssetsOutcome out;
  Diagnostics faults;
  const bool good = rules::adopt_organisation(engine, pack, name, faults);
  for (const Error& error : faults.errors()) out.output += to_string(error) + "\n";
  const std::size_t examples = good ? engine.organisation()->examples.size() : 0;
  out.output += std::format("1 file, {} rules, {} examples, {} failures\n",
                            pack.object_of("rules").size(), examples, faults.errors().size());
  out.exit_status = good ? 0 : 1;
  return out;
}

}  // namespace bedside::cli
