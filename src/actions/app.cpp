#include "actions/app.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <utility>

#include "analysis/settle.h"
#include "analysis/whole_draft.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "bundle/content.h"
#include "lang/identify.h"
#include "model/day.h"
#include "model/serial.h"
#include "platforms/all.h"
#include "review/workflow.h"
#include "rules/organisation.h"

namespace bedside::actions {
namespace {

using model::Content;
using model::Draft;

// ASCII letters alone: enough to find a word typed without capitals, and no table is needed.
bool holds(std::string_view text, std::string_view words) {
  return !std::ranges::search(text, words, {}, ascii_lower, ascii_lower).empty() || words.empty();
}

}  // namespace

App::App(host::Services& services, const catalog::Catalog& catalog)
    : services_(services),
      catalog_(catalog),
      engine_(catalog),
      checker_(engine_),
      topics_(analysis::Topics::load(catalog).value_or(analysis::Topics{})),
      platforms_(platforms::load_platforms(catalog)),
      platform_checks_(engine_, platforms_),
      media_(services),
      journal_(services, workspace_),
      spelling_(services, catalog),
      readings_(catalog, engine_) {}

App::~App() = default;

void App::start(std::string early_text, std::function<void()> changed) {
  changed_ = std::move(changed);
  journal_.on_change([this] { this->changed(); });
  media_.on_refused([this](const Error& error) { notify(error); });
  services_.on_offline_change([this] { this->changed(); });
  spelling_.on_change([this] { this->changed(); });
  services_.storage().on_state_change([this] {
    if (started_ && services_.storage().state() == host::StorageState::Writer) catch_up();
    this->changed();
  });
  services_.storage().on_foreign_change([this] { catch_up(); });
  journal_.load([this, early = std::move(early_text)](auto loaded, bool damaged) mutable {
    if (!loaded) {
      notify(loaded.error());
      load(model::Workspace{}, false);
    } else if (*loaded) {
      load(std::move(**loaded), damaged);
    } else {
      Result<json::Value> sample = catalog_.sample_json("workspace");
      load(sample ? model::workspace_from_json(*sample, "samples/workspace.json")
                  : Result<model::Workspace>(std::unexpected(sample.error())),
           false);
      if (const auto preferred = services_.languages(); !preferred.empty()) {
        const std::string tag = preferred[0].substr(0, 2);
        if (std::ranges::contains(catalog_.ui_languages(), tag))
          workspace_.settings.ui_language = tag;
      }
      journal_.snapshot();
    }
    started_ = true;
    if (!early.empty()) add_draft({.text = std::move(early)}, "undo.new-draft");
    this->changed();
  });
}

void App::catch_up() {
  ++catching_up_;
  journal_.load([this](auto loaded, bool damaged) {
    --catching_up_;
    if (loaded && *loaded) load(std::move(**loaded), damaged);
    this->changed();
  });
}

void App::load(Result<model::Workspace> loaded, bool damaged) {
  if (!loaded) {
    notify(loaded.error());
    loaded = model::Workspace{};
  }
  workspace_ = std::move(*loaded);
  own_words_version_ = 0;
  if (house_.kinds.empty()) load_house();
  const std::unique_ptr<rules::OrganisationRules> former = engine_.set_organisation(nullptr);
  checker_.invalidate();
  history_ = {};
  summaries_.clear();
  if (draft() == nullptr || draft()->trashed) {
    view_.draft_id.clear();
    const auto drafts = listed_drafts();
    if (!drafts.empty()) view_.draft_id = drafts.front()->id;
    view_.tab.clear();
  }
  if (workspace_.drafts.empty()) add_draft({}, "undo.new-draft");
  if (!workspace_.pack.is_null() && !adopt_pack(workspace_.pack, false))
    notify(Notice::Kind::Problem, "own.refused");
  check_house();
  if (damaged) notify(Notice::Kind::Problem, "error.storage.corrupt");
  select_draft(std::string(view_.draft_id));
}

void App::dispatch(const Action& action) {
  const ActionRow& row = row_of(action.id);
  if (row.possible(*this)) row.run(*this, action);
}

const platforms::Platform* App::platform(std::string_view id) const {
  const auto found = std::ranges::find(platforms_, id, &platforms::Platform::id);
  return found == platforms_.end() ? nullptr : &*found;
}

SaveState App::save_state() const {
  if (!started_) return SaveState::Loading;
  if (journal_.read_only()) return SaveState::ReadOnly;
  if (catching_up_ > 0) return SaveState::Loading;
  if (journal_.unavailable()) return SaveState::Unavailable;
  if (journal_.error()) return SaveState::Failed;
  return journal_.saved() ? SaveState::Saved : SaveState::Saving;
}

std::vector<const Draft*> App::listed_drafts() const {
  std::vector<const Draft*> out;
  for (const Draft& draft : workspace_.drafts)
    if (!draft.trashed &&
        (holds(draft.content.title, view_.search) || holds(draft.content.text, view_.search)))
      out.push_back(&draft);
  std::ranges::stable_sort(out, std::ranges::greater{}, &Draft::created_at);
  return out;
}

std::string_view App::text() const {
  const Draft* draft = this->draft();
  if (draft == nullptr) return {};
  return model::text_for(draft->content, view_.tab);
}

std::string App::field_name() const {
  const Draft* draft = this->draft();
  const bool own = draft != nullptr && model::has_variant(draft->content, view_.tab);
  return own ? "post.text@" + view_.tab : "post.text";
}

std::string App::language() const {
  const Draft* draft = this->draft();
  if (draft == nullptr) return "und";
  if (!draft->content.language.empty()) return draft->content.language;
  return identified(text());
}

std::string App::language(const Draft& draft) const {
  if (!draft.content.language.empty()) return draft.content.language;
  return summary(draft).language;
}

analysis::PostFacts App::facts_of(const Content& content, std::vector<rules::Field>& fields) const {
  return {content, topics_, {workspace_.consents, services_.now_ms()}, engine_, fields};
}

void App::recheck() {
  rows_.clear();
  evidence_ = {};
  consent_uses_.clear();
  const Draft* draft = this->draft();
  if (draft == nullptr) return;
  const double start = services_.monotonic_ms();
  const analysis::DraftFields texts = analysis::texts_of(draft->content, platforms_);
  std::vector<rules::Field> fields = texts.fields();
  const analysis::PostFacts facts = facts_of(draft->content, fields);
  consent_uses_ = facts.consent();
  const rules::Context context = analysis::context_of(draft->content, workspace_.organisation);
  checker_.set(fields, context);
  checker_.append(platform_checks_.check(draft->content));
  findings_ = analysis::settle(checker_.findings(), fields, context, facts, engine_);
  evidence_ = analysis::evidence_report(fields, findings_, draft->content, topics_, engine_,
                                        services_.now_ms());
  check_ms_ = services_.monotonic_ms() - start;
  for (const rules::Finding& finding : findings_) {
    const bool cleared =
        finding.severity != rules::Severity::Block &&
        review::is_dismissed(*draft, finding.rule, finding.field, excerpt_sha256(finding));
    rows_.push_back({&finding, cleared});
  }
  if (view_.finding >= static_cast<int>(rows_.size())) view_.finding = -1;
  summaries_[draft->id] = {draft->revision, counts_of(rows_), identified(draft->content.text)};
}

Campaign App::campaign() const {
  const Draft* draft = this->draft();
  if (draft == nullptr || draft->content.campaign.empty()) return {};
  return readings_.campaign(workspace_, *draft, identify());
}

FindingCounts App::counts_of(std::span<const FindingRow> rows) {
  FindingCounts counts;
  for (const FindingRow& row : rows) {
    if (row.cleared) continue;
    switch (row.finding->severity) {
      case rules::Severity::Block:
        ++counts.block;
        break;
      case rules::Severity::Review:
        ++counts.review;
        break;
      case rules::Severity::Advice:
        ++counts.advice;
        break;
    }
  }
  return counts;
}

bool App::authority_holds() const {
  const Draft* draft = this->draft();
  return draft != nullptr &&
         draft->content.authority.holds(std::max(services_.now_ms(), draft->content.planned_at));
}

std::string App::today() const { return model::day_of(services_.now_ms()); }

FindingCounts App::counts(const Draft& draft) const { return summary(draft).counts; }

const App::Summary& App::summary(const Draft& draft) const {
  Summary& known = summaries_[draft.id];
  if (known.revision == draft.revision) return known;
  const std::vector<rules::Finding> findings = analysis::draft_findings(
      draft.content, {.engine = engine_,
                      .platform_checks = platform_checks_,
                      .platforms = platforms_,
                      .topics = topics_,
                      .organisation = workspace_.organisation,
                      .consents = {workspace_.consents, services_.now_ms()}});
  std::vector<FindingRow> rows;
  for (const rules::Finding& finding : findings) rows.push_back({&finding, false});
  known = {draft.revision, counts_of(rows), identified(draft.content.text)};
  return known;
}

bool App::is_marked(const rules::Finding& finding) const {
  if (finding.field != field_name() || finding.span.empty()) return false;
  if (finding.platforms.empty()) return true;
  if (!view_.tab.empty()) return std::ranges::contains(finding.platforms, view_.tab);
  return finding.severity != rules::Severity::Advice ||
         std::ranges::all_of(draft()->content.platforms, [&](const std::string& id) {
           return std::ranges::contains(finding.platforms, id);
         });
}

std::string App::excerpt(const rules::Finding& finding) const {
  const Draft* draft = this->draft();
  return draft != nullptr ? analysis::excerpt(draft->content, finding) : std::string();
}

std::string App::excerpt_sha256(const rules::Finding& finding) const {
  return analysis::marked_sha256(draft()->content, finding);
}

std::string App::content_sha256(const Draft& draft) const {
  return bundle::content_sha256(
      bundle::content_half(draft, workspace_.organisation, platforms_, identify()));
}

bundle::IdentifyLanguage App::identify() const {
  return [this](std::string_view text) { return identified(text); };
}

std::string App::identified(std::string_view text) const {
  return analysis::identify_beginning(engine_, text);
}

bool App::idle_slice() {
  if (engine_.ready()) return false;
  engine_.compile_next_slice();
  if (!engine_.ready()) return true;
  checker_.invalidate();
  summaries_.clear();
  recheck();
  changed();
  return false;
}

void App::changed() {
  show_spelling();
  if (changed_) changed_();
}

// Version 4 of RFC 9562: random but for six bits.
std::string App::new_uuid() {
  std::array<std::byte, 16> bytes;
  services_.random_bytes(bytes);
  bytes[6] = (bytes[6] & std::byte{0x0F}) | std::byte{0x40};
  bytes[8] = (bytes[8] & std::byte{0x3F}) | std::byte{0x80};
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += std::format("{:02x}", std::to_integer<int>(bytes[i]));
  }
  return out;
}

