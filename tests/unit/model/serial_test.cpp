#include "model/serial.h"

#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"

using namespace bedside;
using namespace bedside::model;

namespace {

Draft full_draft() {
  Draft draft;
  draft.id = "d-1";
  draft.revision = 7;
  draft.created_at = 1'768'377'600'000;
  draft.updated_at = 1'768'377'600'123;
  draft.content = {.title = "Walk",
                   .text = "Walk after dinner 🚶",
                   .first_comment = "More: example.org",
                   .language = "en",
                   .countries = {"us", "nl"},
                   .platforms = {"x", "instagram"},
                   .variants = {{"x", "Walk\n\n---\n\nOn", true}},
                   .surfaces = {{"instagram", "reel"}},
                   .pictures = {{.id = "abc",
                                 .media_type = "image/png",
                                 .width = 10,
                                 .height = 20,
                                 .bytes = 99,
                                 .alt = {{"en", "A person walking"}},
                                 .focal_x = 100,
                                 .focal_y = 900,
                                 .removed = {"gps"},
                                 .people = People::Patient,
                                 .consent = "C-2",
                                 .video_seconds = 65,
                                 .texts = {{{0, 250, 10000, 1000}, "Ten minutes help"}},
                                 .before_after = true}},
                   .link_card = {"Walking after dinner", "Why ten minutes help."},
                   .sources = {{.id = "s1",
                                .title = "Three 15-min bouts of walking",
                                .publisher = "Diabetes Care",
                                .author = "DiPietro L",
                                .url = "https://example.org/36/10/3262",
                                .published = "2013-10",
                                .read = "2026-11-20",
                                .evidence = Evidence::Trial,
                                .answers = {Answer::Good, Answer::Doubtful},
                                .fact_check_url = "https://example.org/check",
                                .claims = {"aa", "bb"}}},
                   .patient_story = true,
                   .consents = {"C-1"},
                   .planned_at = 1'768'377'600'000,
                   .authority = {true, "KOAG 2026-0123", "2027-02-01"},
                   .voice = "adults-45",
                   .campaign = "Walk in May"};
  draft.workflow.state = DraftState::Approved;
  draft.workflow.approvals = {{{"Bo", "approver"}, 1'768'377'600'000, "hash"}};
  draft.workflow.dismissals = {
      {"claims/cure", "post.text", "h", {"Bo", "approver"}, 1000, "quote"},
      {"access/no-alt", "media.alt@1", "h", {"Bo", "approver"}, 1000, "logo"}};
  draft.workflow.log = {{1000, {"Ana", "author"}, "submitted", "hash", ""}};
  return draft;
}

ConsentRecord full_record() {
  ConsentRecord record = {.id = "C-1",
                          .kept_at = "Archive, folder 12",
                          .facts = {"knee operation"},
                          .pictures = {"abc"},
                          .platforms = {"instagram"},
                          .purposes = {"social-media", "advertising"},
                          .signed_by = "parent",
                          .signed_on = "2026-01-31",
                          .expires_on = "2027-01-31",
                          .expires_event = "end of the campaign",
                          .revoked_on = "2026-12-01",
                          .withdraw_to = "privacy desk"};
  record.set(ConsentFlag::Minor, true);
  record.set(ConsentFlag::SpecialRecord, true);
  return record;
}

ErrorCode refusal(std::string_view text) {
  const Result<json::Value> value = json::parse(text);
  REQUIRE(value.has_value());
  const Result<Draft> draft = draft_from_json(*value);
  REQUIRE_FALSE(draft.has_value());
  return draft.error().code;
}

}  // namespace

TEST_CASE("draft file: everything that is written is read back") {
  const std::string text = json::write(to_json(full_draft()));
  const Result<json::Value> value = json::parse(text);
  REQUIRE(value.has_value());
  const Result<Draft> read = draft_from_json(*value);
  REQUIRE(read.has_value());
  CHECK(*read == full_draft());
}

TEST_CASE("workspace file: everything that is written is read back") {
  Workspace workspace;
  workspace.organisation = {"St. Anna Clinic", "stanna", "Zutphen",
                            "provider",        {"nl"},   {"0575 123"}};
  workspace.person = {"Ana", "author"};
  workspace.settings = {"nl", ThemeChoice::Dark, true, {"Medivax", "apixaban"}};
  workspace.drafts = {full_draft()};
  workspace.consents = {full_record()};
  const Result<Workspace> read = workspace_from_json(to_json(workspace));
  REQUIRE(read.has_value());
  CHECK(*read == workspace);
}

TEST_CASE("workspace file: one from before sources and consent records opens without any") {
  const Result<json::Value> value = json::parse(
      R"({"format":"bedside/workspace/1","organisation":{"name":"St. Anna"},
          "drafts":[{"format":"bedside/draft/1","id":"a","content":{"text":"hi",
            "pictures":[{"id":"p","mediaType":"image/png"}]}}]})");
  const Result<Workspace> read = workspace_from_json(*value);
  REQUIRE(read.has_value());
  CHECK(read->consents.empty());
  const Content& content = read->drafts.at(0).content;
  CHECK(content.sources.empty());
  CHECK(content.pictures.at(0).people == People::Undecided);
  CHECK_FALSE(content.patient_story);
  CHECK(content.link_card == LinkCard{});
  CHECK(content.pictures.at(0).video_seconds == 0);
}

