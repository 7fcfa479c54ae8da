#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/phrase_data.h"

namespace bedside::rules {

// The tables of one language as bytes: each column of each table as a row of variable-length
// numbers. What follows from the order of the rows (offsets, numbers of new nodes) is left out.
std::vector<std::byte> pack_phrases(const PhraseData& data);

// Nothing when `bytes` are damaged: whatever comes back is consistent in itself (the sets and
// suggestions it names are the caller's to check). Linear, never allocates more than a fixed
// multiple of the bytes.
std::optional<PhraseData> unpack_phrases(std::span<const std::byte> bytes);

// Name of the section of language `tag`.
std::string phrase_section(std::string_view tag);

}  // namespace bedside::rules
