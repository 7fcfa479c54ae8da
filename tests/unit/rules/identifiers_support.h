#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/value.h"
#include "rules/identifiers/data.h"
#include "rules/identifiers/identify.h"
#include "support/files.h"

// What the identifier tests share: the asset folder and the vectors beside the repository.
namespace bedside::test_identifiers {

inline Result<rules::IdentifierData> load_folder() {
  std::map<std::string, json::Value> values;  // sorted, addresses stay
  for (const std::string folder : {"identifiers", "risk"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(test::source_path("assets/" + folder))) {
      const std::string path = folder + "/" + entry.path().filename().string();
      Result<json::Value> value =
          json::parse(test::read_file(entry.path().string()).value_or(""), path);
      if (!value) return std::unexpected(value.error());
      values.emplace(path, std::move(*value));
    }
  }
  std::vector<rules::IdentifierFile> files;
  for (const auto& [path, value] : values) files.push_back({path, &value});
  return rules::IdentifierData::load(files);
}

inline const rules::IdentifierData& data() {
  static const rules::IdentifierData loaded = [] {
    Result<rules::IdentifierData> result = load_folder();
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : to_string(result.error())));
    return std::move(*result);
  }();
  return loaded;
}

// One file of the shared vectors, null where they are not.
inline const json::Value* conformance(const std::string& name) {
  static std::map<std::string, json::Value> files;
  if (const auto known = files.find(name); known != files.end()) return &known->second;
  const std::optional<std::string> text =
      test::read_file(test::shared_path("conformance/03b-identifiers/" + name));
  if (!text) return nullptr;
  Result<json::Value> value = json::parse(*text, name);
  REQUIRE(value.has_value());
  return &files.emplace(name, std::move(*value)).first->second;
}

}  // namespace bedside::test_identifiers
