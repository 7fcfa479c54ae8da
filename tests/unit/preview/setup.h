#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "paint/embedded_fonts.h"
#include "platforms/platform.h"
#include "preview/card.h"
#include "support/files.h"

namespace bedside::preview {

inline const paint::FontSet& test_fonts() {
  static const paint::FontSet fonts = paint::embedded_font_set();
  return fonts;
}

// Every platform that ships, by name.
inline const std::vector<std::string>& shipped_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> out;
    for (const auto& entry :
         std::filesystem::directory_iterator(test::source_path("assets/platforms")))
      if (entry.path().extension() == ".json") out.push_back(entry.path().stem().string());
    std::ranges::sort(out);
    return out;
  }();
  return ids;
}

// The platform as it ships.
inline platforms::Platform shipped_platform(const std::string& id) {
  const auto file = test::read_file(test::source_path("assets/platforms/" + id + ".json"));
  REQUIRE(file);
  const Result<json::Value> value = json::parse(*file, id);
  REQUIRE(value);
  Result<platforms::Platform> platform = platforms::load_platform(id, *value);
  REQUIRE(platform);
  return *std::move(platform);
}

inline CardMaker shipped_maker(const std::string& id) {
  Result<CardMaker> maker = CardMaker::create(shipped_platform(id));
  INFO((maker ? std::string() : to_string(maker.error())));
  REQUIRE(maker);
  return *std::move(maker);
}

inline CardInput clinic(std::string text, std::string language = "en") {
  CardInput input;
  input.text = std::move(text);
  input.name = "St. Anna Clinic";
  input.handle = "stannaclinic";
  input.place = "Zutphen";
  input.language = std::move(language);
  return input;
}

}  // namespace bedside::preview
