// Runs the examples that stand in assets/tones and assets/voices.

#include <algorithm>
#include <format>
#include <set>
#include <span>

#include "analysis/voice_profile.h"

namespace bedside::analysis {
namespace {

// Words of the sides of an axis, as examples name them.
struct Sides {
  std::string_view low, high;
};
constexpr std::array<Sides, model::axis_count> sides = {
    Sides{"calm", "lively"}, Sides{"informal", "formal"}, Sides{"cool", "warm"}};
constexpr std::string_view even = "even";

std::string_view side_of(const VoiceScale& scale, const Voice& voice, Axis axis) {
  const auto index = static_cast<std::size_t>(axis);
  const Step step = scale.step(voice.scores[index]);
  return step < Step::Even ? sides[index].low : step > Step::Even ? sides[index].high : even;
}

class Runner {
 public:
  Runner(const VoiceScale& scale, std::span<const lang::Language> languages, Diagnostics& faults)
      : scale_(scale), languages_(languages), faults_(faults) {}

  void run_tones(std::string_view tag, const json::Value& file) {
    std::set<std::string_view> shown;
    const json::Array& examples = file.array_of("examples");
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const std::string place = std::format("tones/{}.json#/examples/{}", tag, i);
      const Voice voice = measured(examples[i].string_or("text", ""), tag);
      for (const Axis axis : model::all_axes) {
        const std::string_view wanted = examples[i].string_or(model::axis_name(axis), "");
        if (wanted.empty()) continue;
        shown.insert(wanted);
        const std::string_view got = side_of(scale_, voice, axis);
        if (got != wanted)
          fail(place, axis, std::format("expected {}, it is {}", wanted, got), voice);
      }
    }
    for (const Sides& axis : sides)
      for (const std::string_view side : {axis.low, axis.high})
        if (!shown.contains(side))
          faults_.add(ErrorCode::MissingValue, std::format("tones/{}.json#/examples", tag),
                      std::format("no example is {}", side));
  }

  void run_profile(const VoiceProfile& profile, const json::Value& file) {
    const json::Array& examples = file.array_of("examples");
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const std::string place = std::format("voices/{}.json#/examples/{}", profile.id, i);
      const json::Value& example = examples[i];
      const Voice voice =
          measured(example.string_or("text", ""), example.string_or("language", ""));
      if (!voice.known)
        faults_.add(ErrorCode::AssetInvalid, place, "too short, or in no language with a tone");
      for (const Axis axis : model::all_axes) {
        const std::string_view name = model::axis_name(axis);
        const bool above = example.string_or("above", "") == name;
        const bool below = example.string_or("below", "") == name;
        const bool fits = example.bool_or("fits", false);
        const auto index = static_cast<std::size_t>(axis);
        const Fit fit = fit_of(voice.scores[index], profile.bands[index]);
        if (above && fit != Fit::Above) fail(place, axis, "it is not above the target", voice);
        if (below && fit != Fit::Below) fail(place, axis, "it is not below the target", voice);
        if (fits && fit != Fit::Within) fail(place, axis, "it does not fit", voice);
      }
    }
  }

  std::size_t count() const { return count_; }

 private:
  Voice measured(std::string_view text, std::string_view tag) {
    ++count_;
    const auto language = std::ranges::find(languages_, tag, &lang::Language::tag);
    const lang::Language* known = language == languages_.end() ? nullptr : &*language;
    lang::TokenizedText tokens;
    lang::tokenize(text, known, tokens);
    return scale_.measure(tokens, tag, known);
  }

  void fail(std::string place, Axis axis, std::string what, const Voice& voice) {
    faults_.add(ErrorCode::AssetInvalid, std::move(place),
                std::format("{}: {} (score {})", model::axis_name(axis), what,
                            voice.scores[static_cast<std::size_t>(axis)]));
  }

  const VoiceScale& scale_;
  std::span<const lang::Language> languages_;
  Diagnostics& faults_;
  std::size_t count_ = 0;
};

}  // namespace

std::size_t check_voice_examples(const catalog::Catalog& catalog,
                                 std::span<const lang::Language> languages, Diagnostics& faults) {
  const Result<VoiceScale> scale = VoiceScale::load(catalog, languages, &faults);
  const Result<VoiceProfiles> profiles = VoiceProfiles::load(catalog, &faults);
  if (!scale || !profiles) return 0;
  Runner runner(*scale, languages, faults);
  for (const std::string_view tag : catalog.names("tones"))
    if (const auto file = catalog.file(std::format("tones/{}.json", tag)))
      runner.run_tones(tag, *file);
  for (const VoiceProfile& profile : profiles->all())
    if (const auto file = catalog.file(std::format("voices/{}.json", profile.id)))
      runner.run_profile(profile, *file);
  return runner.count();
}

}  // namespace bedside::analysis
