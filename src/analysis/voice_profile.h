#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/voice.h"

namespace bedside::analysis {

// How one speaks to an audience: a file of assets/voices.
struct VoiceProfile {
  std::string id;                                         // "adults-45"
  std::map<std::string, std::string, std::less<>> title;  // by language of the user interface
  std::map<std::string, std::string, std::less<>> text;
  model::AxisBands bands{};
};

// What one platform asks for: a file of assets/channels, named after it.
struct VoiceChannel {
  std::string platform;
  AxisPoints shift{};  // of the bands of every profile
  std::size_t least_words = 0;
  std::size_t most_words = 0;
};

// Where a figure stands to what is aimed at.
enum class Fit : std::uint8_t { Below, Within, Above };
Fit fit_of(int score, model::AxisBand band);
Fit fit_of(std::size_t words, const VoiceChannel& channel);

// `bands` on a platform: moved by its shift, as far as the axes go. Null: as they are.
model::AxisBands bands_on(const model::AxisBands& bands, const VoiceChannel* channel);

class VoiceProfiles {
 public:
  // AssetInvalid or what else is wrong with a file; `faults`, where given, gets everything.
  static Result<VoiceProfiles> load(const catalog::Catalog& catalog, Diagnostics* faults = nullptr);

  const std::vector<VoiceProfile>& all() const { return profiles_; }  // by id
  const VoiceProfile* find(std::string_view id) const;
  const VoiceChannel* channel(std::string_view platform) const;

 private:
  std::vector<VoiceProfile> profiles_;
  std::vector<VoiceChannel> channels_;
};

// Runs the examples of assets/tones and assets/voices; what comes out otherwise than they say is
// an error. Each language needs an example of either side of every axis. Returns how many ran.
std::size_t check_voice_examples(const catalog::Catalog& catalog,
                                 std::span<const lang::Language> languages, Diagnostics& faults);

}  // namespace bedside::analysis
