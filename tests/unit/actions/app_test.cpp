#include "actions/app.h"

#include <algorithm>
#include <map>

#include "analysis/whole_draft.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"
#include "model/serial.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;
using model::DraftState;

namespace {

// A program on its first visit, with one empty draft.
struct Program {
  Program() {
    app.start("", [] {});
    services.pass(1000);
    while (app.idle_slice()) {
    }
    app.new_draft();
    services.pass(1000);
  }
  void type(std::string text) {
    const std::size_t end = text.size();
    app.type_text(std::move(text), {0, app.text().size(), end}, {end, end});
  }
  void act(ActionId id) { app.dispatch({.id = id}); }
  void answer(std::string name, std::string role, std::string note = "") {
    app.dispatch({.id = ActionId::SetPromptName, .text = std::move(name)});
    app.dispatch({.id = ActionId::SetPromptRole, .target = std::move(role)});
    app.dispatch({.id = ActionId::SetPromptNote, .text = std::move(note)});
    app.dispatch({.id = ActionId::ConfirmPrompt});
  }
  void approve_post() {
    // Instagram wants a picture.
    app.dispatch({.id = ActionId::TogglePlatform, .target = "instagram"});
    type("Flu jabs start on Monday. Ask your nurse.");
    act(ActionId::Submit);
    answer("Ana", "author");
    act(ActionId::Approve);
    answer("Bo", "approver");
  }
  DraftState state() { return app.draft()->workflow.state; }

  test::FakeServices services;
  App app{services, test::shipped_catalog()};
};

model::Workspace stored_workspace(const test::FakeServices& services) {
  host::Journal journal = const_cast<test::FakeServices&>(services).storage().journal;
  const Replay replayed = replay(journal);
  REQUIRE(replayed.workspace.has_value());
  return *replayed.workspace;
}

constexpr std::string_view blocked_text = "Our guaranteed cure for diabetes.";

}  // namespace

TEST_CASE("first visit: three sample drafts are there and stored") {
  const Program program;
  CHECK(program.app.listed_drafts().size() == 4);
  CHECK(stored_workspace(program.services).drafts.size() == 4);
}

TEST_CASE("first visit: text typed before the program arrived becomes a draft") {
  test::FakeServices services;
  App app(services, test::shipped_catalog());
  app.start("typed early", [] {});
  services.pass(1000);
  services.pass(1000);
  CHECK(app.text() == "typed early");
  CHECK(stored_workspace(services).find(app.view().draft_id)->content.text == "typed early");
}

TEST_CASE("typing: stored within a second and only then called saved") {
  Program program;
  program.type("Hello");
  CHECK(program.app.save_state() == SaveState::Saving);
  program.services.pass(1000);
  CHECK(program.app.save_state() == SaveState::Saved);
  CHECK(stored_workspace(program.services).find(program.app.view().draft_id)->content.text ==
        "Hello");
}

TEST_CASE("typing: a refused write keeps the text, says so, and is tried again") {
  Program program;
  program.services.storage().refusal = Error{ErrorCode::StorageFull, "", "", 0, 0};
  program.type("Hello");
  program.services.pass(1000);
  CHECK(program.app.save_state() == SaveState::Failed);
  CHECK(program.app.text() == "Hello");
  program.services.storage().refusal.reset();
  program.services.pass(Journal::retry_ms + 500);
  program.services.pass(500);
  CHECK(program.app.save_state() == SaveState::Saved);
  CHECK(stored_workspace(program.services).find(program.app.view().draft_id)->content.text ==
        "Hello");
}

TEST_CASE("a second tab: reads, and changes nothing") {
  Program program;
  program.services.storage().set_state(host::StorageState::Reader);
  program.type("Hello");
  CHECK(program.app.text().empty());
  CHECK(program.app.save_state() == SaveState::ReadOnly);
  CHECK_FALSE(program.app.possible(ActionId::NewDraft));
}

TEST_CASE("a second tab: takes over and shows what the other tab wrote") {
  Program program;
  program.services.storage().set_state(host::StorageState::Reader);
  model::Draft other = *program.app.draft();
  other.content.text = "From the other tab";
  const std::string record = json::write(json::Object{{"draft", model::to_json(other)}}, 0);
  program.services.storage().append(std::as_bytes(std::span(record)), [](auto) {});
  program.app.take_over();
  program.services.pass(10);
  CHECK(program.app.text() == "From the other tab");
  CHECK_FALSE(program.app.read_only());
}
TEST_CASE("a second tab: changes nothing until it has read what the other tab wrote") {
  Program program;
  program.services.storage().set_state(host::StorageState::Reader);
  program.app.take_over();
  CHECK(program.app.read_only());
  CHECK(program.app.save_state() == SaveState::Loading);
  program.type("Lost otherwise");
  CHECK(program.app.text().empty());
  program.services.pass(10);
  CHECK_FALSE(program.app.read_only());
}

