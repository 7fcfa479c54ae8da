#include "cli/bundle.h"

#include <array>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/verify.h"
#include "cli/arguments.h"
#include "cli/files.h"
#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"
#include "model/day.h"

namespace bedside::cli {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::string_view bundle_schema = "bundle-1.schema";

Value to_json(const bundle::Verdict& verdict) {
  Array reasons;
  for (const std::string& fault : verdict.faults) reasons.emplace_back(fault);
  for (const std::string& note : verdict.notes) reasons.emplace_back(note);
  Array approvals;
  for (const bundle::ApprovalVerdict& one : verdict.approvals)
    approvals.push_back(Object{{"name", one.name},
                               {"role", one.role},
                               {"key", one.key ? Value(*one.key) : Value(nullptr)},
                               {"at", one.at},
                               {"valid", one.valid}});
  return Object{{"valid", verdict.valid},
                {"reasons", std::move(reasons)},
                {"approvals", std::move(approvals)}};
}

Result<json::Schema> load_schema(const catalog::Catalog& catalog) {
  const Result<Value> schema = catalog.schema_json(bundle_schema);
  if (!schema) return std::unexpected(schema.error());
  return json::Schema::load(*schema, bundle_schema);
}

Result<int> print_schema(const Arguments& arguments, Console console,
                         const catalog::Catalog& catalog) {
  if (arguments.rest().size() != 1)
    return fail(ErrorCode::BadArgument, "bundle schema", "expected: bundle schema");
  const Result<Value> schema = catalog.schema_json(bundle_schema);
  if (!schema) return std::unexpected(schema.error());
  console.out << json::write(*schema) << '\n';
  return 0;
}

Result<int> verify_file(const Arguments& arguments, Console console,
                        const catalog::Catalog& catalog, model::UtcMs now) {
  if (arguments.rest().size() != 2)
    return fail(ErrorCode::BadArgument, "bundle verify", "expected: bundle verify FILE");
  const auto bytes = read_file(arguments.rest()[1], console.in, max_bundle_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  const Value verdict = verify_text(text, catalog, now);
  console.out << json::write(verdict) << '\n';
  return verdict.bool_or("valid", false) ? 0 : 1;
}

// `--today DAY` takes the place of the clock.
Result<model::UtcMs> moment(const Arguments& arguments, model::UtcMs now) {
  const std::string today = arguments.value("--today");
  if (today.empty()) return now;
  const auto at = model::date_begin(today);
  if (!at) return fail(ErrorCode::BadArgument, "--today", "expected a day such as 2026-11-27");
  return *at;
}

Result<int> bundle_call(std::span<const std::string> given, Console console,
                        const catalog::Catalog& catalog, model::UtcMs now) {
  constexpr std::array<std::string_view, 1> options = {"--today"};
  const Result<Arguments> arguments = Arguments::parse(given, {}, options);
  if (!arguments) return std::unexpected(arguments.error());
  const Result<model::UtcMs> at = moment(*arguments, now);
  if (!at) return std::unexpected(at.error());
  const std::string verb = arguments->rest().empty() ? "" : arguments->rest()[0];
  if (verb == "schema") return print_schema(*arguments, console, catalog);
  if (verb == "verify") return verify_file(*arguments, console, catalog, *at);
  return fail(ErrorCode::BadArgument, "bundle", "try: bedside bundle schema, or verify FILE");
}

}  // namespace

json::Value verify_text(std::string_view text, const catalog::Catalog& catalog, model::UtcMs now) {
  const Result<json::Schema> schema = load_schema(catalog);
  const Result<Value> bundle = json::parse(text, "bundle", {.max_bytes = max_bundle_bytes});
  if (schema && bundle) return to_json(bundle::verify(*bundle, *schema, now));
  bundle::Verdict none;
  none.faults.push_back("The file cannot be read as a bundle: " +
                        to_string(schema ? bundle.error() : schema.error()));
  return to_json(none);
}

int run_bundle(std::span<const std::string> arguments, Console console,
               const catalog::Catalog& catalog, model::UtcMs now) {
  const Result<int> status = bundle_call(arguments, console, catalog, now);
  if (status) return *status;
  console.err << "bedside: " << to_string(status.error()) << '\n';
  return 2;
}

}  // namespace bedside::cli
