// How the post sounds, held against the voice it should have, and which words make it so.

#include "actions/voice.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using analysis::Fit;
using model::Axis;
using model::Draft;

std::string axis_key(Axis axis, std::string_view part) {
  return "voice." + std::string(model::axis_name(axis)) + "." + std::string(part);
}

std::string_view step_text(Axis axis, analysis::Step step) {
  constexpr std::array<std::string_view, 5> steps = {"very-low", "low", "even", "high",
                                                     "very-high"};
  return tr(axis_key(axis, steps[static_cast<std::size_t>(static_cast<int>(step) + 2)]));
}

// What a text on this side of the target should become: "calmer".
std::string_view hint_text(Axis axis, Fit fit) {
  return tr(axis_key(axis, fit == Fit::Below ? "more" : "less"));
}

std::string pull_text(const analysis::VoicePull& pull, Axis axis, std::string_view text,
                      const analysis::VoiceScale& scale) {
  const std::string_view hint = tr(axis_key(axis, pull.points > 0 ? "more" : "less"));
  const bool mark = scale.is_mark(pull.reason);
  const TextSpan first = pull.spans.front();
  const std::string words =
      mark ? std::string(tr("voice.reason." + scale.reasons()[pull.reason].id))
           : tr("voice.quoted", {{"words", plain_line(text.substr(first.begin, first.size()))}});
  const std::string count = std::to_string(pull.spans.size());
  return tr(pull.spans.size() > 1 ? "voice.pull-times" : "voice.pull",
            {{"words", words}, {"count", count}, {"hint", hint}});
}

// Its next place after what is selected, the first one after the last.
TextSpan next_place(const analysis::VoicePull& pull, TextSpan selected) {
  for (const TextSpan span : pull.spans)
    if (span.begin >= selected.end && span != selected) return span;
  return pull.spans.front();
}

// The strongest in one line; all of them, and the way to their places, once somebody asks: so many
// buttons would stand between the text and its findings for who goes by keyboard.
void pulls_line(PanelContext& context, Axis axis, std::span<const analysis::VoicePull> pulls) {
  constexpr std::size_t few = 3;
  const actions::App& app = context.app;
  std::string line;
  for (const analysis::VoicePull& pull : pulls.first(std::min(few, pulls.size())))
    line += (line.empty() ? "" : " · ") + pull_text(pull, axis, app.text(), *app.voice_scale());
  label(line.empty() ? tr("voice.nothing") : std::string_view(line),
        {.style = TextStyle::Small, .tone = Tone::Mute});
}

void pull_buttons(PanelContext& context, Axis axis, std::span<const analysis::VoicePull> pulls) {
  const actions::App& app = context.app;
  const analysis::VoiceScale& scale_data = *app.voice_scale();
  constexpr std::size_t most = 40;
  const List list("pulls", tr("voice.pulls"));
  const Row row({.gap = 14, .wrap = true});
  for (std::size_t i = 0; i < pulls.size() && i < most; ++i) {
    const Id id(i);
    const std::string text = pull_text(pulls[i], axis, app.text(), scale_data);
    const Group item("pull", a11y::Role::ListItem, text);
    const std::string why =
        std::string(tr("voice.reason." + scale_data.reasons()[pulls[i].reason].id)) + ". " +
        std::string(tr("findings.show"));
    if (button(text, {.kind = ButtonKind::Link, .description = why, .small = true})) {
      const TextSpan place = next_place(pulls[i], app.text_selection());
      context.actions.push({.id = ActionId::ShowPull,
                            .number = static_cast<std::int64_t>(place.begin),
                            .second = static_cast<std::int64_t>(place.end)});
    }
  }
}

void pulls(PanelContext& context, Axis axis, const analysis::Voice& voice) {
  const actions::App& app = context.app;
  const std::vector<analysis::VoicePull> all =
      analysis::pulls_on(axis, voice, app.text(), *app.voice_scale());
  if (app.view().all_pulls && !all.empty())
    pull_buttons(context, axis, all);
  else
    pulls_line(context, axis, all);
}

float end_width() {
  float widest = 0;
  for (const Axis axis : model::all_axes)
    for (const std::string_view end : {"low", "high"})
      widest = std::max(widest, measure(tr(axis_key(axis, end)), TextStyle::Small).width);
  return std::ceil(widest);
}

