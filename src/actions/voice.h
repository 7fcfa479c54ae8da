#pragma once

#include <optional>
#include <string>

#include "model/voice.h"

namespace bedside::actions {

class App;
struct Action;

// What a draft aims at: the profile of its audience, else that of the house.
struct VoiceAim {
  std::string profile;                    // model::own_voice, or a file of assets/voices
  std::optional<model::AxisBands> bands;  // nothing where nothing is aimed at
};
VoiceAim voice_aim(const App& app);

// Runs the actions SetVoice to ShowPull of the action table.
void run_voice(App& app, const Action& action);

}  // namespace bedside::actions
