// The list of drafts, with search.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Draft;

std::string subtitle_of(const actions::App& app, const Draft& draft) {
  std::string out = tr_count("drafts.platforms", draft.content.platforms.size());
  const std::string language = app.language(draft);
  if (language != "und") out += ", " + language_name(language);
  return out;
}

void draft_row(PanelContext& context, const Draft& draft) {
  const std::string title = plain_line(model::display_title(draft.content));
  const std::string subtitle = subtitle_of(context.app, draft);
  const actions::FindingCounts counts = context.app.counts(draft);
  Badge badge = state_badge(draft.workflow.state);
  const std::string blocks = tr_count("drafts.blocks", counts.block);
  if (counts.block > 0) badge = {blocks, Tone::Block, Tone::BlockSoft};
  const bool selected = context.app.view().draft_id == draft.id;
  const RowUse use = list_row(
      draft.id, title.empty() ? tr("drafts.untitled") : title,
      {.subtitle = subtitle, .badges = {badge}, .selected = selected, .menu = tr("drafts.more")});
  if (use != RowUse::None) context.actions.push({.id = ActionId::SelectDraft, .target = draft.id});
  if (use == RowUse::Menu) open_menu("draft");
}

void draft_menu(PanelContext& context) {
  if (Menu menu{"draft", tr("drafts.more")}; menu) {
    const auto item = [&](ActionId id, Icon icon, bool danger = false) {
      const actions::ActionRow& row = actions::row_of(id);
      if (menu.item(tr(row.name), {.icon = icon,
                                   .shortcut = shortcut_text(row.shortcut),
                                   .disabled = !context.app.possible(id),
                                   .danger = danger}))
        context.actions.push(id);
    };
    item(ActionId::DuplicateDraft, Icon::Copy);
    item(ActionId::OpenFile, Icon::Upload);
    item(ActionId::DownloadWorkspace, Icon::Download);
    menu.separator();
    item(ActionId::DeleteDraft, Icon::Trash, true);
  }
}

}  // namespace

void drafts_panel(PanelContext& context, Rect area) {
  const Region region("drafts", tr("region.drafts"), area,
                      {.scroll = true, .padding = Insets::all(12), .gap = 4, .line_right = true});
  const actions::App& app = context.app;
  const auto listed = app.listed_drafts();
  if (button(tr("action.new-draft"),
             {.icon = Icon::Plus,
              .shortcut = shortcut_aria(actions::row_of(ActionId::NewDraft).shortcut),
              .disabled = !app.possible(ActionId::NewDraft),
              .width = -1}))
    context.actions.push(ActionId::NewDraft);
  std::string search = app.view().search;
  const std::string hint = tr_count("drafts.search-hint", listed.size());
  const bool changed = text_field(tr("drafts.search"), search,
                                  {.placeholder = hint, .search = true, .show_label = false});
  if (context.shelf.wants_focus(Shelf::Focus::Search, app.focus_search_version())) focus_last();
  if (changed) context.actions.push({.id = ActionId::SetSearch, .text = search});
  space(2);
  const List list("draft-list", tr("region.drafts"));
  for (const Draft* draft : listed) draft_row(context, *draft);
  if (listed.empty())
    label(tr(app.view().search.empty() ? "drafts.none" : "drafts.none-found"),
          {.style = TextStyle::Label, .tone = Tone::Mute, .live = true});
  draft_menu(context);
}

}  // namespace bedside::ui
