// The one table of what a person can do.

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <string>

#include "actions/action.h"
#include "actions/app.h"
#include "actions/evidence.h"
#include "actions/rewrites.h"
#include "actions/voice.h"
#include "actions/words.h"
#include "review/workflow.h"

namespace bedside::actions {
namespace {

using model::Content;
using model::DraftState;

bool always(const App&) { return true; }
bool with_draft(const App& app) { return app.draft() != nullptr; }
bool writable(const App& app) { return app.draft() != nullptr && !app.read_only(); }
bool in_state(const App& app, std::initializer_list<DraftState> states) {
  return writable(app) && std::ranges::contains(states, app.draft()->workflow.state);
}
bool on_board(const App& app) { return app.draft() != nullptr && app.view().screen == "board"; }
bool alone(const App& app) { return on_board(app) && !app.view().board.alone.empty(); }
bool has_picture(const App& app) {
  return writable(app) &&
         app.view().picture < static_cast<int>(app.draft()->content.pictures.size());
}

void toggle(std::vector<std::string>& list, const std::string& value) {
  if (std::erase(list, value) == 0) list.push_back(value);
}

template <class Change>
void edit_picture(App& app, const Action& action, const char* label, Change change) {
  app.edit(label, [&](Content& content) {
    const auto index = static_cast<std::size_t>(action.number);
    if (index < content.pictures.size()) change(content, index);
  });
}

std::optional<int> seconds_of(std::string_view text) {
  int seconds = 0;
  if (text.empty()) return seconds;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool good = problem == std::errc() && end == text.data() + text.size() && seconds >= 0 &&
                    seconds <= model::longest_video_seconds;
  return good ? std::optional(seconds) : std::nullopt;
}

void set_alt(App& app, const Action& action) {
  const std::string language = app.language();
  edit_picture(app, action, "undo.alt", [&](Content& content, std::size_t index) {
    auto& alt = content.pictures[index].alt;
    alt.clear();
    if (!action.text.empty()) alt[language] = action.text;
  });
}

// What is no number of seconds leaves the length as it was.
void set_video_length(App& app, const Action& action) {
  const std::optional<int> seconds = seconds_of(action.text);
  if (!seconds) return;
  edit_picture(app, action, "undo.video-length", [&](Content& content, std::size_t index) {
    content.pictures[index].video_seconds = *seconds;
  });
}

// Like a field that takes no more: what is too long leaves the card as it was.
void set_link_card(App& app, const Action& action) {
  const std::size_t most = action.target == "title" ? model::LinkCard::most_title_bytes
                                                    : model::LinkCard::most_description_bytes;
  if (action.text.size() > most) return;
  app.edit("undo.link-card", [&](Content& content) {
    if (action.target == "title") content.link_card.title = action.text;
    if (action.target == "description") content.link_card.description = action.text;
  });
}

// Nothing is trimmed: joined again it is the same text, or typing a space would not be possible.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  if (text.empty()) return out;
  for (std::size_t from = 0;;) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    out.emplace_back(text.substr(from, end - from));
    if (end == text.size()) return out;
    from = end + 1;
  }
}

void set_organisation(App& app, const Action& action) {
  app.change_profile([&](model::Workspace& workspace) {
    model::Organisation& organisation = workspace.organisation;
    if (action.target == "name") organisation.name = action.text;
    if (action.target == "handle") organisation.handle = action.text;
    if (action.target == "place") organisation.place = action.text;
    if (action.target == "own") organisation.own_contacts = split(action.text, ';');
  });
}

void set_theme(App& app, const Action& action) {
  using model::ThemeChoice;
  app.change_profile([&](model::Workspace& workspace) {
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
      if (model::theme_name(choice) == action.target) workspace.settings.theme = choice;
  });
}

void next_theme(App& app, const Action&) {
  using model::ThemeChoice;
  app.change_profile([](model::Workspace& workspace) {
    ThemeChoice& theme = workspace.settings.theme;
    theme = theme == ThemeChoice::Dark ? ThemeChoice::Light : ThemeChoice::Dark;
  });
}

void prompt_text(App& app, std::string Prompt::* part, std::string text) {
  app.change_view([&](View& view) { view.prompt.*part = std::move(text); });
}

