// The organisation's own words: a table, a form with the sentences every rule needs, a field to try
// them out, and the file they travel in.

#include <array>

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::OwnTerm;

void faults(PanelContext& context) {
  const std::vector<Error>& all = context.app.house().faults;
  if (all.empty()) return;
  const Card card("faults", {.background = Tone::BlockSoft,
                             .edge = Tone::Block,
                             .role = a11y::Role::Group,
                             .name = tr("own.faults"),
                             .hidden_name = true});
  label(tr("own.faults"), {.style = TextStyle::LabelStrong, .tone = Tone::Block, .live = true});
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < all.size() && i < most; ++i)
    label(all[i].place + ": " + all[i].message, {.style = TextStyle::Small});
  if (all.size() > most)
    label(tr("own.more-faults", {{"count", std::to_string(all.size() - most)}}),
          {.style = TextStyle::Small, .tone = Tone::Mute});
}

void part_field(PanelContext& context, std::string_view part, const std::string& now, int lines,
                std::string_view language) {
  std::string value = now;
  const std::string key = "own.term-" + std::string(part);
  const std::string hint_key = key + "-hint";
  const std::string_view hint = tr(hint_key);
  if (text_field(tr(key), value,
                 {.description = hint == hint_key ? std::string_view() : hint,
                  .language = language,
                  .native_undo = true,
                  .lines = lines}))
    context.actions.push({.id = ActionId::SetTermPart, .target = std::string(part), .text = value});
}

void term_form(PanelContext& context) {
  const OwnTerm& term = context.app.house().term;
  const Card card("term", {.padding = Insets::all(16),
                           .gap = 10,
                           .role = a11y::Role::Group,
                           .name = tr("own.form"),
                           .hidden_name = true});
  label(tr(term.name.empty() ? "own.add" : "own.edit"), {.style = TextStyle::Title, .heading = 3});
  part_field(context, "phrase", term.phrase, 2, term.language);
  part_field(context, "suggest", term.suggest, 1, term.language);
  part_field(context, "why", term.why, 1, context.app.workspace().settings.ui_language);
  constexpr std::array<std::string_view, 3> names = {"advice", "review", "block"};
  const std::array<std::string_view, 3> texts = {tr("severity.advice"), tr("severity.review"),
                                                 tr("severity.block")};
  int index = static_cast<int>(std::ranges::find(names, term.severity) - names.begin());
  label(tr("own.term-severity"), {.style = TextStyle::Label});
  if (segmented(tr("own.term-severity"), texts, index))
    context.actions.push({.id = ActionId::SetTermPart,
                          .target = "severity",
                          .text = std::string(names[static_cast<std::size_t>(index)])});
  part_field(context, "flag", term.flag, 3, term.language);
  part_field(context, "pass", term.pass, 3, term.language);
  faults(context);
  const Row row;
  if (button(tr("own.save"), {.kind = ButtonKind::Primary}))
    context.actions.push({.id = ActionId::SaveTerm,
                          .text = term.suggest.empty() ? std::string(tr("own.fix-none"))
                                                       : tr("own.fix", {{"text", term.suggest}})});
  if (button(tr("action.cancel"))) context.actions.push(ActionId::CancelTerm);
}

void term_row(PanelContext& context, const OwnTerm& term) {
  const Id id(term.name);
  const std::string shown = plain_line(term.phrase);
  const Card card("row", {.padding = {12, 8, 12, 8},
                          .gap = 2,
                          .radius = 8,
                          .role = a11y::Role::ListItem,
                          .name = shown});
  Row row({.gap = 8, .height = 36});
  label(shown, {.style = TextStyle::LabelStrong});
  if (!term.suggest.empty())
    label("→ " + plain_line(term.suggest), {.style = TextStyle::Label, .tone = Tone::Good});
  row.spring();
  chip(tr("severity." + term.severity));
  const bool fixed = context.app.read_only();
  if (icon_button(Icon::Pencil, tr("own.edit-term", {{"term", shown}}), {.disabled = fixed}))
    context.actions.push({.id = ActionId::EditTerm, .target = term.name});
  if (icon_button(Icon::Trash, tr("own.remove-term", {{"term", shown}}), {.disabled = fixed}))
    context.actions.push({.id = ActionId::RemoveTerm, .target = term.name});
}

