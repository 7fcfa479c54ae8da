#include "actions/dictionaries.h"

#include <format>
#include <optional>
#include <string>
#include <utility>

#include "media/inflate.h"

namespace bedside::actions {

std::vector<lang::SpellingPack> spelling_packs(const catalog::Catalog& catalog) {
  std::vector<lang::SpellingPack> packs;
  for (const std::string_view tag : catalog.names("spelling")) {
    const Result<json::Value> file = catalog.file(std::format("spelling/{}.json", tag));
    if (!file) continue;
    if (Result<lang::SpellingPack> pack = lang::load_spelling_pack(std::string(tag), *file))
      packs.push_back(*std::move(pack));
  }
  return packs;
}

Result<lang::Speller> open_speller(const lang::SpellingPack& pack,
                                   std::span<const std::byte> file) {
  constexpr std::size_t most_bytes = 16u << 20;
  const std::optional<std::vector<std::byte>> content = media::inflate(file, most_bytes);
  if (!content) return fail(ErrorCode::InvalidValue, pack.file(), "the dictionary is damaged");
  const std::string_view text(reinterpret_cast<const char*>(content->data()), content->size());
  return lang::Speller::load(text, pack.additions);
}

std::optional<lang::Language> text_language(const catalog::Catalog& catalog, std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find('-'));
  const Result<json::Value> file = catalog.language_json(first);
  if (!file) return std::nullopt;
  Result<lang::Language> language = lang::load_language(std::string(first), *file);
  return language ? std::optional(*std::move(language)) : std::nullopt;
}

}  // namespace bedside::actions
