#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::catalog {

// One JSON file of an asset folder. `path` is below that folder, with '/':
// "rules/claims/cure.json".
struct AssetFile {
  std::string path;
  json::Value value;
};

// Every .json file below `folder`, sorted by path. A file that cannot be read, is larger than
// 8 MiB or is no JSON goes to `diagnostics` and the rest is still read. The folder is the
// registry: there is no list to edit.
//
// Uses the file system: for the command line and the packer only.
std::vector<AssetFile> read_folder(const std::string& folder, Diagnostics& diagnostics);

}  // namespace bedside::catalog
