// Replies to comments, the organisation's own rules, and the documents made from them.

#include "actions/house.h"

#include "actions/app.h"
#include "actions/policy.h"
#include "doctest/doctest.h"
#include "fake_services.h"
#include "json/parse.h"
#include "rules/organisation.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::actions;

namespace {

struct Program {
  Program() {
    app.start("", [] {});
    services.pass(1000);
    while (app.idle_slice()) {
    }
  }
  void act(ActionId id, std::string text = "", std::string target = "", int number = 0) {
    app.dispatch(
        {.id = id, .target = std::move(target), .text = std::move(text), .number = number});
  }
  std::string kinds() const {
    std::string out;
    for (const CommentKind* kind : app.house().comment_kinds)
      out += (out.empty() ? "" : " ") + kind->id;
    return out;
  }
  // Fills in the form and saves.
  void add_term(std::string phrase, std::string flag, std::string pass) {
    act(ActionId::EditTerm);
    act(ActionId::SetTermPart, std::move(phrase), "phrase");
    act(ActionId::SetTermPart, "affordable", "suggest");
    act(ActionId::SetTermPart, "It sounds poor.", "why");
    act(ActionId::SetTermPart, std::move(flag), "flag");
    act(ActionId::SetTermPart, std::move(pass), "pass");
    act(ActionId::SetTermPart, "en", "language");
    act(ActionId::SaveTerm, "Write: affordable.");
  }
  std::string stored() {
    std::string out;
    services.pass(1000);
    for (const auto& record : services.storage().journal.records)
      out.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
    return out;
  }

  test::FakeServices services;
  App app{services, test::shipped_catalog()};
};

}  // namespace

TEST_CASE("replies: a comment is all it is, the most urgent first") {
  Program program;
  program.act(ActionId::SetComment, "Since I started NoFocus I have a rash and I want to die.");
  CHECK(program.kinds() == "suicide-risk adverse-event");
}

TEST_CASE("replies: a comment without anything special is left over") {
  Program program;
  program.act(ActionId::SetComment, "Lovely photo, well done!");
  CHECK(program.kinds() == "other");
  program.act(ActionId::SetComment, "");
  CHECK(program.kinds() == "");
}

TEST_CASE("replies: a comment that repeats a myth is misinformation") {
  Program program;
  program.act(ActionId::SetComment,
              "Wake up people. Vaccines cause autism and everybody knows it.");
  CHECK(program.kinds() == "misinformation");
}

TEST_CASE("replies: no template gives a relation away, in any language") {
  const Program program;
  rules::Engine engine(test::shipped_catalog());
  engine.compile_all();
  rules::Context context;
  context.countries.assign(rules::country_names.begin(), rules::country_names.end());
  context.kind = "reply";
  std::size_t count = 0;
  for (const CommentKind& kind : program.app.house().kinds)
    for (const json::Value& entry : kind.file.array_of("templates"))
      for (const json::Member& text : entry.object_of("text")) {
        const rules::Field field = {"post.text", text.value.as_string(), text.key};
        for (const rules::Finding& finding : engine.check({&field, 1}, context))
          CHECK_MESSAGE(finding.severity == rules::Severity::Advice,
                        kind.id << " " << text.key << " " << finding.rule);
        ++count;
      }
  CHECK(count == 54);
}

TEST_CASE("replies: a template names the helpline of the organisation's country") {
  const Program program;
  const CommentKind& kind = program.app.house().kinds.front();
  const std::vector<std::string> countries = {"is"};
  CHECK(filled_template("Call [helpline] or [phone].", kind, countries) == "Call 1717 or [phone].");
  CHECK(filled_template("Call [helpline].", kind, {}) == "Call [helpline].");
}

TEST_CASE("replies: a reply is checked as one") {
  Program program;
  program.act(ActionId::SetReply, "We are sorry your visit last Tuesday disappointed you.");
  REQUIRE(!program.app.house().reply_findings.empty());
  CHECK(program.app.house().reply_findings.front().severity == rules::Severity::Block);
  program.act(ActionId::SetReply, "Thank you for the kind words!");
  CHECK(program.app.house().reply_findings.empty());
}

TEST_CASE("replies: the comment is never stored, the reply only when kept") {
  Program program;
  program.act(ActionId::SetComment, "Unmistakable words of a stranger");
  program.act(ActionId::SetReply, "Thanks, stranger in the night");
  CHECK(!program.stored().contains("stranger"));
  program.act(ActionId::KeepReply);
  CHECK(program.stored().contains("stranger in the night"));
  CHECK(!program.stored().contains("Unmistakable"));
  CHECK(program.app.draft()->content.kind == "reply");
}

TEST_CASE("own rules: a word from the form is found in posts and stored") {
  Program program;
  program.add_term("cheap", "Our cheap flu shots.\nCheap care.", "Good care.\nA flu shot.");
  CHECK(program.app.house().faults.empty());
  CHECK(!program.app.house().term_open);
  program.act(ActionId::SetTried, "A cheap shot.");
  REQUIRE(program.app.house().tried_findings.size() == 1);
  CHECK(program.app.house().tried_findings[0].rule == "own-st-anna-clinic/cheap");
  CHECK(program.stored().contains("affordable"));
}

TEST_CASE("own rules: a word whose sentences do not fit is refused and stays in the form") {
  Program program;
  program.add_term("cheap", "Our dear flu shots.\nCheap care.", "Good care.\nA flu shot.");
  CHECK(!program.app.house().faults.empty());
  CHECK(program.app.house().term_open);
  CHECK(program.app.house().term.phrase == "cheap");
  CHECK(program.app.workspace().pack.is_null());
}

