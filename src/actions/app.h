#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "actions/house.h"
#include "actions/journal.h"
#include "actions/media_store.h"
#include "actions/press.h"
#include "actions/readings.h"
#include "actions/spelling.h"
#include "actions/state.h"
#include "analysis/checker.h"
#include "analysis/consent.h"
#include "analysis/draft_fields.h"
#include "analysis/evidence.h"
#include "analysis/platform_checks.h"
#include "analysis/post_facts.h"
#include "bundle/content.h"
#include "catalog/catalog.h"
#include "host/services.h"
#include "model/history.h"
#include "model/workspace.h"
#include "platforms/platform.h"
#include "rules/check.h"

namespace bedside::actions {

// The program without its face: the workspace, what is selected, what was found, and every way
// to change them. Panels read it and push actions; nothing else changes it.
//
// Everything typed is stored within a second; `save_state` says Saved only when storage said so.
class App {
 public:
  App(host::Services& services, const catalog::Catalog& catalog);
  ~App();

  // Reads the workspace, or makes the sample one on the first visit. `early_text` was typed
  // before the program arrived and becomes a new draft. `changed` is called after every change.
  void start(std::string early_text, std::function<void()> changed);
  void dispatch(const Action& action);
  bool possible(ActionId id) const { return row_of(id).possible(*this); }

  // --- what panels read
  const model::Workspace& workspace() const { return workspace_; }
  const View& view() const { return view_; }
  const model::Draft* draft() const { return workspace_.find(view_.draft_id); }
  const catalog::Catalog& catalog() const { return catalog_; }
  const rules::Engine& engine() const { return engine_; }
  std::span<const platforms::Platform> platforms() const { return platforms_; }
  const platforms::Platform* platform(std::string_view id) const;
  const model::History& history() const { return history_; }
  MediaStore& media() { return media_; }
  const MediaStore& media() const { return media_; }
  SaveState save_state() const;
  bool started() const { return started_; }
  // Another tab writes, or wrote until now and what it wrote is still being read.
  bool read_only() const { return journal_.read_only() || catching_up_ > 0; }
  // Drafts whose text or title holds the search words, newest first, the deleted ones left out.
  std::vector<const model::Draft*> listed_drafts() const;
  // Findings of the selected draft by place; `filter` of the view is not applied.
  const std::vector<FindingRow>& findings() const { return rows_; }
  FindingCounts counts() const { return counts_of(rows_); }
  // Claims and sources of the selected draft; what consent it needs: the text, then each picture.
  const analysis::EvidenceReport& evidence() const { return evidence_; }
  const std::vector<analysis::ConsentUse>& consent_uses() const { return consent_uses_; }
  model::UtcMs now() const { return services_.now_ms(); }
  // Of any draft; cleared findings count too. Kept until it changes.
  FindingCounts counts(const model::Draft& draft) const;
  std::string today() const;
  // The approval of an authority holds today and when the post is planned.
  bool authority_holds() const;  // "2026-11-22" (UTC)
  // Milliseconds the last check of the whole draft took.
  double check_ms() const { return check_ms_; }
  // The language the selected text is checked in: declared, else identified.
  std::string language() const;
  // The same for the shared text of any draft.
  std::string language(const model::Draft& draft) const;
  // The text field the post is typed into shows this.
  std::string_view text() const;
  std::string field_name() const;
  // How the text on screen reads and sounds.
  const Reading& reading() const { return readings_.of(text(), language()); }
  // Null where the assets have none.
  const analysis::VoiceScale* voice_scale() const { return readings_.scale(); }
  const analysis::VoiceProfiles* voice_profiles() const { return readings_.profiles(); }
  // Of the selected draft, which has one.
  Campaign campaign() const;
  // Rises when the text was changed by something else than typing: the field must show it anew
  // with this selection.
  std::uint64_t text_version() const { return text_version_; }
  TextSpan text_selection() const { return text_selection_; }
  // Rises when the page should move the keyboard focus: into the text, or the search field.
  std::uint64_t focus_text_version() const { return focus_text_version_; }
  std::uint64_t focus_search_version() const { return focus_search_version_; }
  // Rises when the explanation of the selected finding should open at the text.
  std::uint64_t explain_version() const { return explain_version_; }

