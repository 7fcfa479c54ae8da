#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "lang/speller.h"

namespace bedside::json {
class Value;
}

namespace bedside::lang {

// A dictionary that a person adds with a button: assets/spelling/<tag>.json.
struct SpellingPack {
  std::string tag;                                        // BCP 47: "nl", "en-GB"
  std::map<std::string, std::string, std::less<>> names;  // by language of the interface
  std::vector<std::string> languages;  // of texts: "en", and with a country ahead: "en-GB"
  std::vector<std::string> countries;  // of an audience that writes so: "uk"
  std::size_t bytes = 0;               // of its file
  SpellerAdditions additions;          // our own words of medicine, and how words are joined
  // Sentences without a fault, and sentences with their faults between [[ and ]].
  std::vector<std::string> right;
  std::vector<std::string> wrong;

  // In `language`, else in English.
  std::string_view name(std::string_view language) const;
  // In a folder of packs: "spelling-nl.bin".
  std::string file() const { return "spelling-" + tag + ".bin"; }
};

// Reads one file; `tag` is its name without ".json".
Result<SpellingPack> load_spelling_pack(std::string tag, const json::Value& file);

// The packs that serve texts of `language`: those that name it before those that name only its
// first part ("en" of "en-KE"); of these, those for one of `countries` first. Pointers into
// `packs`.
std::vector<const SpellingPack*> spelling_packs_for(std::span<const SpellingPack> packs,
                                                    std::string_view language,
                                                    std::span<const std::string> countries);

}  // namespace bedside::lang
