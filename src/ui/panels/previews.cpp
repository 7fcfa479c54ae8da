// The post as every chosen platform will show it.

#include <array>

#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

// Cards are laid out at the width of a phone and shown smaller where two stand side by side.
constexpr float side_by_side_from = 400;

}  // namespace

void previews_panel(PanelContext& context, Rect area) {
  const float side = context.narrow ? 12.0f : 16.0f;
  const Region region("previews", tr("region.previews"), area,
                      {.background = Tone::PanelSoft,
                       .scroll = true,
                       .padding = {side, 8, side, 12},
                       .gap = 8,
                       .line_left = !context.narrow,
                       .line_bottom = true});
  const model::Draft* draft = context.app.draft();
  if (draft == nullptr) return;
  {
    Row row({.gap = 10, .height = 36});
    label(tr("region.previews"), {.style = TextStyle::LabelStrong, .heading = 2});
    row.spring();
    if (button(tr("previews.board"), {.kind = ButtonKind::Link, .small = true}))
      context.actions.push(ActionId::ShowBoard);
    const std::array<std::string_view, 2> themes = {tr("previews.light"), tr("previews.dark")};
    int index = context.app.view().preview_dark ? 1 : 0;
    if (segmented(tr("previews.theme"), themes, index))
      context.actions.push(ActionId::TogglePreviewDark);
  }
  letters_card(context, *draft);
  const float width = area.width - 2 * side;
  const bool two = width >= side_by_side_from && draft->content.platforms.size() > 1;
  const float column = two ? (width - 12) / 2 : std::min(width, 400.0f);
  Grid grid(two ? 2 : 1, 12);
  for (const std::string& id : draft->content.platforms)
    if (const platforms::Platform* platform = context.app.platform(id)) {
      grid.next();
      preview_cards(context, *draft, *platform, {.width = column});
    }
  if (draft->content.platforms.empty())
    label(tr("previews.none"), {.style = TextStyle::Label, .tone = Tone::Mute});
}

}  // namespace bedside::ui
