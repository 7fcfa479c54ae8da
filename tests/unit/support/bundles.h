#pragma once

#include <string>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "support/files.h"

namespace bedside::test {

inline json::Value read_json(const std::string& path) {
  const auto text = read_file(source_path(path));
  REQUIRE_MESSAGE(text.has_value(), path);
  Result<json::Value> value = json::parse(*text, path);
  REQUIRE_MESSAGE(value.has_value(), path);
  return *std::move(value);
}

// A small bundle: a picture, a post on X and one with a first comment on Instagram.
inline std::string sample_bundle_text() {
  return read_file(source_path("tests/cases/bundle/minimal.bundle.json")).value_or("");
}
inline json::Value sample_bundle() { return read_json("tests/cases/bundle/minimal.bundle.json"); }

}  // namespace bedside::test