TEST_CASE("findings: a whole draft checked at once has those that the page lists") {
  Program program;
  program.app.edit("test", [](model::Content& content) {
    content.text = "Our guaranteed cure for asthma. 90% of patients are better.";
    content.language = "en";
    content.platforms = {"x", "instagram"};
  });
  while (program.app.idle_slice()) {
  }
  const App& app = program.app;
  const auto topics = analysis::Topics::load(app.catalog());
  REQUIRE(topics.has_value());
  const analysis::PlatformChecks platform_checks(app.engine(), app.platforms());
  const std::vector<rules::Finding> at_once =
      analysis::draft_findings(app.draft()->content, {.engine = app.engine(),
                                                      .platform_checks = platform_checks,
                                                      .platforms = app.platforms(),
                                                      .topics = *topics,
                                                      .organisation = app.workspace().organisation,
                                                      .consents = {{}, app.now()}});
  REQUIRE(at_once.size() > 2);
  REQUIRE(at_once.size() == app.findings().size());
  for (std::size_t i = 0; i < at_once.size(); ++i) {
    rules::Finding listed = *app.findings()[i].finding;
    listed.source = at_once[i].source;  // each has its own
    CHECK(at_once[i] == listed);
  }
}

TEST_CASE("storage: a draft that cannot be read hides no other, and it is told") {
  model::Workspace workspace;
  workspace.drafts.resize(2);
  workspace.drafts[0].id = "0198a0c0-0000-7000-8000-000000000001";
  workspace.drafts[0].content.text = "Whole";
  workspace.drafts[1].id = "0198a0c0-0000-7000-8000-000000000002";
  std::string text = json::write(model::to_json(workspace), 0);
  constexpr std::string_view state = R"("state":"draft")";
  REQUIRE(text.rfind(state) != std::string::npos);
  text.replace(text.rfind(state), state.size(), R"("state":"nowhere")");
  const auto bytes = std::as_bytes(std::span(text));
  host::Journal journal;
  journal.records.push_back(
      {1, host::RecordKind::Snapshot, std::vector<std::byte>(bytes.begin(), bytes.end())});
  const Replay out = replay(journal);
  REQUIRE(out.workspace.has_value());
  REQUIRE(out.workspace->drafts.size() == 1);
  CHECK(out.workspace->drafts[0].content.text == "Whole");
  CHECK(out.unreadable == 1);
}

TEST_CASE("undo: typing comes back in one step and redo does it again") {
  Program program;
  program.type("H");
  program.services.pass(100);
  program.type("Hello");
  program.act(ActionId::Undo);
  CHECK(program.app.text().empty());
  program.act(ActionId::Redo);
  CHECK(program.app.text() == "Hello");
}

TEST_CASE("undo: the caret stands after what came back") {
  Program program;
  program.type("First.");
  program.services.pass(1000);
  program.type("First. Second.");
  program.act(ActionId::Undo);
  program.act(ActionId::Redo);
  CHECK(program.app.text_selection() == TextSpan{14, 14});
}

TEST_CASE("a new draft goes where the draft at hand goes") {
  Program program;
  program.app.dispatch({.id = ActionId::TogglePlatform, .target = "instagram"});
  const auto platforms = program.app.draft()->content.platforms;
  program.act(ActionId::NewDraft);
  CHECK(program.app.draft()->content.platforms == platforms);
}

TEST_CASE("undo: a deleted draft comes back and is shown") {
  Program program;
  program.type("Keep me");
  const std::string id = program.app.view().draft_id;
  program.act(ActionId::DeleteDraft);
  CHECK(program.app.view().draft_id != id);
  program.act(ActionId::Undo);
  CHECK(program.app.view().draft_id == id);
  CHECK(program.app.text() == "Keep me");
}

TEST_CASE("variant: a platform inherits the shared text until its own is typed") {
  Program program;
  program.type("Shared");
  program.app.dispatch({.id = ActionId::SelectTab, .target = "x"});
  CHECK(program.app.text() == "Shared");
  program.type("Only X");
  program.app.dispatch({.id = ActionId::SelectTab});
  CHECK(program.app.text() == "Shared");
  program.app.dispatch({.id = ActionId::SelectTab, .target = "x"});
  program.act(ActionId::ResetVariant);
  CHECK(program.app.text() == "Shared");
}

