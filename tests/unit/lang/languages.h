#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "lang/language.h"
#include "lang/language_model.h"

namespace bedside::test {

inline json::Value file(const std::string& path) {
  std::ifstream file(std::string(BEDSIDE_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file, "no file " << path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<json::Value> value = json::parse(text, path);
  REQUIRE_MESSAGE(value.has_value(), (value ? "" : to_string(value.error())));
  return *std::move(value);
}

inline json::Value asset(const std::string& path) { return file("assets/" + path); }

// The language `tag` as shipped.
inline lang::Language language(const std::string& tag) {
  Result<lang::Language> loaded = lang::load_language(tag, asset("languages/" + tag + ".json"));
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : to_string(loaded.error())));
  return *std::move(loaded);
}

inline lang::LanguageModel language_model() {
  Result<lang::LanguageModel> loaded =
      lang::LanguageModel::load(asset(std::string(lang::model_path)));
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : to_string(loaded.error())));
  return *std::move(loaded);
}

inline std::vector<lang::Language> all_languages() {
  std::vector<lang::Language> languages;
  for (const char* tag : {"ca", "en", "id", "is", "nl", "sw"}) languages.push_back(language(tag));
  return languages;
}

}  // namespace bedside::test
