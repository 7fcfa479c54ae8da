#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "lang/language.h"
#include "lang/speller.h"
#include "lang/spelling_pack.h"

namespace bedside::cli {

// The dictionaries of a folder of packs, each read when a text first needs it.
class SpellerFolder {
 public:
  // `folder` has the files "spelling-<tag>.bin" of the built site.
  SpellerFolder(const catalog::Catalog& catalog, std::filesystem::path folder);

  // UnknownLanguage when no pack serves `language`, AssetMissing when its file is not there.
  Result<lang::Speller*> find(std::string_view language);
  // For abbreviations and elisions; nullptr when the program does not know the language.
  const lang::Language* language(std::string_view tag);

  // Where `./tools/run` puts the packs, else where `./tools/setup` made them.
  static std::filesystem::path usual_folder();

 private:
  const catalog::Catalog& catalog_;
  std::filesystem::path folder_;
  std::vector<lang::SpellingPack> packs_;
  std::map<std::string, lang::Speller, std::less<>> spellers_;
  std::map<std::string, lang::Language, std::less<>> languages_;
};

// One line of `bedside spell --ndjson`: `text` and `language` in; `words` out, each with `start`,
// `end`, `start16`, `end16` and at most five `suggestions`.
//
// MissingValue or InvalidValue when one of them is not there or no text, and the errors of
// SpellerFolder::find.
Result<json::Value> spell_line(const json::Value& input, SpellerFolder& spellers);

}  // namespace bedside::cli