TEST_CASE("variant: its own words are checked") {
  Program program;
  program.type("Fine");
  program.app.dispatch({.id = ActionId::SelectTab, .target = "x"});
  program.type(std::string(blocked_text));
  REQUIRE(program.app.counts().block > 0);
  CHECK(program.app.findings().front().finding->field == "post.text@x");
}

TEST_CASE("fix: one click replaces the words and one undo brings them back") {
  Program program;
  program.type("You may feel some postprandial glucose today.");
  int index = -1;
  for (std::size_t i = 0; i < program.app.findings().size(); ++i)
    if (!program.app.findings()[i].finding->fixes.empty()) index = static_cast<int>(i);
  REQUIRE(index >= 0);
  const std::string before(program.app.text());
  program.app.dispatch({.id = ActionId::ApplyFix, .number = index});
  CHECK(program.app.text() != before);
  program.act(ActionId::Undo);
  CHECK(program.app.text() == before);
}

TEST_CASE("submit: a block refuses and says why") {
  Program program;
  program.type(std::string(blocked_text));
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  CHECK(program.state() == DraftState::Draft);
  REQUIRE(program.app.view().prompt.refusal.has_value());
  CHECK(program.app.view().prompt.refusal->code == ErrorCode::FindingsBlock);
}

TEST_CASE("approve: the author is asked for somebody else") {
  Program program;
  program.type("Flu jabs start on Monday.");
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  program.act(ActionId::Approve);
  CHECK(program.app.view().prompt.who.name.empty());
  program.answer("Ana", "approver");
  CHECK(program.state() == DraftState::InReview);
}

TEST_CASE("approve: any edit afterwards ends the approval") {
  Program program;
  program.approve_post();
  REQUIRE(program.state() == DraftState::Approved);
  program.type("Flu jabs start on Tuesday.");
  CHECK(program.state() == DraftState::Draft);
  CHECK_FALSE(program.app.possible(ActionId::Export));
}

TEST_CASE("export: an approved post becomes a bundle that its schema accepts") {
  Program program;
  program.approve_post();
  program.act(ActionId::Export);
  CHECK(program.state() == DraftState::Exported);
  const Result<json::Value> bundle = json::parse(program.services.saved);
  REQUIRE(bundle.has_value());
  const Result<json::Value> file = test::shipped_catalog().schema_json("bundle-1.schema");
  REQUIRE(file.has_value());
  const Result<json::Schema> schema = json::Schema::load(*file);
  REQUIRE(schema.has_value());
  const Diagnostics problems = schema->validate(*bundle);
  for (const Error& error : problems.errors()) MESSAGE(to_string(error));
  CHECK(problems.empty());
}

TEST_CASE("marks: advice for one platform stands at its tab, not in the text of all") {
  Program program;
  program.app.dispatch({.id = ActionId::TogglePlatform, .target = "instagram"});
  program.type("Our team (24 people) is here for you.");
  const auto& rows = program.app.findings();
  const auto bracket = std::ranges::find_if(rows, [](const FindingRow& row) {
    return row.finding->rule == "platform/reserved-character";
  });
  REQUIRE(bracket != rows.end());
  CHECK_FALSE(program.app.is_marked(*bracket->finding));
  program.app.select_tab("x");
  CHECK_FALSE(program.app.is_marked(*bracket->finding));
  program.app.select_finding(static_cast<int>(bracket - rows.begin()), false);
  CHECK(program.app.view().tab == "linkedin");
  CHECK(program.app.is_marked(*bracket->finding));
}

TEST_CASE("export: a bundle states the language each text was identified as") {
  Program program;
  program.app.dispatch({.id = ActionId::TogglePlatform, .target = "instagram"});
  program.type("De griepprik komt er weer aan. Vraag ernaar bij uw huisarts.");
  program.app.select_tab("linkedin");
  program.type("The flu jab is here again. Ask your doctor whether it is right for you.");
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  program.act(ActionId::Approve);
  program.answer("Bo", "approver");
  program.act(ActionId::Export);
  const json::Value bundle = json::parse(program.services.saved).value();
  const json::Value& content = *bundle.find("content");
  CHECK(content.string_or("language", "") == "nl");
  std::map<std::string, std::string> stated;
  for (const json::Value& variant : content.array_of("variants"))
    stated[std::string(variant.string_or("platform", ""))] = variant.string_or("language", "");
  CHECK(stated["x"] == "nl");
  CHECK(stated["linkedin"] == "en");
}

