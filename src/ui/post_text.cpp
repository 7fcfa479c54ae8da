#include "ui/post_text.h"

#include <algorithm>

#include "ui/texts.h"

namespace bedside::ui {
namespace {

using actions::ActionId;

// Choices of an explanation: fixes count from 0, then this.
constexpr std::uint32_t clear_choice = 1000;

// Marks of spelling are known by where they begin, counted from here; those of findings count from
// 0. Choices of spelling are suggestions from 0, then the dictionaries the word may go into.
constexpr std::uint32_t first_spelling = 1u << 20;
constexpr std::uint32_t learn_choice = 1000;
constexpr std::uint32_t learn_house_choice = 1001;

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

// Index in misspelt() of a mark; past the end when its word has changed meanwhile.
std::size_t spelling_index(const actions::Spelling& spelling, std::uint32_t mark) {
  const auto misspelt = spelling.misspelt();
  const auto found = std::ranges::find(misspelt, mark - first_spelling, &TextSpan::begin);
  return static_cast<std::size_t>(found - misspelt.begin());
}

}  // namespace

void PostText::on_edit(std::string_view text, TextEdit edit, TextSpan caret) {
  app_.type_text(std::string(text), edit, caret);
}

void PostText::on_select(TextSpan selection) {
  app_.select_text(selection);
  // The word that was being typed is done when the caret leaves it.
  if (app_.started()) sync_marks();
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
  const TextSpan caret = field_.selection();
  const std::span<const TextSpan> misspelt = app_.spelling().misspelt();
  for (const TextSpan word : misspelt) {
    // Not the word that is being typed.
    if (caret.empty() && caret.end == word.end) continue;
    marks.push_back(
        {word, host::MarkKind::Spelling, first_spelling + static_cast<std::uint32_t>(word.begin)});
  }
  if (marks == marks_) return;
  marks_ = std::move(marks);
  field_.set_marks(marks_);
}

host::Explanation PostText::explain_spelling(std::uint32_t mark) {
  actions::Spelling& spelling = app_.spelling();
  const std::size_t index = spelling_index(spelling, mark);
  const std::string word(spelling.word(index));
  if (word.empty() || spelling.used() == nullptr) return {};
  host::Explanation out;
  out.title = tr("spelling.title", {{"word", word}});
  const std::string_view language = spelling.used()->name(app_.workspace().settings.ui_language);
  out.message = tr("spelling.message", {{"language", language}});
  out.close = std::string(tr("action.close"));
  if (app_.read_only()) return out;
  for (const std::string& suggestion : spelling.suggestions(index))
    out.choices.push_back({static_cast<std::uint32_t>(out.choices.size()),
                           tr("findings.use", {{"text", suggestion}})});
  out.choices.push_back({learn_choice, std::string(tr("spelling.learn"))});
  out.choices.push_back({learn_house_choice, std::string(tr("spelling.learn-house"))});
  return out;
}

host::Explanation PostText::explain(std::uint32_t mark) {
  if (mark >= first_spelling) return explain_spelling(mark);
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

void PostText::choose_spelling(std::uint32_t mark, std::uint32_t action) {
  const auto word = static_cast<std::int64_t>(spelling_index(app_.spelling(), mark));
  if (action < learn_choice)
    app_.dispatch({.id = ActionId::FixSpelling, .number = word, .second = action});
  else
    app_.dispatch({.id = ActionId::LearnWord,
                   .target = action == learn_house_choice ? "house" : "",
                   .number = word});
}

void PostText::on_choice(std::uint32_t mark, std::uint32_t action) {
  if (mark >= first_spelling)
    choose_spelling(mark, action);
  else if (action == clear_choice)
    app_.dispatch({.id = ActionId::ClearFinding, .number = mark});
  else
    app_.dispatch({.id = ActionId::ApplyFix, .number = mark, .second = action});
}

}  // namespace bedside::ui
