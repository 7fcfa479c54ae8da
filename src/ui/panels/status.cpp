// The line at the bottom: is it safe, is it offline, what was checked.

#include <cstdlib>
#include <format>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::SaveState;

std::string_view offline_key(host::OfflineState state) {
  switch (state) {
    case host::OfflineState::Ready:
      return "status.offline-ready";
    case host::OfflineState::UpdateWaiting:
      return "status.update";
    case host::OfflineState::Installing:
      return "status.preparing";
    case host::OfflineState::Unsupported:
      return "status.online-only";
  }
  return "";
}

std::string_view save_key(SaveState state) {
  switch (state) {
    case SaveState::Loading:
      return "status.loading";
    case SaveState::Saved:
      return "status.saved";
    case SaveState::Saving:
      return "status.saving";
    case SaveState::Failed:
      return "status.failed";
    case SaveState::ReadOnly:
      return "status.read-only";
    case SaveState::Unavailable:
      return "status.unavailable";
  }
  return "";
}

std::string jurisdiction_name(const actions::App& app, std::string_view id) {
  const Result<json::Value> file = app.catalog().file(std::format("jurisdictions/{}.json", id));
  const json::Value* names = file ? file->find("name") : nullptr;
  if (names == nullptr) return std::string(id);
  return std::string(names->string_or(app.workspace().settings.ui_language, id));
}

// Version and day of the rules that speak about the audience; one that is too old says so instead.
void rule_packs(const actions::App& app) {
  rules::Context context;
  if (const model::Draft* draft = app.draft()) context.countries = draft->content.countries;
  const std::vector<rules::RulePack> all = app.engine().packs();
  const std::vector<rules::RulePack> packs = rules::packs_for(all, context);
  if (packs.empty()) return;
  const std::string today = app.today();
  std::string expired;
  std::string_view since = today;
  std::string_view until;
  const rules::RulePack* oldest = &packs.front();
  for (const rules::RulePack& pack : packs) {
    if (pack.checked < oldest->checked) oldest = &pack;
    if (!pack.expires.empty() && (until.empty() || pack.expires < until)) until = pack.expires;
    if (!pack.is_expired(today)) continue;
    expired += (expired.empty() ? "" : ", ") + jurisdiction_name(app, pack.id);
    since = std::min(since, pack.expires);
  }
  if (!expired.empty())
    label(tr("status.expired", {{"packs", expired}, {"date", since}}),
          {.style = TextStyle::SmallStrong, .tone = Tone::OnBarStrong});
  else
    label(tr("status.pack",
             {{"version", oldest->version}, {"checked", oldest->checked}, {"until", until}}),
          {.style = TextStyle::Small, .tone = Tone::OnBar});
}

}  // namespace

void status_panel(PanelContext& context, Rect area) {
  const Region region("status", tr("region.status"), area,
                      {.role = a11y::Role::Status,
                       .background = Tone::Bar,
                       .padding = Insets::of(context.narrow ? 12.0f : 16.0f, 5)});
  const actions::App& app = context.app;
  Row row({.gap = context.narrow ? 14.0f : 22.0f, .height = 20});
  const host::OfflineState offline = app.offline_state();
  label(tr(offline_key(offline)), {.style = TextStyle::SmallStrong, .tone = Tone::OnBarStrong});
  if (offline == host::OfflineState::UpdateWaiting &&
      button(tr("action.update"), {.kind = ButtonKind::Secondary, .small = true}))
    context.actions.push(ActionId::ApplyUpdate);
  label(tr(save_key(app.save_state())), {.style = TextStyle::Small, .tone = Tone::OnBar});
  if (context.narrow) return;
  label(tr("status.requests"), {.style = TextStyle::Small, .tone = Tone::OnBar});
  row.spring();
  label(tr_count("status.rules", app.engine().rule_count(),
                 {{"ms", std::format("{:.1f}", app.check_ms())}}),
        {.style = TextStyle::Small, .tone = Tone::OnBar});
  rule_packs(app);
}

void notice_toast(PanelContext& context) {
  const auto& notice = context.app.view().notice;
  if (!notice) return;
  std::string_view form = tr(notice->key);
  for (const auto& [name, value] : notice->args)
    if (name == "count") form = tr_form(notice->key, std::strtoull(value.c_str(), nullptr, 10));
  std::string text(form);
  for (const auto& [name, value] : notice->args) {
    std::string shown = value;
    if (name == "parts") {
      shown.clear();
      std::size_t from = 0;
      while (from <= value.size()) {
        const std::size_t to = std::min(value.find(',', from), value.size());
        shown +=
            (shown.empty() ? "" : ", ") + std::string(tr("part." + value.substr(from, to - from)));
        from = to + 1;
      }
    }
    const std::string slot = "{" + name + "}";
    if (const std::size_t at = text.find(slot); at != std::string::npos)
      text.replace(at, slot.size(), shown);
  }
  const bool deleted = notice->key == "notice.deleted";
  if (toast(text, tr(deleted ? "action.undo" : "notice.dismiss"), context.narrow ? 100 : 48))
    context.actions.push(deleted ? ActionId::Undo : ActionId::DismissNotice);
}

void shortcuts_dialog(PanelContext& context) {
  if (!context.app.view().shortcuts) return;
  const Dialog dialog("shortcuts", tr("shortcuts.title"), {.width = 460, .modal = false});
  label(tr("shortcuts.text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  const List list("shortcut-list", tr("shortcuts.title"));
  for (const actions::ActionRow& action : actions::action_table()) {
    if (action.shortcut.empty()) continue;
    const Group item(action.name, a11y::Role::ListItem,
                     std::string(tr(action.name)) + ", " + shortcut_text(action.shortcut));
    Row row({.height = 26});
    label(tr(action.name), {.style = TextStyle::Label, .hidden = true});
    row.spring();
    chip(shortcut_text(action.shortcut));
  }
  if (dialog.closed()) context.actions.push(ActionId::ShowShortcuts);
}

}  // namespace bedside::ui
