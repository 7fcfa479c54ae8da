// What the checks say, each with its fixes one click away.

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <vector>

#include "actions/rewrites.h"
#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using actions::FindingRow;

std::string severity_text(rules::Severity severity) {
  return std::string(tr("severity." + std::string(rules::severity_name(severity))));
}

// Where there is little room the sign and the number say it; the word is in the name.
void filters(PanelContext& context, const actions::FindingCounts& counts, bool short_form) {
  struct Filter {
    rules::Severity severity;
    std::size_t count;
  };
  const std::array filters = {Filter{rules::Severity::Block, counts.block},
                              Filter{rules::Severity::Review, counts.review},
                              Filter{rules::Severity::Advice, counts.advice}};
  for (const Filter& filter : filters) {
    if (filter.count == 0) continue;
    const std::string name(rules::severity_name(filter.severity));
    const std::string text = tr_count("findings.count-" + name, filter.count);
    const SeverityLook look = look_of(filter.severity);
    if (button(short_form ? std::to_string(filter.count) : text,
               {.kind = ButtonKind::Ghost,
                .icon = look.sign,
                .id = name,
                .tones = std::pair{look.text, look.background},
                .name = text,
                .small = true,
                .pressed = context.app.view().filter == name}))
      context.actions.push({.id = ActionId::FilterFindings, .target = name});
  }
}

// "Privacy 2", "Claims 1": only these, when there is a choice.
void group_filters(PanelContext& context) {
  struct Choice {
    std::string_view key;
    std::size_t count;
  };
  std::vector<Choice> choices;
  for (const FindingGroup& group : finding_groups()) {
    const auto in_group = [&](const FindingRow& row) { return group.holds(*row.finding); };
    const auto count = std::ranges::count_if(context.app.findings(), in_group);
    if (count > 0) choices.push_back({group.key, static_cast<std::size_t>(count)});
  }
  if (choices.size() < 2) return;
  const Row row({.gap = 6, .wrap = true});
  for (const auto& [key, count] : choices)
    if (button(std::format("{} {}", tr(key), count), {.kind = ButtonKind::Ghost,
                                                      .id = key,
                                                      .small = true,
                                                      .pressed = context.app.view().filter == key}))
      context.actions.push({.id = ActionId::FilterFindings, .target = std::string(key)});
}

bool is_shown(const rules::Finding& finding, std::string_view filter) {
  if (filter.empty() || filter == rules::severity_name(finding.severity)) return true;
  const auto group = std::ranges::find(finding_groups(), filter, &FindingGroup::key);
  return group != finding_groups().end() && group->holds(finding);
}

std::string where_text(const actions::App& app, std::string_view field) {
  if (const auto of = model::picture_field(field))
    return tr(of->words ? "words.where" : "findings.where-alt",
              {{"number", std::to_string(of->picture + 1)}});
  if (field.starts_with("post.text@"))
    if (const platforms::Platform* platform = app.platform(field.substr(10)))
      return tr("findings.where-variant", {{"platform", platform->name}});
  if (field == "post.first_comment") return std::string(tr("findings.where-comment"));
  if (field.starts_with("link.")) return std::string(tr("extras.where-link"));
  return {};
}

// What the findings of one rule offer together, by rule.
using Kinds = std::map<std::uint32_t, std::size_t>;

void fix_all_button(PanelContext& context, const FindingRow& row, const Kinds& kinds) {
  const auto kind = kinds.find(row.finding->rule_index);
  if (kind == kinds.end() || kind->second < 2 || row.cleared || row.finding->fixes.empty()) return;
  const std::string shortcut = shortcut_aria(actions::row_of(ActionId::FixAllOfKind).shortcut);
  if (button(tr_count("rewrite.all", kind->second), {.kind = ButtonKind::Link,
                                                     .description = tr("rewrite.all-hint"),
                                                     .shortcut = shortcut,
                                                     .disabled = context.app.read_only(),
                                                     .small = true}))
    context.actions.push({.id = ActionId::FixAllOfKind, .target = std::string(row.finding->rule)});
}

void fixes(PanelContext& context, const FindingRow& row, int index, const Kinds& kinds) {
  const rules::Finding& finding = *row.finding;
  const Row buttons({.gap = 14, .wrap = true});
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < finding.fixes.size() && i < most; ++i) {
    const rules::Fix& fix = finding.fixes[i];
    const std::string_view key = fix.label_key == "fix.remove"    ? "findings.remove"
                                 : fix.label_key == "fix.shorten" ? "findings.shorten"
                                 : fix.label_key == "fix.move"    ? "findings.move"
                                 : fix.label_key == "fix.insert"  ? "findings.insert"
                                                                  : "findings.use";
    const Id id(i);
    if (button(tr(key, {{"text", fix.text}}),
               {.kind = ButtonKind::Link, .disabled = context.app.read_only(), .small = true}))
      context.actions.push(
          {.id = ActionId::ApplyFix, .number = index, .second = static_cast<std::int64_t>(i)});
  }
  fix_all_button(context, row, kinds);
  source_button(context, finding);
  consent_button(context, finding);
  if (finding.field.starts_with("post.text") && !finding.span.empty() &&
      button(tr("findings.show"), {.kind = ButtonKind::Link, .small = true}))
    context.actions.push({.id = ActionId::SelectFinding, .number = index});
  if (finding.severity != rules::Severity::Block && !row.cleared &&
      button(tr("findings.clear"),
             {.kind = ButtonKind::Link, .disabled = context.app.read_only(), .small = true}))
    context.actions.push({.id = ActionId::ClearFinding, .number = index});
}

