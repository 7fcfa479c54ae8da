// What a person does about the tone of a post: chooses the voice, makes one, names the campaign,
// goes to the words that pull.

#include "actions/voice.h"

#include <algorithm>

#include "actions/app.h"

namespace bedside::actions {
namespace {

bool is_voice(const App& app, std::string_view name) {
  const analysis::VoiceProfiles* profiles = app.voice_profiles();
  return name.empty() || name == model::own_voice || name == model::no_voice ||
         (profiles != nullptr && profiles->find(name) != nullptr);
}

void set_band(App& app, const Action& action) {
  const auto axis = model::axis_from_name(action.target);
  const bool good = action.number >= -model::axis_end && action.second <= model::axis_end &&
                    action.number <= action.second;
  if (!axis || !good) return;
  app.change_profile([&](model::Workspace& workspace) {
    workspace.voice.own.bands[static_cast<std::size_t>(*axis)] = {static_cast<int>(action.number),
                                                                  static_cast<int>(action.second)};
  });
}

void set_campaign(App& app, const Action& action) {
  if (action.text.size() > model::most_campaign_bytes || action.text.contains('\n')) return;
  app.edit_typing("undo.campaign",
                  [&](model::Content& content) { content.campaign = action.text; });
}

}  // namespace

VoiceAim voice_aim(const App& app) {
  const model::Draft* draft = app.draft();
  if (draft == nullptr) return {};
  const model::HouseVoice& house = app.workspace().voice;
  const std::string& name = draft->content.voice.empty() ? house.usual : draft->content.voice;
  if (name == model::own_voice) return {name, house.own.bands};
  const analysis::VoiceProfiles* profiles = app.voice_profiles();
  const analysis::VoiceProfile* profile = profiles != nullptr ? profiles->find(name) : nullptr;
  if (profile == nullptr) return {};
  return {name, profile->bands};
}

void run_voice(App& app, const Action& action) {
  switch (action.id) {
    case ActionId::SetVoice:
      if (is_voice(app, action.target))
        app.edit("undo.voice", [&](model::Content& content) { content.voice = action.target; });
      return;
    case ActionId::SetHouseVoice:
      if (is_voice(app, action.target))
        app.change_profile(
            [&](model::Workspace& workspace) { workspace.voice.usual = action.target; });
      return;
    case ActionId::SetOwnVoiceName:
      if (action.text.size() <= model::OwnVoice::most_name_bytes && !action.text.contains('\n'))
        app.change_profile(
            [&](model::Workspace& workspace) { workspace.voice.own.name = action.text; });
      return;
    case ActionId::SetOwnVoiceBand:
      return set_band(app, action);
    case ActionId::SetCampaign:
      return set_campaign(app, action);
    case ActionId::ShowPulls:
      return app.change_view([](View& view) { view.all_pulls = !view.all_pulls; });
    case ActionId::ShowPull:
      return app.show_text({static_cast<std::size_t>(std::max<std::int64_t>(action.number, 0)),
                            static_cast<std::size_t>(std::max<std::int64_t>(action.second, 0))});
    default:
      return;
  }
}

}  // namespace bedside::actions
