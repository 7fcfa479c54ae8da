// Consent: whether a use of somebody is covered. The card of the composer, the choice at a picture,
// and the panel with the records.

#include <algorithm>
#include <array>

#include "actions/evidence.h"
#include "analysis/consent.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using analysis::ConsentProblem;
using analysis::ConsentUse;
using model::ConsentRecord;

std::string problem_text(const std::vector<ConsentProblem>& problems) {
  std::string out;
  for (const ConsentProblem problem : problems)
    out +=
        (out.empty() ? "" : " ") +
        std::string(tr("consent.problem." + std::string(analysis::consent_problem_name(problem))));
  return out;
}

std::string until_text(const ConsentRecord& record) {
  if (!record.revoked_on.empty()) return tr("consent.revoked", {{"date", record.revoked_on}});
  if (!record.expires_on.empty()) return tr("consent.until", {{"date", record.expires_on}});
  if (!record.expires_event.empty()) return tr("consent.until", {{"date", record.expires_event}});
  return std::string(tr("consent.no-end"));
}

// Whether a finding that nobody has cleared says that the text may tell of somebody.
bool may_be_needed(const actions::App& app) {
  return std::ranges::any_of(app.findings(), [](const actions::FindingRow& row) {
    const rules::Finding& finding = *row.finding;
    return !row.cleared && finding.severity != rules::Severity::Advice &&
           finding.field.starts_with("post.") &&
           (finding.category == "privacy" || finding.category == "consent");
  });
}

// What is said of one use, in one line.
void use_line(const ConsentUse& use, bool may_be) {
  constexpr int soon_days = 14;
  if (!use.needed && use.record == nullptr && use.problems.empty()) {
    label(tr(may_be ? "consent.asked" : "consent.not-needed"),
          {.style = TextStyle::Label, .tone = may_be ? Tone::Review : Tone::Mute});
  } else if (!use.problems.empty()) {
    label(problem_text(use.problems),
          {.style = TextStyle::Label, .tone = use.valid() ? Tone::Review : Tone::Block});
  } else if (use.record != nullptr) {
    const bool soon = use.days_left && *use.days_left <= soon_days;
    label(soon
              ? tr_count("consent.ends-soon", static_cast<std::size_t>(std::max(0, *use.days_left)))
              : tr("consent.covered", {{"until", until_text(*use.record)}}),
          {.style = TextStyle::Label, .tone = soon ? Tone::Review : Tone::Good});
  }
}

// The menu that links a record to the text (-1) or a picture.
void link_menu(PanelContext& context, std::string_view now, int target) {
  const std::string menu = "consent-" + std::to_string(target);
  const std::string_view text = tr("consent.link");
  const std::string detail = now.empty() ? std::string(tr("consent.none")) : std::string(now);
  if (button(text, {.kind = ButtonKind::Pill,
                    .id = menu,
                    .detail = detail,
                    .name = std::string(text) + ": " + detail,
                    .disabled = context.app.read_only(),
                    .menu = true}))
    open_menu(menu);
  if (Menu choice{menu, text}; choice) {
    const auto link = [&](std::string_view id) {
      context.actions.push(
          {.id = ActionId::LinkConsent, .target = std::string(id), .text = "", .number = target});
    };
    if (choice.radio_item(tr("consent.none"), now.empty())) link("");
    for (const ConsentRecord& record : context.app.workspace().consents)
      if (choice.radio_item(record.id + " · " + shortened(record.kept_at, 40), record.id == now))
        link(record.id);
    choice.separator();
    if (choice.item(tr("consent.new")))
      context.actions.push(
          {.id = ActionId::EditConsent, .target = "", .text = "", .number = target});
  }
}

void record_row(PanelContext& context, const ConsentRecord& record) {
  const Id id(record.id);
  const Card card("record", {.padding = {12, 9, 12, 9},
                             .gap = 4,
                             .radius = 10,
                             .role = a11y::Role::ListItem,
                             .name = record.id,
                             .hidden_name = true});
  const std::vector<ConsentProblem> problems = analysis::record_problems(record, context.app.now());
  const bool bad = !problems.empty() && problems.front() <= ConsentProblem::NoRepresentative;
  {
    const Row row({.gap = 8, .wrap = true});
    label(record.id, {.style = TextStyle::LabelStrong, .heading = 2});
    chip(until_text(record), bad ? Tone::Block : Tone::Good,
         bad ? Tone::BlockSoft : Tone::GoodSoft);
  }
  const std::size_t uses = actions::uses_of_consent(context.app, record.id);
  std::string detail = tr("consent.kept", {{"place", record.kept_at}});
  if (!record.facts.empty()) detail += " · " + actions::join_list(record.facts);
  detail += " · " + tr("consent.used", {{"count", std::to_string(uses)}});
  label(plain_line(detail), {.style = TextStyle::Small, .tone = Tone::Mute, .max_lines = 3});
  if (!problems.empty())
    label(problem_text(problems),
          {.style = TextStyle::Small, .tone = bad ? Tone::Block : Tone::Review});
  const Row row({.gap = 14, .wrap = true});
  const auto act = [&](std::string_view key, ActionId action, bool possible) {
    if (button(tr(key), {.kind = ButtonKind::Link,
                         .name = std::string(tr(key)) + " " + record.id,
                         .disabled = context.app.read_only() || !possible,
                         .small = true}))
      context.actions.push({.id = action, .target = record.id, .text = "", .number = -1});
  };
  act("consent.edit", ActionId::EditConsent, true);
  act("consent.link-text", ActionId::LinkConsent, true);
  act("consent.revoke", ActionId::RevokeConsent, record.revoked_on.empty());
  if (uses == 0) act("consent.remove", ActionId::RemoveConsent, true);
}

