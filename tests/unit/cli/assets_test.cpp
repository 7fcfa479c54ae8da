#include "cli/assets.h"

#include <string>

#include "doctest/doctest.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::cli;

namespace {

catalog::Catalog builtin() {
  const Result<catalog::Catalog> out = catalog::Catalog::load(catalog::embedded_catalog());
  REQUIRE(out.has_value());
  return *out;
}

std::string errors_of(const AssetReport& report) {
  std::string out;
  for (const Error& error : report.diagnostics.errors())
    out += error.place + ": " + std::string(error_code_name(error.code)) + "\n";
  return out;
}

json::Value ui_file(std::vector<std::string> keys) {
  json::Value texts = json::Object{};
  for (const std::string& key : keys) texts.set(key, "x");
  return json::Object{{"texts", std::move(texts)}};
}

constexpr std::string_view good_rule = R"({"kind":"phrase","languages":{"en":{"status":"reviewed",
    "match":["cure"],"flag":["A [[cure]].","The [[cure]]."],"pass":["None.","Nothing."]}}})";

}  // namespace

TEST_CASE("assets check: the shipped assets have no fault") {
  const AssetsOutcome outcome =
      check_asset_folder(std::string(BEDSIDE_SOURCE_DIR) + "/assets", nullptr);
  CHECK_MESSAGE(outcome.exit_status == 0, outcome.output);
  MESSAGE(outcome.output.substr(outcome.output.rfind('\n', outcome.output.size() - 2) + 1));
}

TEST_CASE("assets check: an organisation's rules stand on the built-in languages") {
  const catalog::Catalog assets = builtin();
  const AssetReport report =
      check_assets({{"house/cure.json", rules::parse_rule(good_rule)}}, &assets);
  CHECK(errors_of(report) == "");
  CHECK(report.rules == 1);
}

TEST_CASE("assets check: an example that does not come out is named") {
  const catalog::Catalog assets = builtin();
  json::Value rule = rules::parse_rule(good_rule);
  rule.find("languages")->find("en")->set("pass", json::Array{"None.", "A cure."});
  const AssetReport report = check_assets({{"rules/house/cure.json", rule}}, &assets);
  CHECK(errors_of(report) == "rules/house/cure.json#/languages/en/pass/1: asset.example\n");
}

TEST_CASE("assets check: every interface language has the texts that English has") {
  const catalog::Catalog assets = builtin();
  const AssetReport report = check_assets(
      {{"ui/en.json", ui_file({"a.one", "a.two"})}, {"ui/nl.json", ui_file({"a.two", "a.three"})}},
      &assets);
  const std::string errors = errors_of(report);
  CHECK(errors.contains("ui/nl.json#/texts/a.one: format.missing\n"));
  CHECK(errors.contains("ui/nl.json#/texts/a.three: format.unknown-key\n"));
  CHECK(!errors.contains("a.two"));
}

TEST_CASE("assets check: a folder without assets cannot be checked") {
  CHECK(check_asset_folder("/nowhere/at/all", nullptr).exit_status == 2);
}