TEST_CASE("profile: consent records are stored with it") {
  Workspace workspace;
  workspace.consents = {full_record()};
  Workspace read;
  REQUIRE(profile_from_json(profile_to_json(workspace), read).has_value());
  CHECK(read.consents == workspace.consents);
}

TEST_CASE("workspace file: a consent record has no place for a name") {
  Workspace workspace;
  workspace.consents = {full_record()};
  json::Value file = to_json(workspace);
  file.find("consents")->elements().front().set("name", "Anja de Vries");
  const Result<Workspace> read = workspace_from_json(file, "file");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::UnknownKey);
  CHECK(read.error().place == "file/consents/0/name");
}

TEST_CASE("draft file: a sentence is no consent id") {
  CHECK(refusal(
            R"({"format":"bedside/draft/1","id":"a","content":{"consents":["Anja de Vries"]}})") ==
        ErrorCode::InvalidValue);
}

TEST_CASE("draft file: a day of a source that does not exist is refused") {
  CHECK(refusal(R"({"format":"bedside/draft/1","id":"a",
                    "content":{"sources":[{"id":"s","read":"2026-02-30"}]}})") ==
        ErrorCode::InvalidValue);
}

TEST_CASE("draft file: an unknown key is refused with its place") {
  const Result<json::Value> value = json::parse(
      R"({"format":"bedside/draft/1","id":"a","content":{"text":"hi","colour":"red"}})");
  const Result<Draft> draft = draft_from_json(*value, "file");
  REQUIRE_FALSE(draft.has_value());
  CHECK(draft.error().code == ErrorCode::UnknownKey);
  CHECK(draft.error().place == "file/content/colour");
}

TEST_CASE("draft file: a newer format says so") {
  CHECK(refusal(R"({"format":"bedside/draft/2","id":"a","content":{}})") == ErrorCode::NewerFormat);
}

TEST_CASE("draft file: another kind of file says so") {
  CHECK(refusal(R"({"format":"other","id":"a","content":{}})") == ErrorCode::UnknownFormat);
}

TEST_CASE("draft file: a wrong type is refused") {
  CHECK(refusal(R"({"format":"bedside/draft/1","id":"a","content":{"text":5}})") ==
        ErrorCode::InvalidValue);
}

TEST_CASE("draft file: a list of numbers is no list of texts") {
  CHECK(refusal(R"({"format":"bedside/draft/1","id":"a","content":{"countries":[1]}})") ==
        ErrorCode::InvalidValue);
}

TEST_CASE("workspace file: two drafts with one id are refused") {
  Workspace workspace;
  workspace.drafts = {full_draft(), full_draft()};
  CHECK_FALSE(workspace_from_json(to_json(workspace)).has_value());
}

TEST_CASE("times: written and read back to the millisecond") {
  CHECK(rfc3339(1'768'377'600'123) == "2026-01-14T08:00:00.123Z");
  CHECK(utc_from_rfc3339("2026-01-14T08:00:00.123Z") == 1'768'377'600'123);
  CHECK(utc_from_rfc3339("2026-01-14T08:00:00Z") == 1'768'377'600'000);
}

TEST_CASE("times: a day that does not exist is refused") {
  CHECK_FALSE(utc_from_rfc3339("2026-02-30T08:00:00.000Z").has_value());
  CHECK_FALSE(utc_from_rfc3339("2026-01-14 08:00").has_value());
}

TEST_CASE("draft file: words for a link's card and the length of a video have ends") {
  const auto content = [](std::string_view members) {
    return R"({"format":"bedside/draft/1","id":"a","content":{)" + std::string(members) + "}}";
  };
  CHECK(refusal(content(R"("linkCard":{"title":"a\nb"})")) == ErrorCode::InvalidValue);
  CHECK(refusal(content(R"("linkCard":{"title":")" + std::string(401, 'a') + "\"}")) ==
        ErrorCode::InvalidValue);
  CHECK(refusal(content(R"("linkCard":{"address":"x"})")) == ErrorCode::UnknownKey);
  CHECK(refusal(content(R"("pictures":[{"id":"p","mediaType":"image/png","videoSeconds":-1}])")) ==
        ErrorCode::InvalidValue);
}

TEST_CASE("draft file: a picture of a type that is no picture's is refused with its place") {
  const auto with_type = [](std::string_view type) {
    return json::
        parse(R"({"format":"bedside/draft/1","id":"a","content":{"pictures":[{"id":"p","mediaType":)" +
              std::string(type) + "}]}}")
            .value();
  };
  for (const char* type : {R"("image/jpeg")", R"("image/png")", R"("image/gif")"})
    CHECK(draft_from_json(with_type(type)).has_value());
  for (const char* type : {R"("")", R"("png")", R"("image")", R"("image/webp")", "7"}) {
    const Result<Draft> draft = draft_from_json(with_type(type));
    REQUIRE_FALSE(draft.has_value());
    CHECK(draft.error().code == ErrorCode::InvalidValue);
    CHECK(draft.error().place == "draft/content/pictures/0/mediaType");
  }
}