void terms_card(PanelContext& context, const json::Value& pack) {
  label(tr("own.terms"), {.style = TextStyle::Title, .heading = 2});
  label(tr("own.terms-text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  const std::vector<OwnTerm> terms = actions::own_terms(pack);
  {
    const List list("terms", tr("own.terms"));
    for (const OwnTerm& term : terms) term_row(context, term);
  }
  if (const std::size_t others = pack.object_of("rules").size() - terms.size(); others > 0)
    label(tr_count("own.other-rules", others), {.style = TextStyle::Small, .tone = Tone::Mute});
  if (context.app.house().term_open)
    term_form(context);
  else if (button(tr("own.add"), {.icon = Icon::Plus, .disabled = context.app.read_only()}))
    context.actions.push({.id = ActionId::EditTerm});
}

void allowed_card(PanelContext& context, const json::Value& pack) {
  const Card card("allowed", {.padding = Insets::all(16), .gap = 10});
  label(tr("own.allowed"), {.style = TextStyle::Title, .heading = 2});
  label(tr("own.allowed-text"), {.style = TextStyle::Label, .tone = Tone::Mute});
  for (const std::string_view list : {"staff", "products", "numbers", "addresses"}) {
    const auto typed = context.app.house().allowed.find(list);
    std::string value = typed != context.app.house().allowed.end()
                            ? typed->second
                            : actions::allowed_lines(pack, list);
    const bool changed =
        text_field(tr("own.allow-" + std::string(list)), value,
                   {.native_undo = true, .read_only = context.app.read_only(), .lines = 2});
    // What is being typed is not a list yet: it counts when the field is left.
    const bool left = field_committed();
    if (changed || left)
      context.actions.push({.id = ActionId::SetAllowed,
                            .target = std::string(list),
                            .text = value,
                            .number = left ? 1 : 0});
  }
}

void try_card(PanelContext& context) {
  const Card card("try", {.padding = Insets::all(16), .gap = 8});
  std::string tried = context.app.house().tried;
  if (text_field(tr("own.try"), tried,
                 {.placeholder = tr("own.try-hint"), .native_undo = true, .lines = 2}))
    context.actions.push({.id = ActionId::SetTried, .text = tried});
  plain_findings(context, context.app.house().tried_findings);
  if (!tried.empty() && context.app.house().tried_findings.empty())
    label(tr("own.try-none"), {.style = TextStyle::Small, .tone = Tone::Mute, .live = true});
}

void file_card(PanelContext& context, const json::Value& pack) {
  const Card card("file", {.padding = Insets::all(16), .gap = 8});
  label(tr("own.file"), {.style = TextStyle::Title, .heading = 2});
  const std::string expires(pack.string_or("expires", "–"));
  label(tr("own.file-text", {{"name", pack.string_or("name", "")},
                             {"version", pack.string_or("version", "")},
                             {"checked", pack.string_or("checked", "")},
                             {"expires", expires}}),
        {.style = TextStyle::Label, .tone = Tone::Mute});
  if (context.app.house().expired)
    label(tr("own.expired"), {.style = TextStyle::LabelStrong, .tone = Tone::Review});
  const Row row({.wrap = true});
  const bool none = context.app.workspace().pack.is_null();
  if (button(tr("own.import"), {.icon = Icon::Upload, .disabled = context.app.read_only()}))
    context.actions.push(ActionId::OpenFile);
  if (button(tr("own.export"), {.icon = Icon::Download, .disabled = none}))
    context.actions.push(ActionId::ExportPack);
  if (none) {
    if (button(tr("own.sample"), {.disabled = context.app.read_only()}))
      context.actions.push(ActionId::UseSamplePack);
  } else if (button(tr("own.remove"), {.icon = Icon::Trash, .disabled = context.app.read_only()})) {
    context.actions.push(ActionId::RemovePack);
  }
}

}  // namespace

void own_rules(PanelContext& context) {
  const json::Value pack = context.app.own_pack();
  if (!context.app.house().term_open) faults(context);
  terms_card(context, pack);
  try_card(context);
  allowed_card(context, pack);
  file_card(context, pack);
}

}  // namespace bedside::ui
