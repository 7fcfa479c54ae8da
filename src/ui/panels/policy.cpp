// The organisation's own rules, and the documents it makes from what it chose.

#include "actions/policy.h"

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::PolicyDocument;

constexpr std::string_view own_tab = "own";

std::string tab_text(std::string_view id) {
  return std::string(tr("policy.tab-" + std::string(id)));
}

void questions_card(PanelContext& context, const PolicyDocument& document) {
  const Card card("questions", {.padding = Insets::all(16), .gap = 10});
  label(tr("policy.questions"), {.style = TextStyle::Title, .heading = 2});
  for (const actions::PolicyQuestion& question : document.questions) {
    std::string answer(context.app.workspace().policy.string_or(question.id, ""));
    if (text_field(question.label, answer,
                   {.placeholder = question.example,
                    .native_undo = true,
                    .read_only = context.app.read_only()}))
      context.actions.push({.id = ActionId::AnswerPolicy, .target = question.id, .text = answer});
  }
}

void document_card(const PolicyDocument& document) {
  const Card card("document", {.padding = Insets::all(20),
                               .gap = 6,
                               .role = a11y::Role::Group,
                               .name = tr("policy.preview"),
                               .hidden_name = true});
  label(document.title, {.style = TextStyle::Headline, .heading = 2});
  label(document.intro, {.tone = Tone::Mute});
  for (const actions::PolicySection& section : document.sections) {
    space(6);
    label(section.title, {.style = TextStyle::Title, .heading = 3});
    for (const std::string& item : section.items) {
      const Row row({.gap = 8, .align = Align::Start});
      label("–", {.tone = Tone::Mute, .hidden = true});
      const Column column;
      label(item);
    }
  }
}

void document_tab(PanelContext& context, std::string_view id) {
  const actions::App& app = context.app;
  const Result<PolicyDocument> document =
      actions::make_policy(app.catalog(), app.engine(), app.workspace(), id);
  if (!document) {
    label(refusal_text(document.error()), {.tone = Tone::Block});
    return;
  }
  questions_card(context, *document);
  {
    const Row row({.wrap = true});
    if (button(tr("policy.download"), {.kind = ButtonKind::Primary, .icon = Icon::Download}))
      context.actions.push({.id = ActionId::DownloadPolicy,
                            .target = std::string(id),
                            .text = tr("policy.made", {{"date", app.catalog().info().date}})});
    label(tr("policy.print"), {.style = TextStyle::Small, .tone = Tone::Mute});
  }
  document_card(*document);
}

}  // namespace

void policy_panel(PanelContext& context, Rect area) {
  const float side = std::max(16.0f, (area.width - 760) / 2);
  const Region region(
      "policy", tr("region.policy"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 16, side, 16}, .gap = 14});
  label(tr("policy.title"), {.style = TextStyle::Headline, .heading = 1});
  const std::string& selected = context.app.view().policy_tab;
  const std::vector<std::string_view> documents = actions::policy_documents(context.app.catalog());
  {
    Tabs tabs(tr("policy.title"));
    const auto tab = [&](std::string_view id) {
      if (tabs.tab(tab_text(id), selected == id))
        context.actions.push({.id = ActionId::ShowPolicyTab, .target = std::string(id)});
    };
    tab(own_tab);
    for (const std::string_view id : documents) tab(id);
  }
  if (std::ranges::contains(documents, selected))
    document_tab(context, selected);
  else
    own_rules(context);
}

}  // namespace bedside::ui