TEST_CASE("export: a declared language is stated, whatever the text looks like") {
  Program program;
  program.app.dispatch({.id = ActionId::SetLanguage, .target = "ca"});
  program.approve_post();
  program.act(ActionId::Export);
  const json::Value bundle = json::parse(program.services.saved).value();
  CHECK(bundle.find("content")->string_or("language", "") == "ca");
}

TEST_CASE("export: the name is asked for when none is known, and nobody is made up") {
  Program program;
  program.approve_post();
  program.app.change_profile([](model::Workspace& workspace) { workspace.person = {}; });
  program.act(ActionId::Export);
  CHECK(program.app.view().prompt.kind == PromptKind::Export);
  CHECK(program.services.saved.empty());
  program.answer(" ", "author");
  CHECK(program.app.view().prompt.refusal.has_value());
  CHECK(program.services.saved.empty());
  program.answer("Cleo", "admin");
  CHECK(program.state() == DraftState::Exported);
  const json::Value bundle = json::parse(program.services.saved).value();
  std::map<std::string, std::string> by;
  for (const json::Value& entry : bundle.find("record")->array_of("log"))
    by[std::string(entry.string_or("action", ""))] = entry.find("by")->string_or("name", "?");
  CHECK(by["exported"] == "Cleo");
  CHECK(by["approved"] == "Bo");
  CHECK(by["created"].empty());
}

TEST_CASE("export: a refused save leaves the post approved") {
  Program program;
  program.approve_post();
  program.services.save_refusal = Error{ErrorCode::Cancelled, "", "", 0, 0};
  program.act(ActionId::Export);
  CHECK(program.state() == DraftState::Approved);
}

TEST_CASE("export: a draft cannot be exported") {
  Program program;
  program.type("Flu jabs start on Monday.");
  CHECK_FALSE(program.app.possible(ActionId::Export));
}

TEST_CASE("open: a bundle comes back as a draft with its text") {
  Program program;
  program.approve_post();
  program.act(ActionId::Export);
  const auto bytes = std::as_bytes(std::span(program.services.saved));
  program.app.open_files({{"a.json", "application/json", {bytes.begin(), bytes.end()}}});
  CHECK(program.app.text() == "Flu jabs start on Monday. Ask your nurse.");
  CHECK(program.state() == DraftState::Draft);
}

TEST_CASE("link card: what is typed is checked, travels in the bundle and comes back") {
  Program program;
  program.app.dispatch({.id = ActionId::TogglePlatform, .target = "instagram"});
  program.type("Flu jabs start on Monday, see https://example.org/flu");
  program.app.dispatch(
      {.id = ActionId::SetLinkCard, .target = "title", .text = "Our guaranteed cure"});
  const auto in_title = [&](const FindingRow& row) { return row.finding->field == "link.title"; };
  CHECK(std::ranges::any_of(program.app.findings(), in_title));
  program.app.dispatch({.id = ActionId::SetLinkCard, .target = "title", .text = "Flu jabs"});
  CHECK(std::ranges::none_of(program.app.findings(), in_title));
  program.app.dispatch(
      {.id = ActionId::SetLinkCard, .target = "description", .text = "Days and places"});
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  program.act(ActionId::Approve);
  program.answer("Bo", "approver");
  program.act(ActionId::Export);
  const auto bytes = std::as_bytes(std::span(program.services.saved));
  program.app.open_files({{"a.json", "application/json", {bytes.begin(), bytes.end()}}});
  CHECK(program.app.draft()->content.link_card == model::LinkCard{"Flu jabs", "Days and places"});
}

TEST_CASE("link card: a text longer than a card takes leaves it as it was") {
  Program program;
  program.app.dispatch({.id = ActionId::SetLinkCard, .target = "title", .text = "Flu jabs"});
  program.app.dispatch(
      {.id = ActionId::SetLinkCard, .target = "title", .text = std::string(401, 'a')});
  CHECK(program.app.draft()->content.link_card.title == "Flu jabs");
}

TEST_CASE("first comment: typing it is one undo step and it is checked") {
  Program program;
  program.app.dispatch({.id = ActionId::SetFirstComment, .text = "Our guaranteed cure"});
  CHECK(program.app.draft()->content.first_comment == "Our guaranteed cure");
  CHECK(program.app.findings().size() == 1);
  program.act(ActionId::Undo);
  CHECK(program.app.draft()->content.first_comment.empty());
}