void axis_meter(PanelContext& context, Axis axis, const analysis::Voice& voice,
                const analysis::VoiceScale& scale_data,
                const std::optional<model::AxisBands>& bands) {
  const auto index = static_cast<std::size_t>(axis);
  const Id id(model::axis_name(axis));
  const std::string_view name = tr("voice." + std::string(model::axis_name(axis)));
  const Group group("axis", a11y::Role::Group, name);
  const int score = voice.scores[index];
  const std::string_view word = step_text(axis, scale_data.step(score));
  const Fit fit = bands ? analysis::fit_of(score, (*bands)[index]) : Fit::Within;
  const std::string verdict =
      !bands               ? std::string(word)
      : fit == Fit::Within ? tr("voice.fits", {{"word", word}})
                           : tr("voice.off", {{"word", word}, {"hint", hint_text(axis, fit)}});
  {
    const Row row({.gap = 8, .wrap = true});
    label(name, {.style = TextStyle::Small, .tone = Tone::Mute, .hidden = true});
    label(verdict,
          {.style = TextStyle::LabelStrong, .tone = fit == Fit::Within ? Tone::Ink : Tone::Review});
  }
  ScaleOptions options{.low = tr(axis_key(axis, "low")),
                       .high = tr(axis_key(axis, "high")),
                       .end_width = end_width()};
  std::string words = tr("voice.value", {{"word", word}, {"score", std::to_string(score)}});
  if (bands) {
    const model::AxisBand band = (*bands)[index];
    options.target = std::pair{band.least, band.most};
    options.tone = fit == Fit::Within ? Tone::Good : Tone::ReviewEdge;
    words = tr("voice.value-aim", {{"word", word},
                                   {"score", std::to_string(score)},
                                   {"least", std::to_string(band.least)},
                                   {"most", std::to_string(band.most)}});
  }
  scale(name, score, words, options);
  pulls(context, axis, voice);
}

// "TikTok: livelier, shorter": what would make the text fit there; "" when it does.
std::string platform_hints(const analysis::Voice& voice, const model::AxisBands& bands,
                           const analysis::VoiceChannel& channel) {
  std::string out;
  const auto add = [&](std::string_view hint) {
    out += (out.empty() ? "" : ", ") + std::string(hint);
  };
  const model::AxisBands there = analysis::bands_on(bands, &channel);
  for (const Axis axis : model::all_axes) {
    const auto index = static_cast<std::size_t>(axis);
    const Fit fit = analysis::fit_of(voice.scores[index], there[index]);
    if (fit != Fit::Within) add(hint_text(axis, fit));
  }
  const Fit length = analysis::fit_of(voice.words, channel);
  if (length != Fit::Within) add(tr(length == Fit::Below ? "voice.longer" : "voice.shorter"));
  return out;
}

void platform_lines(PanelContext& context, const Draft& draft, const analysis::Voice& voice,
                    const model::AxisBands& bands) {
  struct Line {
    const platforms::Platform* platform;
    std::string hints;
  };
  std::vector<Line> lines;
  for (const std::string& id : draft.content.platforms) {
    const platforms::Platform* platform = context.app.platform(id);
    const analysis::VoiceChannel* channel = context.app.voice_profiles()->channel(id);
    if (platform == nullptr || channel == nullptr || model::has_variant(draft.content, id))
      continue;
    if (std::string hints = platform_hints(voice, bands, *channel); !hints.empty())
      lines.push_back({platform, std::move(hints)});
  }
  if (lines.empty()) return;
  label(tr("voice.platforms"), {.style = TextStyle::SmallStrong, .tone = Tone::Mute, .heading = 3});
  const List list("platforms", tr("voice.platforms"));
  const Row row({.gap = 14, .wrap = true});
  for (const Line& line : lines) {
    const Id id(line.platform->id);
    const std::string text =
        tr("voice.platform", {{"platform", line.platform->name}, {"hints", line.hints}});
    const Group item("platform", a11y::Role::ListItem, text);
    if (button(text, {.kind = ButtonKind::Link, .small = true}))
      context.actions.push({.id = ActionId::SelectTab, .target = line.platform->id});
  }
}

void length_line(PanelContext& context, const analysis::Voice& voice,
                 const analysis::VoiceChannel* channel) {
  const platforms::Platform* platform = context.app.platform(context.app.view().tab);
  if (channel == nullptr || platform == nullptr) return;
  const bool fits = analysis::fit_of(voice.words, *channel) == Fit::Within;
  label(tr("voice.length", {{"count", std::to_string(voice.words)},
                            {"platform", platform->name},
                            {"least", std::to_string(channel->least_words)},
                            {"most", std::to_string(channel->most_words)}}),
        {.style = TextStyle::Small, .tone = fits ? Tone::Mute : Tone::Review});
}

void meters(PanelContext& context, const Draft& draft, const analysis::Voice& voice) {
  const actions::App& app = context.app;
  const analysis::VoiceScale& scale_data = *app.voice_scale();
  const std::optional<model::AxisBands> aim = actions::voice_aim(app).bands;
  const analysis::VoiceChannel* channel = app.voice_profiles()->channel(app.view().tab);
  std::optional<model::AxisBands> bands;
  if (aim) bands = analysis::bands_on(*aim, channel);
  for (const Axis axis : model::all_axes) axis_meter(context, axis, voice, scale_data, bands);
  length_line(context, voice, channel);
  if (aim && channel == nullptr) platform_lines(context, draft, voice, *aim);
}

