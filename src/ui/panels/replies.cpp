// Comments of others: what one is, what must be done, and a reply that gives nothing away.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::CommentKind;

constexpr int most_urgent_rank = 3;

Tone edge_of(const CommentKind& kind) {
  if (kind.rules.empty()) return Tone::Good;
  return kind.rank <= most_urgent_rank ? Tone::Block : Tone::ReviewEdge;
}

// What the person reads; templates are in the language of the comment instead.
std::string_view said(const actions::App& app, const json::Value& file, std::string_view key) {
  const json::Value* texts = file.find(key);
  if (texts == nullptr) return {};
  return actions::text_in(*texts, app.workspace().settings.ui_language);
}

void comment_card(PanelContext& context) {
  const Card card("comment", {.padding = Insets::all(16), .gap = 8});
  std::string comment = context.app.house().comment;
  if (text_field(tr("replies.comment"), comment,
                 {.placeholder = tr("replies.comment-hint"),
                  .description = tr("replies.not-stored"),
                  .native_undo = true,
                  .lines = 4}))
    context.actions.push({.id = ActionId::SetComment, .text = comment});
}

void template_card(PanelContext& context, const CommentKind& kind, const json::Value& entry,
                   std::size_t index) {
  const actions::App& app = context.app;
  const std::string& found = app.house().comment_language;
  const std::string& language = found == "und" ? app.workspace().settings.ui_language : found;
  const json::Value* texts = entry.find("text");
  if (texts == nullptr) return;
  const std::string text = actions::filled_template(actions::text_in(*texts, language), kind,
                                                    app.workspace().organisation.countries);
  const std::string_view name = said(app, entry, "name");
  const Id id(index);
  const Card card("template", {.background = Tone::PanelSoft,
                               .padding = {12, 10, 12, 10},
                               .gap = 4,
                               .radius = 8,
                               .role = a11y::Role::Group,
                               .name = name,
                               .hidden_name = true});
  label(name, {.style = TextStyle::SmallStrong, .tone = Tone::Mute});
  label(text, {.language = language});
  const Row row({.gap = 14, .wrap = true});
  if (button(tr("replies.use"), {.kind = ButtonKind::Link, .icon = Icon::Reply, .small = true}))
    context.actions.push({.id = ActionId::SetReply, .text = text});
  if (button(tr("replies.copy"), {.kind = ButtonKind::Link, .icon = Icon::Copy, .small = true}))
    context.actions.push({.id = ActionId::CopyText, .text = text});
}

void kind_card(PanelContext& context, const CommentKind& kind) {
  const actions::App& app = context.app;
  const std::string_view title = said(app, kind.file, "title");
  const Id id(kind.id);
  const Card card("kind", {.edge = edge_of(kind),
                           .padding = Insets::all(16),
                           .gap = 8,
                           .role = a11y::Role::ListItem,
                           .name = title,
                           .hidden_name = true});
  label(title, {.style = TextStyle::Title, .heading = 2});
  const auto fact = [](std::string_view name, std::string_view text) {
    runs({{name, TextStyle::Label, Tone::Mute},
          {"  ", TextStyle::Label, Tone::Mute},
          {text, TextStyle::LabelStrong, Tone::Ink}});
  };
  fact(tr("replies.deadline"), said(app, kind.file, "deadline"));
  fact(tr("replies.who"), said(app, kind.file, "who"));
  {
    const List steps("steps", tr("replies.steps"));
    std::size_t number = 0;
    for (const json::Value& step : kind.file.array_of("steps")) {
      const std::string text =
          std::to_string(++number) + ".  " +
          std::string(actions::text_in(step, app.workspace().settings.ui_language));
      const Group item("step" + std::to_string(number), a11y::Role::ListItem, text);
      label(text, {.hidden = true});
    }
  }
  std::size_t index = 0;
  for (const json::Value& entry : kind.file.array_of("templates"))
    template_card(context, kind, entry, index++);
  for (const json::Value& source : kind.file.array_of("sources"))
    label(tr("findings.source",
             {{"title", source.string_or("title", "")}, {"date", source.string_or("checked", "")}}),
          {.style = TextStyle::Tiny, .tone = Tone::Faint});
}

void reply_card(PanelContext& context) {
  const actions::App& app = context.app;
  const Card card("reply", {.padding = Insets::all(16), .gap = 8});
  std::string reply = app.house().reply;
  if (text_field(tr("replies.reply"), reply,
                 {.placeholder = tr("replies.reply-hint"), .native_undo = true, .lines = 4}))
    context.actions.push({.id = ActionId::SetReply, .text = reply});
  plain_findings(context, app.house().reply_findings);
  if (!reply.empty() && app.house().reply_findings.empty())
    label(tr("replies.clean"), {.style = TextStyle::Small, .tone = Tone::Good, .live = true});
  const Row row({.wrap = true});
  if (button(tr("replies.copy-reply"),
             {.kind = ButtonKind::Primary, .icon = Icon::Copy, .disabled = reply.empty()}))
    context.actions.push({.id = ActionId::CopyText, .text = reply});
  if (button(tr("replies.keep"), {.disabled = !app.possible(ActionId::KeepReply)}))
    context.actions.push(ActionId::KeepReply);
}

}  // namespace

void plain_findings(PanelContext& context, std::span<const rules::Finding> findings) {
  if (findings.empty()) return;
  const std::string& language = context.app.workspace().settings.ui_language;
  const List list("plain-findings", tr("findings.list"));
  std::uint64_t index = 0;
  for (const rules::Finding& finding : findings) {
    const rules::RuleTexts texts = context.app.engine().texts(finding.rule_index, language);
    const std::string name =
        tr("findings.name",
           {{"severity", tr("severity." + std::string(rules::severity_name(finding.severity)))},
            {"title", texts.title}});
    const Id id(index++);
    const Card card("finding", {.edge = look_of(finding.severity).edge,
                                .padding = {12, 8, 12, 8},
                                .gap = 2,
                                .radius = 8,
                                .role = a11y::Role::ListItem,
                                .name = name});
    label(name, {.style = TextStyle::LabelStrong});
    label(texts.why, {.style = TextStyle::Small, .tone = Tone::Mute});
    if (!texts.fix.empty()) label(texts.fix, {.style = TextStyle::Small});
  }
}

void replies_panel(PanelContext& context, Rect area) {
  const float side = std::max(16.0f, (area.width - 760) / 2);
  const Region region(
      "replies", tr("region.replies"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 16, side, 16}, .gap = 14});
  label(tr("replies.title"), {.style = TextStyle::Headline, .heading = 1});
  comment_card(context);
  if (!context.app.house().comment_kinds.empty()) {
    const List list("kinds", tr("replies.found"));
    for (const CommentKind* kind : context.app.house().comment_kinds) kind_card(context, *kind);
  }
  reply_card(context);
}

}  // namespace bedside::ui
