#include "bundle/exporter.h"

#include <algorithm>

#include "base/utf8.h"
#include "bundle/content.h"
#include "bundle/filters.h"
#include "bundle/target_files.h"
#include "bundle/verify.h"
#include "bundle/zip.h"
#include "doctest/doctest.h"
#include "support/bundles.h"
#include "support/shipped_catalog.h"

namespace bedside::bundle {
namespace {

using json::Object;
using json::Value;

constexpr model::UtcMs export_day = 1795000000000;

const Exporter& exporter(std::string_view id) {
  static const std::vector<Exporter> all = load_exporters(test::shipped_catalog());
  const auto found = std::ranges::find(all, id, &Exporter::id);
  REQUIRE(found != all.end());
  return *found;
}

Result<Exported> exported(const Value& bundle, std::string_view id, ExportChoices choices = {}) {
  static const json::Schema schema =
      json::Schema::load(test::read_json("assets/schemas/bundle-1.schema.json")).value();
  return export_bundle(exporter(id), bundle, schema, Zones::load(test::shipped_catalog()),
                       export_day, choices);
}

Value with_new_hashes(Value bundle) {
  const std::string hash = content_sha256(*bundle.find("content"));
  bundle.find("integrity")->set("contentSha256", hash);
  for (Value& approval : bundle.find("record")->find("approvals")->elements())
    approval.set("contentSha256", hash);
  bundle.find("integrity")->set("recordSha256", record_sha256(bundle));
  return bundle;
}

}  // namespace

TEST_CASE("exporters: a bundle that nobody approved or whose content was changed is refused") {
  Value changed = test::sample_bundle();
  changed.find("content")->set("workingTitle", "Other");
  const Result<Exported> refused = exported(changed, "folder");
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::NotApproved);
  CHECK(refused.error().message.contains("not the one whose hash"));

  Value unapproved = test::sample_bundle();
  unapproved.find("record")->set("approvals", json::Array{});
  unapproved.find("integrity")->set("recordSha256", record_sha256(unapproved));
  CHECK(exported(unapproved, "folder").error().message.contains("No approval counts"));
}

TEST_CASE("exporters: nothing is exported after its last moment") {
  Value bundle = test::sample_bundle();
  bundle.find("content")->find("schedule")->set("notAfterUtc", "2026-01-01T00:00:00Z");
  const Result<Exported> late = exported(with_new_hashes(bundle), "folder");
  REQUIRE(!late);
  CHECK(late.error().message.contains("must not go out any more"));
}

TEST_CASE("exporters: a file for one account asks which post is meant") {
  const Value bundle = test::sample_bundle();
  const Result<Exported> both = exported(bundle, "buffer-csv");
  REQUIRE(!both);
  CHECK(both.error().message.contains("x-main, instagram-main"));
  CHECK(exported(bundle, "buffer-csv", {.variant = "x-main"}).has_value());
  CHECK(!exported(bundle, "buffer-csv", {.variant = "y-main"}).has_value());
}

TEST_CASE("exporters: a post for a network that the target lacks is told, not dropped in silence") {
  const Result<Exported> done =
      exported(test::read_json("tests/cases/exports/all.bundle.json"), "messenger-folder");
  REQUIRE(done);
  const auto left_out = std::ranges::count(done->losses, "network", &Loss::feature);
  CHECK(left_out == 11);
}

TEST_CASE("exporters: a time in the hour that spring leaves out is refused by all of them") {
  Value bundle = test::sample_bundle();
  bundle.find("content")->set("schedule", Object{{"mode", "at"},
                                                 {"local", "2027-03-28T02:30:00"},
                                                 {"timeZone", "Europe/Madrid"},
                                                 {"utc", "2027-03-28T01:30:00Z"}});
  bundle = with_new_hashes(bundle);
  const ExportChoices x{.variant = "x-main"};
  CHECK(exported(bundle, "buffer-csv", x).error().message.contains("not the same moment"));
  CHECK(!exported(bundle, "postiz", x));
}

TEST_CASE("exporters: a time that autumn has twice is refused where no zone can be told") {
  Value bundle = test::sample_bundle();
  bundle.find("content")->set("schedule", Object{{"mode", "at"},
                                                 {"local", "2027-10-31T02:30:00"},
                                                 {"timeZone", "Europe/Amsterdam"},
                                                 {"utc", "2027-10-31T01:30:00Z"}});
  bundle = with_new_hashes(bundle);
  const ExportChoices x{.variant = "x-main"};
  CHECK(exported(bundle, "buffer-csv", x).error().message.contains("twice"));
  CHECK(exported(bundle, "postiz", x).has_value());
}

