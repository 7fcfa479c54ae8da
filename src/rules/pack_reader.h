#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/folder.h"
#include "rules/rule_reader.h"

namespace bedside::rules {

// The demands of the law that one pack lists, and how many rules check each.
struct PackCoverage {
  std::string id;                                   // "us"
  std::map<std::string, int, std::less<>> demands;  // "US-FTC-03" -> rules

  bool operator==(const PackCoverage&) const = default;
};

// Reads one file jurisdictions/<id>.json: version, day it was checked, day it expires, countries,
// and the list of demands.
PackCoverage read_pack(const catalog::AssetFile& file, Compilation& made, Diagnostics& diagnostics);

// An example of a frame: the field is in it, or is not.
struct FrameExample {
  std::string place;  // "frames/debunk.json#/languages/en/in/0"
  std::string language;
  std::string text;
  std::uint32_t frame = 0;  // index into frame_names
  bool is_in = false;

  bool operator==(const FrameExample&) const = default;
};

// Reads one file frames/<frame>.json: the words of each language that put a field into the frame.
void read_frame(const catalog::AssetFile& file, std::span<const lang::Language> languages,
                Compilation& made, std::vector<FrameExample>& examples, Diagnostics& diagnostics);

// "2026-11-22"
bool is_day(std::string_view text);

}  // namespace bedside::rules
