// The bar at the top: whose workspace this is, what the post is checked for, and the next step.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::DraftState;

bool action_button(PanelContext& context, ActionId id, ButtonKind kind) {
  const actions::ActionRow& row = actions::row_of(id);
  const bool possible = context.app.possible(id);
  const std::string shortcut = shortcut_aria(row.shortcut);
  const bool pressed = button(tr(row.name), {.kind = kind,
                                             .description = possible ? "" : tr("refuse.state"),
                                             .shortcut = shortcut,
                                             .disabled = !possible});
  if (pressed) context.actions.push(id);
  return pressed;
}

void step_buttons(PanelContext& context, DraftState state) {
  const bool approved = state == DraftState::Approved || state == DraftState::Exported;
  if (!context.narrow || approved)
    action_button(context, ActionId::Export,
                  approved ? ButtonKind::Primary : ButtonKind::Secondary);
  if (state == DraftState::InReview || state == DraftState::Approved)
    action_button(context, ActionId::RequestChanges, ButtonKind::Secondary);
  if (state == DraftState::InReview) action_button(context, ActionId::Approve, ButtonKind::Primary);
  if (state == DraftState::Draft || state == DraftState::ChangesRequested)
    action_button(context, ActionId::Submit, ButtonKind::Primary);
}

}  // namespace

void top_bar_panel(PanelContext& context, Rect area) {
  const Region region("top", tr("region.tools"), area,
                      {.background = Tone::Panel,
                       .padding = Insets::of(context.narrow ? 10.0f : 16.0f, 8),
                       .line_bottom = true});
  const model::Draft* draft = context.app.draft();
  Row row({.gap = context.narrow ? 6.0f : 10.0f, .height = area.height - 17});
  label(tr("app.name"), {.style = TextStyle::Title, .tone = Tone::Brand, .heading = 1});
  const bool wide = area.width >= 1180;
  if (wide && !context.app.workspace().organisation.name.empty())
    chip(context.app.workspace().organisation.name, Tone::Mute, Tone::Panel);
  row.spring();
  if (draft == nullptr) return;
  // A narrow page has them below the text.
  if (!context.narrow) post_settings(context, *draft, !wide);
  step_buttons(context, draft->workflow.state);
}

}  // namespace bedside::ui
