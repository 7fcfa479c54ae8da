// A text that is too long for one post, as several in a row.

#include <algorithm>

#include "platforms/count.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

void offer(PanelContext& context, const platforms::Platform& platform, std::size_t over) {
  const Id id(platform.id);
  Row row({.gap = 10, .height = 36});
  label(tr("thread.too-long", {{"platform", platform.name}, {"over", number(over)}}),
        {.style = TextStyle::Label});
  row.spring();
  if (button(tr("thread.offer"), {.id = "offer",
                                  .name = tr("thread.offer-for", {{"platform", platform.name}}),
                                  .disabled = context.app.read_only()}))
    context.actions.push({.id = ActionId::OfferThread, .target = platform.id});
}

void part_card(const platforms::Platform& platform, std::string_view surface, std::string_view text,
               std::size_t number_of, std::size_t count) {
  const Id id(static_cast<std::uint64_t>(number_of));
  const std::string place =
      tr("thread.part", {{"number", std::to_string(number_of)}, {"count", std::to_string(count)}});
  const Card card("part", {.padding = Insets::of(14, 10),
                           .gap = 4,
                           .radius = 10,
                           .role = a11y::Role::ListItem,
                           .name = place,
                           .hidden_name = true});
  const platforms::Count counted = platforms::count(text, platform, surface);
  const bool over = counted.length > counted.limit;
  runs({{place + " ", TextStyle::SmallStrong, Tone::Mute},
        {number(counted.length) + " / " + number(counted.limit), TextStyle::SmallStrong,
         over ? Tone::Block : Tone::Ink}});
  label(text, {.style = TextStyle::Body});
}

}  // namespace

void thread_offers(PanelContext& context, const model::Draft& draft) {
  const std::string& tab = context.app.view().tab;
  std::vector<std::pair<const platforms::Platform*, std::size_t>> too_long;
  for (const std::string& id : draft.content.platforms) {
    const platforms::Platform* platform = context.app.platform(id);
    if (platform == nullptr || !(tab.empty() || tab == id)) continue;
    if (const std::size_t over = context.app.thread_excess(*platform); over > 0)
      too_long.emplace_back(platform, over);
  }
  if (too_long.empty()) return;
  const Card card("thread", {.background = Tone::ReviewSoft,
                             .edge = Tone::ReviewEdge,
                             .padding = {14, 8, 12, 8},
                             .gap = 4,
                             .role = a11y::Role::Group,
                             .name = tr("thread.title"),
                             .hidden_name = true});
  for (const auto& [platform, over] : too_long) offer(context, *platform, over);
}

void thread_dialog(PanelContext& context) {
  const platforms::Platform* platform = context.app.platform(context.app.view().thread_of);
  const model::Draft* draft = context.app.draft();
  if (platform == nullptr || draft == nullptr) return;
  const std::vector<std::string> parts = context.app.offered_thread();
  const std::string title = tr_count("thread.dialog", parts.size(), {{"platform", platform->name}});
  const Dialog dialog("thread", title, {.width = 520});
  label(tr("thread.text", {{"platform", platform->name}}),
        {.style = TextStyle::Label, .tone = Tone::Mute});
  {
    const Row row({.wrap = true});
    if (button(tr("thread.apply"), {.kind = ButtonKind::Primary}))
      context.actions.push(ActionId::ApplyThread);
    if (button(tr("action.cancel"))) context.actions.push({.id = ActionId::OfferThread});
  }
  const std::string_view surface = model::surface_for(draft->content, platform->id);
  const List list("parts", title);
  for (std::size_t i = 0; i < parts.size(); ++i)
    part_card(*platform, surface, parts[i], i + 1, parts.size());
  if (dialog.closed()) context.actions.push({.id = ActionId::OfferThread});
}

}  // namespace bedside::ui
