#pragma once

#include <string>

#include "doctest/doctest.h"
#include "lang/languages.h"
#include "platforms/platform.h"

namespace bedside::test {

inline platforms::Platform platform(const std::string& id, const json::Value& file) {
  Result<platforms::Platform> loaded = platforms::load_platform(id, file);
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : to_string(loaded.error())));
  return *std::move(loaded);
}

// The platform `id` as shipped.
inline platforms::Platform platform(const std::string& id) {
  return platform(id, asset("platforms/" + id + ".json"));
}

}  // namespace bedside::test
