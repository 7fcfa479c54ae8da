// What a post is checked for: its language, whose rules, and who reads it.

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

void settings_menus(PanelContext& context, const model::Draft& draft) {
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
    bool approved = draft.content.authority.given;
    if (menu.check_item(tr("words.authority"), approved))
      context.actions.push({.id = ActionId::SetAuthority, .target = "given"});
  }
}

void settings_pills(const actions::App& app, const model::Draft& draft, bool short_form) {
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

void post_settings(PanelContext& context, const model::Draft& draft, bool short_form) {
  const Group group("post-settings", a11y::Role::Group, tr("top.options"));
  settings_pills(context.app, draft, short_form);
  settings_menus(context, draft);
}

}  // namespace bedside::ui