  // Whether its words are marked in the text that is shown. Advice for some of the chosen platforms
  // only stands at their tabs: on all platforms nobody would see what it speaks of.
  bool is_marked(const rules::Finding& finding) const;
  // The words a finding marks, for showing beside it; "" when nothing is marked.
  std::string excerpt(const rules::Finding& finding) const;
  std::vector<std::string_view> rule_packs() const;
  const House& house() const { return house_; }
  const Spelling& spelling() const { return spelling_; }
  Spelling& spelling() { return spelling_; }
  // The organisation's own pack, an empty one when it has none.
  json::Value own_pack() const;
  int utc_offset_minutes(model::UtcMs at) const { return services_.utc_offset_minutes(at); }
  std::int64_t now_ms() const { return services_.now_ms(); }
  host::OfflineState offline_state() const { return services_.offline_state(); }

  // How much longer the text is than one post of `platform`, where it could be a thread and is
  // none yet; else 0.
  std::size_t thread_excess(const platforms::Platform& platform) const;
  // The posts of the thread that `thread_of` of the view offers; empty when there is none.
  std::vector<std::string> offered_thread() const;

  // Who draws pictures of previews; must outlive this object. Without one nothing is drawn.
  void use(Press& press) { press_ = &press; }

  // --- what the text field and the host tell
  void type_text(std::string text, TextEdit edit, TextSpan caret);
  void select_text(TextSpan selection) { text_selection_ = selection; }
  void open_files(std::vector<host::OpenedFile> files);
  void open_failed(const Error& error);
  // Patterns compile in idle slices; true while there is more to do.
  bool idle_slice();
  void flush() { journal_.flush(); }
  // Letters that were added on an earlier visit, from the browser's store, once there is a press.
  void find_letters();

  // --- what the rows of the action table run (flow.cpp, edits.cpp, files.cpp, output.cpp,
  // thread.cpp)
  void new_draft();
  void duplicate_draft();
  void delete_draft();
  void select_draft(std::string_view id);
  void step_draft(int by);
  void undo();
  void redo();
  void select_tab(std::string_view platform);
  void step_tab();
  void move_links();  // of the text shown, to the first comment
  void reset_variant();
  void select_finding(int index, bool explain);
  void step_finding(int by);
  // Selects these bytes of the text on screen and goes there.
  void show_text(TextSpan span);
  void apply_fix(int index, int fix);
  void ask_to_clear(int index);
  void ask_for_correction(int index);
  void ask(PromptKind kind);
  void confirm_prompt();
  void export_bundle();
  void add_pictures();
  void open_file();
  void download_workspace();
  void take_over();
  void step_board(int by);
  void copy_preview(std::string_view platform);
  void save_preview(std::string_view platform);
  void print_previews();
  void save_review_file();
  void apply_thread();
  // Fetches the pack from the site, for the press and the browser's store (letters.cpp).
  void add_letters(std::string_view id);
  // Spelling (spelling_edits.cpp). `index` in misspelt(); `house`: for the organisation.
  void add_spelling(std::string_view tag);
  void fix_spelling(std::size_t index, std::size_t suggestion);
  void learn_word(std::size_t index, bool house);
  void set_own_words(std::string lines, bool counts);  // counts: the field was left
  void change_view(const std::function<void(View&)>& change);
  void change_profile(const std::function<void(model::Workspace&)>& change);
  // One undo step on the selected draft.
  void edit(std::string label, const std::function<void(model::Content&)>& change);
  // The same; what follows it at once under the same label is one undo step with it.
  void edit_typing(std::string label, const std::function<void(model::Content&)>& change);
  // One undo step that changes texts by something else than typing: the field shows them anew,
  // with the caret at `caret`.
  void rewrite(std::string label, std::size_t caret,
               const std::function<void(model::Content&)>& change);
  // Replies and own rules (house.cpp).
  void set_comment(std::string text);
  void set_reply(std::string text);
  void keep_reply();
  void copy_text(std::string_view text);
  void change_house(const std::function<void(House&)>& change);
  // False when the pack is refused: the faults are in house(), and the one before stays.
  bool adopt_pack(const json::Value& pack, bool store);
  void save_term(std::string_view fix);
  void export_pack();
  void remove_pack();
  void set_allowed(const std::string& list, std::string lines, bool counts);
  void download_policy(std::string_view id, std::string_view made);
  // One undo step on a consent record of the workspace: made, changed or removed.
  void change_consent(std::string label, std::optional<model::ConsentRecord> before,
                      std::optional<model::ConsentRecord> after);
  std::uint64_t random();
  void focus_text();
  void focus_search();
  void apply_update() { services_.apply_update(); }
  void notify(Notice::Kind kind, std::string key,
              std::vector<std::pair<std::string, std::string>> args = {});
  void notify(const Error& error);

