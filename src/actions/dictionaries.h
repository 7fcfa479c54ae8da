#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "lang/language.h"
#include "lang/speller.h"
#include "lang/spelling_pack.h"

namespace bedside::actions {

// The dictionaries of `catalog` in the order of their tags; one that cannot be read is left out.
std::vector<lang::SpellingPack> spelling_packs(const catalog::Catalog& catalog);

// Makes a speller of the file of `pack`. InvalidValue when the file is damaged or another one.
Result<lang::Speller> open_speller(const lang::SpellingPack& pack, std::span<const std::byte> file);

// The language of the texts that `tag` ("nl", "en-GB") names, for its abbreviations and elisions;
// nothing when the program does not know it.
std::optional<lang::Language> text_language(const catalog::Catalog& catalog, std::string_view tag);

}  // namespace bedside::actions
