// Sources: what the claims of a post rest on. The card of the composer, and the panel behind it.

#include <algorithm>
#include <array>

#include "analysis/evidence.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using analysis::Sentence;
using analysis::SourceProblem;
using model::Source;

std::string short_name(const Source& source) {
  std::string out = source.author.empty() ? source.title : source.author;
  if (!source.published.empty()) out += " " + source.published.substr(0, 4);
  if (!source.publisher.empty()) out += ", " + source.publisher;
  return plain_line(shortened(out, 60));
}

// The one click of a claim: the only source there is, else a new one, else a choice.
void attach_button(PanelContext& context, const Sentence& sentence, int index, bool small) {
  const auto& sources = context.app.draft()->content.sources;
  const std::string words = plain_line(shortened(sentence.text, 40));
  const bool one = sources.size() == 1;
  const std::string text = sources.empty() ? tr("sources.add-for", {{"claim", words}})
                                           : tr("sources.attach-to", {{"claim", words}});
  const std::string menu = "attach-" + std::to_string(index);
  const bool pressed = button(text, {.kind = ButtonKind::Link,
                                     .id = menu,
                                     .disabled = context.app.read_only(),
                                     .small = small,
                                     .menu = sources.size() > 1});
  if (pressed && sources.empty())
    context.actions.push({.id = ActionId::EditSource, .target = "", .number = index});
  if (pressed && one)
    context.actions.push(
        {.id = ActionId::AttachSource, .target = sources.front().id, .number = index});
  if (pressed && sources.size() > 1) open_menu(menu);
  if (Menu choice{menu, text}; choice) {
    for (const Source& source : sources)
      if (choice.item(short_name(source)))
        context.actions.push({.id = ActionId::AttachSource, .target = source.id, .number = index});
    if (choice.item(tr("sources.new")))
      context.actions.push({.id = ActionId::EditSource, .target = "", .number = index});
  }
}

void claim_row(PanelContext& context, const Sentence& sentence, int index) {
  const Id id(static_cast<std::uint64_t>(index));
  const bool covered = !sentence.sources.empty();
  const Card card("claim", {.edge = covered ? Tone::Good : Tone::ReviewEdge,
                            .padding = {12, 9, 12, 9},
                            .gap = 4,
                            .radius = 10,
                            .role = a11y::Role::ListItem,
                            .name = plain_line(shortened(sentence.text, 80)),
                            .hidden_name = true});
  label(plain_line(sentence.text), {.style = TextStyle::Label, .max_lines = 3});
  const auto& sources = context.app.draft()->content.sources;
  for (const std::size_t at : sentence.sources) {
    const Id source_id(at);
    const Row row({.wrap = true});
    chip(short_name(sources[at]), Tone::Good, Tone::GoodSoft);
    if (button(tr("sources.detach"),
               {.kind = ButtonKind::Link,
                .name = tr("sources.detach-name", {{"source", short_name(sources[at])}}),
                .disabled = context.app.read_only(),
                .small = true}))
      context.actions.push(
          {.id = ActionId::DetachSource, .target = sources[at].id, .number = index});
  }
  if (!covered) {
    const Row row({.wrap = true});
    chip(tr("sources.wanted"), Tone::Review, Tone::ReviewSoft);
    attach_button(context, sentence, index, true);
  }
}

void problems_of(PanelContext& context, const analysis::SourceReport& report) {
  if (report.problems.empty()) return;
  {
    const Row row({.gap = 6, .wrap = true});
    for (const SourceProblem problem : report.problems) {
      const bool quiet = problem >= SourceProblem::Stale;
      chip(tr("sources.problem." + std::string(analysis::source_problem_name(problem))),
           quiet ? Tone::Advice : Tone::Review, quiet ? Tone::AdviceSoft : Tone::ReviewSoft);
    }
  }
  if (report.trust == nullptr) return;
  const auto& why = report.trust->why;
  auto text = why.find(context.app.workspace().settings.ui_language);
  if (text == why.end()) text = why.find("en");
  if (text != why.end()) label(text->second, {.style = TextStyle::Small, .tone = Tone::Mute});
}