void form_field(PanelContext& context, std::string_view part, const std::string& now,
                std::string_view hint = {}, std::string_view description = {}) {
  std::string value = now;
  if (text_field(tr("consent." + std::string(part)), value,
                 {.placeholder = hint, .description = description, .native_undo = true}))
    context.actions.push(
        {.id = ActionId::SetConsentText, .target = std::string(part), .text = value});
}

void tick(PanelContext& context, std::string_view text, bool on, std::string_view list,
          std::string_view value) {
  bool now = on;
  if (checkbox(text, now))
    context.actions.push(
        {.id = ActionId::ToggleConsent, .target = std::string(list), .text = std::string(value)});
}

void scope_ticks(PanelContext& context, const ConsentRecord& record) {
  label(tr("consent.platforms"), {.style = TextStyle::LabelStrong, .heading = 3});
  {
    const Row row({.gap = 12, .wrap = true});
    for (const platforms::Platform& platform : context.app.platforms())
      tick(context, platform.name, std::ranges::contains(record.platforms, platform.id), "platform",
           platform.id);
  }
  label(tr("consent.purposes"), {.style = TextStyle::LabelStrong, .heading = 3});
  {
    const Row row({.gap = 12, .wrap = true});
    for (const std::string_view purpose : model::consent_purposes)
      tick(context, tr("consent.purpose." + std::string(purpose)),
           std::ranges::contains(record.purposes, purpose), "purpose", purpose);
  }
  const auto& pictures = context.app.draft()->content.pictures;
  if (pictures.empty()) return;
  label(tr("consent.pictures"), {.style = TextStyle::LabelStrong, .heading = 3});
  const Row row({.gap = 12, .wrap = true});
  for (std::size_t i = 0; i < pictures.size(); ++i)
    tick(context, tr("pictures.number", {{"number", std::to_string(i + 1)}}),
         std::ranges::contains(record.pictures, pictures[i].id), "picture", pictures[i].id);
}

void signer_picker(PanelContext& context, const ConsentRecord& record) {
  const auto name_of = [](std::string_view signer) {
    return tr(signer.empty() ? "consent.signer.nobody" : "consent.signer." + std::string(signer));
  };
  if (button(tr("consent.signer"), {.kind = ButtonKind::Pill,
                                    .id = "signer",
                                    .detail = name_of(record.signed_by),
                                    .name = std::string(tr("consent.signer")) + ": " +
                                            std::string(name_of(record.signed_by)),
                                    .menu = true}))
    open_menu("signer");
  if (Menu menu{"signer", tr("consent.signer")}; menu)
    for (const std::string_view signer : model::consent_signers)
      if (menu.radio_item(name_of(signer), record.signed_by == signer))
        context.actions.push({.id = ActionId::SetSigner, .target = std::string(signer)});
}

