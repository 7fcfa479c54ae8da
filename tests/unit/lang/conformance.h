#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "doctest/doctest.h"
#include "json/parse.h"

// Public test vectors, read in place and never copied. Tests that need a file which is not there
// say so and count as skipped.
namespace bedside::test {

inline std::filesystem::path shared_folder() {
  if (const char* folder = std::getenv("BEDSIDE_SHARED")) return folder;
  return std::filesystem::path(BEDSIDE_SOURCE_DIR) / ".." / "shared";
}

// The JSON file at `path` below the shared folder; nothing, with a message, when it is not there.
inline std::optional<json::Value> vectors(std::string_view path) {
  std::ifstream file(shared_folder() / path, std::ios::binary);
  if (!file) {
    MESSAGE("skipped: no file " << std::string(path) << " in the shared folder");
    return std::nullopt;
  }
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<json::Value> value = json::parse(text, path);
  REQUIRE(value.has_value());
  return *std::move(value);
}

// "0061 0301" as UTF-8.
inline std::string from_hex(std::string_view codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size();) {
    std::size_t used = 0;
    append_utf8(text, static_cast<char32_t>(std::stoul(std::string(codes.substr(i)), &used, 16)));
    i += used;
    while (i < codes.size() && codes[i] == ' ') ++i;
  }
  return text;
}

}  // namespace bedside::test