 private:
  void load(Result<model::Workspace> loaded, bool damaged);
  // Reads what another tab has written; until that is here this tab changes nothing.
  void catch_up();
  void finish_edit(model::Draft& draft, model::HistoryStep step);
  void restore(const model::HistoryStep& step, bool backwards);
  void open_document(const host::OpenedFile& file);
  void open_picture(const host::OpenedFile& file);
  void collect_pictures(std::shared_ptr<std::vector<std::string>> wanted,
                        std::shared_ptr<json::Object> files);
  void add_draft(model::Content content, std::string label);
  void recheck();
  void load_house();
  void check_house();
  rules::Context house_context(std::string kind) const;
  void save_correction();
  void put_consent(const std::optional<model::ConsentRecord>& before,
                   const std::optional<model::ConsentRecord>& after);
  // Opens the words of a picture at those under `span`.
  void show_words(const model::PictureField& of, TextSpan span);
  void edit_step(model::HistoryStep step, const std::function<void(model::Content&)>& change);
  void changed();
  void show_spelling();
  std::string new_uuid();
  std::string content_sha256(const model::Draft& draft) const;
  bundle::IdentifyLanguage identify() const;
  // The language of `text` by its beginning; a long one takes no longer.
  std::string identified(std::string_view text) const;
  std::string excerpt_sha256(const rules::Finding& finding) const;
  // To be kept as long as the fields.
  analysis::PostFacts facts_of(const model::Content& content,
                               std::vector<rules::Field>& fields) const;
  static FindingCounts counts_of(std::span<const FindingRow> rows);

  host::Services& services_;
  const catalog::Catalog& catalog_;
  rules::Engine engine_;
  analysis::Checker checker_;
  analysis::Topics topics_;
  std::vector<platforms::Platform> platforms_;
  analysis::PlatformChecks platform_checks_;
  model::Workspace workspace_;
  model::History history_;
  MediaStore media_;
  Journal journal_;
  View view_;
  House house_;
  Spelling spelling_;
  mutable Readings readings_;
  std::uint64_t own_words_version_ = 0;
  analysis::EvidenceReport evidence_;
  std::vector<analysis::ConsentUse> consent_uses_;
  std::vector<rules::Finding> findings_;
  std::vector<FindingRow> rows_;
  // What the list of drafts shows of one; made when first asked for after a change.
  struct Summary {
    int revision = -1;
    FindingCounts counts;
    std::string language;
  };
  const Summary& summary(const model::Draft& draft) const;
  mutable std::map<std::string, Summary, std::less<>> summaries_;
  std::function<void()> changed_;
  Press* press_ = nullptr;
  double check_ms_ = 0;
  bool started_ = false;
  int catching_up_ = 0;
  TextSpan text_selection_;
  std::uint64_t text_version_ = 0;
  std::uint64_t focus_text_version_ = 0;
  std::uint64_t focus_search_version_ = 0;
  std::uint64_t explain_version_ = 0;
};

}  // namespace bedside::actions
