#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "bundle/losses.h"
#include "bundle/zones.h"
#include "catalog/catalog.h"
#include "json/schema.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::bundle {

// A target that bundles are exported to: one file assets/exporters/<id>.json by
// assets/schemas/exporter-1.schema.json, told in docs/exporters.md.
struct Exporter {
  std::string id;
  json::Value profile;
};

// Every exporter of the catalog, in the order of their ids.
std::vector<Exporter> load_exporters(const catalog::Catalog& catalog);

struct ExportChoices {
  bool draft = true;      // where the target knows drafts; else scheduled
  std::string variant;    // only this one; empty: all
  json::Value with = {};  // ViewChoices::with
};

struct Exported {
  std::string bytes;         // the file
  json::Value document;      // the same before it was written: rows, entries, files or requests
  std::vector<Loss> losses;  // what the target does not get, and what is left to do by hand
};

// The file for the target. Errors, each in a sentence for a person: NotApproved when verify() finds
// the bundle not valid, with its reasons, or when its last moment has passed; InvalidValue when the
// target cannot take the post (no network of it, signs it refuses, two posts for a file that holds
// one, a time that its clock shows twice where it takes no zone); PictureCorrupt.
Result<Exported> export_bundle(const Exporter& exporter, const json::Value& bundle,
                               const json::Schema& schema, const Zones& zones, model::UtcMs now,
                               const ExportChoices& choices);

// Runs the examples of the file and looks at its forms. Places are "exporters/<id>.json#/...".
// `examples` counts those that were run.
Diagnostics check_exporter(const Exporter& exporter, const Zones& zones, std::size_t& examples);

// export_bundle without verify: for examples, which are approved by nobody.
Result<Exported> export_unverified(const Exporter& exporter, const json::Value& bundle,
                                   const Zones& zones, const ExportChoices& choices);

}  // namespace bedside::bundle