void edit_term(App& app, const Action& action) {
  OwnTerm term;
  term.language = app.workspace().settings.ui_language;
  for (OwnTerm& known : own_terms(app.own_pack()))
    if (known.name == action.target) term = std::move(known);
  app.change_house([&](House& house) {
    house.term = std::move(term);
    house.term_open = true;
    house.faults.clear();
  });
}

void set_term_part(App& app, const Action& action) {
  struct Part {
    std::string_view name;
    std::string OwnTerm::* member;
  };
  static constexpr std::array parts = {
      Part{"phrase", &OwnTerm::phrase},     Part{"suggest", &OwnTerm::suggest},
      Part{"why", &OwnTerm::why},           Part{"flag", &OwnTerm::flag},
      Part{"pass", &OwnTerm::pass},         Part{"severity", &OwnTerm::severity},
      Part{"language", &OwnTerm::language},
  };
  app.change_house([&](House& house) {
    for (const Part& part : parts)
      if (part.name == action.target) house.term.*part.member = action.text;
  });
}

void use_sample_pack(App& app, const Action&) {
  const Result<json::Value> sample = app.catalog().sample_json("organisation-pack");
  if (!sample) return app.notify(sample.error());
  if (app.adopt_pack(*sample, true)) app.notify(Notice::Kind::Success, "own.imported");
}

bool can_write(const App& app) { return !app.read_only(); }
bool has_pack(const App& app) { return can_write(app) && !app.workspace().pack.is_null(); }

using Id = ActionId;