void source_row(PanelContext& context, const Source& source, const analysis::SourceReport& report) {
  const Id id(source.id);
  const std::string name = plain_line(shortened(source.title, 80));
  const Card card("source", {.padding = {12, 9, 12, 9},
                             .gap = 4,
                             .radius = 10,
                             .role = a11y::Role::ListItem,
                             .name = name,
                             .hidden_name = true});
  label(plain_line(source.title), {.style = TextStyle::LabelStrong, .max_lines = 2, .heading = 3});
  std::string detail;
  for (const std::string* part : {&source.author, &source.publisher, &source.published})
    if (!part->empty()) detail += (detail.empty() ? "" : " · ") + *part;
  label(plain_line(detail), {.style = TextStyle::Small, .tone = Tone::Mute, .max_lines = 2});
  label(tr("sources.used", {{"count", std::to_string(report.sentences)}}),
        {.style = TextStyle::Small, .tone = Tone::Mute});
  problems_of(context, report);
  const Row row({.gap = 14, .wrap = true});
  const bool locked = context.app.read_only();
  if (button(tr("sources.edit"), {.kind = ButtonKind::Link,
                                  .name = tr("sources.edit-name", {{"source", name}}),
                                  .disabled = locked,
                                  .small = true}))
    context.actions.push({.id = ActionId::EditSource, .target = source.id, .number = -1});
  if (button(tr("sources.remove"), {.kind = ButtonKind::Link,
                                    .name = tr("sources.remove-name", {{"source", name}}),
                                    .disabled = locked,
                                    .small = true}))
    context.actions.push({.id = ActionId::RemoveSource, .target = source.id});
}

void form_field(PanelContext& context, std::string_view part, const std::string& now,
                std::string_view hint = {}) {
  std::string value = now;
  const std::string key = part == "title" ? "sources.name" : "sources." + std::string(part);
  if (text_field(tr(key), value, {.placeholder = hint, .native_undo = true}))
    context.actions.push(
        {.id = ActionId::SetSourceText, .target = std::string(part), .text = value});
}

void evidence_picker(PanelContext& context, const Source& source) {
  const auto name_of = [](model::Evidence kind) {
    const std::string_view name = model::evidence_name(kind);
    return tr(name.empty() ? "sources.kind.unknown" : "sources.kind." + std::string(name));
  };
  const std::string_view now = name_of(source.evidence);
  if (button(tr("sources.kind"), {.kind = ButtonKind::Pill,
                                  .id = "evidence",
                                  .detail = now,
                                  .name = std::string(tr("sources.kind")) + ": " + std::string(now),
                                  .menu = true}))
    open_menu("evidence");
  if (Menu menu{"evidence", tr("sources.kind")}; menu)
    for (int i = 0; i <= static_cast<int>(model::Evidence::Laboratory); ++i) {
      const auto kind = static_cast<model::Evidence>(i);
      if (menu.radio_item(name_of(kind), source.evidence == kind))
        context.actions.push(
            {.id = ActionId::SetEvidence, .target = std::string(model::evidence_name(kind))});
    }
}

// The seven questions of the WHO, one below the other.
void questions(PanelContext& context, const Source& source) {
  label(tr("sources.who-title"), {.style = TextStyle::LabelStrong, .heading = 3});
  label(tr("sources.who-text"), {.style = TextStyle::Small, .tone = Tone::Mute});
  const std::array<std::string_view, 3> answers = {
      tr("sources.answer.open"), tr("sources.answer.good"), tr("sources.answer.doubtful")};
  for (std::size_t i = 0; i < model::who_questions.size(); ++i) {
    const Id id(i);
    const std::string_view question = tr("sources.who." + std::string(model::who_questions[i]));
    label(question, {.style = TextStyle::Label});
    int answer = static_cast<int>(source.answers[i]);
    if (segmented(question, answers, answer))
      context.actions.push({.id = ActionId::AnswerWho,
                            .target = "",
                            .number = static_cast<std::int64_t>(i),
                            .second = answer});
  }
}