TEST_CASE("draft file: words that reach out of their picture are refused with their place") {
  const auto with_box = [](std::string_view box) {
    return std::string(
               R"({"format":"bedside/draft/1","id":"a","content":{"pictures":[{"id":"p",)") +
           R"("mediaType":"image/png","texts":[{)" + std::string(box) + R"(,"text":"hi"}]}]}})";
  };
  const auto place_of = [](const std::string& text) {
    const Result<json::Value> value = json::parse(text);
    REQUIRE(value.has_value());
    const Result<Draft> draft = draft_from_json(*value);
    return draft ? std::string() : draft.error().place;
  };
  CHECK(place_of(with_box(R"("x":0,"y":0,"width":10000,"height":500)")) == "");
  CHECK(place_of(with_box(R"("x":1,"y":0,"width":10000,"height":500)")) ==
        "draft/content/pictures/0/texts/0/width");
  CHECK(place_of(with_box(R"("x":0,"y":0,"width":10000)")) ==
        "draft/content/pictures/0/texts/0/height");
}

TEST_CASE("draft file: what was set aside while pictures counted from 0 stays with its picture") {
  const Result<json::Value> value = json::parse(
      R"({"format":"bedside/draft/1","id":"a","content":{"pictures":[
            {"id":"p","mediaType":"image/png"},
            {"id":"q","mediaType":"image/png","alt":{"nl":"Een zaal"}}]},
          "workflow":{"dismissals":[
            {"rule":"a/b","field":"media.alt@0","excerptSha256":"h"},
            {"rule":"a/b","field":"media.alt@1","excerptSha256":"h"},
            {"rule":"a/b","field":"post.text","excerptSha256":"h"}]}})");
  REQUIRE(value.has_value());
  const Result<Draft> draft = draft_from_json(*value);
  REQUIRE(draft.has_value());
  const auto fields = [](const Draft& of) {
    std::string out;
    for (const Dismissal& row : of.workflow.dismissals) out += row.field + " ";
    return out;
  };
  CHECK(fields(*draft) == "media.alt@1 media.alt@2.nl post.text ");
  CHECK(fields(draft_from_json(to_json(*draft)).value()) == fields(*draft));
}

TEST_CASE("draft: an approval of an authority holds with a number, until its last day is over") {
  const UtcMs last_day = utc_from_rfc3339("2027-02-01T23:00:00Z").value();
  CHECK(AuthorityApproval{true, "KOAG 1", "2027-02-01"}.holds(last_day));
  CHECK_FALSE(AuthorityApproval{true, "KOAG 1", "2027-02-01"}.holds(last_day + 3'600'000));
  CHECK(AuthorityApproval{true, "KOAG 1", ""}.holds(last_day));
  CHECK_FALSE(AuthorityApproval{true, " ", ""}.holds(last_day));
  CHECK_FALSE(AuthorityApproval{false, "KOAG 1", ""}.holds(last_day));
}

TEST_CASE("profile: the voice of the house is stored with it") {
  Workspace workspace;
  workspace.voice = {"own", {"St. Anna", {AxisBand{-60, 10}, AxisBand{0, 45}, AxisBand{}}}};
  Workspace back;
  REQUIRE(profile_from_json(profile_to_json(workspace), back).has_value());
  CHECK(back.voice == workspace.voice);
}

TEST_CASE("profile: one from before voices opens without any") {
  const json::Value profile = profile_to_json({});
  CHECK(profile.find("voice") == nullptr);
  Workspace back;
  back.voice.usual = "teens";
  REQUIRE(profile_from_json(profile, back).has_value());
  CHECK(back.voice == HouseVoice{});
}

TEST_CASE(
    "profile: a voice that ends before it begins, or past its axis, is refused with its place") {
  const auto problem = [](const char* band) {
    const json::Value profile =
        json::parse(R"({"voice":{"own":{"energy":)" + std::string(band) + "}}}").value();
    Workspace back;
    return profile_from_json(profile, back).error().place;
  };
  CHECK(problem(R"({"least":10,"most":-10})") == "profile/voice/own/energy/most");
  CHECK(problem(R"({"least":-101})") == "profile/voice/own/energy/least");
}

TEST_CASE("draft file: a campaign is one line, a voice a name") {
  Draft draft = full_draft();
  draft.content.campaign = "two\nlines";
  CHECK(draft_from_json(to_json(draft)).error().place == "draft/content/campaign");
  draft = full_draft();
  draft.content.voice = "Not A Name";
  CHECK(draft_from_json(to_json(draft)).error().place == "draft/content/voice");
}
