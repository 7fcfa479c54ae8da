#pragma once

#include "actions/app.h"
#include "base/geometry.h"
#include "host/window.h"
#include "ui/shelf.h"

namespace bedside::ui {

// What every panel gets: the state to read, and where to put what the person asked for.
struct PanelContext {
  const actions::App& app;
  actions::ActionQueue& actions;
  Shelf& shelf;  // previews and thumbnails as textures
  const host::View& view;
  bool narrow = false;  // one panel at a time: a phone, or 200 % zoom
};

// Each panel draws one region of the page at `area`. It reads and asks; it changes nothing.
void top_bar_panel(PanelContext& context, Rect area);
void rail_panel(PanelContext& context, Rect area);
void bottom_bar_panel(PanelContext& context, Rect area);
void drafts_panel(PanelContext& context, Rect area);
void composer_panel(PanelContext& context, Rect area);
void previews_panel(PanelContext& context, Rect area);
void findings_panel(PanelContext& context, Rect area);
void status_panel(PanelContext& context, Rect area);
void settings_panel(PanelContext& context, Rect area);
void review_panel(PanelContext& context, Rect area);
void shortcuts_dialog(PanelContext& context);
void notice_toast(PanelContext& context);

// Parts of the composer, in files of their own.
void welcome_card(PanelContext& context);
void read_only_card(PanelContext& context);
void prompt_card(PanelContext& context);
void pictures_card(PanelContext& context, const model::Draft& draft);
void scores_card(PanelContext& context);
void history_card(PanelContext& context, const model::Draft& draft);

}  // namespace bedside::ui
