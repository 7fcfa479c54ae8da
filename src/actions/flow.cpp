// Moving around, and the way of a post from draft to export.

#include <algorithm>
#include <utility>

#include "actions/app.h"
#include "base/utf8.h"
#include "bundle/bundle.h"
#include "json/write.h"
#include "review/workflow.h"

namespace bedside::actions {

using model::Draft;

void App::select_draft(std::string_view id) {
  const bool other = view_.draft_id != id;
  view_.draft_id = std::string(id);
  if (other) {
    view_.tab.clear();
    view_.picture = 0;
    view_.finding = -1;
    view_.filter.clear();
    view_.findings_shown = View::findings_step;
    view_.expanded_previews.clear();
    view_.board.alone.clear();
    view_.thread_of.clear();
    view_.prompt = {};
    view_.source_form = {};
    view_.consent_form = {};
    view_.notice.reset();
  }
  const std::size_t end = text().size();
  text_selection_ = {end, end};
  ++text_version_;
  if (const Draft* draft = this->draft())
    media_.show(draft->content.pictures, [this] { changed(); });
  recheck();
  changed();
}

void App::step_draft(int by) {
  const auto listed = listed_drafts();
  if (listed.empty()) return;
  const auto count = static_cast<int>(listed.size());
  const auto at = static_cast<int>(std::ranges::find(listed, draft()) - listed.begin());
  const int next = at == count ? 0 : (at + by + count) % count;
  select_draft(std::string(listed[static_cast<std::size_t>(next)]->id));
}

void App::select_tab(std::string_view platform) {
  if (view_.tab == platform) return;
  view_.tab = std::string(platform);
  const std::size_t end = text().size();
  text_selection_ = {end, end};
  ++text_version_;
  changed();
}

void App::step_tab() {
  const Draft* draft = this->draft();
  if (draft == nullptr) return;
  const auto& ids = draft->content.platforms;
  const auto at = std::ranges::find(ids, view_.tab);
  if (view_.tab.empty())
    select_tab(ids.empty() ? std::string() : ids.front());
  else
    select_tab(at == ids.end() || at + 1 == ids.end() ? std::string() : *(at + 1));
}

void App::show_words(const model::PictureField& of, TextSpan span) {
  view_.words.open = true;
  view_.panel = "composer";
  view_.screen = "compose";
  const model::Picture& picture = draft()->content.pictures[of.picture];
  view_.words.chosen = static_cast<int>(model::words_at(picture, span).value_or(0));
}

void App::select_finding(int index, bool explain) {
  if (index < 0 || index >= static_cast<int>(rows_.size())) return;
  view_.finding = index;
  const rules::Finding& finding = *rows_[static_cast<std::size_t>(index)].finding;
  if (finding.field.starts_with("post.text")) {
    const std::string tab = finding.field == "post.text" ? std::string() : finding.field.substr(10);
    // The shared text is also what a platform without a variant shows.
    if (field_name() != finding.field) view_.tab = tab;
    // What is not marked here is marked at a platform it speaks of.
    if (!is_marked(finding) && !finding.platforms.empty()) view_.tab = finding.platforms.front();
    text_selection_ = finding.span;
    ++text_version_;
    ++focus_text_version_;
    if (explain) ++explain_version_;
    view_.panel = "composer";
    view_.screen = "compose";
  } else if (const auto of = model::picture_field(finding.field)) {
    view_.picture = static_cast<int>(of->picture);
    if (of->words) show_words(*of, finding.span);
  }
  changed();
}

void App::show_text(TextSpan span) {
  if (span.begin > span.end || span.end > text().size()) return;
  text_selection_ = span;
  ++text_version_;
  focus_text();
}

void App::step_finding(int by) {
  const auto count = static_cast<int>(rows_.size());
  if (count == 0) {
    notify(Notice::Kind::Info, "notice.no-findings");
    return;
  }
  int next = view_.finding;
  for (int tries = 0; tries < count; ++tries) {
    next = next < 0 ? (by > 0 ? 0 : count - 1) : (next + by + count) % count;
    if (!rows_[static_cast<std::size_t>(next)].cleared) break;
  }
  select_finding(next, true);
}

void App::ask(PromptKind kind) {
  const Draft* draft = this->draft();
  if (draft == nullptr || read_only()) return;
  Prompt prompt;
  prompt.kind = kind;
  prompt.who = workspace_.person;
  const bool any_role = kind == PromptKind::Submit || kind == PromptKind::Export;
  if (any_role && prompt.who.role.empty()) prompt.who.role = "author";
  // Somebody else approves: an empty form says so better than a refusal afterwards.
  if (kind == PromptKind::Approve && prompt.who.name == review::submitter(*draft))
    prompt.who = {"", "approver"};
  view_.prompt = std::move(prompt);
  view_.panel = "composer";
  view_.screen = "compose";
  if (kind == PromptKind::Submit && counts().block > 0)
    view_.prompt.refusal = Error{ErrorCode::FindingsBlock, "", "", 0, 0};
  changed();
}

void App::ask_to_clear(int index) {
  if (index < 0 || index >= static_cast<int>(rows_.size())) return;
  const rules::Finding& finding = *rows_[static_cast<std::size_t>(index)].finding;
  if (finding.severity == rules::Severity::Block) return;
  ask(PromptKind::ClearFinding);
  view_.prompt.rule = finding.rule;
  view_.prompt.field = finding.field;
  view_.prompt.excerpt_sha256 = excerpt_sha256(finding);
  view_.prompt.needs_reviewer = finding.severity == rules::Severity::Review;
  changed();
}

void App::ask_for_correction(int index) {
  if (index < 0 || index >= static_cast<int>(rows_.size())) return;
  const rules::Finding& finding = *rows_[static_cast<std::size_t>(index)].finding;
  ask(PromptKind::ProposeCorrection);
  view_.prompt.rule = finding.rule;
  view_.prompt.field = finding.field;
  view_.prompt.language = language();
  changed();
}

// No word of the draft goes into the file: what is proposed is what the person has typed.
void App::save_correction() {
  Prompt& prompt = view_.prompt;
  if (prompt.note.empty()) {
    prompt.refusal = Error{ErrorCode::MissingValue, "note", "", 0, 0};
    changed();
    return;
  }
  const json::Value file = json::Object{{"format", "bedside/correction/1"},
                                        {"rule", prompt.rule},
                                        {"language", prompt.language},
                                        {"place", prompt.field},
                                        {"proposal", prompt.note}};
  const std::string text = json::write(file);
  services_.save_file("bedside-correction.json", "application/json", std::as_bytes(std::span(text)),
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "notice.correction-saved");
                        else
                          notify(saved.error());
                      });
  prompt = {};
  changed();
}

