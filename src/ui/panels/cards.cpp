// Cards of the composer: the welcome, questions, scores and the log.

#include <array>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::PromptKind;

struct PromptWords {
  PromptKind kind;
  std::string_view name;  // the part of the user interface keys
  bool note;
};

constexpr std::array prompts = {
    PromptWords{PromptKind::Submit, "submit", false},
    PromptWords{PromptKind::Approve, "approve", false},
    PromptWords{PromptKind::RequestChanges, "request-changes", true},
    PromptWords{PromptKind::ClearFinding, "clear", true},
    PromptWords{PromptKind::ProposeCorrection, "correct", true},
    PromptWords{PromptKind::Export, "export", false},
};

constexpr std::array<std::string_view, 5> roles = {"author", "clinical-reviewer",
                                                   "compliance-reviewer", "approver", "admin"};

void role_picker(PanelContext& context, const actions::Prompt& prompt) {
  const std::string role = prompt.who.role.empty() ? std::string(tr("prompt.role"))
                                                   : std::string(tr("role." + prompt.who.role));
  if (button(tr("prompt.role"), {.kind = ButtonKind::Pill,
                                 .id = "role",
                                 .detail = role,
                                 .name = std::string(tr("prompt.role")) + ": " + role,
                                 .menu = true}))
    open_menu("role");
  if (Menu menu{"role", tr("prompt.role")}; menu)
    for (const std::string_view id : roles)
      if (menu.radio_item(tr("role." + std::string(id)), prompt.who.role == id))
        context.actions.push({.id = ActionId::SetPromptRole, .target = std::string(id)});
}

void score_cell(const actions::App& app, const FindingGroup& group) {
  std::size_t count = 0;
  rules::Severity worst = rules::Severity::Advice;
  for (const actions::FindingRow& row : app.findings()) {
    if (row.cleared || !group.holds(*row.finding)) continue;
    ++count;
    worst = std::max(worst, row.finding->severity);
  }
  const Tone tone = count == 0 ? Tone::Good : look_of(worst).edge;
  const std::string_view name = tr(group.key);
  const std::string figure = std::to_string(count);
  label(figure, {.style = TextStyle::Figure, .align = Align::Center, .hidden = true});
  label(name,
        {.style = TextStyle::Small, .tone = Tone::Mute, .align = Align::Center, .hidden = true});
  // Full is well: the bar gets shorter and changes its colour with what was found.
  const float part = count == 0 ? 1.0f : worst == rules::Severity::Block ? 0.33f : 0.66f;
  meter(name, part, tone, tr_count("score.words", count, {{"category", name}}));
}

}  // namespace

void welcome_card(PanelContext& context) {
  if (context.app.workspace().settings.welcome_dismissed || context.app.read_only()) return;
  const Card card("welcome", {.background = Tone::BrandSoft,
                              .padding = Insets::of(16, 12),
                              .role = a11y::Role::Group,
                              .name = tr("welcome.title"),
                              .hidden_name = true});
  Row row({.gap = 12});
  {
    const float start = measure(tr("welcome.start"), TextStyle::LabelStrong).width + 52;
    const Column column(available_width() - std::max(92.0f, start));
    label(tr("welcome.title"), {.style = TextStyle::BodyStrong, .heading = 2});
    label(context.narrow ? tr("welcome.text-narrow", {{"drafts", tr("panel.drafts")}})
                         : std::string(tr("welcome.text")),
          {.style = TextStyle::Label, .max_lines = context.narrow ? 7 : 4});
  }
  row.spring();
  if (button(tr("welcome.start"), {.kind = ButtonKind::Primary}))
    context.actions.push(ActionId::DismissWelcome);
}

void read_only_card(PanelContext& context) {
  if (context.app.save_state() != actions::SaveState::ReadOnly) return;
  const Card card("read-only", {.background = Tone::ReviewSoft,
                                .edge = Tone::ReviewEdge,
                                .padding = Insets::of(16, 12),
                                .role = a11y::Role::Group,
                                .name = tr("readonly.title"),
                                .hidden_name = true});
  label(tr("readonly.title"), {.style = TextStyle::BodyStrong, .heading = 2});
  label(tr("readonly.text"), {.style = TextStyle::Label});
  if (button(tr("action.take-over"), {.kind = ButtonKind::Primary}))
    context.actions.push(ActionId::TakeOver);
}

