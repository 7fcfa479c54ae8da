#include "bundle/signature.h"

#include <algorithm>

#include "bundle/verify.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "support/bundles.h"
#include "support/shipped_catalog.h"

namespace bedside::bundle {
namespace {

using json::Value;

// Signed with the libraries jose and canonicalize; the private key was not kept.
const std::string signed_file = "tests/cases/bundle/signed.bundle.json";
constexpr std::string_view signed_key = "gqvje0WpmEDAH247G2B6NwP38fhhrHaeQsCW_KGUop4";

Verdict signed_verdict(const Value& bundle) {
  static const json::Schema schema =
      json::Schema::load(test::read_json("assets/schemas/bundle-1.schema.json")).value();
  static const Zones zones = Zones::load(test::shipped_catalog());
  return verify(bundle, schema, zones, 1795000000000);
}

Value& first_approval(Value& bundle) {
  return bundle.find("record")->find("approvals")->elements()[0];
}

// Whether the bundle is refused for its signature although all hashes are made anew.
bool is_refused(Value bundle) {
  bundle.find("integrity")->set("recordSha256", record_sha256(bundle));
  const Verdict found = signed_verdict(bundle);
  return !found.valid && !found.approvals[0].valid &&
         std::ranges::any_of(found.faults, [](const std::string& fault) {
           return fault.contains("signature does not hold");
         });
}

}  // namespace

TEST_CASE("signature: one that a JOSE library made holds and names its key") {
  const Value bundle = test::read_json(signed_file);
  const Verdict found = signed_verdict(bundle);
  CHECK(found.valid);
  REQUIRE(found.approvals.size() == 1);
  CHECK(found.approvals[0].valid);
  CHECK(found.approvals[0].key == signed_key);
  CHECK(std::ranges::any_of(
      found.notes, [](const std::string& note) { return note.contains("Whose key that is"); }));
}

TEST_CASE("signature: name, role, time and decision cannot be changed after it") {
  const auto changed = [](std::string_view key, Value value) {
    Value bundle = test::read_json(signed_file);
    first_approval(bundle).set(key, std::move(value));
    return bundle;
  };
  CHECK(is_refused(changed("at", "2026-11-22T10:05:33.000Z")));
  CHECK(is_refused(changed("by", json::Object{{"name", "J. de Vries"}, {"role", "approver"}})));
  CHECK(is_refused(changed("step", "legal")));
  CHECK(is_refused(changed("expiresAt", "2029-01-01T00:00:00Z")));
}

TEST_CASE("signature: any byte of it with a bit changed is refused") {
  const Value original = test::read_json(signed_file);
  for (const std::string_view part : {"protected", "signature"}) {
    Value probe = original;
    const std::string text(first_approval(probe).find("signature")->string_or(part, ""));
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string other = text;
      other[i] = other[i] == 'A' ? 'B' : 'A';
      Value bundle = original;
      first_approval(bundle).find("signature")->set(part, other);
      CHECK(is_refused(bundle));
    }
  }
}

TEST_CASE("signature: other algorithms and headers that must be understood are refused") {
  const Value original = test::read_json(signed_file);
  Value probe = original;
  const std::string text(first_approval(probe).find("signature")->string_or("protected", ""));
  const Value header = json::parse(base64url_decode(text).value()).value();
  for (const auto& [key, value] :
       {json::Member{"alg", "none"}, json::Member{"alg", "HS256"},
        json::Member{"crit", json::Array{"exp"}}, json::Member{"b64", false}}) {
    Value other = header;
    other.set(key, value);
    Value bundle = original;
    first_approval(bundle)
        .find("signature")
        ->set("protected", base64url_encode(json::write(other, 0)));
    CHECK(is_refused(bundle));
  }
}

TEST_CASE("base64url: a text has one encoding and no padding") {
  CHECK(base64url_encode("\xFB\xFF") == "-_8");
  CHECK(base64url_decode("-_8") == "\xFB\xFF");
  CHECK(!base64url_decode("-_8="));
  CHECK(!base64url_decode("-_9"));
  CHECK(!base64url_decode("+/8"));
}

}  // namespace bedside::bundle
