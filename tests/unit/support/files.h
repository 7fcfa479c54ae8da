#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace bedside::test {

// The whole file, or nothing when it cannot be read.
inline std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A path inside the repository.
inline std::string source_path(std::string_view relative) {
  return std::string(BEDSIDE_SOURCE_DIR) + "/" + std::string(relative);
}

// A path inside the folder of public test vectors, which is not part of the repository: tests
// say so and skip where it is missing.
inline std::string shared_path(std::string_view relative) {
  const char* folder = std::getenv("BEDSIDE_SHARED");
  const std::string root = folder != nullptr ? folder : source_path("../shared");
  return root + "/" + std::string(relative);
}

}  // namespace bedside::test
