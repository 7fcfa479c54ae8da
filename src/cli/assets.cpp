#include "cli/assets.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <string_view>

#include "analysis/voice_profile.h"
#include "bundle/exporter.h"
#include "json/fields.h"
#include "json/schema.h"
#include "lang/identify.h"
#include "lang/language.h"
#include "lang/spelling_pack.h"
#include "platforms/platform.h"
#include "preview/script_pack.h"
#include "rules/check.h"
#include "rules/compile.h"
#include "rules/examples.h"

namespace bedside::cli {
namespace {

using Files = std::vector<catalog::AssetFile>;

constexpr std::string_view json_extension = ".json";
constexpr std::string_view schema_extension = ".schema.json";

bool is_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

bool has_folder(const Files& files, std::string_view folder) {
  return std::ranges::any_of(
      files, [&](const catalog::AssetFile& file) { return is_in(file.path, folder); });
}

const json::Value* find_file(const Files& files, std::string_view path) {
  const auto at = std::ranges::find(files, path, &catalog::AssetFile::path);
  return at != files.end() ? &at->value : nullptr;
}

// "rules/claims/cure.json" of an organisation's pack may also stand as "claims/cure.json".
void place_rules(Files& files) {
  constexpr std::array<std::string_view, 2> marks = {"kind", "severity"};
  const bool has_rules = has_folder(files, "rules");
  for (catalog::AssetFile& file : files) {
    const bool is_rule = std::ranges::all_of(
        marks, [&](std::string_view key) { return file.value.find(key) != nullptr; });
    if (!has_rules && is_rule) file.path.insert(0, "rules/");
  }
}

// Folders that an organisation's pack leaves to the built-in assets.
void add_builtin(Files& files, const catalog::Catalog& builtin) {
  for (const std::string_view folder :
       {"identification", "languages", "schemas", "jurisdictions", "platforms"}) {
    if (has_folder(files, folder)) continue;
    for (const std::string_view name : builtin.names(folder)) {
      std::string path = std::format("{}/{}{}", folder, name, json_extension);
      if (Result<json::Value> value = builtin.file(path))
        files.push_back({path, *std::move(value)});
    }
  }
  std::ranges::sort(files, {}, &catalog::AssetFile::path);
}

// Path of the schema for a file: by its `format` ("bedside/draft/1"), else by its folder.
std::string schema_path(const catalog::AssetFile& file) {
  constexpr std::string_view format_prefix = "bedside/";
  std::string name(file.value.string_or("format", ""));
  if (name.starts_with(format_prefix)) {
    name.erase(0, format_prefix.size());
    std::ranges::replace(name, '/', '-');
  } else {
    name = file.path.substr(0, file.path.find('/'));
    if (name.ends_with('s')) name.pop_back();
    name += "-1";
  }
  return std::format("schemas/{}{}", name, schema_extension);
}

void check_schemas(const Files& files, Diagnostics& diagnostics) {
  std::map<std::string, json::Schema> schemas;
  for (const catalog::AssetFile& file : files) {
    if (!file.path.ends_with(schema_extension)) continue;
    Result<json::Schema> schema = json::Schema::load(file.value, file.path);
    if (schema)
      schemas.emplace(file.path, *std::move(schema));
    else
      diagnostics.add(schema.error());
  }
  for (const catalog::AssetFile& file : files) {
    const auto schema = schemas.find(schema_path(file));
    if (schema != schemas.end() && !is_in(file.path, "schemas"))
      diagnostics.append(schema->second.validate(file.value, file.path));
  }
}

// Every user interface language has exactly the texts that English has.
void check_ui_texts(const Files& files, Diagnostics& diagnostics) {
  const json::Value* english = find_file(files, "ui/en.json");
  if (english == nullptr) return;
  const auto keys_of = [](const json::Value& file) {
    std::set<std::string_view> keys;
    for (const json::Member& text : file.object_of("texts")) keys.insert(text.key);
    return keys;
  };
  const std::set<std::string_view> expected = keys_of(*english);
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "ui")) continue;
    const std::set<std::string_view> keys = keys_of(file.value);
    for (const std::string_view key : expected)
      if (!keys.contains(key))
        diagnostics.add(ErrorCode::MissingValue, std::format("{}#/texts/{}", file.path, key),
                        "this text is missing");
    for (const std::string_view key : keys)
      if (!expected.contains(key))
        diagnostics.add(ErrorCode::UnknownKey, std::format("{}#/texts/{}", file.path, key),
                        "English has no such text");
  }
}

