#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "catalog/folder.h"
#include "rules/pack_reader.h"

namespace bedside::cli {

struct AssetReport {
  std::size_t files = 0;
  std::size_t rules = 0;
  std::size_t examples = 0;  // that were run
  Diagnostics diagnostics;   // sorted by place
  bool own_packs = false;    // the files say what the law demands; else an organisation's do not
  std::vector<rules::PackCoverage> packs;
};

// Everything that can be wrong with assets: each file against its schema (schemas/<kind>-1 for the
// folder <kind>s), rules with their examples, languages with theirs, user interface texts with the
// same keys as English. `files` may be a whole asset folder or an organisation's rules alone; what
// is missing then (languages, identifiers, schemas) comes from `builtin`, when given.
AssetReport check_assets(std::vector<catalog::AssetFile> files, const catalog::Catalog* builtin);

// `bedside assets check [DIR]`: the same for a folder, with one line for each failure and a last
// line that counts; of a folder with packs also how many of their demands have a rule. Exit status
// 0, 1 when something failed, 2 when the folder cannot be read.
struct AssetsOutcome {
  std::string output;
  int exit_status = 0;
};
AssetsOutcome check_asset_folder(const std::string& folder, const catalog::Catalog* builtin);

}  // namespace bedside::cli
