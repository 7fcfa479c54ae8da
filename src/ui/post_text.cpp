#include "ui/post_text.h"

#include <algorithm>

#include "ui/texts.h"

namespace bedside::ui {
namespace {

using actions::ActionId;

// Choices of an explanation: fixes count from 0, then this.
constexpr std::uint32_t clear_choice = 1000;

host::MarkKind mark_kind(rules::Severity severity) {
  switch (severity) {
    case rules::Severity::Block:
      return host::MarkKind::Block;
    case rules::Severity::Review:
      return host::MarkKind::Review;
    case rules::Severity::Advice:
      return host::MarkKind::Advice;
  }
  return host::MarkKind::Advice;
}

}  // namespace

void PostText::on_edit(std::string_view text, TextEdit edit, TextSpan caret) {
  app_.type_text(std::string(text), edit, caret);
}

void PostText::sync() {
  if (!app_.started()) return;
  if (read_only_ != app_.read_only()) field_.set_read_only(read_only_ = app_.read_only());
  if (language_ != app_.language()) {
    language_ = app_.language();
    field_.set_language(language_ == "und" ? "" : language_);
  }
  if (text_version_ != app_.text_version()) {
    text_version_ = app_.text_version();
    if (field_.text() != app_.text())
      field_.set_text(app_.text(), app_.text_selection());
    else
      field_.select(app_.text_selection(), false);
  }
  sync_marks();
  if (focus_version_ != app_.focus_text_version()) {
    focus_version_ = app_.focus_text_version();
    field_.select(app_.text_selection(), true);
  }
  if (explain_version_ != app_.explain_version()) {
    explain_version_ = app_.explain_version();
    field_.open_explanation(static_cast<std::uint32_t>(app_.view().finding));
  }
}

void PostText::sync_marks() {
  std::vector<host::Mark> marks;
  for (std::size_t i = 0; i < app_.findings().size(); ++i) {
    const actions::FindingRow& row = app_.findings()[i];
    if (row.cleared || !app_.is_marked(*row.finding)) continue;
    marks.push_back(
        {row.finding->span, mark_kind(row.finding->severity), static_cast<std::uint32_t>(i)});
  }
  if (marks == marks_) return;
  marks_ = std::move(marks);
  field_.set_marks(marks_);
}

host::Explanation PostText::explain(std::uint32_t mark) {
  if (mark >= app_.findings().size()) return {};
  const rules::Finding& finding = *app_.findings()[mark].finding;
  const rules::FindingTexts texts =
      app_.engine().explain(finding, app_.workspace().settings.ui_language);
  const std::string_view severity =
      tr("severity." + std::string(rules::severity_name(finding.severity)));
  host::Explanation out;
  out.title = tr("findings.name", {{"severity", severity}, {"title", texts.title}});
  out.message = rules::filled(texts.why, finding);
  if (!texts.fix.empty()) out.message += " " + rules::filled(texts.fix, finding);
  if (finding.source != nullptr)
    out.source = tr("findings.source",
                    {{"title", finding.source->title}, {"date", finding.source->checked}});
  out.close = std::string(tr("action.close"));
  if (app_.read_only()) return out;
  for (std::size_t i = 0; i < finding.fixes.size() && i < 3; ++i) {
    const rules::Fix& fix = finding.fixes[i];
    const std::string_view key = fix.label_key == "fix.remove"    ? "findings.remove"
                                 : fix.label_key == "fix.shorten" ? "findings.shorten"
                                 : fix.label_key == "fix.move"    ? "findings.move"
                                 : fix.label_key == "fix.insert"  ? "findings.insert"
                                                                  : "findings.use";
    out.choices.push_back({static_cast<std::uint32_t>(i), tr(key, {{"text", fix.text}})});
  }
  if (finding.severity != rules::Severity::Block)
    out.choices.push_back({clear_choice, std::string(tr("findings.clear"))});
  return out;
}

void PostText::on_choice(std::uint32_t mark, std::uint32_t action) {
  if (action == clear_choice)
    app_.dispatch({.id = ActionId::ClearFinding, .number = mark});
  else
    app_.dispatch({.id = ActionId::ApplyFix, .number = mark, .second = action});
}

}  // namespace bedside::ui