// Examples in the files of the languages, which are put into `languages`. Returns how many there
// are.
std::size_t check_languages(const Files& files, std::vector<lang::Language>& languages,
                            Diagnostics& diagnostics) {
  std::size_t examples = 0;
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "languages")) continue;
    std::string tag = file.path.substr(file.path.find('/') + 1);
    tag.resize(tag.size() - json_extension.size());
    Result<lang::Language> language = lang::load_language(std::move(tag), file.value);
    if (!language) continue;  // the packer has said so
    diagnostics.append(lang::check_examples(*language));
    const lang::LanguageData& data = language->data();
    examples += data.word_examples.size() + data.sentence_examples.size() + data.posts.size() +
                data.other_posts.size();
    languages.push_back(*std::move(language));
  }
  const auto file = std::ranges::find(files, lang::model_path, &catalog::AssetFile::path);
  if (file == files.end()) return examples;
  const Result<lang::LanguageModel> model = lang::LanguageModel::load(file->value);
  if (model)
    diagnostics.append(lang::check_identification(*model, languages));
  else
    diagnostics.add(model.error());
  return examples;
}

// Examples in the files of the platforms. Returns how many there are.
std::size_t check_platforms(const Files& files, const std::vector<lang::Language>& languages,
                            Diagnostics& diagnostics) {
  std::size_t examples = 0;
  const auto language = [&](std::string_view tag) -> const lang::Language* {
    const auto found = std::ranges::find(languages, tag, &lang::Language::tag);
    return found != languages.end() ? &*found : nullptr;
  };
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "platforms")) continue;
    std::string id = file.path.substr(file.path.find('/') + 1);
    id.resize(id.size() - json_extension.size());
    const Result<platforms::Platform> platform =
        platforms::load_platform(std::move(id), file.value);
    if (!platform) {
      diagnostics.add(platform.error());
      continue;
    }
    diagnostics.append(platforms::check_examples(*platform, language));
    examples += platform->examples.size();
  }
  return examples;
}

// Examples in the files of the script packs. Returns how many there are.
std::size_t check_scripts(const Files& files, Diagnostics& diagnostics) {
  std::size_t examples = 0;
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "scripts")) continue;
    std::string id = file.path.substr(file.path.find('/') + 1);
    id.resize(id.size() - json_extension.size());
    const Result<preview::ScriptPack> pack = preview::load_script_pack(std::move(id), file.value);
    if (pack)
      examples += pack->examples.size();
    else
      diagnostics.add(pack.error());
  }
  return examples;
}

// The same of the dictionaries. Their words are spelled by a test, which has the packs.
std::size_t check_spelling(const Files& files, Diagnostics& diagnostics) {
  std::size_t examples = 0;
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "spelling")) continue;
    std::string tag = file.path.substr(file.path.find('/') + 1);
    tag.resize(tag.size() - json_extension.size());
    const Result<lang::SpellingPack> pack = lang::load_spelling_pack(std::move(tag), file.value);
    if (pack)
      examples += pack->right.size() + pack->wrong.size();
    else
      diagnostics.add(pack.error());
  }
  return examples;
}

// Examples in the files of the time zones and of the exporters. Returns how many there are.
std::size_t check_exporters(const Files& files, Diagnostics& diagnostics) {
  std::size_t examples = 0;
  bundle::Zones zones;
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "zones")) continue;
    zones.add(file.value);
    diagnostics.append(bundle::check_zone_file(file.path, file.value, examples));
  }
  for (const catalog::AssetFile& file : files) {
    if (!is_in(file.path, "exporters")) continue;
    std::string id = file.path.substr(file.path.find('/') + 1);
    id.resize(id.size() - json_extension.size());
    diagnostics.append(bundle::check_exporter({std::move(id), file.value}, zones, examples));
  }
  return examples;
}