void App::confirm_prompt() {
  if (view_.prompt.kind == PromptKind::ProposeCorrection) return save_correction();
  Draft* draft = workspace_.find(view_.draft_id);
  Prompt& prompt = view_.prompt;
  if (draft == nullptr || prompt.kind == PromptKind::None || read_only()) return;
  // A consent may have ended since the last edit.
  recheck();
  const FindingCounts found = counts();
  const review::Checks checks{found.block, found.review};
  const review::Step step{prompt.who, services_.now_ms(), content_sha256(*draft), prompt.note};
  Result<void> done;
  std::string notice;
  switch (prompt.kind) {
    case PromptKind::None:
    case PromptKind::ProposeCorrection:
      return;
    case PromptKind::Submit:
      done = review::submit(*draft, step, checks);
      notice = "notice.submitted";
      break;
    case PromptKind::Approve:
      done = review::approve(*draft, step, checks);
      notice = "notice.approved";
      break;
    case PromptKind::RequestChanges:
      done = review::request_changes(*draft, step);
      notice = "notice.changes-requested";
      break;
    case PromptKind::ClearFinding:
      done = review::dismiss(*draft, step, prompt.rule, prompt.field, prompt.excerpt_sha256,
                             prompt.needs_reviewer);
      notice = "notice.cleared";
      break;
    case PromptKind::Export:
      done = review::need_name(step);
      break;
  }
  if (!done) {
    prompt.refusal = done.error();
    changed();
    return;
  }
  workspace_.person = prompt.who;
  const bool exports = prompt.kind == PromptKind::Export;
  prompt = {};
  journal_.profile_changed();
  if (exports) return export_bundle();
  journal_.draft_changed(draft->id);
  recheck();
  notify(Notice::Kind::Success, notice);
}

void App::export_bundle() {
  Draft* draft = workspace_.find(view_.draft_id);
  if (draft == nullptr || read_only()) return;
  if (review::Step step{workspace_.person, 0, "", ""}; !review::need_name(step))
    return ask(PromptKind::Export);
  recheck();
  const FindingCounts found = counts();
  Draft exported = *draft;
  const review::Step step{workspace_.person, services_.now_ms(), content_sha256(*draft), ""};
  if (Result<void> done = review::mark_exported(exported, step, {found.block, found.review});
      !done) {
    notify(done.error());
    return;
  }
  bundle::Input input{.draft = exported,
                      .organisation = workspace_.organisation,
                      .platforms = platforms_,
                      .pack = catalog_.info(),
                      .identify = identify(),
                      .rule_packs = rule_packs(),
                      .bundle_id = new_uuid(),
                      .created_at = step.at,
                      .checked_at = step.at,
                      .findings = {},
                      .picture_bytes = [this](std::string_view id) { return media_.bytes(id); },
                      .consents = workspace_.consents};
  for (const FindingRow& row : rows_) {
    const rules::Finding& finding = *row.finding;
    const std::string checked = model::text_of(exported.content, finding.field);
    const Utf16Offsets utf16(checked);
    input.findings.push_back(
        {std::string(finding.rule),
         std::string(rules::severity_name(finding.severity)),
         finding.field,
         finding.span,
         {utf16.from_byte(finding.span.begin), utf16.from_byte(finding.span.end)}});
  }
  const Result<std::string> text = bundle::write_bundle(input);
  if (!text) {
    notify(text.error());
    return;
  }
  const std::string name = "bedside-" + exported.id.substr(0, 8) + ".bundle.json";
  services_.save_file(name, "application/json", std::as_bytes(std::span(*text)),
                      [this, exported = std::move(exported)](Result<void> saved) mutable {
                        if (!saved) {
                          notify(saved.error());
                          return;
                        }
                        if (Draft* now = workspace_.find(exported.id);
                            now != nullptr && now->revision == exported.revision) {
                          now->workflow = std::move(exported.workflow);
                          journal_.draft_changed(now->id);
                        }
                        notify(Notice::Kind::Success, "notice.exported");
                      });
}

void App::take_over() { services_.storage().take_over(); }

}  // namespace bedside::actions