constexpr auto rows = std::to_array<ActionRow>({
    {Id::NewDraft, "action.new-draft", "Alt+Shift+N", [](const App& app) { return !app.read_only(); },
     [](App& app, const Action&) { app.new_draft(); }, true},
    {Id::DuplicateDraft, "action.duplicate", "Alt+Shift+D", writable,
     [](App& app, const Action&) { app.duplicate_draft(); }, true},
    {Id::DeleteDraft, "action.delete", "Alt+Shift+Delete", writable,
     [](App& app, const Action&) { app.delete_draft(); }, true},
    {Id::SelectDraft, "", "", always,
     [](App& app, const Action& action) {
       app.select_draft(action.target);
       app.change_view([](View& view) { view.panel = "composer"; });
     },
     false},
    {Id::NextDraft, "action.next-draft", "Alt+ArrowDown", with_draft,
     [](App& app, const Action&) { app.step_draft(1); }, true},
    {Id::PreviousDraft, "action.previous-draft", "Alt+ArrowUp", with_draft,
     [](App& app, const Action&) { app.step_draft(-1); }, true},
    {Id::Undo, "action.undo", "Mod+Z",
     [](const App& app) { return app.history().can_undo() && !app.read_only(); },
     [](App& app, const Action&) { app.undo(); }, true},
    {Id::Redo, "action.redo", "Mod+Shift+Z",
     [](const App& app) { return app.history().can_redo() && !app.read_only(); },
     [](App& app, const Action&) { app.redo(); }, true},
    {Id::SelectTab, "", "", with_draft,
     [](App& app, const Action& action) { app.select_tab(action.target); }, false},
    {Id::NextTab, "action.next-tab", "Alt+Shift+T", with_draft,
     [](App& app, const Action&) { app.step_tab(); }, true},
    {Id::ResetVariant, "action.reset-variant", "Alt+Shift+Z",
     [](const App& app) {
       return writable(app) && model::has_variant(app.draft()->content, app.view().tab);
     },
     [](App& app, const Action&) { app.reset_variant(); }, true},
    {Id::TogglePlatform, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.platforms",
                [&](Content& content) { toggle(content.platforms, action.target); });
       if (app.view().tab == action.target) app.select_tab("");
     },
     false},
    {Id::NextFinding, "action.next-finding", "F8", with_draft,
     [](App& app, const Action&) { app.step_finding(1); }, true},
    {Id::PreviousFinding, "action.previous-finding", "Shift+F8", with_draft,
     [](App& app, const Action&) { app.step_finding(-1); }, true},
    {Id::SelectFinding, "", "", with_draft,
     [](App& app, const Action& action) {
       app.select_finding(static_cast<int>(action.number), false);
     },
     false},
    {Id::ApplyFix, "", "", writable,
     [](App& app, const Action& action) {
       app.apply_fix(static_cast<int>(action.number), static_cast<int>(action.second));
     },
     false},
    {Id::ApplyFirstFix, "action.apply-fix", "Alt+Enter",
     [](const App& app) { return writable(app) && app.view().finding >= 0; },
     [](App& app, const Action&) { app.apply_fix(app.view().finding, 0); }, true},
    {Id::FixAllOfKind, "action.fix-all", "Alt+Shift+Enter",
     [](const App& app) { return writable(app) && !app.findings().empty(); }, fix_all_of_kind,
     true},
    {Id::ShowPlainVersion, "action.plain-version", "Alt+Shift+M", with_draft, show_plain_version,
     true},
    {Id::ApplyPlainVersion, "", "", writable, apply_plain_version, false},
    {Id::ClearFinding, "", "", writable,
     [](App& app, const Action& action) { app.ask_to_clear(static_cast<int>(action.number)); },
     false},
    {Id::ProposeCorrection, "", "", writable,
     [](App& app, const Action& action) {
       app.ask_for_correction(static_cast<int>(action.number));
     },
     false},
    {Id::ShowMoreFindings, "", "", always,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.findings_shown += View::findings_step; });
     },
     false},
    {Id::FilterFindings, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) {
         view.filter = view.filter == action.target ? std::string() : action.target;
       });
     },
     false},
    {Id::SetLanguage, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.language", [&](Content& content) { content.language = action.target; });
     },
     false},
    {Id::ToggleCountry, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.countries",
                [&](Content& content) { toggle(content.countries, action.target); });
     },
     false},
    {Id::SetAudience, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.audience", [&](Content& content) { content.audience = action.target; });
     },
     false},
    {Id::SetKind, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.kind", [&](Content& content) { content.kind = action.target; });
     },
     false},
    {Id::TogglePaid, "", "", writable,
     [](App& app, const Action&) {
       app.edit("undo.paid", [](Content& content) { content.paid = !content.paid; });
     },
     false},
    {Id::SetSearch, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.search = action.text; });
     },
     false},
    {Id::AddPictures, "action.add-pictures", "Alt+Shift+P", writable,
     [](App& app, const Action&) { app.add_pictures(); }, true},
    {Id::SelectPicture, "", "", with_draft,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.picture = static_cast<int>(action.number); });
     },
     false},
    {Id::RemovePicture, "action.remove-picture", "Alt+Shift+Backspace", has_picture,
     [](App& app, const Action& action) {
       edit_picture(app, action, "undo.remove-picture", [](Content& content, std::size_t index) {
         content.pictures.erase(content.pictures.begin() + static_cast<std::ptrdiff_t>(index));
       });
     },
     true},
    {Id::SetAltText, "", "", has_picture, set_alt, false},
    {Id::SetVideoLength, "", "", has_picture, set_video_length, false},
    {Id::SetLinkCard, "", "", writable, set_link_card, false},
    {Id::SetFirstComment, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.first-comment",
                [&](Content& content) { content.first_comment = action.text; });
     },
     false},
    {Id::MoveLinks, "", "", writable, [](App& app, const Action&) { app.move_links(); }, false},
    {Id::ToggleDecorative, "", "", has_picture,
     [](App& app, const Action& action) {
       edit_picture(app, action, "undo.alt", [](Content& content, std::size_t index) {
         content.pictures[index].decorative = !content.pictures[index].decorative;
       });
     },
     false},
    {Id::ToggleWords, "", "", with_draft, toggle_words, false},
    {Id::ChooseWords, "", "", with_draft, choose_words, false},
    {Id::AddWords, "", "", has_picture, add_words, false},
    {Id::SetWords, "", "", has_picture, set_words, false},
    {Id::PlaceWords, "", "", has_picture, place_words, false},
    {Id::RemoveWords, "", "", has_picture, remove_words, false},
    {Id::ToggleBeforeAfter, "", "", has_picture, toggle_before_after, false},
    {Id::SetAuthority, "", "", writable, set_authority, false},
    {Id::SetPeople, "", "", has_picture, set_people, false},
    {Id::ToggleStory, "", "", writable, toggle_story, false},
    {Id::LinkConsent, "", "", writable, link_consent, false},
    {Id::ShowSources, "action.sources", "Alt+Shift+S", with_draft, show_sources, true},
    {Id::EditSource, "", "", writable, edit_source, false},
    {Id::SetSourceText, "", "", writable, set_source_text, false},
    {Id::SetEvidence, "", "", writable, set_evidence, false},
    {Id::AnswerWho, "", "", writable, answer_who, false},
    {Id::SaveSource, "", "", writable, save_source, false},
    {Id::CloseSource, "", "", always, close_source, false},
    {Id::RemoveSource, "", "", writable, remove_source, false},
    {Id::AttachSource, "", "", writable, attach_source, false},
    {Id::DetachSource, "", "", writable, detach_source, false},
    {Id::ShowConsents, "action.consents", "Alt+Shift+C", with_draft, show_consents, true},
    {Id::EditConsent, "", "", writable, edit_consent, false},
    {Id::SetConsentText, "", "", writable, set_consent_text, false},
    {Id::ToggleConsent, "", "", writable, toggle_consent, false},
    {Id::SetSigner, "", "", writable, set_signer, false},
    {Id::SaveConsent, "", "", writable, save_consent, false},
    {Id::CloseConsent, "", "", always, close_consent, false},
    {Id::RevokeConsent, "", "", writable, revoke_consent, false},
    {Id::RemoveConsent, "", "", writable, remove_consent, false},
    {Id::Submit, "action.submit", "Mod+Enter",
     [](const App& app) {
       return in_state(app, {DraftState::Draft, DraftState::ChangesRequested});
     },
     [](App& app, const Action&) { app.ask(PromptKind::Submit); }, true},
    {Id::Approve, "action.approve", "Alt+Shift+A",
     [](const App& app) { return in_state(app, {DraftState::InReview}); },
     [](App& app, const Action&) { app.ask(PromptKind::Approve); }, true},
    {Id::RequestChanges, "action.request-changes", "Alt+Shift+R",
     [](const App& app) { return in_state(app, {DraftState::InReview, DraftState::Approved}); },
     [](App& app, const Action&) { app.ask(PromptKind::RequestChanges); }, true},
    {Id::Export, "action.export", "Alt+Shift+E",
     [](const App& app) { return in_state(app, {DraftState::Approved, DraftState::Exported}); },
     [](App& app, const Action&) { app.export_bundle(); }, true},
    {Id::ConfirmPrompt, "", "", writable, [](App& app, const Action&) { app.confirm_prompt(); },
     false},
    {Id::CancelPrompt, "action.cancel", "Escape",
     [](const App& app) { return app.view().prompt.kind != PromptKind::None || alone(app); },
     [](App& app, const Action&) {
       app.change_view([&](View& view) {
         if (alone(app)) view.board.alone.clear();
         view.prompt = {};
       });
     },
     true},
    {Id::SetPromptName, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.prompt.who.name = action.text; });
     },
     false},
    {Id::SetPromptRole, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.prompt.who.role = action.target; });
     },
     false},
    {Id::SetPromptNote, "", "", always,
     [](App& app, const Action& action) { prompt_text(app, &Prompt::note, action.text); }, false},
    {Id::ToggleDark, "action.toggle-dark", "Alt+Shift+L", always, next_theme, true},
    {Id::SetTheme, "", "", always, set_theme, false},
    {Id::SetUiLanguage, "", "", always,
     [](App& app, const Action& action) {
       app.change_profile(
           [&](model::Workspace& workspace) { workspace.settings.ui_language = action.target; });
     },
     false},
    {Id::SetOrganisation, "", "", can_write, set_organisation, false},
    {Id::DismissWelcome, "", "", always,
     [](App& app, const Action&) {
       app.change_profile(
           [](model::Workspace& workspace) { workspace.settings.welcome_dismissed = true; });
     },
     false},
    {Id::DismissNotice, "", "", always,
     [](App& app, const Action&) { app.change_view([](View& view) { view.notice.reset(); }); },
     false},
    {Id::ShowShortcuts, "action.shortcuts", "?", always,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.shortcuts = !view.shortcuts; });
     },
     false},
    {Id::ShowScreen, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.screen = action.target; });
     },
     false},
    {Id::ShowPanel, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.panel = action.target; });
     },
     false},
    {Id::TogglePreviewDark, "action.preview-dark", "Alt+Shift+V", always,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.preview_dark = !view.preview_dark; });
     },
     true},
    {Id::ExpandPreview, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) {
         if (view.expanded_previews.erase(action.target) == 0)
           view.expanded_previews.insert(action.target);
       });
     },
     false},
    {Id::FocusSearch, "action.search", "/", always,
     [](App& app, const Action&) { app.focus_search(); }, false},
    {Id::FocusText, "action.write", "Alt+Shift+W", with_draft,
     [](App& app, const Action&) { app.focus_text(); }, true},
    {Id::OpenFile, "action.open-file", "Mod+O", [](const App& app) { return !app.read_only(); },
     [](App& app, const Action&) { app.open_file(); }, true},
    {Id::DownloadWorkspace, "action.download-workspace", "Mod+Shift+S", always,
     [](App& app, const Action&) { app.download_workspace(); }, true},
    {Id::TakeOver, "action.take-over", "Alt+Shift+K",
     [](const App& app) { return app.read_only(); },
     [](App& app, const Action&) { app.take_over(); }, true},
    {Id::ApplyUpdate, "action.update", "Alt+Shift+U", always,
     [](App& app, const Action&) {
       app.flush();
       app.apply_update();
     },
     true},
    {Id::ChoosePlatforms, "action.choose-platforms", "Alt+Shift+X", with_draft,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.choosing_platforms = !view.choosing_platforms; });
     },
     true},
    {Id::SetSurface, "", "", writable,
     [](App& app, const Action& action) {
       app.edit("undo.surface", [&](Content& content) {
         model::set_surface_for(content, action.target, action.text);
       });
     },
     false},
    {Id::ShowLimit, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.limit_of = action.target; });
     },
     false},
    {Id::ShowBoard, "action.board", "Alt+Shift+B", with_draft,
     [](App& app, const Action&) {
       app.change_view([&](View& view) {
         view.screen = on_board(app) ? "compose" : "board";
         view.board.alone.clear();
       });
     },
     true},
    {Id::BoardAlone, "", "", on_board,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.board.alone = action.target; });
     },
     false},
    {Id::BoardNext, "action.board-next", "ArrowRight", on_board,
     [](App& app, const Action&) { app.step_board(1); }, false},
    {Id::BoardPrevious, "action.board-previous", "ArrowLeft", on_board,
     [](App& app, const Action&) { app.step_board(-1); }, false},
    {Id::BoardLarger, "action.board-larger", "+",
     [](const App& app) {
       return on_board(app) && app.view().board.zoom < Board::most_zoom;
     },
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.board.zoom += Board::zoom_step; });
     },
     false},
    {Id::BoardSmaller, "action.board-smaller", "-",
     [](const App& app) {
       return on_board(app) && app.view().board.zoom > Board::least_zoom;
     },
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.board.zoom -= Board::zoom_step; });
     },
     false},
    {Id::BoardDesktop, "", "", always,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.board.desktop = !view.board.desktop; });
     },
     false},
    {Id::BoardZones, "", "", always,
     [](App& app, const Action&) {
       app.change_view([](View& view) { view.board.zones = !view.board.zones; });
     },
     false},
    {Id::CopyPreview, "", "", with_draft,
     [](App& app, const Action& action) { app.copy_preview(action.target); }, false},
    {Id::SavePreview, "", "", with_draft,
     [](App& app, const Action& action) { app.save_preview(action.target); }, false},
    {Id::PrintPreviews, "action.print", "Mod+P", with_draft,
     [](App& app, const Action&) { app.print_previews(); }, true},
    {Id::SaveReviewFile, "action.review-file", "Alt+Shift+F", with_draft,
     [](App& app, const Action&) { app.save_review_file(); }, true},
    {Id::SetComment, "", "", always,
     [](App& app, const Action& action) { app.set_comment(action.text); }, false},
    {Id::SetReply, "", "", always,
     [](App& app, const Action& action) { app.set_reply(action.text); }, false},
    {Id::CopyText, "", "", always,
     [](App& app, const Action& action) { app.copy_text(action.text); }, false},
    {Id::KeepReply, "", "",
     [](const App& app) { return can_write(app) && !app.house().reply.empty(); },
     [](App& app, const Action&) { app.keep_reply(); }, false},
    {Id::ShowPolicyTab, "", "", always,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.policy_tab = action.target; });
     },
     false},
    {Id::EditTerm, "", "", can_write, edit_term, false},
    {Id::SetTermPart, "", "", can_write, set_term_part, false},
    {Id::SaveTerm, "", "", can_write,
     [](App& app, const Action& action) { app.save_term(action.text); }, false},
    {Id::CancelTerm, "", "", always,
     [](App& app, const Action&) {
       app.change_house([](House& house) {
         house.term_open = false;
         house.faults.clear();
       });
     },
     false},
    {Id::RemoveTerm, "", "", can_write,
     [](App& app, const Action& action) {
       app.adopt_pack(without_rule(app.own_pack(), action.target), true);
     },
     false},
    {Id::SetAllowed, "", "", can_write,
     [](App& app, const Action& action) {
       app.set_allowed(action.target, action.text, action.number != 0);
     },
     false},
    {Id::SetTried, "", "", always,
     [](App& app, const Action& action) {
       app.change_house([&](House& house) { house.tried = action.text; });
     },
     false},
    {Id::UseSamplePack, "", "", can_write, use_sample_pack, false},
    {Id::ExportPack, "", "", has_pack, [](App& app, const Action&) { app.export_pack(); }, false},
    {Id::RemovePack, "", "", has_pack, [](App& app, const Action&) { app.remove_pack(); }, false},
    {Id::AnswerPolicy, "", "", can_write,
     [](App& app, const Action& action) {
       app.change_profile([&](model::Workspace& workspace) {
         workspace.policy.set(action.target, action.text);
       });
     },
     false},
    {Id::DownloadPolicy, "", "", always,
     [](App& app, const Action& action) { app.download_policy(action.target, action.text); },
     false},
    {Id::OfferThread, "", "", writable,
     [](App& app, const Action& action) {
       app.change_view([&](View& view) { view.thread_of = action.target; });
     },
     false},
    {Id::ApplyThread, "", "", writable,
     [](App& app, const Action&) { app.apply_thread(); }, false},
    {Id::AddLetters, "", "", [](const App& app) { return app.view().letters.adding.empty(); },
     [](App& app, const Action& action) { app.add_letters(action.target); }, false},
    {Id::AddSpelling, "", "", always, run_spelling, false},
    {Id::FixSpelling, "", "", writable, run_spelling, false},
    {Id::LearnWord, "", "", writable, run_spelling, false},
    {Id::SetOwnWords, "", "", can_write, run_spelling, false},
    {Id::SetVoice, "", "", writable, run_voice, false},
    {Id::SetCampaign, "", "", writable, run_voice, false},
    {Id::SetHouseVoice, "", "", can_write, run_voice, false},
    {Id::SetOwnVoiceName, "", "", can_write, run_voice, false},
    {Id::SetOwnVoiceBand, "", "", can_write, run_voice, false},
    {Id::ShowPulls, "", "", always, run_voice, false},
    {Id::ShowPull, "", "", with_draft, run_voice, false},
});

static_assert(
    [] {
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].id != static_cast<ActionId>(i)) return false;
      return true;
    }(),
    "rows stand in the order of ActionId");

}  // namespace

std::span<const ActionRow> action_table() { return rows; }

const ActionRow& row_of(ActionId id) {
  assert(static_cast<std::size_t>(id) < rows.size());
  return rows[static_cast<std::size_t>(id)];
}

const ActionRow* row_for_key(const KeyPress& press) {
  std::string name;
  if (press.command) name += "Mod+";
  if (press.alt) name += "Alt+";
  // A sign such as ? already says that Shift was needed.
  const bool letter = press.code.starts_with("Key");
  const bool sign = press.key.size() == 1 && !letter;
  if (press.shift && !sign) name += "Shift+";
  // By place for letters: with Alt a keyboard may type another sign there.
  if (letter)
    name += press.code.substr(3);
  else
    name += press.key;
  if (name == "Mod+Y") name = "Mod+Shift+Z";
  for (const ActionRow& row : rows)
    if (row.shortcut == name) return &row;
  return nullptr;
}

}  // namespace bedside::actions
