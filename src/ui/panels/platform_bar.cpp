// Which platforms the post goes to: tabs, the surface, and how long the text is for each.

#include <algorithm>
#include <array>

#include "platforms/count.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {

using namespace widgets;
using actions::ActionId;
using model::Draft;

namespace {

constexpr float tab_gap = 6;
constexpr float add_width = 36;

struct TabPlan {
  std::vector<const platforms::Platform*> shown;
  std::vector<const platforms::Platform*> hidden;
};

// As many tabs as fit on the line, the selected one always among them; the rest go into a menu.
TabPlan plan_tabs(const actions::App& app, const Draft& draft, float width) {
  std::vector<const platforms::Platform*> all;
  for (const std::string& id : draft.content.platforms)
    if (const platforms::Platform* platform = app.platform(id)) all.push_back(platform);
  const auto width_of = [&](const platforms::Platform* platform) {
    return Tabs::width_of(platform->name, model::has_variant(draft.content, platform->id)) +
           tab_gap;
  };
  const float first = Tabs::width_of(tr("tabs.all"), false) + tab_gap + add_width;
  float needed = first;
  for (const platforms::Platform* platform : all) needed += width_of(platform);
  if (needed <= width) return {std::move(all), {}};

  const std::string more = tr("tabs.more", {{"count", std::to_string(all.size())}});
  float room = width - first - measure(more, TextStyle::LabelStrong).width - 44;
  const auto selected = std::ranges::find(all, app.view().tab, &platforms::Platform::id);
  if (selected != all.end()) room -= width_of(*selected);
  TabPlan plan;
  bool full = false;
  for (const platforms::Platform* platform : all) {
    const bool is_selected = platform->id == app.view().tab;
    if (!is_selected) {
      full = full || width_of(platform) > room;
      if (!full) room -= width_of(platform);
    }
    (full && !is_selected ? plan.hidden : plan.shown).push_back(platform);
  }
  return plan;
}

std::string_view unit_word(platforms::Unit unit) {
  return tr(unit == platforms::Unit::Utf8 ? "unit.bytes" : "unit.characters");
}

// What is too much, "" when nothing is.
std::string excess_of(const platforms::Surface& surface, std::size_t length, std::size_t bytes) {
  if (length > surface.limit) return tr("counter.over", {{"over", number(length - surface.limit)}});
  if (surface.byte_limit > 0 && bytes > surface.byte_limit)
    return tr("counter.over-bytes", {{"over", number(bytes - surface.byte_limit)}});
  return {};
}

void counter(PanelContext& context, const Draft& draft, const platforms::Platform& platform) {
  const platforms::Surface* surface =
      platform.surface(model::surface_for(draft.content, platform.id));
  if (surface == nullptr) return;
  // Of a thread the longest post counts.
  std::size_t length = 0, bytes = 0;
  const std::vector<std::string_view> posts = model::posts_for(draft.content, platform.id);
  for (const std::string_view text : posts) {
    length = std::max(length, platforms::count(text, platform, surface->id).length);
    bytes = std::max(bytes, text.size());
  }
  const std::string excess = excess_of(*surface, length, bytes);
  std::string figures = number(length) + " / " + number(surface->limit);
  if (surface->unit == platforms::Unit::Utf8) figures += " " + std::string(tr("unit.bytes"));
  if (posts.size() > 1) figures = tr_count("counter.thread", posts.size(), {{"length", figures}});
  std::string name = tr("counter.name", {{"platform", platform.name},
                                         {"length", number(length)},
                                         {"limit", number(surface->limit)},
                                         {"unit", unit_word(surface->unit)}});
  if (!excess.empty()) {
    figures += ", " + excess;
    name += ", " + excess;
  }
  if (button(platform.name, {.kind = ButtonKind::Ghost,
                             .id = "counter-" + platform.id,
                             .detail = figures,
                             .detail_tone = excess.empty() ? Tone::Ink : Tone::Block,
                             .name = name,
                             .description = tr("counter.hint"),
                             .small = true,
                             .expanded = context.app.view().limit_of == platform.id}))
    context.actions.push({.id = ActionId::ShowLimit, .target = platform.id});
}

bool is_whole(const platforms::Surface& surface) { return !surface.is_part(); }

std::string surface_menu_id(const platforms::Platform& platform, std::string_view place) {
  return "surface-" + platform.id + "-" + std::string(place);
}

}  // namespace