void consent_form(PanelContext& context) {
  const actions::ConsentForm& form = context.app.view().consent_form;
  const ConsentRecord& record = form.record;
  const std::string title =
      tr(form.is_new ? "consent.new-id" : "consent.change-id", {{"id", record.id}});
  const Card card("consent-form", {.edge = Tone::Brand,
                                   .padding = Insets::of(16, 14),
                                   .gap = 8,
                                   .role = a11y::Role::Group,
                                   .name = title,
                                   .hidden_name = true});
  label(title, {.style = TextStyle::Title, .heading = 2});
  label(tr("consent.no-names"), {.style = TextStyle::Small, .tone = Tone::Mute});
  form_field(context, "kept-at", record.kept_at, tr("consent.kept-at-hint"));
  form_field(context, "facts", form.facts, tr("consent.facts-hint"));
  scope_ticks(context, record);
  signer_picker(context, record);
  form_field(context, "signed-on", record.signed_on, "2026-01-31");
  form_field(context, "expires-on", record.expires_on, "2027-01-31");
  form_field(context, "expires-event", record.expires_event);
  form_field(context, "withdraw-to", record.withdraw_to);
  label(tr("consent.says"), {.style = TextStyle::LabelStrong, .heading = 3});
  for (std::size_t i = 0; i < model::consent_flag_names.size(); ++i) {
    const std::string_view flag = model::consent_flag_names[i];
    tick(context, tr("consent.flag." + std::string(flag)),
         record.has(static_cast<model::ConsentFlag>(i)), "flag", flag);
  }
  if (!form.problem.empty())
    label(tr(form.problem), {.style = TextStyle::LabelStrong, .tone = Tone::Block, .live = true});
  const Row row({.wrap = true});
  if (button(tr("consent.save"), {.kind = ButtonKind::Primary}))
    context.actions.push(ActionId::SaveConsent);
  if (button(tr("action.cancel"), {})) context.actions.push(ActionId::CloseConsent);
}

}  // namespace

void consent_button(PanelContext& context, const rules::Finding& finding) {
  const bool record = finding.rule.starts_with("consent/record-");
  if (finding.companion != "consent" && !record) return;
  if (button(tr(record ? "consent.open" : "consent.link-record"),
             {.kind = ButtonKind::Link, .small = true}))
    context.actions.push({.id = ActionId::ShowPanel, .target = "consent"});
}

void consent_card(PanelContext& context, const model::Draft& draft) {
  const auto& uses = context.app.consent_uses();
  if (uses.empty()) return;
  const Card card("consent", {.padding = Insets::of(14, 10),
                              .gap = 6,
                              .role = a11y::Role::Group,
                              .name = tr("consent.title"),
                              .hidden_name = true});
  {
    Row row({.gap = 8});
    label(tr("consent.title"), {.style = TextStyle::LabelStrong, .heading = 2});
    row.spring();
    if (button(tr("consent.open"), {.kind = ButtonKind::Link, .small = true}))
      context.actions.push(ActionId::ShowConsents);
  }
  use_line(uses.front(), may_be_needed(context.app));
  const Row row({.gap = 12, .wrap = true});
  bool story = draft.content.patient_story;
  if (checkbox(tr("consent.story"), story, context.app.read_only()))
    context.actions.push(ActionId::ToggleStory);
  if (story)
    link_menu(context, draft.content.consents.empty() ? "" : draft.content.consents.front(), -1);
}

void picture_consent(PanelContext& context, const model::Picture& picture, int index) {
  const std::array<std::string_view, 4> names = {tr("people.none"), tr("people.staff"),
                                                 tr("people.model"), tr("people.patient")};
  label(tr("people.title"), {.style = TextStyle::Label});
  int people = static_cast<int>(picture.people) - 1;
  if (segmented(tr("people.title"), names, people) && !context.app.read_only())
    context.actions.push(
        {.id = ActionId::SetPeople,
         .target = std::string(model::people_name(static_cast<model::People>(people + 1))),
         .text = "",
         .number = index});
  if (picture.people == model::People::Undecided)
    label(tr("people.undecided"), {.style = TextStyle::Small, .tone = Tone::Review});
  const auto& uses = context.app.consent_uses();
  const auto at = static_cast<std::size_t>(index) + 1;
  if (picture.people != model::People::Patient || at >= uses.size()) return;
  use_line(uses[at], false);
  link_menu(context, picture.consent, index);
}

void consent_panel(PanelContext& context, Rect area) {
  const float side = context.narrow ? 12.0f : 20.0f;
  const Region region(
      "consent-panel", tr("region.consent"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 14, side, 16}, .gap = 10});
  {
    Row row;
    label(tr("region.consent"), {.style = TextStyle::Headline, .heading = 1});
    row.spring();
    if (button(tr("sources.back"), {.icon = Icon::ChevronLeft}))
      context.actions.push({.id = ActionId::ShowPanel, .target = "composer"});
  }
  label(tr("consent.intro"), {.style = TextStyle::Label, .tone = Tone::Mute});
  if (context.app.view().consent_form.open) return consent_form(context);
  const auto& records = context.app.workspace().consents;
  if (records.empty()) {
    label(tr("consent.empty"), {.style = TextStyle::Label, .tone = Tone::Mute});
  } else {
    const List list("record-list", tr("region.consent"));
    for (const ConsentRecord& record : records) record_row(context, record);
  }
  if (button(tr("consent.new"), {.icon = Icon::Plus, .disabled = context.app.read_only()}))
    context.actions.push({.id = ActionId::EditConsent, .target = "", .text = "", .number = -1});
}

}  // namespace bedside::ui
