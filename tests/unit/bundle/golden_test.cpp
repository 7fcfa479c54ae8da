// What every exporter makes of one approved bundle with a post for each platform, kept in
// tests/cases/exports: the file and its losses. With BEDSIDE_REBASELINE set they are written anew:
// read the difference. tests/exports reads the same files with the libraries of others.

#include <cstdlib>
#include <fstream>

#include "bundle/exporter.h"
#include "doctest/doctest.h"
#include "support/bundles.h"
#include "support/shipped_catalog.h"

namespace bedside::bundle {
namespace {

constexpr model::UtcMs golden_day = 1795000000000;

std::string extension_of(const Exporter& exporter) {
  const std::string_view kind = exporter.profile.string_or("kind", "");
  return kind == "icalendar" ? ".ics" : kind == "folder" ? ".zip" : "." + std::string(kind);
}

// The first post that the target takes, where a file holds one.
std::string variant_for(const Exporter& exporter, const json::Value& bundle) {
  if (!exporter.profile.bool_or("single", false)) return "";
  for (const json::Value& network : exporter.profile.array_of("networks"))
    for (const json::Value& variant : bundle.find("content")->array_of("variants"))
      if (variant.string_or("platform", "") == network.as_string())
        return std::string(variant.string_or("id", ""));
  return "";
}

std::string lines_of(const std::vector<Loss>& losses) {
  std::string out;
  for (const Loss& loss : losses)
    out += loss.kind + " " + loss.path + " " + loss.feature + ": " + loss.text + "\n";
  return out;
}

void compare_file(const std::string& name, const std::string& bytes) {
  const std::string path = test::source_path("tests/cases/exports/" + name);
  if (std::getenv("BEDSIDE_REBASELINE") != nullptr) std::ofstream(path, std::ios::binary) << bytes;
  CHECK_MESSAGE(test::read_file(path).value_or("") == bytes, name);
}

}  // namespace

TEST_CASE("exporters: each makes of the approved bundle the file that is kept, byte for byte") {
  const json::Value bundle = test::read_json("tests/cases/exports/all.bundle.json");
  const json::Schema schema =
      json::Schema::load(test::read_json("assets/schemas/bundle-1.schema.json")).value();
  const Zones zones = Zones::load(test::shipped_catalog());
  const std::vector<Exporter> exporters = load_exporters(test::shipped_catalog());
  CHECK(exporters.size() >= 12);
  for (const Exporter& exporter : exporters) {
    const Result<Exported> done =
        export_bundle(exporter, bundle, schema, zones, golden_day,
                      {.variant = variant_for(exporter, bundle),
                       .with = test::read_json("tests/cases/exports/with.json")});
    CHECK_MESSAGE(done.has_value(), exporter.id, (done ? "" : done.error().message));
    if (!done) continue;
    compare_file(exporter.id + extension_of(exporter), done->bytes);
    compare_file(exporter.id + ".losses.txt", lines_of(done->losses));
  }
}

}  // namespace bedside::bundle