TEST_CASE("first comment: the links of the text move there and one undo brings them back") {
  Program program;
  program.type("Book at https://example.org/flu today.");
  program.act(ActionId::MoveLinks);
  CHECK(program.app.text() == "Book at today.");
  CHECK(program.app.draft()->content.first_comment == "https://example.org/flu");
  program.act(ActionId::Undo);
  CHECK(program.app.text() == "Book at https://example.org/flu today.");
}

TEST_CASE("video: its length is a number of seconds, and nothing else changes it") {
  Program program;
  program.app.edit("undo.add-picture", [](model::Content& content) {
    content.pictures = {{.id = "p", .media_type = "image/png", .width = 9, .height = 16}};
  });
  const auto seconds_after = [&](std::string text) {
    program.app.dispatch({.id = ActionId::SetVideoLength, .text = std::move(text), .number = 0});
    return program.app.draft()->content.pictures.at(0).video_seconds;
  };
  CHECK(seconds_after("65") == 65);
  CHECK(seconds_after("6x") == 65);
  CHECK(seconds_after("-3") == 65);
  CHECK(seconds_after("99999999999") == 65);
  CHECK(seconds_after("") == 0);
}

TEST_CASE("open: a file that is no file of ours changes nothing and says so") {
  Program program;
  const std::size_t drafts = program.app.workspace().drafts.size();
  for (const std::string_view text : {"{}", "{\"a\":1,\"a\":2}", "{\"format\":\"bedside/draft/9\"}",
                                      "not json", "", "{\"format\":\"bedside/bundle/1\"}"}) {
    const auto bytes = std::as_bytes(std::span(text));
    program.app.dispatch({.id = ActionId::DismissNotice});
    program.app.open_files({{"secret-name.json", "", {bytes.begin(), bytes.end()}}});
    REQUIRE_MESSAGE(program.app.view().notice.has_value(), text);
    CHECK(program.app.view().notice->kind == Notice::Kind::Problem);
    CHECK(program.app.workspace().drafts.size() == drafts);
  }
}

TEST_CASE("clear: a review finding stays cleared for the same words only") {
  Program program;
  program.type("Studies show that walking helps.");
  int index = -1;
  for (std::size_t i = 0; i < program.app.findings().size(); ++i)
    if (program.app.findings()[i].finding->severity != rules::Severity::Block)
      index = static_cast<int>(i);
  REQUIRE(index >= 0);
  program.app.dispatch({.id = ActionId::ClearFinding, .number = index});
  program.answer("Bo", "clinical-reviewer", "Source is in the picture");
  CHECK(program.app.findings()[static_cast<std::size_t>(index)].cleared);
}

TEST_CASE("search: finds words in text and title without regard to capitals") {
  Program program;
  program.type("Zebra crossing");
  program.app.dispatch({.id = ActionId::SetSearch, .text = "zebra"});
  REQUIRE(program.app.listed_drafts().size() == 1);
  program.app.dispatch({.id = ActionId::SetSearch, .text = "no such words"});
  CHECK(program.app.listed_drafts().empty());
}

TEST_CASE("download: the whole workspace is in the file") {
  Program program;
  program.type("In the file");
  program.act(ActionId::DownloadWorkspace);
  program.services.pass(10);
  const Result<json::Value> file = json::parse(program.services.saved);
  REQUIRE(file.has_value());
  const Result<model::Workspace> workspace = model::workspace_from_json(*file);
  REQUIRE(workspace.has_value());
  CHECK(workspace->drafts.size() == program.app.workspace().drafts.size());
}

TEST_CASE("shortcuts: no two actions share one") {
  const auto table = action_table();
  for (const ActionRow& a : table)
    for (const ActionRow& b : table)
      if (!a.shortcut.empty() && a.id != b.id) CHECK(a.shortcut != b.shortcut);
}

TEST_CASE("shortcuts: found by the place of a letter and by the sign of others") {
  CHECK(row_for_key({.key = "Z", .code = "KeyW", .command = true}) == nullptr);
  REQUIRE(row_for_key({.key = "z", .code = "KeyZ", .command = true}) != nullptr);
  CHECK(row_for_key({.key = "z", .code = "KeyZ", .command = true})->id == ActionId::Undo);
  CHECK(row_for_key({.key = "?", .code = "Slash", .shift = true})->id == ActionId::ShowShortcuts);
  CHECK(row_for_key({.key = "F8", .code = "F8", .shift = true})->id == ActionId::PreviousFinding);
}
