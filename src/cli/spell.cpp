#include "cli/spell.h"

#include <cstddef>
#include <format>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "actions/dictionaries.h"
#include "base/utf8.h"
#include "lang/tokens.h"

namespace bedside::cli {
namespace {

Result<std::string> text_member(const json::Value& input, std::string_view key) {
  const json::Value* value = input.find(key);
  if (value == nullptr)
    return fail(ErrorCode::MissingValue, std::string(key), std::format("there is no {}", key));
  if (!value->is_string())
    return fail(ErrorCode::InvalidValue, std::string(key), "expected a text");
  return value->as_string();
}

json::Value word_object(std::string_view text, TextSpan span, const Utf16Offsets& utf16,
                        lang::Speller& speller) {
  json::Array suggestions;
  for (std::string& one : speller.suggestions(text.substr(span.begin, span.end - span.begin)))
    suggestions.push_back(std::move(one));
  return json::Object{{"start", span.begin},
                      {"end", span.end},
                      {"start16", utf16.from_byte(span.begin)},
                      {"end16", utf16.from_byte(span.end)},
                      {"suggestions", std::move(suggestions)}};
}

}  // namespace

SpellerFolder::SpellerFolder(const catalog::Catalog& catalog, std::filesystem::path folder)
    : catalog_(catalog), folder_(std::move(folder)), packs_(actions::spelling_packs(catalog)) {}

std::filesystem::path SpellerFolder::usual_folder() {
  const std::filesystem::path built = "build/web/site/packs";
  std::error_code error;
  return std::filesystem::is_directory(built, error) ? built : std::filesystem::path(".deps/packs");
}

Result<lang::Speller*> SpellerFolder::find(std::string_view language) {
  const auto serving = lang::spelling_packs_for(packs_, language, {});
  if (serving.empty())
    return fail(ErrorCode::UnknownLanguage, "language", "there is no dictionary for this language");
  const lang::SpellingPack& pack = *serving.front();
  if (const auto known = spellers_.find(pack.tag); known != spellers_.end()) return &known->second;

  const std::string path = (folder_ / pack.file()).string();
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(ErrorCode::AssetMissing, path,
                "the dictionary is not there: run ./tools/setup, or name its folder with "
                "--dictionaries");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Result<lang::Speller> speller = actions::open_speller(pack, std::as_bytes(std::span(bytes)));
  if (!speller) return std::unexpected(speller.error());
  return &spellers_.emplace(pack.tag, *std::move(speller)).first->second;
}

const lang::Language* SpellerFolder::language(std::string_view tag) {
  const std::string first(tag.substr(0, tag.find('-')));
  if (const auto known = languages_.find(first); known != languages_.end()) return &known->second;
  std::optional<lang::Language> language = actions::text_language(catalog_, first);
  if (!language) return nullptr;
  return &languages_.emplace(first, *std::move(language)).first->second;
}

Result<json::Value> spell_line(const json::Value& input, SpellerFolder& spellers) {
  const Result<std::string> text = text_member(input, "text");
  if (!text) return std::unexpected(text.error());
  const Result<std::string> language = text_member(input, "language");
  if (!language) return std::unexpected(language.error());
  const Result<lang::Speller*> speller = spellers.find(*language);
  if (!speller) return std::unexpected(speller.error());

  const lang::Language* data = spellers.language(*language);
  lang::TokenizedText tokens;
  lang::tokenize(*text, data, tokens);
  std::vector<TextSpan> misspelt;
  for (const TextSpan word : lang::words_to_spell(tokens, data))
    (*speller)->find_misspelt(*text, word, misspelt);

  const Utf16Offsets utf16(*text);
  json::Array words;
  for (const TextSpan span : misspelt) words.push_back(word_object(*text, span, utf16, **speller));
  return json::Object{{"words", std::move(words)}};
}

}  // namespace bedside::cli