TEST_CASE("exporters: a cell that a spreadsheet would run is told and not altered") {
  Value bundle = test::sample_bundle();
  Value& segment =
      bundle.find("content")->find("variants")->elements()[0].find("segments")->elements()[0];
  segment.set("text", "=1+1 clean hands");
  segment.erase("entities");
  const Result<Exported> done =
      exported(with_new_hashes(bundle), "hootsuite-csv", {.variant = "x-main"});
  REQUIRE(done);
  CHECK(done->bytes.contains(",=1+1 clean hands,"));
  CHECK(std::ranges::any_of(done->losses,
                            [](const Loss& loss) { return loss.text.contains("formula"); }));
}

TEST_CASE("csv: cells with separators, quotes, line breaks and edges of space are quoted") {
  const json::Array rows{Object{{"a", "x,y"}, {"b", "say \"hi\"\nnow"}, {"c", " z"}}};
  CHECK(csv_file(rows, {.headers = {"a", "b", "c"}}) ==
        "a,b,c\r\n\"x,y\",\"say \"\"hi\"\"\nnow\",\" z\"\r\n");
  CHECK(csv_file({}, {.headers = {"a"}, .byte_order_mark = true}) ==
        "\xEF\xBB\xBF"
        "a\r\n");
  CHECK(looks_like_formula("@name"));
  CHECK(!looks_like_formula("name@"));
}

TEST_CASE("calendar: lines fold at 75 octets and no character is cut") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "þæö";
  const std::string file = calendar_file({Object{{"COMPONENT", "VTODO"}, {"SUMMARY", text}}});
  std::size_t start = 0;
  std::string unfolded;
  for (std::size_t end; (end = file.find("\r\n", start)) != std::string::npos; start = end + 2) {
    const std::string line = file.substr(start, end - start);
    CHECK(line.size() <= 75);
    CHECK(is_valid_utf8(line));
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
  }
  CHECK(unfolded.contains("SUMMARY:" + text));
}

TEST_CASE("linkedin: signs with a meaning are escaped and tags become elements") {
  const Value segment = Object{
      {"text", "BP <140/90 *free* #vacunació"},
      {"entities", json::Array{Object{
                       {"type", "hashtag"}, {"start", 18}, {"end", 29}, {"target", "vacunació"}}}}};
  CHECK(little_text(segment) == "BP \\<140/90 \\*free\\* {hashtag|\\#|vacunació}");
  CHECK(little_text(Object{{"text", "a_b (c) [d] {e} ~f @g \\"}}) ==
        "a\\_b \\(c\\) \\[d\\] \\{e\\} \\~f \\@g \\\\");
}

TEST_CASE("dates: marks are replaced and midnight is twelve") {
  CHECK(format_time("2026-12-01T00:05:00", "DD/MM/YYYY h:mm A") == "01/12/2026 12:05 AM");
  CHECK(format_time("2026-12-01T13:05", "YYYY-MM-DDTHH:mm:ss") == "2026-12-01T13:05:00");
  CHECK(!format_time("soon", "YYYY"));
}

TEST_CASE("zip: names and bytes lie stored, with their check sums") {
  ZipWriter zip;
  zip.add("a.txt", std::string_view("123456789"));
  const std::string file = zip.finish();
  CHECK(file.contains("a.txt123456789"));
  CHECK(file.substr(14, 4) == "\x26\x39\xF4\xCB");  // CRC-32 of "123456789" is CBF43926
  CHECK(zip.has("a.txt"));
  CHECK(!zip.has("b.txt"));
}

TEST_CASE("forms: a missing value leaves its member out, and conditions choose") {
  const Value view = Object{{"a", "1"}, {"list", json::Array{"x", "y"}}, {"yes", true}};
  const Scope scope{view};
  const Value form =
      Object{{"one", "{a}"},
             {"none", "{b}"},
             {"mixed", "<{b}{a}> {{}}"},
             {"all", json::Array{Object{{"$each", "list"}, {"$of", "{index}{item}"}}}},
             {"if", Object{{"$if", "!yes"}, {"c", 1}}},
             {"kept", Object{{"$if", "yes"}, {"$type", "t"}}},
             {"case", Object{{"$switch", "yes"}, {"$cases", Object{{"true", 7}, {"else", 8}}}}}};
  const Value expected = Object{{"one", "1"},
                                {"mixed", "<1> {}"},
                                {"all", json::Array{"1x", "2y"}},
                                {"kept", Object{{"$type", "t"}}},
                                {"case", 7}};
  CHECK(fill(form, scope).value() == expected);
  CHECK(holds("a=2|1 !b list.1", scope));
  CHECK(!holds("a!=1", scope));
}

}  // namespace bedside::bundle
