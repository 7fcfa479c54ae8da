#include "bundle/verify.h"

#include <algorithm>

#include "bundle/content.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "support/bundles.h"
#include "support/shipped_catalog.h"

namespace bedside::bundle {
namespace {

using json::Value;
using test::read_json;
using test::sample_bundle;

constexpr model::UtcMs now = 1795000000000;  // 2026-11-18

const json::Schema& schema() {
  static const json::Schema loaded =
      json::Schema::load(read_json("assets/schemas/bundle-1.schema.json")).value();
  return loaded;
}

Verdict verdict(const Value& bundle) {
  static const Zones zones = Zones::load(test::shipped_catalog());
  return verify(bundle, schema(), zones, now);
}

// `bundle` with all hashes made anew, as somebody would who changes a bundle on purpose.
Value rehashed(Value bundle) {
  const std::string hash = content_sha256(*bundle.find("content"));
  bundle.find("integrity")->set("contentSha256", hash);
  bundle.find("integrity")->set("recordSha256", record_sha256(bundle));
  return bundle;
}

// The same approved anew.
Value with_approvals(Value bundle) {
  const std::string hash = content_sha256(*bundle.find("content"));
  for (Value& approval : bundle.find("record")->find("approvals")->elements())
    approval.set("contentSha256", hash);
  return rehashed(bundle);
}

bool says(const std::vector<std::string>& sentences, std::string_view part) {
  return std::ranges::any_of(sentences, [&](const std::string& one) { return one.contains(part); });
}

}  // namespace

TEST_CASE("verify: an untouched bundle is valid and says that a typed name proves nothing") {
  const Verdict found = verdict(sample_bundle());
  CHECK(found.valid);
  CHECK(found.faults.empty());
  REQUIRE(found.approvals.size() == 1);
  CHECK(found.approvals[0].name == "J. de Wit");
  CHECK(found.approvals[0].role == "clinical-reviewer");
  CHECK(found.approvals[0].at == "2026-11-22T10:05:32.000Z");
  CHECK(found.approvals[0].valid);
  CHECK(!found.approvals[0].key);
  CHECK(says(found.notes, "not signed"));
}

TEST_CASE("verify: any byte with any one bit changed is refused or means the very same") {
  const std::string text = test::sample_bundle_text();
  const Value original = sample_bundle();
  std::size_t same = 0;
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ (1 << i % 8));
    const Result<Value> bundle = json::parse(changed);
    if (!bundle || !verdict(*bundle).valid) continue;
    ++accepted;
    same += *bundle == original ? 1 : 0;
  }
  CHECK(accepted == same);
}

TEST_CASE("verify: an approval for other content does not count") {
  Value bundle = sample_bundle();
  bundle.find("content")
      ->find("variants")
      ->elements()[0]
      .find("segments")
      ->elements()[0]
      .set("text", "Other words.");
  bundle.find("content")
      ->find("variants")
      ->elements()[0]
      .find("segments")
      ->elements()[0]
      .erase("entities");
  const Verdict found = verdict(rehashed(bundle));
  CHECK(!found.valid);
  CHECK(says(found.faults, "An approval is for other content."));
  CHECK(!found.approvals[0].valid);
}

TEST_CASE("verify: what is called a signature and is none makes no approval valid") {
  Value bundle = sample_bundle();
  Value& approval = bundle.find("record")->find("approvals")->elements()[0];
  approval.set("method", "signature");
  approval.set("signature", json::Object{{"protected", "e30"}, {"signature", "AAAA"}});
  const Verdict found = verdict(rehashed(bundle));
  CHECK(!found.valid);
  CHECK(!found.approvals[0].valid);
  CHECK(says(found.faults, "signature does not hold"));
}

TEST_CASE("verify: an approval ends on its day and with a later request for changes") {
  Value bundle = sample_bundle();
  bundle.find("record")->find("approvals")->elements()[0].set("expiresAt", "2026-01-01T00:00:00Z");
  CHECK(says(verdict(rehashed(bundle)).faults, "No approval counts"));
  bundle = sample_bundle();
  json::Array& approvals = bundle.find("record")->find("approvals")->elements();
  Value later = approvals[0];
  later.set("decision", "changes-requested");
  approvals.push_back(std::move(later));
  CHECK(says(verdict(rehashed(bundle)).faults, "Changes were asked for"));
}

TEST_CASE("verify: content that the rules refused is not valid whoever approved it") {
  Value bundle = sample_bundle();
  bundle.find("record")->find("checks")->elements()[0].set("result", "failed");
  CHECK(says(verdict(rehashed(bundle)).faults, "The rules refused"));
}

TEST_CASE("verify: pictures must be there, be the approved ones and be named") {
  Value bundle = sample_bundle();
  bundle.erase("files");
  CHECK(says(verdict(bundle).faults, "missing"));
  bundle = sample_bundle();
  bundle.find("files")->set("media/0000000000000000.png", "AAAA");
  CHECK(says(verdict(bundle).faults, "does not name"));
  bundle = sample_bundle();
  bundle.find("files")->members()[0].value = "AAAA";
  CHECK(says(verdict(bundle).faults, "not the one that was approved"));
}

TEST_CASE("verify: a time that is two moments and a link that stands nowhere are faults") {
  Value bundle = sample_bundle();
  bundle.find("content")->find("schedule")->set("utc", "2026-12-01T08:37:00Z");
  CHECK(says(verdict(rehashed(bundle)).faults, "not the same moment"));
  bundle.find("content")->find("schedule")->set("utc", "2026-12-01T07:30:00Z");
  CHECK(says(verdict(rehashed(bundle)).faults, "not the same moment"));
  bundle.find("content")->find("schedule")->set("timeZone", "Asia/Beirut");
  CHECK(verdict(with_approvals(bundle)).valid);
  bundle = sample_bundle();
  Value& segment =
      bundle.find("content")->find("variants")->elements()[0].find("segments")->elements()[0];
  segment.find("entities")->elements()[0].set("end16", 206);
  CHECK(says(verdict(rehashed(bundle)).faults, "stand where it is not"));
}

TEST_CASE("verify: a bundle without a hash of its record says what would not be seen") {
  Value bundle = sample_bundle();
  bundle.find("integrity")->erase("recordSha256");
  CHECK(verdict(bundle).valid);
  CHECK(says(verdict(bundle).notes, "no hash of its record"));
}

TEST_CASE("verify: any other JSON is told to be no bundle") {
  CHECK(says(verdict(Value(3)).faults, "no bundle"));
  CHECK(says(verdict(json::Object{{"format", "bedside/bundle/2"}}).faults, "newer version"));
  CHECK(says(verdict(json::Object{{"format", "bedside/bundle/1"}}).faults, "The form is wrong"));
}

}  // namespace bedside::bundle