void source_form(PanelContext& context) {
  const actions::SourceForm& form = context.app.view().source_form;
  const std::string_view title = tr(form.is_new ? "sources.new" : "sources.change");
  const Card card("source-form", {.edge = Tone::Brand,
                                  .padding = Insets::of(16, 14),
                                  .gap = 8,
                                  .role = a11y::Role::Group,
                                  .name = title,
                                  .hidden_name = true});
  label(title, {.style = TextStyle::Title, .heading = 2});
  const Source& source = form.source;
  form_field(context, "title", source.title);
  form_field(context, "publisher", source.publisher);
  form_field(context, "author", source.author);
  form_field(context, "url", source.url, "https://");
  form_field(context, "published", source.published, "2026-01-31");
  form_field(context, "read", source.read, "2026-01-31");
  evidence_picker(context, source);
  questions(context, source);
  form_field(context, "fact-check", source.fact_check_url, "https://");
  if (!form.problem.empty())
    label(tr(form.problem), {.style = TextStyle::LabelStrong, .tone = Tone::Block, .live = true});
  const Row row({.wrap = true});
  if (button(tr("sources.save"), {.kind = ButtonKind::Primary}))
    context.actions.push(ActionId::SaveSource);
  if (button(tr("action.cancel"), {})) context.actions.push(ActionId::CloseSource);
}

void claim_list(PanelContext& context) {
  label(tr("sources.claims"), {.style = TextStyle::LabelStrong, .heading = 2});
  const auto& sentences = context.app.evidence().sentences;
  if (sentences.empty()) {
    label(tr("sources.no-claims"), {.style = TextStyle::Label, .tone = Tone::Mute});
    return;
  }
  const List list("claims", tr("sources.claims"));
  for (std::size_t i = 0; i < sentences.size(); ++i)
    claim_row(context, sentences[i], static_cast<int>(i));
}

}  // namespace

void source_button(PanelContext& context, const rules::Finding& finding) {
  if (!analysis::wants_source(finding)) return;
  const auto& sentences = context.app.evidence().sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (sentences[i].field == finding.field && sentences[i].span.begin <= finding.span.begin &&
        finding.span.begin < sentences[i].span.end)
      return attach_button(context, sentences[i], static_cast<int>(i), true);
}

void sources_card(PanelContext& context, const model::Draft& draft) {
  const Card card("sources", {.padding = Insets::of(14, 10),
                              .gap = 4,
                              .role = a11y::Role::Group,
                              .name = tr("sources.title"),
                              .hidden_name = true});
  const auto& sources = draft.content.sources;
  const auto& sentences = context.app.evidence().sentences;
  const auto wanting = std::ranges::find_if(
      sentences, [](const Sentence& sentence) { return sentence.sources.empty(); });
  {
    Row row({.gap = 8});
    label(tr("sources.title"), {.style = TextStyle::LabelStrong, .heading = 2});
    std::string said(tr("sources.none"));
    if (!sources.empty()) {
      said = tr("sources.count", {{"count", std::to_string(sources.size())}});
      said += ": " + short_name(sources.front());
    }
    label(said, {.style = TextStyle::Label, .tone = Tone::Mute});
    row.spring();
    if (button(tr("sources.open"), {.kind = ButtonKind::Link, .small = true}))
      context.actions.push(ActionId::ShowSources);
  }
  if (wanting != sentences.end())
    attach_button(context, *wanting, static_cast<int>(wanting - sentences.begin()), true);
}

void sources_panel(PanelContext& context, Rect area) {
  const float side = context.narrow ? 12.0f : 20.0f;
  const Region region(
      "sources-panel", tr("region.sources"), area,
      {.background = Tone::Page, .scroll = true, .padding = {side, 14, side, 16}, .gap = 10});
  const model::Draft* draft = context.app.draft();
  if (draft == nullptr) return;
  {
    Row row;
    label(tr("region.sources"), {.style = TextStyle::Headline, .heading = 1});
    row.spring();
    if (button(tr("sources.back"), {.icon = Icon::ChevronLeft}))
      context.actions.push({.id = ActionId::ShowPanel, .target = "composer"});
  }
  label(tr("sources.intro"), {.style = TextStyle::Label, .tone = Tone::Mute});
  if (context.app.view().source_form.open) return source_form(context);
  claim_list(context);
  label(tr("sources.list"), {.style = TextStyle::LabelStrong, .heading = 2});
  const auto& reports = context.app.evidence().sources;
  const auto& sources = draft->content.sources;
  if (!sources.empty()) {
    const List list("source-list", tr("sources.list"));
    for (std::size_t i = 0; i < sources.size() && i < reports.size(); ++i)
      source_row(context, sources[i], reports[i]);
  }
  if (button(tr("sources.new"), {.icon = Icon::Plus, .disabled = context.app.read_only()}))
    context.actions.push({.id = ActionId::EditSource, .target = "", .number = -1});
}

}  // namespace bedside::ui
