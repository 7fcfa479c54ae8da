// How the house speaks: the usual voice, and one of its own making.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string>

#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Axis;
using model::AxisBand;

// What a person can choose on an axis: one side, between, the other side, anything.
constexpr std::array<AxisBand, 4> choices = {AxisBand{-100, -10}, AxisBand{-25, 25},
                                             AxisBand{10, 100}, AxisBand{-100, 100}};

// The choice that is nearest to `band`, which may come from a file.
int choice_of(AxisBand band) {
  const auto distance = [&](AxisBand choice) {
    return std::abs(choice.least - band.least) + std::abs(choice.most - band.most);
  };
  return static_cast<int>(std::ranges::min_element(choices, {}, distance) - choices.begin());
}

// One of several side by side, or in a menu where the words of a language need more room.
bool choose(std::string_view name, std::span<const std::string_view> texts, int& index) {
  float width = 0;
  for (const std::string_view text : texts)
    width += measure(text, TextStyle::SmallStrong).width + 22;
  if (width + 8 < available_width()) {
    label(name, {.style = TextStyle::Label});
    return segmented(name, texts, index);
  }
  const std::string_view chosen = texts[static_cast<std::size_t>(index)];
  if (button(name, {.kind = ButtonKind::Pill,
                    .id = "choose",
                    .detail = chosen,
                    .name = std::string(name) + ": " + std::string(chosen),
                    .menu = true}))
    open_menu(name);
  bool changed = false;
  if (Menu menu{name, name}; menu)
    for (int i = 0; i < static_cast<int>(texts.size()); ++i)
      if (menu.radio_item(texts[static_cast<std::size_t>(i)], index == i)) {
        index = i;
        changed = true;
      }
  return changed;
}

void axis_choice(PanelContext& context, Axis axis) {
  const std::string key = "voice." + std::string(model::axis_name(axis));
  const std::array<std::string_view, 4> texts = {tr(key + ".low"), tr("voice.between"),
                                                 tr(key + ".high"), tr("voice.any")};
  const Id id(model::axis_name(axis));
  int index = choice_of(context.app.workspace().voice.own.bands[static_cast<std::size_t>(axis)]);
  if (!choose(tr(key), texts, index)) return;
  const AxisBand chosen = choices[static_cast<std::size_t>(index)];
  context.actions.push({.id = ActionId::SetOwnVoiceBand,
                        .target = std::string(model::axis_name(axis)),
                        .number = chosen.least,
                        .second = chosen.most});
}

std::string_view text_of_profile(const actions::App& app, std::string_view id) {
  const analysis::VoiceProfile* profile = app.voice_profiles()->find(id);
  if (profile == nullptr) return {};
  const auto text = profile->text.find(app.workspace().settings.ui_language);
  return text != profile->text.end() ? text->second : profile->text.at("en");
}

}  // namespace

void house_voice_card(PanelContext& context) {
  const actions::App& app = context.app;
  if (app.voice_profiles() == nullptr) return;
  const model::HouseVoice& voice = app.workspace().voice;
  const Card card("house-voice", {.padding = Insets::all(16),
                                  .gap = 10,
                                  .role = a11y::Role::Group,
                                  .name = tr("voice.house"),
                                  .hidden_name = true});
  label(tr("voice.house"), {.style = TextStyle::Title, .heading = 2});
  label(tr("voice.house-text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  voice_pill(context, "usual-voice", tr("voice.house-usual"), voice_name(app, voice.usual));
  voice_menu(context, "usual-voice", tr("voice.house-usual"), voice.usual, ActionId::SetHouseVoice);
  label(text_of_profile(app, voice.usual), {.style = TextStyle::Small, .tone = Tone::Mute});
  divider();
  label(tr("voice.own"), {.style = TextStyle::LabelStrong, .heading = 3});
  label(tr("voice.own-text"), {.style = TextStyle::Small, .tone = Tone::Mute});
  std::string name = voice.own.name;
  if (text_field(tr("voice.own-name"), name, {.native_undo = true, .read_only = app.read_only()}))
    context.actions.push({.id = ActionId::SetOwnVoiceName, .text = name});
  for (const Axis axis : model::all_axes) axis_choice(context, axis);
}

}  // namespace bedside::ui
