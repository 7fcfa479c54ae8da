#pragma once

#include "base/error.h"
#include "json/value.h"

namespace bedside::analysis {
class VoiceScale;
}
namespace bedside::rules {
class Program;
}

namespace bedside::cli {

// One line of `bedside measure --ndjson`: `text` and, if wanted, `language` in. Out: `language`
// with `language_confidence` (1 when it was given), `sentences`, `words`, `syllables` (absent where
// the language has no rules for them), `readability` with the figures of src/lang/readability.h
// (two decimals), `refused` with the reason for every figure that is not there, and `tone`: the
// longest sentence, words a sentence, the band of LIX, long and hard words, marks, emoji and
// hashtags. A caption is judged by `tone`, not by a grade. `voice` is how it sounds: energy (calm
// to lively), formality and warmth, each from -100 to 100, the form of address (familiar, polite,
// plural or none) and every place that pulls, with its points; only `known` is there, and false,
// for other languages than those of assets/tones and for texts of a few words.
//
// MissingValue or InvalidValue when there is no text, InvalidValue when the language is no text.
Result<json::Value> measure_line(const json::Value& input, const rules::Program& program,
                                 const analysis::VoiceScale& scale);

}  // namespace bedside::cli
