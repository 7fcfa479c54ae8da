// All chosen platforms side by side, or one alone at full size.

#include <algorithm>
#include <array>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Draft;

// A platform without a card is laid out as wide as most phones show one.
constexpr float usual_width = 390;

void action_icon(PanelContext& context, ActionId id, Icon icon) {
  const actions::ActionRow& row = actions::row_of(id);
  if (icon_button(icon, tr(row.name),
                  {.kind = ButtonKind::Ghost,
                   .shortcut = shortcut_aria(row.shortcut),
                   .disabled = !context.app.possible(id)}))
    context.actions.push(id);
}

void look_controls(PanelContext& context) {
  const actions::View& view = context.app.view();
  const std::array<std::string_view, 2> themes = {tr("previews.light"), tr("previews.dark")};
  int theme = view.preview_dark ? 1 : 0;
  if (segmented(tr("previews.theme"), themes, theme))
    context.actions.push(ActionId::TogglePreviewDark);
  const std::array<std::string_view, 2> devices = {tr("board.phone"), tr("board.desktop")};
  int device = view.board.desktop ? 1 : 0;
  if (segmented(tr("board.device"), devices, device)) context.actions.push(ActionId::BoardDesktop);
  const Row zoom({.gap = 0});
  action_icon(context, ActionId::BoardSmaller, Icon::Minus);
  label(std::to_string(view.board.zoom) + " %", {.style = TextStyle::SmallStrong, .live = true});
  action_icon(context, ActionId::BoardLarger, Icon::Plus);
}

// Only where one of the chosen surfaces has zones.
void zones_control(PanelContext& context, const Draft& draft) {
  const bool any = std::ranges::any_of(draft.content.platforms, [&](const std::string& id) {
    const platforms::Platform* platform = context.app.platform(id);
    if (platform == nullptr) return false;
    const auto card = context.shelf.card(*platform, model::surface_for(draft.content, id));
    return card && card->whole_screen;
  });
  bool on = context.app.view().board.zones;
  if (any && toggle(tr("board.zones"), on)) context.actions.push(ActionId::BoardZones);
}

void output_buttons(PanelContext& context) {
  for (const auto& [id, icon] : {std::pair{ActionId::PrintPreviews, Icon::List},
                                 std::pair{ActionId::SaveReviewFile, Icon::Download}}) {
    const actions::ActionRow& row = actions::row_of(id);
    if (button(tr(row.name), {.icon = icon, .shortcut = shortcut_aria(row.shortcut)}))
      context.actions.push(id);
  }
}

void card_tools(PanelContext& context, const platforms::Platform& platform, bool alone) {
  const Row row({.gap = 14, .wrap = true});
  const auto tool = [&](std::string_view key, ActionId id) {
    const std::string name = std::string(tr(key)) + ": " + platform.name;
    if (button(tr(key), {.kind = ButtonKind::Link, .name = name, .small = true}))
      context.actions.push({.id = id, .target = platform.id});
  };
  if (!alone) tool("board.alone", ActionId::BoardAlone);
  if (!platform.preview) return;
  tool("board.copy", ActionId::CopyPreview);
  tool("board.save", ActionId::SavePreview);
}

PreviewSize size_of(PanelContext& context, const Draft& draft, const platforms::Platform& platform,
                    float room) {
  const actions::Board& board = context.app.view().board;
  const auto card = context.shelf.card(platform, model::surface_for(draft.content, platform.id));
  const float layout = !card           ? usual_width
                       : board.desktop ? card->desktop_width
                                       : card->phone_width;
  const float wanted = layout * static_cast<float>(board.zoom) / 100;
  return {.width = std::min(wanted, room), .layout = layout};
}

void all_cards(PanelContext& context, const Draft& draft) {
  const float room = available_width();
  const Row row({.gap = 24, .align = Align::Start, .wrap = true});
  for (const std::string& id : draft.content.platforms) {
    const platforms::Platform* platform = context.app.platform(id);
    if (platform == nullptr) continue;
    const PreviewSize size = size_of(context, draft, *platform, room);
    const Id scope(id);
    const Column column(size.width);
    preview_cards(context, draft, *platform, size);
    card_tools(context, *platform, false);
  }
}

void one_alone(PanelContext& context, const Draft& draft, const platforms::Platform& platform) {
  {
    const Row row({.gap = 8, .wrap = true});
    if (button(tr("board.all"), {.icon = Icon::ChevronLeft, .shortcut = "Escape"}))
      context.actions.push({.id = ActionId::BoardAlone});
    action_icon(context, ActionId::BoardPrevious, Icon::ChevronLeft);
    action_icon(context, ActionId::BoardNext, Icon::ChevronRight);
    const auto at = std::ranges::find(draft.content.platforms, platform.id);
    label(tr("board.place", {{"number", std::to_string(at - draft.content.platforms.begin() + 1)},
                             {"count", std::to_string(draft.content.platforms.size())}}),
          {.style = TextStyle::Label, .tone = Tone::Mute, .live = true});
  }
  const PreviewSize size = size_of(context, draft, platform, available_width());
  const Column column(size.width);
  preview_cards(context, draft, platform, size);
  card_tools(context, platform, true);
}

}  // namespace

void board_panel(PanelContext& context, Rect area) {
  const float side = context.narrow ? 12.0f : 24.0f;
  const Region region("board", tr("region.board"), area,
                      {.background = Tone::PanelSoft,
                       .scroll = true,
                       .padding = {side, context.narrow ? 8.0f : 16.0f, side, 24},
                       .gap = 14});
  const Draft* draft = context.app.draft();
  if (draft == nullptr) return;
  {
    const Row row({.gap = 12, .height = 36, .wrap = true});
    label(tr("region.board"), {.style = TextStyle::Title, .heading = 2});
    look_controls(context);
    zones_control(context, *draft);
    output_buttons(context);
  }
  letters_card(context, *draft);
  if (draft->content.platforms.empty()) {
    label(tr("previews.none"), {.style = TextStyle::Label, .tone = Tone::Mute});
    return;
  }
  const std::string& alone = context.app.view().board.alone;
  const platforms::Platform* platform = std::ranges::contains(draft->content.platforms, alone)
                                            ? context.app.platform(alone)
                                            : nullptr;
  if (platform != nullptr)
    one_alone(context, *draft, *platform);
  else
    all_cards(context, *draft);
}

}  // namespace bedside::ui
