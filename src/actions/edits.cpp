// Changes of drafts: every one is an undo step, a record in the journal and a new check.

#include <algorithm>
#include <utility>

#include "actions/app.h"
#include "platforms/rewrite.h"
#include "review/workflow.h"

namespace bedside::actions {

using model::Content;
using model::Draft;

namespace {

// Where the caret goes when `shown` takes the place of `other`: after what came back. The common
// start counts first, so that text added at the end leaves the caret there.
TextSpan caret_after(std::string_view shown, std::string_view other) {
  const std::size_t common = std::min(shown.size(), other.size());
  const std::size_t start = static_cast<std::size_t>(
      std::ranges::mismatch(shown.substr(0, common), other.substr(0, common)).in1 - shown.begin());
  std::size_t end = 0;
  while (end < common - start && shown[shown.size() - 1 - end] == other[other.size() - 1 - end])
    ++end;
  std::size_t caret = shown.size() - end;
  while (caret < shown.size() && (static_cast<unsigned char>(shown[caret]) & 0xC0) == 0x80) ++caret;
  return {caret, caret};
}

}  // namespace

void App::finish_edit(Draft& draft, model::HistoryStep step) {
  ++draft.revision;
  draft.updated_at = services_.now_ms();
  review::Step done{workspace_.person, draft.updated_at, "", ""};
  if (draft.workflow.state != model::DraftState::Draft &&
      draft.workflow.state != model::DraftState::ChangesRequested)
    done.content_sha256 = content_sha256(draft);
  if (review::note_edit(draft, done)) notify(Notice::Kind::Info, "notice.approval-ended");
  history_.record(std::move(step));
  journal_.draft_changed(draft.id);
  recheck();
  changed();
}

void App::edit_step(model::HistoryStep step, const std::function<void(Content&)>& change) {
  Draft* draft = workspace_.find(view_.draft_id);
  if (draft == nullptr || read_only()) return;
  step.before = draft->content;
  change(draft->content);
  if (draft->content == step.before) return;
  step.draft_id = draft->id;
  step.after = draft->content;
  step.at = services_.now_ms();
  finish_edit(*draft, std::move(step));
}

void App::edit(std::string label, const std::function<void(Content&)>& change) {
  edit_step({.label = std::move(label)}, change);
}

void App::edit_typing(std::string label, const std::function<void(Content&)>& change) {
  edit_step({.label = std::move(label), .typing = true}, change);
}

void App::rewrite(std::string label, std::size_t caret,
                  const std::function<void(Content&)>& change) {
  if (read_only()) return;
  text_selection_ = {caret, caret};
  ++text_version_;
  edit(std::move(label), change);
}

void App::put_consent(const std::optional<model::ConsentRecord>& before,
                      const std::optional<model::ConsentRecord>& after) {
  std::vector<model::ConsentRecord>& records = workspace_.consents;
  if (model::ConsentRecord* known = before ? workspace_.find_consent(before->id) : nullptr) {
    if (after)
      *known = *after;
    else
      records.erase(records.begin() + (known - records.data()));
  } else if (after) {
    records.push_back(*after);
  }
  journal_.profile_changed();
  // Any draft may use it.
  summaries_.clear();
  recheck();
}

void App::change_consent(std::string label, std::optional<model::ConsentRecord> before,
                         std::optional<model::ConsentRecord> after) {
  if (read_only()) return;
  put_consent(before, after);
  history_.record({.draft_id = view_.draft_id,
                   .label = std::move(label),
                   .before = {},
                   .after = {},
                   .at = services_.now_ms(),
                   .consent = {std::move(before), std::move(after)}});
  changed();
}

void App::type_text(std::string text, TextEdit edit, TextSpan caret) {
  text_selection_ = caret;
  Draft* draft = workspace_.find(view_.draft_id);
  if (draft == nullptr || read_only()) return;
  // Marks move with the text at once; the check of the new text follows.
  checker_.rebase(field_name(), edit);
  spelling_.rebase(edit);
  Content before = draft->content;
  if (view_.tab.empty())
    draft->content.text = std::move(text);
  else
    model::set_text_for(draft->content, view_.tab, std::move(text));
  if (draft->content == before) return;
  finish_edit(*draft, {.draft_id = draft->id,
                       .label = "undo.typing",
                       .before = std::move(before),
                       .after = draft->content,
                       .at = services_.now_ms(),
                       .typing = true});
}

void App::add_draft(Content content, std::string label) {
  Draft draft;
  draft.id = new_uuid();
  draft.created_at = draft.updated_at = services_.now_ms();
  // A new post goes where the one at hand goes: people post to the same places again and again.
  if (content.platforms.empty() && !workspace_.drafts.empty()) {
    const Draft* shown = workspace_.find(view_.draft_id);
    content.platforms = (shown != nullptr ? *shown : workspace_.drafts.front()).content.platforms;
  }
  if (content.platforms.empty())
    for (const platforms::Platform& platform : platforms_)
      if (content.platforms.size() < 3 && platform.preview.has_value())
        content.platforms.push_back(platform.id);
  if (content.countries.empty()) content.countries = workspace_.organisation.countries;
  content.organisation = workspace_.organisation.kind;
  draft.content = std::move(content);
  draft.workflow.log.push_back({draft.created_at, workspace_.person, "created", "", ""});
  const std::string id = draft.id;
  history_.record({.draft_id = id,
                   .label = std::move(label),
                   .before = draft.content,
                   .after = draft.content,
                   .trashed_before = true,
                   .trashed_after = false,
                   .at = draft.created_at});
  workspace_.drafts.insert(workspace_.drafts.begin(), std::move(draft));
  journal_.draft_changed(id);
  view_.search.clear();
  select_draft(id);
}

void App::new_draft() {
  if (read_only()) return;
  add_draft({}, "undo.new-draft");
  focus_text();
}

void App::duplicate_draft() {
  const Draft* draft = this->draft();
  if (draft == nullptr || read_only()) return;
  Content copy = draft->content;
  add_draft(std::move(copy), "undo.duplicate");
  notify(Notice::Kind::Success, "notice.duplicated");
}

void App::delete_draft() {
  Draft* draft = workspace_.find(view_.draft_id);
  if (draft == nullptr || read_only()) return;
  const auto listed = listed_drafts();
  const auto at = std::ranges::find(listed, draft) - listed.begin();
  draft->trashed = true;
  history_.record({.draft_id = draft->id,
                   .label = "undo.delete",
                   .before = draft->content,
                   .after = draft->content,
                   .trashed_before = false,
                   .trashed_after = true,
                   .at = services_.now_ms()});
  journal_.draft_changed(draft->id);
  const auto left = listed_drafts();
  if (left.empty()) {
    view_.search.clear();
    const auto all = listed_drafts();
    if (all.empty())
      add_draft({}, "undo.new-draft");
    else
      select_draft(all.front()->id);
  } else {
    select_draft(left[std::min<std::size_t>(static_cast<std::size_t>(at), left.size() - 1)]->id);
  }
  notify(Notice::Kind::Info, "notice.deleted");
}

void App::restore(const model::HistoryStep& step, bool backwards) {
  if (step.consent.before != step.consent.after) {
    const auto& [before, after] = step.consent;
    put_consent(backwards ? after : before, backwards ? before : after);
    changed();
    return;
  }
  Draft* draft = workspace_.find(step.draft_id);
  if (draft == nullptr) return;
  const Content& content = backwards ? step.before : step.after;
  draft->trashed = backwards ? step.trashed_before : step.trashed_after;
  if (draft->content != content) {
    draft->content = content;
    ++draft->revision;
    draft->updated_at = services_.now_ms();
    review::Step done{workspace_.person, draft->updated_at, content_sha256(*draft), ""};
    if (review::note_edit(*draft, done)) notify(Notice::Kind::Info, "notice.approval-ended");
  }
  journal_.draft_changed(draft->id);
  if (draft->trashed) {
    const auto left = listed_drafts();
    select_draft(left.empty() ? std::string() : left.front()->id);
    return;
  }
  if (view_.draft_id != draft->id) view_.tab.clear();
  view_.draft_id = draft->id;
  text_selection_ =
      caret_after(text(), model::text_for(backwards ? step.after : step.before, view_.tab));
  ++text_version_;
  media_.show(draft->content.pictures, [this] { changed(); });
  recheck();
  changed();
}

void App::undo() {
  if (read_only()) return;
  view_.notice.reset();
  if (const auto step = history_.undo()) restore(*step, true);
}

void App::redo() {
  if (read_only()) return;
  view_.notice.reset();
  if (const auto step = history_.redo()) restore(*step, false);
}

void App::apply_fix(int index, int fix) {
  if (index < 0 || index >= static_cast<int>(rows_.size())) return;
  const rules::Finding& finding = *rows_[static_cast<std::size_t>(index)].finding;
  if (fix < 0 || fix >= static_cast<int>(finding.fixes.size())) return;
  const rules::Fix chosen = finding.fixes[static_cast<std::size_t>(fix)];
  const std::string field = finding.field;
  const std::vector<std::string> only_for =
      chosen.label_key == "fix.shorten" && draft()->content.platforms.size() > 1
          ? finding.platforms
          : std::vector<std::string>();
  text_selection_ = {chosen.span.begin + chosen.text.size(),
                     chosen.span.begin + chosen.text.size()};
  ++text_version_;
  const std::string marked = model::text_of(draft()->content, field);
  const std::string moved = chosen.label_key == "fix.move" && chosen.span.end <= marked.size()
                                ? marked.substr(chosen.span.begin, chosen.span.size())
                                : std::string();
  edit("undo.fix", [&](Content& content) {
    if (!moved.empty())
      content.first_comment =
          platforms::move_links_to_comment(moved, content.first_comment).first_comment;
    if (only_for.empty() || field != "post.text") {
      model::replace_in(content, field, chosen.span, chosen.text);
      return;
    }
    // Too long for one platform is no reason to shorten the others.
    for (const std::string& platform : only_for)
      model::replace_in(content, "post.text@" + platform, chosen.span, chosen.text);
  });
}

void App::move_links() {
  if (draft() == nullptr) return;
  const std::string shown(text());
  const std::string tab = view_.tab;
  ++text_version_;
  text_selection_ = {};
  edit("undo.first-comment", [&](Content& content) {
    platforms::MovedLinks moved = platforms::move_links_to_comment(shown, content.first_comment);
    content.first_comment = std::move(moved.first_comment);
    if (tab.empty())
      content.text = std::move(moved.text);
    else
      model::set_text_for(content, tab, std::move(moved.text));
  });
}

void App::reset_variant() {
  const std::string platform = view_.tab;
  ++text_version_;
  text_selection_ = {};
  edit("undo.reset-variant", [&](Content& content) {
    std::erase_if(content.variants,
                  [&](const model::Variant& variant) { return variant.platform == platform; });
  });
}

}  // namespace bedside::actions