std::uint64_t App::random() {
  std::array<std::byte, 8> bytes;
  services_.random_bytes(bytes);
  std::uint64_t out = 0;
  for (const std::byte byte : bytes) out = out << 8 | std::to_integer<std::uint64_t>(byte);
  return out;
}

std::vector<std::string_view> App::rule_packs() const {
  std::vector<std::string_view> packs;
  for (std::uint32_t i = 0; i < engine_.rule_count(); ++i) {
    const std::string_view id = engine_.rule(i).id;
    const std::string_view pack = id.substr(0, id.find('/'));
    if (!std::ranges::contains(packs, pack)) packs.push_back(pack);
  }
  return packs;
}

void App::notify(Notice::Kind kind, std::string key,
                 std::vector<std::pair<std::string, std::string>> args) {
  view_.notice = Notice{kind, std::move(key), std::move(args)};
  changed();
}

void App::notify(const Error& error) {
  if (error.code == ErrorCode::Cancelled) return;
  notify(Notice::Kind::Problem, "error." + std::string(error_code_name(error.code)),
         {{"place", error.place}, {"detail", error.message}});
}

void App::change_view(const std::function<void(View&)>& change) {
  change(view_);
  changed();
}

void App::change_profile(const std::function<void(model::Workspace&)>& change) {
  const model::Organisation before = workspace_.organisation;
  change(workspace_);
  journal_.profile_changed();
  if (workspace_.organisation != before) {
    summaries_.clear();
    recheck();
  }
  changed();
}

void App::focus_text() {
  ++focus_text_version_;
  change_view([](View& view) {
    view.screen = "compose";
    view.panel = "composer";
  });
}

void App::focus_search() {
  ++focus_search_version_;
  change_view([](View& view) {
    view.screen = "compose";
    view.panel = "drafts";
  });
}

}  // namespace bedside::actions
