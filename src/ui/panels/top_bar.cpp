// The bar at the top: whose workspace this is, what the post is checked for, and the next step.

#include <array>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::DraftState;

constexpr std::array<std::string_view, 6> text_languages = {"en", "ca", "nl", "id", "sw", "is"};
constexpr std::array<std::string_view, 9> countries = {"us", "uk", "nl", "es", "is",
                                                       "id", "ke", "tz", "eu"};

std::string language_detail(const actions::App& app, const model::Draft& draft) {
  const std::string name = language_name(app.language());
  if (!draft.content.language.empty()) return name;
  return app.language() == "und" ? name : tr("top.language-found", {{"language", name}});
}

std::string rules_detail(const model::Draft& draft) {
  const auto& list = draft.content.countries;
  if (list.empty()) return std::string(tr("top.rules-none"));
  const auto name = [](const std::string& id) { return std::string(tr("country.short." + id)); };
  if (list.size() == 1) return name(list[0]);
  if (list.size() == 2) return name(list[0]) + " + " + name(list[1]);
  return tr("top.rules-more",
            {{"first", name(list[0])}, {"count", std::to_string(list.size() - 1)}});
}

void context_menus(PanelContext& context, const model::Draft& draft) {
  if (Menu menu{"language", tr("top.language")}; menu) {
    if (menu.radio_item(tr("top.language-auto"), draft.content.language.empty()))
      context.actions.push({.id = ActionId::SetLanguage});
    for (const std::string_view tag : text_languages)
      if (menu.radio_item(language_name(tag), draft.content.language == tag))
        context.actions.push({.id = ActionId::SetLanguage, .target = std::string(tag)});
  }
  if (Menu menu{"rules", tr("top.rules")}; menu)
    for (const std::string_view country : countries) {
      bool chosen = std::ranges::contains(draft.content.countries, country);
      if (menu.check_item(tr("country." + std::string(country)), chosen))
        context.actions.push({.id = ActionId::ToggleCountry, .target = std::string(country)});
    }
  if (Menu menu{"audience", tr("top.audience")}; menu) {
    for (const std::string_view audience : {"public", "professional"})
      if (menu.radio_item(tr("audience." + std::string(audience)),
                          draft.content.audience == audience))
        context.actions.push({.id = ActionId::SetAudience, .target = std::string(audience)});
    menu.separator();
    for (const std::string_view kind : {"post", "reply"})
      if (menu.radio_item(tr("kind." + std::string(kind)), draft.content.kind == kind))
        context.actions.push({.id = ActionId::SetKind, .target = std::string(kind)});
    menu.separator();
    bool paid = draft.content.paid;
    if (menu.check_item(tr("kind.paid"), paid)) context.actions.push(ActionId::TogglePaid);
  }
}

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

void context_pills(const actions::App& app, const model::Draft& draft, bool short_form) {
  const std::string language = language_detail(app, draft);
  const std::string rules = rules_detail(draft);
  const std::string_view audience = tr("audience." + draft.content.audience);
  const auto pill = [&](std::string_view name, std::string_view detail, std::string_view menu) {
    if (button(short_form ? std::string_view() : name,
               {.kind = ButtonKind::Pill,
                .id = menu,
                .detail = detail,
                .name = std::string(name) + ": " + std::string(detail),
                .menu = true}))
      open_menu(menu);
  };
  pill(tr("top.language"), language, "language");
  pill(tr("top.rules"), rules, "rules");
  pill(tr("top.audience"), audience, "audience");
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
  if (!context.narrow) context_pills(context.app, *draft, !wide);
  step_buttons(context, draft->workflow.state);
  context_menus(context, *draft);
}

}  // namespace bedside::ui
