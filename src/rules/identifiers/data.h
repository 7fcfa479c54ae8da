#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "rules/identifiers/phone_plan.h"
#include "rules/identifiers/word_table.h"
#include "rules/risk/risk.h"

namespace bedside::json {
class Value;
}
namespace bedside::catalog {
class Catalog;
class PackWriter;
}  // namespace bedside::catalog

namespace bedside::rules {

// Structure of account numbers by country, as the registry of ISO 13616 lists them.
class IbanTable {
 public:
  void add(std::string_view country, std::string_view structure);
  // "4a10n" for "NL" (so many letters, digits, c = either), empty for an unknown country.
  std::string_view structure(std::string_view country) const;

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

// A text in an asset file that shows what is found, or that nothing is.
struct IdentifierExample {
  std::string place;  // "identifiers/words-nl.json#/examples/find/0"
  std::string type;   // empty: nothing may be found with a confidence of 0.6 or more
  std::string text;   // with [[ ]] around the span when a type is given
};

// A text of assets/risk and the classes of what it tells, sorted by name.
struct RiskExample {
  std::string place;
  std::string text;
  std::vector<std::string> details;
};

// One JSON file of assets/identifiers or assets/risk and its path below assets.
struct IdentifierFile {
  std::string path;
  const json::Value* value = nullptr;
};

// All that the finder knows: words of the languages, numbering plans, account structures. Read
// once; then it does not change.
class IdentifierData {
 public:
  // Every file is either for a language (`words-nl.json`) or a part (`phones.json`); meanings add
  // up, so that a new language is a new file. Refused with file and place: a file without source
  // and date, without examples, with an unknown key, cue or trait.
  static Result<IdentifierData> load(std::span<const IdentifierFile> files);
  // What pack_identifiers wrote. Without examples: those are for whoever checks the files.
  static Result<IdentifierData> load(const catalog::Catalog& catalog);

  WordTable words;
  PhonePlans phones;
  IbanTable ibans;
  std::vector<int> nik_provinces;
  // Ends of words that are a street with a capital before: "straat", "gata".
  std::vector<std::string> street_endings;
  std::vector<std::string> patronymic_endings;  // "dóttir", "sonar"
  std::vector<std::string> private_links;       // "patient=", "gofundme.com"
  std::vector<std::string> private_mail;        // domains of private mail boxes
  std::vector<std::string> office_mail;         // local parts of an office: "info"
  std::vector<IdentifierExample> examples;
  RiskMethod risk;
  std::vector<RiskExample> risk_examples;
};

// "identifiers/words-nl.json", "risk/method.json"
bool is_identifier_file(std::string_view path);

// Writes all files of the folders "identifiers" and "risk" into a pack: their words as one table
// that is ready when it is read, and the rest of each file under its path. Errors as `load`.
Result<void> pack_identifiers(std::span<const IdentifierFile> files, catalog::PackWriter& pack);
// The same from another pack, as it lies there.
void copy_identifiers(const catalog::Catalog& from, catalog::PackWriter& pack);

}  // namespace bedside::rules
