#include "rules/identifiers/data.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>

#include "base/utf8.h"
#include "catalog/catalog.h"
#include "catalog/pack_writer.h"
#include "json/value.h"
#include "lang/properties.h"
#include "rules/identifiers/digits.h"

namespace bedside::rules {
namespace {

struct CueName {
  std::string_view name;
  Cue cue;
};
constexpr std::array cue_names = {
    CueName{"patient", Cue::Patient},   CueName{"our_patient", Cue::OurPatient},
    CueName{"relation", Cue::Relation}, CueName{"name_field", Cue::NameField},
    CueName{"birth", Cue::Birth},       CueName{"care_event", Cue::CareEvent},
    CueName{"died", Cue::Died},         CueName{"us_ssn", Cue::Ssn},
    CueName{"us_mbi", Cue::Medicare},   CueName{"us_npi", Cue::Npi},
    CueName{"us_dea", Cue::Dea},        CueName{"uk_nhs", Cue::Nhs},
    CueName{"uk_nino", Cue::Nino},      CueName{"nl_bsn", Cue::Bsn},
    CueName{"es_dni", Cue::Dni},        CueName{"es_cip", Cue::Cip},
    CueName{"es_nss", Cue::Nss},        CueName{"is_kennitala", Cue::Kennitala},
    CueName{"id_nik", Cue::Nik},        CueName{"id_npwp", Cue::Npwp},
    CueName{"id_bpjs", Cue::Bpjs},      CueName{"ke_id", Cue::KenyaId},
    CueName{"ke_sha", Cue::Sha},        CueName{"tz_nida", Cue::Nida},
    CueName{"record", Cue::Record},     CueName{"account", Cue::Account},
    CueName{"iban", Cue::Iban},         CueName{"card", Cue::Card},
    CueName{"licence", Cue::Licence},   CueName{"plate", Cue::Plate},
    CueName{"vehicle", Cue::Vehicle},   CueName{"device", Cue::Device},
    CueName{"imei", Cue::Imei},         CueName{"phone", Cue::Phone},
    CueName{"fax", Cue::Fax},           CueName{"call", Cue::Call},
    CueName{"visit", Cue::Visit},       CueName{"address", Cue::Address},
    CueName{"postcode", Cue::Postcode}, CueName{"post_box", Cue::PostBox},
    CueName{"network", Cue::Network},   CueName{"room", Cue::Room},
    CueName{"quantity", Cue::Quantity}, CueName{"version", Cue::Version},
    CueName{"staff", Cue::Staff},       CueName{"identity_paper", Cue::IdentityPaper},
};
static_assert(cue_names.size() == static_cast<std::size_t>(Cue::Count));

// `list`: the strings are lists of words with spaces between, else each is one word or phrase.
struct TraitName {
  std::string_view name;
  Trait trait;
  bool list;
};
constexpr std::array trait_names = {
    TraitName{"title", Trait::Title, false},
    TraitName{"dotted_title", Trait::DottedTitle, false},
    TraitName{"professional", Trait::Professional, false},
    TraitName{"particle", Trait::Particle, true},
    TraitName{"first_name", Trait::FirstName, true},
    TraitName{"word_name", Trait::WordName, true},
    TraitName{"surname", Trait::Surname, true},
    TraitName{"no_name", Trait::NoName, true},
    TraitName{"eponym", Trait::Eponym, true},
    TraitName{"organisation", Trait::Organisation, true},
    TraitName{"street_before", Trait::StreetBefore, false},
    TraitName{"street_after", Trait::StreetAfter, true},
    TraitName{"month", Trait::Month, false},
    TraitName{"short_month", Trait::ShortMonth, false},
    TraitName{"capital_month", Trait::CapitalMonth, false},
    TraitName{"date_join", Trait::DateJoin, true},
    TraitName{"age_unit", Trait::AgeUnit, true},
    TraitName{"age_strong", Trait::AgeStrong, true},
    TraitName{"age_old", Trait::AgeOld, true},
    TraitName{"age_before", Trait::AgeBefore, false},
    TraitName{"duration", Trait::Duration, true},
    TraitName{"limit", Trait::Limit, false},
    TraitName{"range", Trait::Range, true},
    TraitName{"unit", Trait::Unit, true},
    TraitName{"number_word", Trait::NumberWord, true},
    TraitName{"possessive", Trait::Possessive, true},
    TraitName{"salutation", Trait::Salutation, true},
    TraitName{"thanks", Trait::Thanks, false},
    TraitName{"article", Trait::Article, true},
    TraitName{"origin", Trait::Origin, true},
    TraitName{"birthday", Trait::Birthday, true},
    TraitName{"place", Trait::PlaceName, true},
    TraitName{"state", Trait::State, true},
    TraitName{"ninety", Trait::Ninety, false},
    TraitName{"endearment", Trait::Endearment, false},
};
static_assert(trait_names.size() == static_cast<std::size_t>(Trait::Count));

// As the tokens are folded; hyphens, dots and slashes stand between words there.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == '-' || c.value == '.' || c.value == '/')
      out += ' ';
    else
      append_utf8(out, lang::simple_fold(c.value));
    i += c.size;
  }
  while (out.ends_with(' ')) out.pop_back();
  if (const std::size_t two = out.find("  "); two != std::string::npos) out.erase(two, 1);
  return out;
}

