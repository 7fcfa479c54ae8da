// Settings, and the list of posts that wait for review.

#include <array>

#include "review/workflow.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

void organisation_field(PanelContext& context, std::string_view part, const std::string& now) {
  std::string value = now;
  if (text_field(tr("settings." + std::string(part)), value,
                 {.native_undo = true, .read_only = context.app.read_only()}))
    context.actions.push(
        {.id = ActionId::SetOrganisation, .target = std::string(part), .text = value});
}

void organisation_card(PanelContext& context) {
  const model::Organisation& organisation = context.app.workspace().organisation;
  const Card card("organisation", {.padding = Insets::all(16), .gap = 10});
  label(tr("settings.organisation"), {.style = TextStyle::Title, .heading = 2});
  label(tr("settings.organisation-text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  organisation_field(context, "name", organisation.name);
  organisation_field(context, "handle", organisation.handle);
  organisation_field(context, "place", organisation.place);
  std::string own;
  for (const std::string& text : organisation.own_contacts) {
    if (&text != &organisation.own_contacts.front()) own += ';';
    own += text;
  }
  organisation_field(context, "own", own);
  label(tr("settings.own-text"), {.style = TextStyle::Small, .tone = Tone::Mute});
}

void look_card(PanelContext& context) {
  const Card card("look", {.padding = Insets::all(16), .gap = 10});
  label(tr("settings.look"), {.style = TextStyle::Title, .heading = 2});
  const std::array<std::string_view, 3> themes = {"system", "light", "dark"};
  const std::array<std::string_view, 3> names = {tr("theme.system"), tr("theme.light"),
                                                 tr("theme.dark")};
  int index = static_cast<int>(context.app.workspace().settings.theme);
  label(tr("settings.theme"), {.style = TextStyle::Label});
  if (segmented(tr("settings.theme"), names, index))
    context.actions.push(
        {.id = ActionId::SetTheme, .target = std::string(themes[static_cast<std::size_t>(index)])});
  const std::string& language = context.app.workspace().settings.ui_language;
  if (button(tr("settings.language"), {.kind = ButtonKind::Pill,
                                       .id = "ui-language",
                                       .detail = context.shelf.ui_language_name(language),
                                       .menu = true}))
    open_menu("ui-language");
  if (Menu menu{"ui-language", tr("settings.language")}; menu)
    for (const std::string_view tag : context.app.catalog().ui_languages())
      if (menu.radio_item(context.shelf.ui_language_name(tag), tag == language))
        context.actions.push({.id = ActionId::SetUiLanguage, .target = std::string(tag)});
}

void data_card(PanelContext& context) {
  const Card card("data", {.padding = Insets::all(16), .gap = 10});
  label(tr("settings.data"), {.style = TextStyle::Title, .heading = 2});
  label(tr("settings.data-text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  const Row row({.wrap = true});
  if (button(tr("action.download-workspace"), {.icon = Icon::Download}))
    context.actions.push(ActionId::DownloadWorkspace);
  if (button(tr("action.open-file"),
             {.icon = Icon::Upload, .disabled = !context.app.possible(ActionId::OpenFile)}))
    context.actions.push(ActionId::OpenFile);
  if (button(tr("action.shortcuts"), {.icon = Icon::Keyboard, .shortcut = "?"}))
    context.actions.push(ActionId::ShowShortcuts);
}

void rules_card(PanelContext& context) {
  const Card card("rules", {.padding = Insets::all(16), .gap = 8});
  label(tr("settings.rules"), {.style = TextStyle::Title, .heading = 2});
  label(tr_count("settings.rules-text", context.app.engine().rule_count(),
                 {{"date", context.app.catalog().info().date}}),
        {.style = TextStyle::Label, .tone = Tone::Mute});
}

}  // namespace

namespace {

// On a narrow page the bar at the bottom has no place for these.
void other_screens(PanelContext& context) {
  const Row row({.wrap = true});
  for (const std::string_view screen : {"review", "replies", "policy"})
    if (button(tr("screen." + std::string(screen)), {.id = screen}))
      context.actions.push({.id = ActionId::ShowScreen, .target = std::string(screen)});
}

}  // namespace

void settings_panel(PanelContext& context, Rect area) {
  const float side = std::max(16.0f, (area.width - 680) / 2);
  const Region region(
      "settings", tr("region.settings"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 16, side, 16}, .gap = 14});
  label(tr("settings.title"), {.style = TextStyle::Headline, .heading = 1});
  if (context.narrow) other_screens(context);
  organisation_card(context);
  house_voice_card(context);
  look_card(context);
  own_words_card(context);
  data_card(context);
  rules_card(context);
}

void review_panel(PanelContext& context, Rect area) {
  const float side = std::max(16.0f, (area.width - 760) / 2);
  const Region region(
      "review", tr("region.review"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 16, side, 16}, .gap = 10});
  label(tr("review.title"), {.style = TextStyle::Headline, .heading = 1});
  bool any = false;
  const List list("review-list", tr("review.title"));
  for (const model::Draft& draft : context.app.workspace().drafts) {
    const bool waits = draft.workflow.state == model::DraftState::InReview ||
                       draft.workflow.state == model::DraftState::Approved;
    if (draft.trashed || !waits) continue;
    any = true;
    const std::string title = plain_line(model::display_title(draft.content));
    const std::string subtitle = tr("review.submitted-by", {{"name", review::submitter(draft)}});
    if (list_row(draft.id, title,
                 {.subtitle = subtitle, .badges = {state_badge(draft.workflow.state)}}) !=
        RowUse::None) {
      context.actions.push({.id = ActionId::SelectDraft, .target = draft.id});
      context.actions.push({.id = ActionId::ShowScreen, .target = "compose"});
    }
  }
  if (!any) label(tr("review.none"), {.style = TextStyle::Label, .tone = Tone::Mute});
}

}  // namespace bedside::ui
