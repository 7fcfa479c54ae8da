#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/voice_words.h"
#include "base/error.h"
#include "base/text_span.h"
#include "catalog/catalog.h"
#include "lang/language.h"
#include "lang/tokens.h"
#include "model/voice.h"

namespace bedside::analysis {

using model::Axis;
using AxisPoints = std::array<int, model::axis_count>;  // by Axis

// How a text speaks to its readers, by the words it has: "je", "u", "jullie".
enum class Address : std::uint8_t { None, Familiar, Polite, Plural };
// "", "familiar", "polite", "plural"
std::string_view address_name(Address address);

// A kind of words or marks that pull a text, of assets/scales/voice.json.
struct VoiceReason {
  std::string id;  // "thanks", "exclamation"
  AxisPoints pull{};
  Address address = Address::None;
};

struct VoiceHit {
  std::size_t reason = 0;  // index in VoiceScale::reasons
  TextSpan span;           // of the text; of a sentence where its length pulls

  bool operator==(const VoiceHit&) const = default;
};

// What a text sounds like, and why.
struct Voice {
  bool known = false;  // its language has a file in assets/tones, and it has words enough
  std::size_t words = 0;
  AxisPoints scores{};                 // -100 to 100
  std::vector<VoiceHit> hits;          // by place
  std::array<std::size_t, 4> forms{};  // places of each form of address, by Address

  // The form it uses most, the first of those that are as many.
  Address address() const;
};

// Where a score stands on its axis.
enum class Step : std::int8_t { VeryLow = -2, Low = -1, Even = 0, High = 1, VeryHigh = 2 };

// The words of all languages and what they weigh: assets/scales/voice.json and assets/tones.
//
// The score of an axis is the sum of the pulls of all hits on it, times `per_words`, divided by the
// words of the text (at least `least_words`), towards 0, and held between -100 and 100. So every
// score is explained by its hits, to the point.
class VoiceScale {
 public:
  // `languages` cut the words as they cut the text. AssetMissing, or the first thing that is wrong
  // with a file; `faults`, where given, gets everything.
  static Result<VoiceScale> load(const catalog::Catalog& catalog,
                                 std::span<const lang::Language> languages,
                                 Diagnostics* faults = nullptr);

  // `text` tokenized in `language`, whose tag is "nl" or "nl-BE". Pure. Linear in the text, times
  // the phrases that begin with the same word.
  Voice measure(const lang::TokenizedText& text, std::string_view tag,
                const lang::Language* language) const;

  const std::vector<VoiceReason>& reasons() const { return reasons_; }
  // True for marks and lengths, false for words.
  bool is_mark(std::size_t reason) const;
  int score(int points, std::size_t words) const;
  Step step(int score) const;
  bool knows(std::string_view tag) const;
  // The word by which people of that language know a form of address, "" where there is none: "je".
  std::string_view form_name(std::string_view tag, Address form) const;
  // Posts that are more points apart do not speak with one voice.
  int different() const { return different_; }

 private:
  void read_scale(const json::Value& file, Diagnostics& faults);
  void read_words(const std::string& tag, const json::Value& file, const lang::Language* language,
                  Diagnostics& faults);
  const VoiceWords* words_of(std::string_view tag) const;

  std::vector<VoiceReason> reasons_;  // those of marks and lengths too
  VoiceMarks marks_;
  std::map<std::string, VoiceWords, std::less<>> languages_;
  int per_words_ = 1;
  std::size_t least_words_ = 1;
  std::size_t fewest_words_ = 1;
  int slight_ = 1;
  int strong_ = 1;
  int different_ = 1;
};

// What pulls on one axis, the same words taken together, the strongest first.
struct VoicePull {
  std::size_t reason = 0;
  int points = 0;               // of all places
  std::vector<TextSpan> spans;  // by place, none empty
};
std::vector<VoicePull> pulls_on(Axis axis, const Voice& voice, std::string_view text,
                                const VoiceScale& scale);

}  // namespace bedside::analysis