constexpr std::array<std::string_view, 2> identifier_folders = {"identifiers", "risk"};
constexpr std::string_view words_section = "tables/identifier-words";

// Parts of a file that a pack has as a table of words, or that are for whoever reads the file.
constexpr std::array<std::string_view, 9> not_kept_in_packs = {
    "about", "language", "sources", "status", "examples", "cues", "traits", "months", "risk_words"};

// A file of a person, with all it must have, or what a pack keeps of one.
enum class Extent : std::uint8_t { Whole, Rest };

// Reads one file into the data. The first error is kept and ends it.
class FileReader {
 public:
  FileReader(IdentifierData& data, const IdentifierFile& file) : data_(data), file_(file) {}

  Result<void> read(Extent extent) {
    const json::Value& root = *file_.value;
    if (!root.is_object()) return problem("", "expected an object");
    for (const auto& [key, value] : root.object()) {
      const Result<void> done = section(key, value);
      if (!done) return done;
    }
    if (extent == Extent::Rest) return {};
    if (root.array_of("sources").empty())
      return fail(ErrorCode::AssetSourceMissing, file_.path + "#/sources", "no source");
    for (const json::Value& source : root.array_of("sources"))
      if (source.string_or("title", "").empty() || source.string_or("checked", "").size() != 10)
        return fail(ErrorCode::AssetSourceMissing, file_.path + "#/sources",
                    "a source needs a title and the day it was checked");
    if (root.object_of("examples").empty() && root.array_of("examples").empty())
      return problem("/examples", "no examples");
    return {};
  }

 private:
  std::unexpected<Error> problem(std::string_view pointer, std::string message) const {
    return fail(ErrorCode::AssetInvalid, file_.path + "#" + std::string(pointer),
                std::move(message));
  }

  Result<void> section(std::string_view key, const json::Value& value) {
    if (key == "about" || key == "language" || key == "sources" || key == "status") return {};
    if (key == "method") return data_.risk.load(value, file_.path + "#/method");
    if (key == "risk_words") return risk_words(value);
    if (key == "examples" && value.is_array()) return risk_examples(value);
    if (key == "cues") return cues(value);
    if (key == "traits") return traits(value);
    if (key == "months") return months(value);
    if (key == "phones") return data_.phones.load(value);
    if (key == "ibans") return ibans(value);
    if (key == "nik_provinces") return provinces(value);
    if (key == "street_endings") return strings(value, data_.street_endings);
    if (key == "patronymic_endings") return strings(value, data_.patronymic_endings);
    if (key == "private_links") return strings(value, data_.private_links);
    if (key == "private_mail") return strings(value, data_.private_mail);
    if (key == "office_mail") return strings(value, data_.office_mail);
    if (key == "examples") return examples(value);
    return fail(ErrorCode::UnknownKey, file_.path + "#/" + std::string(key), "unknown key");
  }

  Result<void> strings(const json::Value& value, std::vector<std::string>& out) {
    for (const json::Value& text : value.array()) {
      if (!text.is_string()) return problem("", "expected strings");
      for_each_word(text.as_string(), [&](std::string_view word) { out.emplace_back(word); });
    }
    return {};
  }

  Result<void> risk_words(const json::Value& value) {
    for (const auto& [name, words] : value.object()) {
      const std::optional<RiskClass> one = risk_class_from_name(name);
      if (!one && name != "fiction") return problem("/risk_words/" + name, "unknown class");
      for (const json::Value& text : words.array())
        data_.words.add_risk(folded(text.as_string()), one ? risk_bit(*one) : risk_fiction);
    }
    return {};
  }

  Result<void> risk_examples(const json::Value& value) {
    for (const json::Value& row : value.array()) {
      RiskExample example{file_.path + "#/examples/" + std::to_string(data_.risk_examples.size()),
                          std::string(row.string_or("text", "")),
                          {}};
      for (const json::Value& name : row.array_of("details"))
        example.details.push_back(name.is_string() ? name.as_string() : "");
      if (example.text.empty()) return problem("/examples", "an example needs a text");
      data_.risk_examples.push_back(std::move(example));
    }
    return {};
  }

  Result<void> cues(const json::Value& value) {
    for (const auto& [name, words] : value.object()) {
      const auto row = std::ranges::find(cue_names, name, &CueName::name);
      if (row == cue_names.end()) return problem("/cues/" + name, "unknown cue");
      for (const json::Value& text : words.array())
        data_.words.add(folded(text.as_string()), row->cue, {});
    }
    return {};
  }

