#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "platforms/platform.h"

namespace bedside::platforms {

// Every platform of the catalog, in the order of their ids. One that does not load is left out:
// `bedside assets check` and the tests are where its mistakes are told.
std::vector<Platform> load_platforms(const catalog::Catalog& catalog);

}  // namespace bedside::platforms