void platform_tabs(PanelContext& context, const Draft& draft) {
  const actions::App& app = context.app;
  const TabPlan plan = plan_tabs(app, draft, available_width());
  const Row row({.gap = tab_gap});
  {
    Tabs tabs(tr("tabs.name"));
    if (tabs.tab(tr("tabs.all"), app.view().tab.empty()))
      context.actions.push({.id = ActionId::SelectTab});
    for (const platforms::Platform* platform : plan.shown) {
      const bool own = model::has_variant(draft.content, platform->id);
      if (tabs.tab(platform->name, app.view().tab == platform->id, own,
                   own ? tr("tabs.own-text") : ""))
        context.actions.push({.id = ActionId::SelectTab, .target = platform->id});
    }
  }
  if (!plan.hidden.empty() &&
      button(tr("tabs.more", {{"count", std::to_string(plan.hidden.size())}}),
             {.kind = ButtonKind::Ghost, .id = "more-tabs", .menu = true}))
    open_menu("more-tabs");
  const actions::ActionRow& choose = actions::row_of(ActionId::ChoosePlatforms);
  if (icon_button(Icon::Plus, tr("tabs.add"),
                  {.kind = ButtonKind::Ghost,
                   .shortcut = shortcut_aria(choose.shortcut),
                   .expanded = app.view().choosing_platforms}))
    context.actions.push(ActionId::ChoosePlatforms);
  if (Menu menu{"more-tabs", tr("tabs.name")}; menu)
    for (const platforms::Platform* platform : plan.hidden)
      if (menu.radio_item(platform->name, false))
        context.actions.push({.id = ActionId::SelectTab, .target = platform->id});
}

void surface_button(PanelContext& context, const Draft& draft, const platforms::Platform& platform,
                    std::string_view place) {
  if (std::ranges::count_if(platform.surfaces, is_whole) < 2) return;
  const platforms::Surface* now = platform.surface(model::surface_for(draft.content, platform.id));
  const std::string_view shown = now == nullptr ? std::string_view() : now->name;
  if (button("",
             {.kind = ButtonKind::Pill,
              .id = "surface",
              .detail = shown,
              .name = tr("platforms.surface-of", {{"platform", platform.name}, {"surface", shown}}),
              .disabled = context.app.read_only(),
              .menu = true}))
    open_menu(surface_menu_id(platform, place));
}

void surface_menu(PanelContext& context, const Draft& draft, const platforms::Platform& platform,
                  std::string_view place) {
  const platforms::Surface* now = platform.surface(model::surface_for(draft.content, platform.id));
  if (Menu menu{surface_menu_id(platform, place), tr("platforms.surface")}; menu)
    for (const platforms::Surface& surface : platform.surfaces)
      if (is_whole(surface) && menu.radio_item(surface.name, &surface == now))
        // The first one is what a draft has without a choice.
        context.actions.push({.id = ActionId::SetSurface,
                              .target = platform.id,
                              .text = &surface == &platform.surfaces.front() ? "" : surface.id});
}

void counters(PanelContext& context, const Draft& draft) {
  const Row row({.gap = 8, .height = 28, .wrap = true});
  for (const std::string& id : draft.content.platforms) {
    const platforms::Platform* platform = context.app.platform(id);
    const bool shown = context.app.view().tab.empty() || context.app.view().tab == id;
    if (platform != nullptr && shown) counter(context, draft, *platform);
  }
}

void fold_note(PanelContext& context, const Draft& draft) {
  const platforms::Platform* platform = context.app.platform(context.app.view().tab);
  if (platform == nullptr || !context.shelf.fold(context.app, draft, *platform)) return;
  const Row row({.gap = 6});
  icon(Icon::Eye, Tone::Mute, 14);
  label(tr("composer.behind-fold", {{"platform", platform->name}}),
        {.style = TextStyle::Small, .tone = Tone::Mute});
}

namespace {

void platform_row(PanelContext& context, const Draft& draft, const platforms::Platform& platform) {
  const Id id(platform.id);
  const Group item("item", a11y::Role::ListItem, platform.name);
  Row row({.gap = 8, .height = 40});
  const bool before = std::ranges::contains(draft.content.platforms, platform.id);
  bool chosen = before;
  if (checkbox(platform.name, chosen, context.app.read_only()))
    context.actions.push({.id = ActionId::TogglePlatform, .target = platform.id});
  row.spring();
  if (before)
    surface_button(context, draft, platform, "dialog");
  else if (!platform.preview)
    label(tr("platforms.count-only"), {.style = TextStyle::Small, .tone = Tone::Mute});
}

}  // namespace

void platforms_dialog(PanelContext& context) {
  const Draft* draft = context.app.draft();
  if (!context.app.view().choosing_platforms || draft == nullptr) return;
  {
    const Dialog dialog("platforms", tr("tabs.add"), {.width = 460, .modal = false});
    label(tr("platforms.text"), {.style = TextStyle::Label, .tone = Tone::Mute});
    const List list("platforms", tr("tabs.add"));
    for (const platforms::Platform& platform : context.app.platforms())
      platform_row(context, *draft, platform);
    if (dialog.closed()) context.actions.push(ActionId::ChoosePlatforms);
  }
  for (const platforms::Platform& platform : context.app.platforms())
    surface_menu(context, *draft, platform, "dialog");
}

}  // namespace bedside::ui
