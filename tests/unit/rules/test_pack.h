#pragma once

#include <format>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "lang/language_model.h"
#include "rules/check.h"
#include "rules/compile.h"

namespace bedside::rules {

// A rule file from the members that a test is about; all others are filled in.
inline json::Value complete_rule(json::Value rule) {
  const auto add = [&](std::string_view key, json::Value value) {
    if (rule.find(key) == nullptr) rule.set(key, std::move(value));
  };
  json::Value texts;
  for (const std::string_view language : ui_language_names) texts.set(language, "A text");
  add("title", texts);
  add("why", texts);
  add("fix", texts);
  add("category", "claims");
  add("severity", "block");
  add("where", json::Array{"post.text"});
  add("sources", json::Array{json::Object{
                     {"title", "Law"}, {"url", "https://example.org"}, {"checked", "2026-11-22"}}});
  return rule;
}

inline json::Value parse_rule(std::string_view members) {
  const Result<json::Value> rule = json::parse(members);
  REQUIRE_MESSAGE(rule.has_value(), members);
  return complete_rule(*rule);
}

// What programs are built with.
inline const catalog::Catalog& builtin_catalog() {
  static const catalog::Catalog builtin =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure)
          .value();
  return builtin;
}

// Its files of the languages and the model that tells them apart; packs made of them take the
// identifiers from it too.
inline std::vector<catalog::AssetFile> builtin_files() {
  std::vector<catalog::AssetFile> files;
  const auto add = [&](std::string path) {
    Result<json::Value> value = builtin_catalog().file(path);
    REQUIRE(value.has_value());
    files.push_back({std::move(path), *std::move(value)});
  };
  add(std::string(lang::model_path));
  for (const std::string_view name : builtin_catalog().names("languages"))
    add(std::format("languages/{}.json", name));
  return files;
}

// An engine with a few rules of its own, everything compiled.
struct TestEngine {
  // Rules by name, as JSON: the engine has them as "test/<name>".
  explicit TestEngine(std::vector<std::pair<std::string, std::string>> rules);

  std::vector<Finding> check(std::string_view text, std::string_view language = "en",
                             const Context& context = {}) const;

  Diagnostics diagnostics;
  Pack pack;
  catalog::Catalog catalog;
  std::unique_ptr<Engine> engine;
};

inline TestEngine::TestEngine(std::vector<std::pair<std::string, std::string>> rules) {
  std::vector<catalog::AssetFile> files = builtin_files();
  for (const auto& [name, members] : rules)
    files.push_back({std::format("rules/test/{}.json", name), parse_rule(members)});
  pack = build_pack(files, diagnostics, &builtin_catalog());
  for (const Error& error : diagnostics.errors()) FAIL_CHECK(to_string(error));
  Result<catalog::Catalog> loaded = catalog::Catalog::load(pack.bytes);
  REQUIRE(loaded.has_value());
  catalog = *std::move(loaded);
  engine = std::make_unique<Engine>(catalog);
  engine->compile_all();
}

inline std::vector<Finding> TestEngine::check(std::string_view text, std::string_view language,
                                              const Context& context) const {
  const Field field = {"post.text", text, language};
  return engine->check({&field, 1}, context);
}

// "test/name:3-7 test/other:5-5", for short expectations.
inline std::string places(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += std::format("{}{}:{}-{}", out.empty() ? "" : " ", finding.rule, finding.span.begin,
                       finding.span.end);
  return out;
}

}  // namespace bedside::rules
