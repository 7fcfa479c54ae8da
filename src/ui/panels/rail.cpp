// Where to go: the rail at the left of a wide page, the bar at the bottom of a narrow one.

#include <array>

#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

struct Place {
  std::string_view id;
  std::string_view key;
  Icon icon;
};

constexpr std::array screens = {
    Place{"compose", "screen.compose", Icon::Pencil},
    Place{"board", "screen.board", Icon::Eye},
    Place{"review", "screen.review", Icon::Check},
    Place{"replies", "screen.replies", Icon::Reply},
    Place{"policy", "screen.policy", Icon::Flag},
    Place{"settings", "screen.settings", Icon::Gear},
};

constexpr std::array narrow_panels = {
    Place{"drafts", "panel.drafts", Icon::List},
    Place{"composer", "panel.composer", Icon::Pencil},
    Place{"previews", "panel.previews", Icon::Eye},
    Place{"findings", "panel.findings", Icon::Shield},
};

}  // namespace

void rail_panel(PanelContext& context, Rect area) {
  const Region region("rail", tr("region.screens"), area,
                      {.padding = Insets::of(5, 8), .gap = 4, .line_right = true});
  for (const Place& place : screens)
    if (nav_item(place.icon, tr(place.key), context.app.view().screen == place.id))
      context.actions.push({.id = ActionId::ShowScreen, .target = std::string(place.id)});
  if (nav_item(Icon::Keyboard, "?", context.app.view().shortcuts))
    context.actions.push(ActionId::ShowShortcuts);
}

void bottom_bar_panel(PanelContext& context, Rect area) {
  const Region region("bottom", tr("region.screens"), area,
                      {.padding = Insets::of(4, 2), .line_top = true});
  const actions::View& view = context.app.view();
  Grid grid(static_cast<int>(narrow_panels.size()) + 1, 2);
  for (const Place& place : narrow_panels) {
    grid.next();
    const bool selected = view.screen == "compose" && view.panel == place.id;
    if (nav_item(place.icon, tr(place.key), selected)) {
      context.actions.push({.id = ActionId::ShowScreen, .target = "compose"});
      context.actions.push({.id = ActionId::ShowPanel, .target = std::string(place.id)});
    }
  }
  grid.next();
  if (nav_item(Icon::Gear, tr("screen.settings"), view.screen == "settings"))
    context.actions.push({.id = ActionId::ShowScreen, .target = "settings"});
}

}  // namespace bedside::ui
