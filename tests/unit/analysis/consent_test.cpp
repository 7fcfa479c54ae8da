#include "analysis/consent.h"

#include "doctest/doctest.h"
#include "model/day.h"

using namespace bedside;
using namespace bedside::analysis;
using model::ConsentFlag;
using model::ConsentRecord;
using model::Content;

namespace {

// Noon of 14 January 2026.
constexpr model::UtcMs noon = 1'768'392'000'000;

ConsentRecord good_record() {
  ConsentRecord record = {.id = "C-1",
                          .kept_at = "Archive, folder 12",
                          .facts = {},
                          .pictures = {"pic"},
                          .platforms = {"instagram", "x"},
                          .purposes = {"social-media"},
                          .signed_by = "person",
                          .signed_on = "2026-01-02",
                          .expires_on = "2026-01-31",
                          .expires_event = "",
                          .revoked_on = "",
                          .withdraw_to = "privacy desk"};
  for (const ConsentFlag flag :
       {ConsentFlag::Written, ConsentFlag::Explicit, ConsentFlag::Separate, ConsentFlag::MayRevoke,
        ConsentFlag::NoCondition, ConsentFlag::MaySpread, ConsentFlag::CopyGiven})
    record.set(flag, true);
  return record;
}

Content story() {
  Content content;
  content.text = "Dana's story";
  content.platforms = {"instagram"};
  content.patient_story = true;
  content.consents = {"C-1"};
  return content;
}

Content photo() {
  Content content;
  content.platforms = {"instagram"};
  content.pictures = {
      {.id = "pic", .media_type = "image/png", .people = model::People::Patient, .consent = "C-1"}};
  return content;
}

ConsentUse text_use(const Content& content, const ConsentRecord& record, model::UtcMs now = noon) {
  return consent_uses(content, {{&record, 1}, now}).at(0);
}

ConsentUse picture_use(const Content& content, const ConsentRecord& record) {
  return consent_uses(content, {{&record, 1}, noon}).at(1);
}

}  // namespace

TEST_CASE("consent: a full record inside its scope covers a story") {
  const ConsentRecord record = good_record();
  const ConsentUse use = text_use(story(), record);
  CHECK(use.problems.empty());
  CHECK(use.valid());
  CHECK(use.days_left == 17);
}

TEST_CASE("consent: a post without patients needs none") {
  const ConsentUse use = consent_uses(Content{.text = "Flu jabs on Monday"}, {{}, noon}).at(0);
  CHECK_FALSE(use.needed);
  CHECK(use.problems.empty());
}

TEST_CASE("consent: a patient story without a record misses one") {
  Content content = story();
  content.consents.clear();
  CHECK(text_use(content, good_record()).problems == std::vector{ConsentProblem::Missing});
}

TEST_CASE("consent: a picture of a patient without a record misses one") {
  Content content = photo();
  content.pictures[0].consent.clear();
  CHECK(picture_use(content, good_record()).has(ConsentProblem::Missing));
}

TEST_CASE("consent: pictures of staff, models or nobody need none") {
  for (const model::People people :
       {model::People::None, model::People::Staff, model::People::Model}) {
    Content content = photo();
    content.pictures[0].people = people;
    content.pictures[0].consent.clear();
    CHECK(picture_use(content, good_record()).problems.empty());
  }
}

TEST_CASE("consent: a record that is not here covers nothing") {
  const ConsentUse use = consent_uses(story(), {{}, noon}).at(0);
  CHECK(use.problems == std::vector{ConsentProblem::Unknown});
  CHECK_FALSE(use.valid());
}

TEST_CASE("consent: it holds until the end of its last day") {
  const ConsentRecord record = good_record();
  const model::UtcMs end = *model::date_end("2026-01-31");
  CHECK(text_use(story(), record, end - 1).valid());
  CHECK(text_use(story(), record, end).has(ConsentProblem::Ended));
}

TEST_CASE("consent: a post planned for after its last day is not covered today") {
  const ConsentRecord record = good_record();
  Content content = story();
  content.planned_at = *model::date_begin("2026-03-01");
  CHECK(text_use(content, record).has(ConsentProblem::Ended));
  content.planned_at = *model::date_begin("2026-01-20");
  CHECK(text_use(content, record).valid());
}

TEST_CASE("consent: revoked is revoked, whatever else it says") {
  ConsentRecord record = good_record();
  record.revoked_on = "2026-01-10";
  CHECK(text_use(story(), record).problems.front() == ConsentProblem::Revoked);
}

TEST_CASE("consent: every platform of the post must have been agreed to") {
  Content content = story();
  content.platforms = {"instagram", "tiktok"};
  CHECK(text_use(content, good_record()).problems == std::vector{ConsentProblem::PlatformOutside});
}

TEST_CASE("consent: another picture than the one agreed to is not covered") {
  Content content = photo();
  content.pictures[0].id = "other";
  CHECK(picture_use(content, good_record()).has(ConsentProblem::PictureOutside));
  CHECK(picture_use(photo(), good_record()).valid());
}

TEST_CASE("consent: a paid post is advertising, and the paper names the pay") {
  Content content = story();
  content.paid = true;
  ConsentRecord record = good_record();
  CHECK(text_use(content, record).has(ConsentProblem::PurposeOutside));
  CHECK(text_use(content, record).has(ConsentProblem::PayNotNamed));
  record.purposes.emplace_back("advertising");
  record.set(ConsentFlag::Payment, true);
  CHECK(text_use(content, record).valid());
}

TEST_CASE("consent: for a child a parent signs and the child is asked") {
  ConsentRecord record = good_record();
  record.set(ConsentFlag::Minor, true);
  CHECK(text_use(story(), record).has(ConsentProblem::NoRepresentative));
  record.signed_by = "parent";
  CHECK(text_use(story(), record).problems == std::vector{ConsentProblem::ChildNotAsked});
  record.set(ConsentFlag::ChildAsked, true);
  CHECK(text_use(story(), record).problems.empty());
}

TEST_CASE("consent: without a signature, an end or a place of the paper it is incomplete") {
  for (std::string ConsentRecord::* part : {&ConsentRecord::signed_by, &ConsentRecord::signed_on,
                                            &ConsentRecord::expires_on, &ConsentRecord::kept_at}) {
    ConsentRecord record = good_record();
    (record.*part).clear();
    CHECK(text_use(story(), record).has(ConsentProblem::Incomplete));
  }
  ConsentRecord record = good_record();
  record.expires_on.clear();
  record.expires_event = "end of the campaign";
  CHECK(text_use(story(), record).problems.empty());
}

TEST_CASE("consent: statements that are not on the paper are named but leave it standing") {
  ConsentRecord record = good_record();
  record.set(ConsentFlag::MayRevoke, false);
  const ConsentUse use = text_use(story(), record);
  CHECK(use.problems == std::vector{ConsentProblem::StatementsMissing});
  CHECK(use.valid());
}
