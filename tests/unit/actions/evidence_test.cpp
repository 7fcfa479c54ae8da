#include "actions/evidence.h"

#include <algorithm>

#include "actions/app.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "json/parse.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;
using model::DraftState;

namespace {

constexpr int day_ms = 24 * 60 * 60 * 1000;
constexpr std::string_view claim = "Studies show that a short walk helps.";

// A new draft in an otherwise fresh workspace. Its clock stands at 14 January 2026.
struct Program {
  Program() {
    app.start("", [] {});
    services.pass(1000);
    while (app.idle_slice()) {
    }
    app.new_draft();
    app.edit("test", [](model::Content& content) {
      content.language = "en";
      content.platforms = {"x", "linkedin"};  // which want no picture
    });
  }
  void type(std::string_view text) {
    app.type_text(std::string(text), {0, app.text().size(), text.size()},
                  {text.size(), text.size()});
  }
  void act(ActionId id, std::string target = "", std::string text = "", std::int64_t number = 0,
           std::int64_t second = 0) {
    app.dispatch({.id = id,
                  .target = std::move(target),
                  .text = std::move(text),
                  .number = number,
                  .second = second});
  }
  void answer(std::string name, std::string role) {
    act(ActionId::SetPromptName, "", std::move(name));
    act(ActionId::SetPromptRole, std::move(role));
    act(ActionId::ConfirmPrompt);
  }
  void add_source(std::int64_t sentence = 0) {
    act(ActionId::EditSource, "", "", sentence);
    act(ActionId::SetSourceText, "title", "Walking after meals");
    act(ActionId::SetSourceText, "publisher", "Diabetes Care");
    act(ActionId::SaveSource);
  }
  // Fills in a record that covers the post until the end of 20 January.
  void add_consent(std::int64_t link_to = -1) {
    act(ActionId::EditConsent, "", "", link_to);
    act(ActionId::SetConsentText, "kept-at", "Archive, folder 12");
    act(ActionId::SetConsentText, "signed-on", "2026-01-02");
    act(ActionId::SetConsentText, "expires-on", "2026-01-20");
    act(ActionId::SetConsentText, "withdraw-to", "privacy desk");
    act(ActionId::SetSigner, "person");
    for (const char* flag : {"written", "explicit", "separate", "may-revoke", "no-condition",
                             "may-spread", "copy-given"})
      act(ActionId::ToggleConsent, "flag", flag);
    act(ActionId::SaveConsent);
  }
  bool found(std::string_view rule) const {
    return std::ranges::any_of(app.findings(),
                               [&](const FindingRow& row) { return row.finding->rule == rule; });
  }
  const model::Draft& draft() const { return *app.draft(); }
  std::string consent_id() const { return app.workspace().consents.at(0).id; }
  void approve() {
    act(ActionId::Submit);
    answer("Ana", "author");
    act(ActionId::Approve);
    answer("Bo", "approver");
  }

  test::FakeServices services;
  App app{services, test::shipped_catalog()};
};

}  // namespace

TEST_CASE("sources: a claim asks for one and is content once it is attached") {
  Program program;
  program.type(claim);
  CHECK(program.found("evidence/studies-show"));
  program.add_source();
  CHECK_FALSE(program.found("evidence/studies-show"));
  REQUIRE(program.app.evidence().sentences.size() == 1);
  CHECK(program.app.evidence().sentences[0].sources.size() == 1);
}

TEST_CASE("sources: undo takes one away and the claim asks again") {
  Program program;
  program.type(claim);
  program.add_source();
  program.app.undo();
  CHECK(program.draft().content.sources.empty());
  CHECK(program.found("evidence/studies-show"));
}

TEST_CASE("sources: a claim in other words wants to be attached anew") {
  Program program;
  program.type(claim);
  program.add_source();
  program.type("Studies show that a long walk helps.");
  CHECK(program.found("evidence/studies-show"));
  CHECK(program.found("evidence/source-detached"));
  program.act(ActionId::AttachSource, program.draft().content.sources[0].id, "", 0);
  CHECK_FALSE(program.found("evidence/studies-show"));
  CHECK_FALSE(program.found("evidence/source-detached"));
}

TEST_CASE("sources: one claim's source does not stand for another claim") {
  Program program;
  program.type("Studies show that a short walk helps. Experts say that sleep helps.");
  program.add_source(0);
  CHECK(program.found("evidence/studies-show"));
  CHECK(program.app.evidence().sentences.size() == 2);
}

