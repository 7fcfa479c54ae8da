#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "lang/language.h"

namespace bedside::test {

inline json::Value asset(const std::string& path) {
  std::ifstream file(std::string(BEDSIDE_SOURCE_DIR) + "/assets/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file, "no asset " << path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<json::Value> value = json::parse(text, path);
  REQUIRE_MESSAGE(value.has_value(), (value ? "" : to_string(value.error())));
  return *std::move(value);
}

// The language `tag` as shipped.
inline lang::Language language(const std::string& tag) {
  Result<lang::Language> loaded = lang::load_language(tag, asset("languages/" + tag + ".json"));
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : to_string(loaded.error())));
  return *std::move(loaded);
}

inline std::vector<lang::Language> all_languages() {
  std::vector<lang::Language> languages;
  for (const char* tag : {"ca", "en", "id", "is", "nl", "sw"}) languages.push_back(language(tag));
  return languages;
}

}  // namespace bedside::test
