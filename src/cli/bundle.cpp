#include "cli/bundle.h"

#include <algorithm>
#include <array>
#include <format>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/exporter.h"
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

int list_targets(Console console, const std::vector<bundle::Exporter>& exporters) {
  for (const bundle::Exporter& one : exporters)
    console.out << std::format("{:<18} {:<10} {}  {}\n", one.id, one.profile.string_or("kind", ""),
                               one.profile.string_or("checked", ""),
                               one.profile.string_or("name", ""));
  return 0;
}

Result<Value> read_json_file(const std::string& name, Console console) {
  const auto bytes = read_file(name, console.in, max_bundle_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  return json::parse(text, name, {.max_bytes = max_bundle_bytes});
}

Result<const bundle::Exporter*> find_target(const std::vector<bundle::Exporter>& exporters,
                                            const std::string& id) {
  const auto found = std::ranges::find(exporters, id, &bundle::Exporter::id);
  if (found == exporters.end())
    return fail(ErrorCode::BadArgument, "--to",
                "no target has this name; bedside bundle export --list names them");
  return &*found;
}

Result<int> export_file(const Arguments& arguments, Console console,
                        const catalog::Catalog& catalog, model::UtcMs now) {
  const std::vector<bundle::Exporter> exporters = bundle::load_exporters(catalog);
  if (arguments.has("--list")) return list_targets(console, exporters);
  if (arguments.rest().size() != 2 || !arguments.has("--to") || !arguments.has("--out"))
    return fail(ErrorCode::BadArgument, "bundle export",
                "expected: bundle export FILE --to TARGET --out F, or bundle export --list");
  const Result<const bundle::Exporter*> target = find_target(exporters, arguments.value("--to"));
  if (!target) return std::unexpected(target.error());
  bundle::ExportChoices choices{.draft = !arguments.has("--schedule"),
                                .variant = arguments.value("--variant")};
  if (arguments.has("--with")) {
    Result<Value> with = read_json_file(arguments.value("--with"), console);
    if (!with) return std::unexpected(with.error());
    choices.with = *std::move(with);
  }
  const Result<Value> opened = read_json_file(arguments.rest()[1], console);
  if (!opened) return std::unexpected(opened.error());
  const Result<json::Schema> schema = load_schema(catalog);
  if (!schema) return std::unexpected(schema.error());
  const auto done =
      bundle::export_bundle(**target, *opened, *schema, bundle::Zones::load(catalog), now, choices);
  if (!done && done.error().code == ErrorCode::NotApproved) {
    console.err << "bedside: " << done.error().message << '\n';
    return 1;
  }
  if (!done) return std::unexpected(done.error());
  for (const bundle::Loss& loss : done->losses)
    console.err << std::format("{}: {}{}\n", loss.kind, loss.path.empty() ? "" : loss.path + ": ",
                               loss.text);
  const std::string out = arguments.value("--out");
  if (out == "-")
    console.out << done->bytes;
  else if (const auto saved = write_file(out, std::as_bytes(std::span(done->bytes))); !saved)
    return std::unexpected(saved.error());
  return 0;
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
  constexpr std::array<std::string_view, 2> flags = {"--list", "--schedule"};
  constexpr std::array<std::string_view, 5> options = {"--today", "--to", "--out", "--variant",
                                                       "--with"};
  const Result<Arguments> arguments = Arguments::parse(given, flags, options);
  if (!arguments) return std::unexpected(arguments.error());
  const Result<model::UtcMs> at = moment(*arguments, now);
  if (!at) return std::unexpected(at.error());
  const std::string verb = arguments->rest().empty() ? "" : arguments->rest()[0];
  if (verb == "schema") return print_schema(*arguments, console, catalog);
  if (verb == "verify") return verify_file(*arguments, console, catalog, *at);
  if (verb == "export") return export_file(*arguments, console, catalog, *at);
  return fail(ErrorCode::BadArgument, "bundle", "try: bedside bundle verify, export or schema");
}

}  // namespace

json::Value verify_text(std::string_view text, const catalog::Catalog& catalog, model::UtcMs now) {
  const Result<json::Schema> schema = load_schema(catalog);
  const Result<Value> bundle = json::parse(text, "bundle", {.max_bytes = max_bundle_bytes});
  if (schema && bundle)
    return to_json(bundle::verify(*bundle, *schema, bundle::Zones::load(catalog), now));
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