void finding_card(PanelContext& context, const FindingRow& row, int index, const Kinds& kinds) {
  const actions::App& app = context.app;
  const rules::Finding& finding = *row.finding;
  const rules::FindingTexts texts =
      app.engine().explain(finding, app.workspace().settings.ui_language);
  const std::string name =
      tr("findings.name", {{"severity", severity_text(finding.severity)}, {"title", texts.title}});
  const Id id(static_cast<std::uint64_t>(index));
  const Card card("finding", {.edge = row.cleared ? Tone::Line : look_of(finding.severity).edge,
                              .padding = {12, 9, 12, 9},
                              .gap = 3,
                              .radius = 10,
                              .role = a11y::Role::ListItem,
                              .name = name});
  {
    Row heading({.gap = 6, .align = Align::Start});
    const SeverityLook look = look_of(finding.severity);
    icon(look.sign, row.cleared ? Tone::Faint : look.text, 18);
    const std::string excerpt = app.excerpt(finding);
    const std::string title = excerpt.empty()
                                  ? std::string(texts.title)
                                  : std::string(texts.title) + ": “" + plain_line(excerpt) + "”";
    label(title, {.style = TextStyle::LabelStrong, .max_lines = 2, .heading = 3});
    if (row.cleared) chip(tr("findings.cleared"), Tone::Good, Tone::GoodSoft);
  }
  label(rules::filled(texts.why, finding), {.style = TextStyle::Small, .tone = Tone::Mute});
  if (!texts.fix.empty()) label(rules::filled(texts.fix, finding), {.style = TextStyle::Small});
  std::string from;
  if (finding.source != nullptr) {
    from = std::string(finding.source->title);
    if (!finding.source->section.empty()) from += ", " + std::string(finding.source->section);
    from = tr("findings.source", {{"title", from}, {"date", finding.source->checked}});
  }
  if (const std::string where = where_text(app, finding.field); !where.empty())
    from = where + (from.empty() ? "" : " · " + from);
  if (finding.draft) {
    const Row draft({.gap = 14, .wrap = true});
    label(tr("findings.draft"), {.style = TextStyle::Tiny, .tone = Tone::Faint});
    if (button(tr("findings.propose"),
               {.kind = ButtonKind::Link, .disabled = app.read_only(), .small = true}))
      context.actions.push({.id = ActionId::ProposeCorrection, .number = index});
  }
  if (!from.empty()) label(from, {.style = TextStyle::Tiny, .tone = Tone::Faint, .max_lines = 2});
  fixes(context, row, index, kinds);
}

std::string countries_text(const model::Draft& draft) {
  std::string out;
  for (const std::string& country : draft.content.countries)
    out += (out.empty() ? "" : ", ") + std::string(tr("country." + country));
  return out.empty() ? std::string(tr("top.rules-none")) : out;
}

void nothing_found(const actions::App& app, const model::Draft& draft) {
  if (app.text().empty()) {
    label(tr("findings.empty"), {.style = TextStyle::Label, .tone = Tone::Mute});
    return;
  }
  label(tr("findings.none"), {.style = TextStyle::LabelStrong, .heading = 3});
  label(tr("findings.none-detail", {{"packs", std::to_string(app.rule_packs().size())},
                                    {"date", app.catalog().info().date},
                                    {"countries", countries_text(draft)}}),
        {.style = TextStyle::Small, .tone = Tone::Mute});
}

}  // namespace

void findings_panel(PanelContext& context, Rect area) {
  const Region region("findings", tr("region.findings"), area,
                      {.background = Tone::PanelSoft,
                       .scroll = true,
                       .padding = Insets::of(context.narrow ? 12.0f : 16.0f, 10),
                       .gap = 8,
                       .line_left = !context.narrow});
  const actions::App& app = context.app;
  const model::Draft* draft = app.draft();
  if (draft == nullptr) return;
  {
    constexpr float room_for_words = 340;
    const bool short_form = available_width() < room_for_words;
    const Row row({.gap = 6, .height = 28, .wrap = true});
    label(tr("region.findings"), {.style = TextStyle::LabelStrong, .heading = 2});
    filters(context, app.counts(), short_form);
  }
  language_card(context, *draft);
  if (app.findings().empty()) return nothing_found(app, *draft);
  group_filters(context);
  const List list("finding-list", tr("findings.list"));
  const Kinds kinds = actions::fixable_kinds(app);
  std::size_t shown = 0, matching = 0;
  for (const rules::Severity severity :
       {rules::Severity::Block, rules::Severity::Review, rules::Severity::Advice}) {
    for (std::size_t i = 0; i < app.findings().size(); ++i) {
      const rules::Finding& finding = *app.findings()[i].finding;
      if (finding.severity != severity || !is_shown(finding, app.view().filter)) continue;
      if (++matching > app.view().findings_shown) continue;
      finding_card(context, app.findings()[i], static_cast<int>(i), kinds);
      ++shown;
    }
  }
  if (matching > shown && button(tr_count("findings.more", matching - shown), {.width = -1}))
    context.actions.push(ActionId::ShowMoreFindings);
  if (matching == 0)
    label(tr("findings.filtered"), {.style = TextStyle::Label, .tone = Tone::Mute});
}

}  // namespace bedside::ui