Diagnostics sorted(const Diagnostics& diagnostics) {
  std::vector<Error> errors = diagnostics.errors();
  std::ranges::stable_sort(errors, {}, &Error::place);
  const auto repeated = std::ranges::unique(errors);
  errors.erase(repeated.begin(), repeated.end());
  Diagnostics out;
  for (Error& error : errors) out.add(std::move(error));
  return out;
}

// "us: 68 of 71 demands, without US-IMG-08 US-FDA-10", a line a pack, and a line for all.
std::string coverage_lines(const AssetReport& report) {
  std::string out;
  std::size_t all = 0;
  std::size_t all_covered = 0;
  for (const rules::PackCoverage& pack : report.packs) {
    std::string missing;
    std::size_t covered = 0;
    for (const auto& [demand, rules] : pack.demands) {
      if (rules > 0)
        ++covered;
      else
        missing += (missing.empty() ? ", without " : " ") + demand;
    }
    out += std::format("{}: {} of {} demands{}\n", pack.id, covered, pack.demands.size(), missing);
    all += pack.demands.size();
    all_covered += covered;
  }
  if (!report.packs.empty()) out += std::format("{} of {} demands have a rule\n", all_covered, all);
  return out;
}

}  // namespace

AssetReport check_assets(Files files, const catalog::Catalog* builtin) {
  AssetReport report;
  report.files = files.size();
  report.own_packs = has_folder(files, "jurisdictions");
  place_rules(files);
  if (builtin != nullptr) add_builtin(files, *builtin);
  check_schemas(files, report.diagnostics);
  check_ui_texts(files, report.diagnostics);

  const rules::Pack pack = rules::build_pack(files, report.diagnostics, builtin);
  report.rules = pack.rules.rules;
  report.packs = pack.rules.packs;
  const Result<catalog::Catalog> catalog = catalog::Catalog::load(pack.bytes);
  Result<rules::Engine> engine =
      catalog ? rules::Engine::create(*catalog) : std::unexpected(catalog.error());
  if (!engine) {
    report.diagnostics.add(engine.error());
  } else {
    engine->compile_all();
    report.diagnostics.append(rules::run_examples(*engine, pack.rules.examples));
    report.diagnostics.append(rules::run_frame_examples(*engine, pack.rules.frame_examples));
    report.examples += pack.rules.examples.size() + pack.rules.frame_examples.size();
  }
  std::vector<lang::Language> languages;
  report.examples += check_languages(files, languages, report.diagnostics);
  report.examples += check_platforms(files, languages, report.diagnostics);
  report.examples += check_scripts(files, report.diagnostics);
  report.examples += check_spelling(files, report.diagnostics);
  if (catalog && has_folder(files, "scales"))
    report.examples += analysis::check_voice_examples(*catalog, languages, report.diagnostics);
  report.examples += check_exporters(files, report.diagnostics);
  report.diagnostics = sorted(report.diagnostics);
  return report;
}

AssetsOutcome check_asset_folder(const std::string& folder, const catalog::Catalog* builtin) {
  Diagnostics unreadable;
  Files files = catalog::read_folder(folder, unreadable);
  AssetsOutcome out;
  for (const Error& error : unreadable.errors()) out.output += to_string(error) + "\n";
  if (files.empty()) {
    if (unreadable.empty()) out.output = std::format("{}: no .json file is in there\n", folder);
    out.exit_status = 2;
    return out;
  }
  const AssetReport report = check_assets(std::move(files), builtin);
  for (const Error& error : report.diagnostics.errors()) out.output += to_string(error) + "\n";
  if (report.own_packs) out.output += coverage_lines(report);
  const std::size_t failures = unreadable.errors().size() + report.diagnostics.errors().size();
  out.output += std::format("{} files, {} rules, {} examples, {} failures\n", report.files,
                            report.rules, report.examples, failures);
  out.exit_status = failures > 0 ? 1 : 0;
  return out;
}

}  // namespace bedside::cli
