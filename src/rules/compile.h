#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"
#include "catalog/folder.h"
#include "lang/language.h"
#include "rules/pack_reader.h"

namespace bedside::catalog {
class Catalog;
class PackWriter;
}  // namespace bedside::catalog

namespace bedside::rules {

// One `flag` or `pass` text of a rule file.
struct RuleExample {
  std::uint32_t rule_index = 0;
  std::string place;     // "rules/claims/cure.json#/languages/en/flag/0"
  std::string language;  // "und" for the examples of "any"
  std::string text;      // without the marks
  // What the rule must find, exactly; empty for a `pass` text, where it must find nothing.
  std::vector<TextSpan> spans;
  std::size_t fold = std::string_view::npos;
  Facts facts = 0;

  bool operator==(const RuleExample&) const = default;
};

struct CompiledRules {
  std::uint32_t rules = 0;
  std::string newest_check;  // the latest `checked` of all sources
  std::vector<RuleExample> examples;
  std::vector<FrameExample> frame_examples;
  std::vector<PackCoverage> packs;
};

// Reads every rule file (path "rules/<pack>/<rule>.json"), the packs they are counted in and the
// frames they are quiet in, and writes the tables that the engine runs from. Whatever is wrong goes
// to `diagnostics` with file and place, and the rest is still read; the pack is good only when
// nothing was added. `platforms`: the ids that rules may name. The format is in docs/rules.md.
CompiledRules compile_rules(std::span<const catalog::AssetFile> files,
                            std::span<const lang::Language> languages,
                            std::span<const std::string_view> platforms, catalog::PackWriter& pack,
                            Diagnostics& diagnostics);

struct Pack {
  std::vector<std::byte> bytes;
  CompiledRules rules;
};

// The whole pack of an asset folder: compiled rules, words of the identifiers as a table, all other
// files as they are. Without files of identifiers those of `builtin` are taken, if it is given.
// Deterministic.
Pack build_pack(std::span<const catalog::AssetFile> files, Diagnostics& diagnostics,
                const catalog::Catalog* builtin = nullptr);

}  // namespace bedside::rules
