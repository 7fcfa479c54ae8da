// The schemas in assets/schemas and the files that must fit them.

#include <array>
#include <string>

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"
#include "support/files.h"

namespace bedside::json {
namespace {

Value read(const std::string& path) {
  const auto text = test::read_file(test::source_path(path));
  REQUIRE_MESSAGE(text.has_value(), path);
  Result<Value> value = parse(*text, path);
  REQUIRE_MESSAGE(value.has_value(), path);
  return std::move(*value);
}

Schema schema(const std::string& name) {
  const Value value = read("assets/schemas/" + name);
  Result<Schema> loaded = Schema::load(value, name);
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : to_string(loaded.error())));
  return std::move(*loaded);
}

const std::string bundle_file = "tests/cases/bundle/minimal.bundle.json";

std::string first_error(const Value& bundle) {
  const Diagnostics found = schema("bundle-1.schema.json").validate(bundle);
  return found.empty() ? "" : found.errors().front().place;
}

TEST_CASE("schema files: the sample bundle fits its schema") {
  CHECK(first_error(read(bundle_file)) == "");
}

TEST_CASE("schema files: the content hash of the sample bundle is that of its canonical bytes") {
  const Value bundle = read(bundle_file);
  const std::string hash = sha256_hex(canonical(*bundle.find("content")));
  CHECK(find_pointer(bundle, "/integrity/contentSha256")->as_string() == hash);
}

TEST_CASE("schema files: a bundle keeps to whole numbers and leaves out what is not known") {
  Value bundle = read(bundle_file);
  bundle.find("content")->set("revision", 1.5);
  CHECK(first_error(bundle) == "#/content/revision");
  bundle = read(bundle_file);
  bundle.find("content")->set("campaign", nullptr);
  CHECK(first_error(bundle) == "#/content/campaign");
}

TEST_CASE("schema files: a post planned for a moment has all three values of it") {
  Value bundle = read(bundle_file);
  bundle.find("content")->find("schedule")->erase("timeZone");
  CHECK(first_error(bundle) == "#/content/schedule");
}

TEST_CASE("schema files: a typed name is no signature") {
  Value bundle = read(bundle_file);
  Value& approval = bundle.find("record")->find("approvals")->elements().front();
  approval.set("method", "signature");
  CHECK(first_error(bundle) == "#/record/approvals/0");
  approval.set("signature", Object{{"protected", "eyJhbGciOiJFUzI1NiJ9"}, {"signature", "AAAA"}});
  CHECK(first_error(bundle) == "");
  approval.set("method", "typed-name");
  CHECK(first_error(bundle) == "#/record/approvals/0/signature");
}

TEST_CASE("schema files: the definitions of the workspace are those of the draft") {
  const Value draft = read("assets/schemas/draft-1.schema.json");
  const Value workspace = read("assets/schemas/workspace-1.schema.json");
  for (const auto& [name, definition] : draft.object_of("$defs"))
    CHECK(*find_pointer(workspace, pointer_join("/$defs", name)) == definition);
  CHECK(*find_pointer(workspace, "/$defs/draft/properties") == *draft.find("properties"));
}

TEST_CASE("schema files: a draft with sources and consent links fits its schema") {
  const Value draft = read("tests/cases/model/evidence.draft.json");
  CHECK(schema("draft-1.schema.json").validate(draft).empty());
}

TEST_CASE("schema files: every schema loads") {
  for (const char* name :
       {"bundle-1.schema.json", "draft-1.schema.json", "workspace-1.schema.json"})
    schema(name);
}

}  // namespace
}  // namespace bedside::json
