#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "paint/font.h"

namespace bedside::preview {

// Letters of other scripts, which a person adds with a button: assets/scripts/<id>.json.
struct ScriptPack {
  struct Range {
    char32_t first = 0;
    char32_t last = 0;  // belongs to it
  };

  std::string id;
  std::map<std::string, std::string, std::less<>> names;  // by language of the interface
  std::vector<Range> letters;                             // rising, apart from each other
  std::size_t bytes = 0;                                  // of its font
  std::vector<std::string> examples;

  bool has(char32_t letter) const;
  // In `language`, else in English.
  std::string_view name(std::string_view language) const;
  // Of its font in a folder of packs: "arabic.ttf".
  std::string file() const { return id + ".ttf"; }
};

// Reads one file; `id` is its name without ".json". An example with a letter that the pack does
// not have is an error too.
Result<ScriptPack> load_script_pack(std::string id, const json::Value& file);

// All packs of `catalog` in the order of their ids; one that cannot be read is left out.
std::vector<ScriptPack> script_packs(const catalog::Catalog& catalog);

// What of a text no font draws.
struct Undrawn {
  std::vector<const ScriptPack*> packs;  // that would draw it, in order of first use
  bool others = false;                   // there are letters that no pack has
  bool operator==(const Undrawn&) const = default;
};

// Letters that several packs have, such as the full stop of Hindi, ask for a pack only where
// none of the packs asked for has them. Linear in the text; quick where all letters are European.
Undrawn undrawn(std::string_view text, const paint::FontSet& fonts,
                std::span<const ScriptPack> packs);

}  // namespace bedside::preview