void campaign_differences(PanelContext& context, const actions::Campaign& campaign) {
  const actions::App& app = context.app;
  const List list("campaign", tr("voice.campaign-others"));
  for (std::size_t i = 0; i < campaign.differences.size(); ++i) {
    const actions::CampaignDifference& difference = campaign.differences[i];
    const Draft* other = app.workspace().find(difference.draft_id);
    if (other == nullptr) continue;
    const std::string title = plain_line(model::display_title(other->content));
    const analysis::CampaignNote& note = difference.note;
    const std::string text =
        note.axis ? tr("voice.campaign-axis",
                       {{"title", title},
                        {"hint", tr(axis_key(*note.axis, note.above ? "more" : "less"))}})
                  : tr("voice.campaign-address",
                       {{"title", title},
                        {"form", app.voice_scale()->form_name(difference.language, note.form)},
                        {"usual", app.voice_scale()->form_name(difference.language, note.usual)}});
    const Id id(i);
    const Group item("post", a11y::Role::ListItem, text);
    if (button(text, {.kind = ButtonKind::Link, .icon = Icon::Warning, .small = true}))
      context.actions.push({.id = ActionId::SelectDraft, .target = difference.draft_id});
  }
}

void campaign_part(PanelContext& context, const Draft& draft) {
  std::string name = draft.content.campaign;
  if (text_field(tr("voice.campaign"), name,
                 {.description = tr("voice.campaign-hint"), .read_only = context.app.read_only()}))
    context.actions.push({.id = ActionId::SetCampaign, .text = name});
  if (draft.content.campaign.empty()) return;
  const actions::Campaign campaign = context.app.campaign();
  if (campaign.posts < 2)
    label(tr("voice.campaign-one"), {.style = TextStyle::Small, .tone = Tone::Mute});
  else if (campaign.differences.empty())
    label(tr("voice.campaign-fits", {{"count", std::to_string(campaign.posts)}}),
          {.style = TextStyle::Small, .tone = Tone::Good, .live = true});
  else
    campaign_differences(context, campaign);
}

}  // namespace

std::string voice_name(const actions::App& app, std::string_view id) {
  const model::OwnVoice& own = app.workspace().voice.own;
  if (id == model::own_voice) return own.name.empty() ? std::string(tr("voice.own")) : own.name;
  const analysis::VoiceProfiles* profiles = app.voice_profiles();
  const analysis::VoiceProfile* profile = profiles != nullptr ? profiles->find(id) : nullptr;
  if (profile == nullptr) return std::string(tr("voice.none"));
  const auto title = profile->title.find(app.workspace().settings.ui_language);
  return title != profile->title.end() ? title->second : profile->title.at("en");
}

void voice_menu(PanelContext& context, std::string_view id, std::string_view name,
                std::string_view chosen, ActionId action) {
  const actions::App& app = context.app;
  Menu menu{id, name};
  if (!menu || app.voice_profiles() == nullptr) return;
  const auto item = [&](std::string_view text, std::string_view voice) {
    if (menu.radio_item(text, chosen == voice))
      context.actions.push({.id = action, .target = std::string(voice)});
  };
  if (action == ActionId::SetVoice) {
    item(tr("voice.usual", {{"name", voice_name(app, app.workspace().voice.usual)}}), "");
    menu.separator();
    item(tr("voice.none"), model::no_voice);
  } else {
    item(tr("voice.none"), "");
  }
  for (const analysis::VoiceProfile& profile : app.voice_profiles()->all())
    item(voice_name(app, profile.id), profile.id);
  item(voice_name(app, model::own_voice), model::own_voice);
}

void voice_pill(PanelContext& context, std::string_view id, std::string_view name,
                std::string_view detail) {
  if (button(name, {.kind = ButtonKind::Pill,
                    .id = id,
                    .detail = detail,
                    .name = std::string(name) + ": " + std::string(detail),
                    .disabled = context.app.read_only(),
                    .menu = true}))
    open_menu(id);
}

void voice_card(PanelContext& context, const Draft& draft) {
  const actions::App& app = context.app;
  if (app.voice_scale() == nullptr || app.voice_profiles() == nullptr || app.text().empty()) return;
  const Card card("voice", {.padding = Insets::of(16, 12),
                            .gap = 8,
                            .role = a11y::Role::Group,
                            .name = tr("voice.title"),
                            .hidden_name = true});
  {
    Row row({.gap = 8});
    label(tr("voice.title"), {.style = TextStyle::LabelStrong, .heading = 2});
    row.spring();
    voice_pill(context, "post-voice", tr("voice.pick"),
               voice_name(app, actions::voice_aim(app).profile));
  }
  voice_menu(context, "post-voice", tr("voice.pick"), draft.content.voice, ActionId::SetVoice);
  const actions::Reading& reading = app.reading();
  if (reading.voice.known)
    meters(context, draft, reading.voice);
  else
    label(tr(app.voice_scale()->knows(reading.language) ? "voice.short" : "voice.unknown"),
          {.style = TextStyle::Small, .tone = Tone::Mute});
  const bool all = app.view().all_pulls;
  if (button(tr("voice.more"),
             {.kind = ButtonKind::Ghost, .id = "more", .small = true, .expanded = all}))
    context.actions.push(ActionId::ShowPulls);
  if (!all && draft.content.campaign.empty()) return;
  divider();
  campaign_part(context, draft);
}

}  // namespace bedside::ui
