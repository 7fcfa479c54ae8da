// What goes with the text of a post: its first comment, and the card of its link.

#include <algorithm>

#include "platforms/entities.h"
#include "platforms/rewrite.h"
#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Draft;

// Whether a chosen platform shows a link of the post as one.
bool has_link(const actions::App& app, const Draft& draft) {
  return std::ranges::any_of(draft.content.platforms, [&](const std::string& id) {
    const platforms::Platform* platform = app.platform(id);
    return platform != nullptr &&
           std::ranges::any_of(model::posts_for(draft.content, id), [&](std::string_view text) {
             return !platforms::first_link(text, *platform).empty();
           });
  });
}

bool takes_comment_links(const actions::App& app, const Draft& draft) {
  return std::ranges::any_of(draft.content.platforms, [&](const std::string& id) {
    const platforms::Platform* platform = app.platform(id);
    return platform != nullptr && platform->comment_links;
  });
}

Card group_card(std::string_view id, std::string_view name) {
  return Card(id, {.padding = Insets::of(14, 12),
                   .gap = 8,
                   .role = a11y::Role::Group,
                   .name = name,
                   .hidden_name = true});
}

}  // namespace

void first_comment_card(PanelContext& context, const Draft& draft) {
  std::string text = draft.content.first_comment;
  if (text.empty() && !takes_comment_links(context.app, draft)) return;
  const Card card = group_card("first-comment", tr("extras.comment"));
  if (text_field(tr("extras.comment"), text,
                 {.placeholder = tr("extras.comment-hint"),
                  .language = context.app.language(),
                  .read_only = context.app.read_only(),
                  .lines = 2}))
    context.actions.push({.id = ActionId::SetFirstComment, .text = text});
  const std::string_view post = context.app.text();
  if (platforms::move_links_to_comment(post, "").text != post &&
      button(tr("extras.move-links"),
             {.kind = ButtonKind::Link, .disabled = context.app.read_only(), .small = true}))
    context.actions.push(ActionId::MoveLinks);
}

void link_card(PanelContext& context, const Draft& draft) {
  const model::LinkCard& typed = draft.content.link_card;
  if (typed == model::LinkCard{} && !has_link(context.app, draft)) return;
  const Card card = group_card("link-card", tr("extras.link"));
  label(tr("extras.link"), {.style = TextStyle::LabelStrong, .heading = 2});
  label(tr("extras.link-note"), {.style = TextStyle::Small, .tone = Tone::Mute});
  const bool read_only = context.app.read_only();
  std::string title = typed.title;
  if (text_field(tr("extras.link-title"), title, {.read_only = read_only}))
    context.actions.push({.id = ActionId::SetLinkCard, .target = "title", .text = title});
  std::string description = typed.description;
  if (text_field(tr("extras.link-description"), description, {.read_only = read_only, .lines = 2}))
    context.actions.push(
        {.id = ActionId::SetLinkCard, .target = "description", .text = description});
}

}  // namespace bedside::ui
