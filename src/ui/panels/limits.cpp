// How long a text may be on a platform, and how sure that is.

#include <algorithm>

#include "platforms/platform.h"
#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

std::vector<const platforms::Source*> sources_of(const platforms::Platform& platform,
                                                 const platforms::Evidence& evidence) {
  std::vector<const platforms::Source*> out;
  for (const platforms::Source& source : platform.sources)
    if (std::ranges::contains(evidence.sources, source.id)) out.push_back(&source);
  return out;
}

void how_sure(PanelContext& context, const platforms::Platform& platform,
              const platforms::Evidence& evidence) {
  const std::vector<const platforms::Source*> sources = sources_of(platform, evidence);
  std::string_view checked;
  for (const platforms::Source* source : sources)
    checked = std::max(checked, std::string_view(source->checked));
  const bool due = platforms::is_due(checked, evidence.confidence, context.app.now_ms());
  const std::string name(platforms::confidence_name(evidence.confidence));
  label(tr("limit.sure"), {.style = TextStyle::LabelStrong, .heading = 3});
  label(tr("limit.sure-" + name), {.style = TextStyle::Label});
  if (!checked.empty())
    label(tr(due ? "limit.due" : "limit.checked", {{"date", checked}}),
          {.style = due ? TextStyle::LabelStrong : TextStyle::Label,
           .tone = due ? Tone::Review : Tone::Mute});
  if (!evidence.note.empty())
    label(evidence.note, {.style = TextStyle::Small, .tone = Tone::Mute, .language = "en"});
  if (sources.empty()) return;
  label(tr("limit.sources"), {.style = TextStyle::LabelStrong, .heading = 3});
  const List list("sources", tr("limit.sources"));
  for (const platforms::Source* source : sources) {
    const Id id(source->id);
    const std::string line =
        tr("findings.source", {{"title", source->title}, {"date", source->checked}});
    const Group item("source", a11y::Role::ListItem, line);
    label(line, {.style = TextStyle::Small, .tone = Tone::Mute, .hidden = true});
  }
}

std::string fold_text(const platforms::Fold& fold) {
  if (fold.lines > 0) return tr("limit.fold-lines", {{"lines", std::to_string(fold.lines)}});
  return tr_count("limit.fold-characters", fold.characters);
}

}  // namespace

void limit_dialog(PanelContext& context) {
  const platforms::Platform* platform = context.app.platform(context.app.view().limit_of);
  const model::Draft* draft = context.app.draft();
  if (platform == nullptr || draft == nullptr) return;
  const platforms::Surface* surface =
      platform->surface(model::surface_for(draft->content, platform->id));
  if (surface == nullptr) return;
  const std::string title =
      tr("limit.title", {{"platform", platform->name}, {"surface", surface->name}});
  const Dialog dialog("limit", title, {.width = 440, .modal = false});
  const std::string unit(platforms::unit_name(surface->unit));
  label(tr("limit.length", {{"limit", number(surface->limit)}, {"unit", tr("limit.unit-" + unit)}}),
        {.style = TextStyle::BodyStrong});
  if (surface->byte_limit > 0)
    label(tr("limit.bytes", {{"limit", number(surface->byte_limit)}}), {.style = TextStyle::Label});
  if (platform->counting.link_length > 0)
    label(tr("limit.links", {{"count", std::to_string(platform->counting.link_length)}}),
          {.style = TextStyle::Label});
  if (surface->fold.lines > 0 || surface->fold.characters > 0)
    label(fold_text(surface->fold), {.style = TextStyle::Label});
  if (surface->most_hashtags > 0)
    label(tr_count("limit.hashtags", surface->most_hashtags), {.style = TextStyle::Label});
  how_sure(context, *platform, surface->evidence);
  if (dialog.closed()) context.actions.push({.id = ActionId::ShowLimit});
}

}  // namespace bedside::ui