  Result<void> traits(const json::Value& value) {
    for (const auto& [name, words] : value.object()) {
      const auto row = std::ranges::find(trait_names, name, &TraitName::name);
      if (row == trait_names.end()) return problem("/traits/" + name, "unknown trait");
      const auto add = [&](std::string_view word) {
        data_.words.add(folded(word), {}, row->trait);
      };
      for (const json::Value& text : words.array()) {
        if (row->list)
          for_each_word(text.as_string(), add);
        else
          add(text.as_string());
      }
    }
    return {};
  }

  // Twelve lists; a short form is written with its dot, one that needs its capital with it.
  Result<void> months(const json::Value& value) {
    if (value.array().size() != 12) return problem("/months", "expected twelve months");
    std::uint8_t month = 0;
    for (const json::Value& forms : value.array()) {
      ++month;
      for_each_word(forms.is_string() ? forms.as_string() : "", [&](std::string_view form) {
        const Traits kind = form.ends_with('.') ? Trait::ShortMonth : Trait::Month;
        const Traits capital = is_ascii_upper(form[0]) ? Trait::CapitalMonth : Traits{};
        data_.words.add(folded(form), {}, kind | capital, month);
      });
    }
    return {};
  }

  Result<void> ibans(const json::Value& value) {
    for (const auto& [country, structure] : value.object())
      data_.ibans.add(country, structure.is_string() ? structure.as_string() : "");
    return {};
  }

  Result<void> provinces(const json::Value& value) {
    for (const json::Value& code : value.array()) {
      if (!code.is_int()) return problem("/nik_provinces", "expected numbers");
      data_.nik_provinces.push_back(static_cast<int>(code.as_int()));
    }
    return {};
  }

  Result<void> examples(const json::Value& value) {
    std::size_t number = 0;
    const std::string place = file_.path + "#/examples/";
    for (const json::Value& row : value.array_of("find"))
      data_.examples.push_back({place + "find/" + std::to_string(number++),
                                std::string(row.string_or("type", "")),
                                std::string(row.string_or("text", ""))});
    number = 0;
    for (const json::Value& row : value.array_of("quiet"))
      data_.examples.push_back({place + "quiet/" + std::to_string(number++), "",
                                row.is_string() ? row.as_string() : ""});
    if (data_.examples.empty()) return problem("/examples", "no examples");
    return {};
  }

  IdentifierData& data_;
  const IdentifierFile& file_;
};

}  // namespace

void IbanTable::add(std::string_view country, std::string_view structure) {
  rows_.emplace_back(country, structure);
}

std::string_view IbanTable::structure(std::string_view country) const {
  const auto row = std::ranges::find(rows_, country, &std::pair<std::string, std::string>::first);
  return row == rows_.end() ? std::string_view{} : std::string_view(row->second);
}

Result<IdentifierData> IdentifierData::load(std::span<const IdentifierFile> files) {
  IdentifierData data;
  for (const IdentifierFile& file : files)
    if (const Result<void> read = FileReader(data, file).read(Extent::Whole); !read)
      return std::unexpected(read.error());
  data.words.freeze();
  return data;
}

Result<IdentifierData> IdentifierData::load(const catalog::Catalog& catalog) {
  IdentifierData data;
  for (const std::string_view folder : identifier_folders) {
    for (const std::string_view name : catalog.names(folder)) {
      const std::string path = std::format("{}/{}.json", folder, name);
      const Result<json::Value> value = catalog.file(path);
      if (!value) return std::unexpected(value.error());
      if (const Result<void> read = FileReader(data, {path, &*value}).read(Extent::Rest); !read)
        return std::unexpected(read.error());
    }
  }
  const std::span<const std::byte> bytes = catalog.section(words_section);
  if (bytes.empty()) return data;
  std::optional<WordTable> words = WordTable::unpack(bytes);
  if (!words) return fail(ErrorCode::AssetInvalid, std::string(words_section), "it is damaged");
  data.words = *std::move(words);
  return data;
}

bool is_identifier_file(std::string_view path) {
  return std::ranges::any_of(identifier_folders, [&](std::string_view folder) {
    return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
  });
}

Result<void> pack_identifiers(std::span<const IdentifierFile> files, catalog::PackWriter& pack) {
  const Result<IdentifierData> data = IdentifierData::load(files);
  if (!data) return std::unexpected(data.error());
  for (const IdentifierFile& file : files) {
    json::Object rest;
    for (const json::Member& member : file.value->object())
      if (!std::ranges::contains(not_kept_in_packs, member.key)) rest.push_back(member);
    pack.add_file(file.path, std::move(rest));
  }
  if (!files.empty()) pack.add(std::string(words_section), data->words.pack());
  return {};
}

void copy_identifiers(const catalog::Catalog& from, catalog::PackWriter& pack) {
  for (const std::string_view folder : identifier_folders) {
    for (const std::string_view name : from.names(folder)) {
      const std::string path = std::format("{}/{}.json", folder, name);
      pack.add(path, from.section(path));
    }
  }
  const std::span<const std::byte> words = from.section(words_section);
  if (!words.empty()) pack.add(std::string(words_section), words);
}

}  // namespace bedside::rules
