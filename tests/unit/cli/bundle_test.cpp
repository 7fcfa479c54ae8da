#include "cli/bundle.h"

#include <sstream>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "support/bundles.h"
#include "support/shipped_catalog.h"

namespace bedside::cli {
namespace {

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome run(std::vector<std::string> arguments, const std::string& in) {
  std::istringstream input(in);
  std::ostringstream out, err;
  const int status = run_bundle(arguments, {input, out, err}, test::shipped_catalog(), 0);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("bundle verify: prints the verdict and ends with 0 for a valid bundle") {
  const Outcome done = run({"verify", "-"}, test::sample_bundle_text());
  CHECK(done.status == 0);
  CHECK(done.err.empty());
  const json::Value verdict = json::parse(done.out).value();
  CHECK(verdict.bool_or("valid", false));
  const json::Value& approval = verdict.array_of("approvals").at(0);
  CHECK(approval.string_or("name", "") == "J. de Wit");
  CHECK(approval.find("key")->is_null());
  CHECK(approval.bool_or("valid", false));
  CHECK(!verdict.array_of("reasons").empty());
}

TEST_CASE("bundle verify: ends with 1 for a changed bundle and for a file that is no JSON") {
  std::string text = test::sample_bundle_text();
  text.replace(text.find("Clean hands protect"), 5, "Cleen");
  const Outcome changed = run({"verify", "-"}, text);
  CHECK(changed.status == 1);
  CHECK(!json::parse(changed.out)->bool_or("valid", true));
  const Outcome cut = run({"verify", "-"}, text.substr(0, 400));
  CHECK(cut.status == 1);
  CHECK(cut.out.contains("cannot be read as a bundle"));
  CHECK(!cut.out.contains("Cleen"));
}

TEST_CASE("bundle verify: ends with 2 when the call is wrong or the file is not there") {
  CHECK(run({"verify"}, "").status == 2);
  CHECK(run({"verify", "no/such/file.json"}, "").status == 2);
  CHECK(run({"refute", "-"}, "").status == 2);
  CHECK(run({"verify", "-", "--today", "soon"}, "").status == 2);
}

TEST_CASE("bundle verify: --today says on which day approvals must hold") {
  json::Value bundle = test::sample_bundle();
  bundle.find("integrity")->erase("recordSha256");
  bundle.find("record")->find("approvals")->elements()[0].set("expiresAt", "2026-12-31T00:00:00Z");
  const std::string text = json::write(bundle);
  CHECK(run({"verify", "-", "--today", "2026-12-30"}, text).status == 0);
  CHECK(run({"verify", "-", "--today", "2027-01-02"}, text).status == 1);
}

TEST_CASE("bundle export: the file goes to --out and each loss to a line of its own") {
  const Outcome done =
      run({"export", "-", "--to", "hootsuite-csv", "--variant", "x-main", "--out", "-"},
          test::sample_bundle_text());
  CHECK(done.status == 0);
  CHECK(done.out.starts_with("12/01/2026 09:30,"));
  CHECK(done.err.contains("dropped: x-main: The alternative text is left out"));
}

TEST_CASE("bundle export: a changed bundle ends with 1 and writes nothing") {
  std::string text = test::sample_bundle_text();
  text.replace(text.find("Clean hands protect"), 5, "Cleen");
  const Outcome done = run({"export", "-", "--to", "folder", "--out", "-"}, text);
  CHECK(done.status == 1);
  CHECK(done.out.empty());
  CHECK(done.err.contains("Only an approved post"));
}

TEST_CASE("bundle export: unknown targets end with 2 and --list names those there are") {
  CHECK(run({"export", "-", "--to", "nowhere", "--out", "-"}, test::sample_bundle_text()).status ==
        2);
  const Outcome list = run({"export", "--list"}, "");
  CHECK(list.status == 0);
  CHECK(list.out.contains("icalendar"));
}

}  // namespace bedside::cli