void prompt_card(PanelContext& context) {
  const actions::Prompt& prompt = context.app.view().prompt;
  const auto* words = std::ranges::find(prompts, prompt.kind, &PromptWords::kind);
  if (words == prompts.end()) return;
  const std::string key = "prompt." + std::string(words->name);
  const Card card("prompt", {.edge = Tone::Brand,
                             .padding = Insets::of(16, 14),
                             .gap = 8,
                             .role = a11y::Role::Group,
                             .name = tr(key + ".title"),
                             .hidden_name = true});
  label(tr(key + ".title"), {.style = TextStyle::Title, .heading = 2});
  label(tr(key + ".why"), {.style = TextStyle::Label, .tone = Tone::Mute});
  if (words->note) {
    std::string note = prompt.note;
    const std::string_view name =
        tr(prompt.kind == PromptKind::RequestChanges      ? "prompt.change"
           : prompt.kind == PromptKind::ProposeCorrection ? "prompt.proposal"
                                                          : "prompt.reason");
    if (text_field(name, note, {.native_undo = true, .lines = 2}))
      context.actions.push({.id = ActionId::SetPromptNote, .text = note});
  }
  const bool signs = prompt.kind != PromptKind::ProposeCorrection;
  std::string who = prompt.who.name;
  if (signs && text_field(tr("prompt.name"), who, {.native_undo = true}))
    context.actions.push({.id = ActionId::SetPromptName, .text = who});
  bool confirm = field_committed() && false;
  if (context.shelf.wants_focus(Shelf::Focus::Prompt, static_cast<std::uint64_t>(prompt.kind)))
    focus_last();
  if (signs) role_picker(context, prompt);
  if (prompt.refusal) {
    const std::string why = refusal_text(*prompt.refusal);
    label(why, {.style = TextStyle::LabelStrong, .tone = Tone::Block, .live = true});
  }
  const Row row({.wrap = true});
  confirm |= button(tr("prompt.ok." + std::string(words->name)), {.kind = ButtonKind::Primary});
  if (confirm) context.actions.push(ActionId::ConfirmPrompt);
  if (button(tr("action.cancel"), {.shortcut = "Escape"}))
    context.actions.push(ActionId::CancelPrompt);
}

void scores_card(PanelContext& context) {
  const Card card(
      "scores",
      {.padding = Insets::of(12, 12), .role = a11y::Role::Group, .name = tr("score.title")});
  Grid grid(context.narrow ? 3 : 6, 8);
  for (const FindingGroup& group : finding_groups()) {
    grid.next();
    score_cell(context.app, group);
  }
}

void history_card(PanelContext& context, const model::Draft& draft) {
  if (draft.workflow.log.empty()) return;
  const Card card("history", {.padding = Insets::of(14, 12),
                              .gap = 8,
                              .role = a11y::Role::Group,
                              .name = tr("history.title"),
                              .hidden_name = true});
  label(tr("history.title"), {.style = TextStyle::LabelStrong, .heading = 2});
  const auto& log = draft.workflow.log;
  const std::size_t shown = std::min<std::size_t>(log.size(), 12);
  // Newest first: what happened last is what people look for.
  for (std::size_t i = 0; i < shown; ++i) {
    const model::LogEntry& entry = log[log.size() - 1 - i];
    const std::string what = std::string(tr("history." + entry.what)) + " ";
    const std::string who =
        entry.who.name.empty()
            ? std::string(tr("history.nobody"))
            : entry.who.name +
                  (entry.who.role.empty() ? "" : ", " + std::string(tr("role." + entry.who.role)));
    std::string when = " · " + local_time(entry.at, context.app.utc_offset_minutes(entry.at));
    if (!entry.content_sha256.empty())
      when += " · " + tr("history.hash", {{"hash", entry.content_sha256.substr(0, 8)}});
    const Id id(i);
    runs({{what, TextStyle::SmallStrong, Tone::Ink},
          {who, TextStyle::Small, Tone::Mute},
          {when, TextStyle::Small, Tone::Mute}});
    if (!entry.note.empty())
      label(entry.note, {.style = TextStyle::Small, .tone = Tone::Mute, .max_lines = 3});
  }
}

}  // namespace bedside::ui
