// Where the post is written: tabs, the text, its counters, and what belongs to it.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Draft;

void text_tools(PanelContext& context) {
  const auto tool = [&](ActionId id, Icon icon) {
    const actions::ActionRow& row = actions::row_of(id);
    if (icon_button(icon, tr(row.name),
                    {.kind = ButtonKind::Ghost,
                     .shortcut = shortcut_aria(row.shortcut),
                     .disabled = !context.app.possible(id),
                     .small = true}))
      context.actions.push(id);
  };
  tool(ActionId::Undo, Icon::Undo);
  tool(ActionId::Redo, Icon::Redo);
  tool(ActionId::AddPictures, Icon::Picture);
}

// Whole lines, so that none is cut at the edge of the field: the line-height of #post-text in
// web/app.css.
constexpr float text_line = 26;

void text_card(PanelContext& context, const Draft& draft, int lines) {
  const Card card("text", {.padding = {18, 14, 12, 10}, .gap = 6});
  const std::string& tab = context.app.view().tab;
  if (const platforms::Platform* platform = context.app.platform(tab)) {
    const bool own = model::has_variant(draft.content, tab);
    Row row;
    label(
        tr(own ? "composer.variant-note" : "composer.shared-note", {{"platform", platform->name}}),
        {.style = TextStyle::Small, .tone = Tone::Mute});
    row.spring();
    surface_button(context, draft, *platform, "composer");
    if (own && button(tr("action.reset-variant"), {.kind = ButtonKind::Link, .small = true}))
      context.actions.push(ActionId::ResetVariant);
  }
  if (const platforms::Platform* platform = context.app.platform(tab))
    surface_menu(context, draft, *platform, "composer");
  if (model::is_thread(draft.content, tab))
    label(tr("thread.note"), {.style = TextStyle::Small, .tone = Tone::Mute});
  post_text(tr("composer.text"), static_cast<float>(lines) * text_line);
  fold_note(context, draft);
  measure_line(context);
  // Beside each other only where the counters fit on a line; cut figures would be worse.
  if (available_width() < 560) counters(context, draft);
  Row row({.gap = 4});
  if (available_width() >= 560) {
    const Column column(available_width() - 3 * 36 - 16);
    counters(context, draft);
  }
  row.spring();
  text_tools(context);
}

}  // namespace

void composer_panel(PanelContext& context, Rect area) {
  const float side = context.narrow ? 12.0f : 20.0f;
  const Region region("composer", tr("region.composer"), area,
                      {.background = Tone::Page,
                       .scroll = true,
                       .padding = {side, context.narrow ? 10.0f : 14.0f, side, 16},
                       .gap = 12});
  const Draft* draft = context.app.draft();
  if (draft == nullptr) return;
  read_only_card(context);
  welcome_card(context);
  prompt_card(context);
  platform_tabs(context, *draft);
  text_card(context, *draft, context.narrow ? 8 : 9);
  if (context.narrow) {
    const Row row({.gap = 6, .wrap = true});
    post_settings(context, *draft, false);
  }
  plain_version_card(context);
  spelling_offers(context);
  thread_offers(context, *draft);
  first_comment_card(context, *draft);
  link_card(context, *draft);
  pictures_card(context, *draft);
  consent_card(context, *draft);
  authority_card(context, *draft);
  voice_card(context, *draft);
  scores_card(context);
  sources_card(context, *draft);
  history_card(context, *draft);
}

}  // namespace bedside::ui
