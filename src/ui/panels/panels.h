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
void sources_panel(PanelContext& context, Rect area);
void consent_panel(PanelContext& context, Rect area);
void settings_panel(PanelContext& context, Rect area);
void board_panel(PanelContext& context, Rect area);
void review_panel(PanelContext& context, Rect area);
void replies_panel(PanelContext& context, Rect area);
void policy_panel(PanelContext& context, Rect area);
void shortcuts_dialog(PanelContext& context);
void platforms_dialog(PanelContext& context);
void limit_dialog(PanelContext& context);
void thread_dialog(PanelContext& context);
void notice_toast(PanelContext& context);

// The preview of one platform, each post of a thread for itself: a group with the platform's name.
struct PreviewSize {
  float width = 0;   // CSS pixels on the page
  float layout = 0;  // as in PreviewRequest
};
void preview_cards(PanelContext& context, const model::Draft& draft,
                   const platforms::Platform& platform, PreviewSize size);

// Says which letters the previews cannot draw, with a button for each pack that can be added;
// nothing where all are drawn.
void letters_card(PanelContext& context, const model::Draft& draft);

// Says that no rule knows the language of the text, or that it is set to another one; else nothing.
void language_card(PanelContext& context, const model::Draft& draft);

// Parts of the composer, in files of their own.
void platform_tabs(PanelContext& context, const model::Draft& draft);
// A button that says the surface of `platform` and, outside of dialogs, the menu it opens. `place`
// tells two of them apart.
void surface_button(PanelContext& context, const model::Draft& draft,
                    const platforms::Platform& platform, std::string_view place);
void surface_menu(PanelContext& context, const model::Draft& draft,
                  const platforms::Platform& platform, std::string_view place);
// Buttons for language, rules and audience, and their menus: what the post is checked for. The
// short form leaves out the words before the choices.
void post_settings(PanelContext& context, const model::Draft& draft, bool short_form);
void counters(PanelContext& context, const model::Draft& draft);
// A button for each dictionary that could spell the text; nothing where one does.
void spelling_offers(PanelContext& context);
// The person's own dictionary, of the settings.
void own_words_card(PanelContext& context);
void fold_note(PanelContext& context, const model::Draft& draft);
// How the text on screen reads; and, when asked for, the same text in simpler words.
void measure_line(PanelContext& context);
void plain_version_card(PanelContext& context);
// How the text sounds, and the campaign it belongs to.
void voice_card(PanelContext& context, const model::Draft& draft);
// The usual voice and the own one, of the settings.
void house_voice_card(PanelContext& context);
// The name of a voice (model/voice.h); a button that says it and opens the menu `id`; that menu.
std::string voice_name(const actions::App& app, std::string_view id);
void voice_pill(PanelContext& context, std::string_view id, std::string_view name,
                std::string_view detail);
void voice_menu(PanelContext& context, std::string_view id, std::string_view name,
                std::string_view chosen, actions::ActionId action);
void thread_offers(PanelContext& context, const model::Draft& draft);
void welcome_card(PanelContext& context);
void read_only_card(PanelContext& context);
void prompt_card(PanelContext& context);
void pictures_card(PanelContext& context, const model::Draft& draft);
// The first comment, and what is known of the page that a link leads to: shown where they are of
// use.
void first_comment_card(PanelContext& context, const model::Draft& draft);
void link_card(PanelContext& context, const model::Draft& draft);
// The words that stand in a picture and their places, and whether it shows before and after.
void picture_words(PanelContext& context, const model::Picture& picture, int index);
// The number and last day of the approval of an authority, once somebody said that there is one.
void authority_card(PanelContext& context, const model::Draft& draft);
void sources_card(PanelContext& context, const model::Draft& draft);
void consent_card(PanelContext& context, const model::Draft& draft);
// Who is in the picture, and which record allows it.
void picture_consent(PanelContext& context, const model::Picture& picture, int index);
// The one click past a finding: a source for its claim, or a consent record. Nothing for others.
void source_button(PanelContext& context, const rules::Finding& finding);
void consent_button(PanelContext& context, const rules::Finding& finding);
void scores_card(PanelContext& context);
void history_card(PanelContext& context, const model::Draft& draft);

// Parts of the replies and policy screens.
void own_rules(PanelContext& context);
// Findings of a text that is no draft: what and why, without buttons.
void plain_findings(PanelContext& context, std::span<const rules::Finding> findings);

}  // namespace bedside::ui