TEST_CASE("own rules: a word can be changed and removed") {
  Program program;
  program.add_term("cheap", "Our cheap flu shots.\nCheap care.", "Good care.\nA flu shot.");
  program.act(ActionId::EditTerm, "", "cheap");
  CHECK(program.app.house().term.flag == "Our [[cheap]] flu shots.\n[[Cheap]] care.");
  program.act(ActionId::SetTermPart, "low-cost", "suggest");
  program.act(ActionId::SaveTerm, "Write: low-cost.");
  CHECK(own_terms(program.app.workspace().pack).at(0).suggest == "low-cost");
  program.act(ActionId::RemoveTerm, "", "cheap");
  program.act(ActionId::SetTried, "A cheap shot.");
  CHECK(program.app.house().tried_findings.empty());
}

TEST_CASE("own rules: what is allowed counts when its field is left") {
  Program program;
  program.act(ActionId::SetAllowed, "Anna", "staff");
  CHECK(program.app.workspace().pack.is_null());
  program.act(ActionId::SetAllowed, "Anna de Vries\nBen Olsson", "staff", 1);
  CHECK(allowed_lines(program.app.workspace().pack, "staff") == "Anna de Vries\nBen Olsson");
}

TEST_CASE("own rules: a bad file changes nothing and says why") {
  Program program;
  program.act(ActionId::UseSamplePack);
  const json::Value before = program.app.workspace().pack;
  const std::string text = R"({"format":"bedside/pack/1","id":"x","rules":{}})";
  const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
  program.app.open_files({{"own.json", "application/json", {bytes, bytes + text.size()}}});
  CHECK(program.app.workspace().pack == before);
  CHECK(!program.app.house().faults.empty());
}

TEST_CASE("own rules: an exported file can be taken in again") {
  Program program;
  program.act(ActionId::UseSamplePack);
  program.act(ActionId::ExportPack);
  const Result<json::Value> file = json::parse(program.services.saved);
  REQUIRE(file.has_value());
  program.act(ActionId::RemovePack);
  CHECK(program.app.engine().organisation() == nullptr);
  CHECK(program.app.adopt_pack(*file, true));
  CHECK(program.app.engine().organisation()->id == "st-anna");
}

TEST_CASE("policy: answers stand in the document, examples where there is none") {
  Program program;
  program.act(ActionId::AnswerPolicy, "Dr. Osei", "approver");
  const Result<PolicyDocument> document =
      make_policy(test::shipped_catalog(), program.app.engine(), program.app.workspace(),
                  "social-media-policy");
  REQUIRE(document.has_value());
  const std::string html = policy_html(*document, "en", "Made today");
  CHECK(html.contains("It is approved by Dr. Osei;"));
  CHECK(html.contains("[the head of communications]"));
  CHECK(html.contains("St. Anna Clinic"));
}

TEST_CASE("policy: what holds in other countries only is left out") {
  Program program;  // the sample organisation is in the US and the Netherlands
  const Result<PolicyDocument> document =
      make_policy(test::shipped_catalog(), program.app.engine(), program.app.workspace(),
                  "social-media-policy");
  REQUIRE(document.has_value());
  const std::string html = policy_html(*document, "en", "");
  CHECK(html.contains("45 CFR 164.508."));
  CHECK(!html.contains("Patient testimonials are not used"));
}

TEST_CASE("policy: the document is one file that loads nothing and escapes what was typed") {
  Program program;
  program.act(ActionId::AnswerPolicy, "<script>alert(1)</script>", "owner");
  const Result<PolicyDocument> document =
      make_policy(test::shipped_catalog(), program.app.engine(), program.app.workspace(),
                  "social-media-policy");
  REQUIRE(document.has_value());
  const std::string html = policy_html(*document, "en", "");
  CHECK(!html.contains("<script"));
  CHECK(!html.contains("src="));
  CHECK(!html.contains("<link"));
}

TEST_CASE("policy: no document says that anybody is compliant") {
  Program program;
  for (const std::string_view language : rules::ui_language_names) {
    program.act(ActionId::SetUiLanguage, "", std::string(language));
    for (const std::string_view id : policy_documents(test::shipped_catalog())) {
      const Result<PolicyDocument> document =
          make_policy(test::shipped_catalog(), program.app.engine(), program.app.workspace(), id);
      REQUIRE(document.has_value());
      CHECK(!document->sections.empty());
      CHECK(!policy_html(*document, language, "").contains("compliant"));
    }
  }
}

TEST_CASE("policy: the style guide lists the own words") {
  Program program;
  program.add_term("cheap", "Our cheap flu shots.\nCheap care.", "Good care.\nA flu shot.");
  const Result<PolicyDocument> document = make_policy(test::shipped_catalog(), program.app.engine(),
                                                      program.app.workspace(), "style-guide");
  REQUIRE(document.has_value());
  CHECK(policy_html(*document, "en", "").contains("cheap → affordable. It sounds poor."));
}

TEST_CASE("own rules: a pack past its date says so") {
  Program program;
  program.act(ActionId::UseSamplePack);
  json::Value pack = program.app.workspace().pack;
  pack.set("expires", "2001-01-01");
  CHECK(program.app.adopt_pack(pack, true));
  CHECK(program.app.house().expired);
  pack.set("expires", "2999-01-01");
  CHECK(program.app.adopt_pack(pack, true));
  CHECK(!program.app.house().expired);
}