TEST_CASE("sources: one without a title is not saved and says why") {
  Program program;
  program.act(ActionId::EditSource, "", "", -1);
  program.act(ActionId::SaveSource);
  CHECK(program.draft().content.sources.empty());
  CHECK(program.app.view().source_form.problem == "sources.needs-title");
}

TEST_CASE("sources: the day of reading is today until somebody says otherwise") {
  Program program;
  program.act(ActionId::EditSource, "", "", -1);
  CHECK(program.app.view().source_form.source.read == "2026-01-14");
}

TEST_CASE("consent: a patient story without a record blocks, and a record lifts it") {
  Program program;
  program.type("She walks again.");
  program.act(ActionId::ToggleStory);
  CHECK(program.found("consent/record-missing"));
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  CHECK(program.draft().workflow.state == DraftState::Draft);
  program.act(ActionId::CancelPrompt);
  program.add_consent();
  CHECK_FALSE(program.found("consent/record-missing"));
  CHECK(program.draft().content.consents == std::vector{program.consent_id()});
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  CHECK(program.draft().workflow.state == DraftState::InReview);
}

TEST_CASE("consent: what ended since the approval is not exported") {
  Program program;
  program.type("She walks again.");
  program.act(ActionId::ToggleStory);
  program.add_consent();
  program.approve();
  REQUIRE(program.draft().workflow.state == DraftState::Approved);
  program.services.pass(7 * day_ms);
  program.act(ActionId::Export);
  CHECK(program.services.saved.empty());
  CHECK(program.draft().workflow.state == DraftState::Approved);
  CHECK(program.found("consent/record-ended"));
}

TEST_CASE("consent: what ended since the submission is not approved") {
  Program program;
  program.type("She walks again.");
  program.act(ActionId::ToggleStory);
  program.add_consent();
  program.act(ActionId::Submit);
  program.answer("Ana", "author");
  program.services.pass(7 * day_ms);
  program.act(ActionId::Approve);
  program.answer("Bo", "approver");
  CHECK(program.draft().workflow.state == DraftState::InReview);
  CHECK(program.app.view().prompt.refusal->code == ErrorCode::FindingsBlock);
}

TEST_CASE("consent: revoking blocks at once, and undo gives it back") {
  Program program;
  program.type("She walks again.");
  program.act(ActionId::ToggleStory);
  program.add_consent();
  program.act(ActionId::RevokeConsent, program.consent_id());
  CHECK(program.app.workspace().consents[0].revoked_on == "2026-01-14");
  CHECK(program.found("consent/record-ended"));
  program.app.undo();
  CHECK_FALSE(program.found("consent/record-ended"));
  program.app.redo();
  CHECK(program.found("consent/record-ended"));
}

TEST_CASE("consent: a record that a post uses is not removed") {
  Program program;
  program.type("She walks again.");
  program.add_consent();
  program.act(ActionId::RemoveConsent, program.consent_id());
  CHECK(program.app.workspace().consents.size() == 1);
  program.act(ActionId::LinkConsent, "", "", -1);
  program.act(ActionId::RemoveConsent, program.consent_id());
  CHECK(program.app.workspace().consents.empty());
}

TEST_CASE("consent: records are stored with the workspace") {
  Program program;
  program.add_consent();
  program.services.pass(1000);
  program.services.pass(1000);
  const Replay stored = replay(program.services.storage().journal);
  REQUIRE(stored.workspace.has_value());
  CHECK(stored.workspace->consents == program.app.workspace().consents);
}

TEST_CASE("consent: a bundle holds the id and how far it goes, not where the paper lies") {
  Program program;
  program.type("She walks again.");
  program.act(ActionId::ToggleStory);
  program.add_consent();
  program.approve();
  program.act(ActionId::Export);
  const Result<json::Value> bundle = json::parse(program.services.saved);
  REQUIRE(bundle.has_value());
  const json::Array& index = bundle->find("record")->array_of("consentIndex");
  REQUIRE(index.size() == 1);
  CHECK(index[0].string_or("ref", "") == program.consent_id());
  CHECK(index[0].string_or("expiresAt", "") == "2026-01-21T00:00:00.000Z");
  CHECK_FALSE(program.services.saved.contains("Archive, folder 12"));
  CHECK_FALSE(program.services.saved.contains("privacy desk"));
}

TEST_CASE("lists: typed with commas, read as parts") {
  CHECK(split_list("knee operation, walking,, ") ==
        std::vector<std::string>{"knee operation", "walking"});
  CHECK(join_list({"a", "b"}) == "a, b");
}
