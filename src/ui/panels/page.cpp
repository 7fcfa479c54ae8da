#include "ui/panels/page.h"

#include "ui/panels/panels.h"
#include "ui/texts.h"

namespace bedside::ui {
namespace {

// Breakpoints in CSS pixels; 200 % zoom halves what the view has.
constexpr float narrow_below = 800;
constexpr float wide_from = 1180;
constexpr float top_height = 52;
constexpr float status_height = 30;
constexpr float bottom_height = 58;
constexpr float rail_width = 64;

Theme theme_of(const catalog::Catalog& catalog, std::string_view name) {
  const Result<json::Value> file = catalog.theme_json(name);
  if (!file) return {};
  return load_theme(std::string(name), *file).value_or(Theme{});
}

void draw_narrow(PanelContext& context, Size size) {
  top_bar_panel(context, {0, 0, size.width, top_height});
  const float below = size.height - bottom_height - status_height;
  const Rect middle = {0, top_height, size.width, below - top_height};
  const actions::View& view = context.app.view();
  if (view.screen == "settings")
    settings_panel(context, middle);
  else if (view.screen == "board")
    board_panel(context, middle);
  else if (view.screen == "review")
    review_panel(context, middle);
  else if (view.screen == "replies")
    replies_panel(context, middle);
  else if (view.screen == "policy")
    policy_panel(context, middle);
  else if (view.panel == "drafts")
    drafts_panel(context, middle);
  else if (view.panel == "previews")
    previews_panel(context, middle);
  else if (view.panel == "findings")
    findings_panel(context, middle);
  else if (view.panel == "sources")
    sources_panel(context, middle);
  else if (view.panel == "consent")
    consent_panel(context, middle);
  else
    composer_panel(context, middle);
  bottom_bar_panel(context, {0, below, size.width, bottom_height});
  status_panel(context, {0, below + bottom_height, size.width, status_height});
}

void draw_wide(PanelContext& context, Size size) {
  const bool wide = size.width >= wide_from;
  const float drafts = wide ? 268 : 212;
  const float right = wide ? 452 : 316;
  const float height = size.height - top_height - status_height;
  top_bar_panel(context, {0, 0, size.width, top_height});
  rail_panel(context, {0, top_height, rail_width, height});
  const Rect rest = {rail_width, top_height, size.width - rail_width, height};
  const actions::View& view = context.app.view();
  if (view.screen == "settings") {
    settings_panel(context, rest);
  } else if (view.screen == "board") {
    board_panel(context, rest);
  } else if (view.screen == "review") {
    review_panel(context, rest);
  } else if (view.screen == "replies") {
    replies_panel(context, rest);
  } else if (view.screen == "policy") {
    policy_panel(context, rest);
  } else {
    drafts_panel(context, {rail_width, top_height, drafts, height});
    const float left = rail_width + drafts;
    const Rect middle = {left, top_height, size.width - left - right, height};
    // Sources and consent take the place of the text: the findings they answer stay in view.
    if (view.panel == "sources")
      sources_panel(context, middle);
    else if (view.panel == "consent")
      consent_panel(context, middle);
    else
      composer_panel(context, middle);
    const float previews = std::max(260.0f, height * 0.55f);
    const float x = size.width - right;
    previews_panel(context, {x, top_height, right, previews});
    findings_panel(context, {x, top_height + previews, right, height - previews});
  }
  status_panel(context, {0, size.height - status_height, size.width, status_height});
}

}  // namespace

Page::Page(actions::App& app, host::PostField& field, paint::FontSet& fonts)
    : app_(app),
      shelf_(fonts),
      post_text_(app, field),
      light_(theme_of(app.catalog(), "light")),
      dark_(theme_of(app.catalog(), "dark")),
      press_(shelf_, fonts) {
  app_.use(press_);
}

void Page::use(FramePump& pump) {
  pump_ = &pump;
  shelf_.use(pump.textures());
}

Theme Page::theme(const host::View& view) const {
  if (view.forced_colors) return forced_theme(view.system);
  switch (app_.workspace().settings.theme) {
    case model::ThemeChoice::Light:
      return light_;
    case model::ThemeChoice::Dark:
      return dark_;
    case model::ThemeChoice::System:
      return view.dark ? dark_ : light_;
  }
  return light_;
}

void Page::draw(const host::View& view) {
  PanelContext context{app_, queue_, shelf_, view, view.size.width < narrow_below};
  shelf_.begin_frame(view.scale);
  if (context.narrow)
    draw_narrow(context, view.size);
  else
    draw_wide(context, view.size);
  shortcuts_dialog(context);
  platforms_dialog(context);
  limit_dialog(context);
  thread_dialog(context);
  notice_toast(context);
  for (const actions::Action& action : queue_.take()) app_.dispatch(action);
}

bool Page::key(const host::KeyEvent& key) {
  const actions::ActionRow* row = actions::row_for_key({.key = key.key,
                                                        .code = key.code,
                                                        .command = key.modifiers.command,
                                                        .shift = key.modifiers.shift,
                                                        .alt = key.modifiers.alt});
  if (row == nullptr || (key.in_text_field && !row->in_text)) return false;
  const bool undoes = row->id == actions::ActionId::Undo || row->id == actions::ActionId::Redo;
  if (undoes && key.native_undo) return false;
  if (!row->possible(app_)) return false;
  app_.dispatch({.id = row->id});
  return true;
}

void Page::sync() {
  if (ui_language_ != app_.workspace().settings.ui_language) {
    ui_language_ = app_.workspace().settings.ui_language;
    const Result<json::Value> english = app_.catalog().ui_json("en");
    const Result<json::Value> chosen = app_.catalog().ui_json(ui_language_);
    if (english) {
      const Result<void> done = set_texts(chosen ? *chosen : *english, *english);
      if (!done) app_.notify(done.error());
    }
    if (pump_ != nullptr) pump_->set_language(ui_language_);
    post_text_.set_placeholder(tr("composer.placeholder"));
  }
  post_text_.sync();
  show_fold();
}

// What the selected platform hides behind "see more" looks so in the editor too.
void Page::show_fold() {
  const model::Draft* draft = app_.draft();
  const platforms::Platform* platform = app_.platform(app_.view().tab);
  TextSpan behind;
  if (draft != nullptr && platform != nullptr)
    if (const auto fold = shelf_.fold(app_, *draft, *platform))
      behind = {*fold, app_.text().size()};
  post_text_.show_behind_fold(behind);
}

}  // namespace bedside::ui
