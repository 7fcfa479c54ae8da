// An organisation's pack on the command line.

#include "cli/pack.h"

#include <string>

#include "doctest/doctest.h"
#include "json/parse.h"
#include "rules/test_pack.h"
#include "support/files.h"

using namespace bedside;
using namespace bedside::cli;

namespace {

const std::string sample = test::source_path("assets/samples/organisation-pack.json");

json::Value read_sample() {
  Result<json::Value> pack = read_pack(sample);
  REQUIRE(pack.has_value());
  return *std::move(pack);
}

}  // namespace

TEST_CASE("pack: a good one is counted") {
  rules::TestEngine base({});
  const AssetsOutcome outcome = check_pack("own.json", read_sample(), *base.engine);
  CHECK(outcome.output == "1 file, 2 rules, 12 examples, 0 failures\n");
  CHECK(outcome.exit_status == 0);
}

TEST_CASE("pack: each fault is a line with file, place and reason") {
  rules::TestEngine base({});
  json::Value pack = read_sample();
  pack.set("checked", "soon");
  pack.find("rules")->find("cheap")->erase("why");
  pack.find("rules")->find("cheap")->set("severity", "loud");
  const AssetsOutcome outcome = check_pack("own.json", pack, *base.engine);
  CHECK(outcome.output ==
        "own.json#/checked: format.value: expected a day such as 2026-11-22\n"
        "own.json#/rules/cheap/why: format.missing: a person reads this: it is required\n"
        "own.json#/rules/cheap/severity: format.value: expected block, review or advice\n"
        "1 file, 2 rules, 0 examples, 3 failures\n");
  CHECK(outcome.exit_status == 1);
  CHECK(base.engine->organisation() == nullptr);
}

TEST_CASE("pack: a file that cannot be read is an error with its name") {
  CHECK(read_pack("/nowhere/own.json").error().place == "/nowhere/own.json");
}
