#include "platforms/all.h"

#include <string>
#include <utility>

namespace bedside::platforms {

std::vector<Platform> load_platforms(const catalog::Catalog& catalog) {
  std::vector<Platform> out;
  for (const std::string_view id : catalog.platforms()) {
    const Result<json::Value> file = catalog.platform_json(id);
    if (!file) continue;
    Result<Platform> platform = load_platform(std::string(id), *file);
    if (platform) out.push_back(std::move(*platform));
  }
  return out;
}

}  // namespace bedside::platforms
