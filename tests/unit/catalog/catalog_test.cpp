#include "catalog/catalog.h"

#include <cstring>
#include <string>

#include "catalog/pack_layout.h"
#include "catalog/pack_writer.h"
#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::catalog;

namespace {

std::vector<std::byte> small_pack() {
  PackWriter writer;
  writer.add_file("platforms/x.json", json::Object{{"name", "X"}});
  writer.add_file("platforms/bluesky.json", json::Object{{"name", "Bluesky"}});
  writer.add_file("ui/en.json", json::Object{});
  writer.add_table("numbers", std::vector<std::uint32_t>{1, 2, 3});
  writer.set_date("2026-11-22");
  writer.set_rules(7);
  return writer.finish();
}

ErrorCode error_of(std::span<const std::byte> pack) {
  const Result<Catalog> catalog = Catalog::load(pack);
  REQUIRE(!catalog.has_value());
  return catalog.error().code;
}

}  // namespace

TEST_CASE("catalog: what was packed comes back under its name") {
  const std::vector<std::byte> pack = small_pack();
  const Result<Catalog> catalog = Catalog::load(pack);
  REQUIRE(catalog.has_value());
  CHECK(catalog->platforms() == std::vector<std::string_view>{"bluesky", "x"});
  CHECK(catalog->platform_json("x")->string_or("name", "") == "X");
  CHECK(catalog->languages().empty());
  CHECK(catalog->section("numbers").size() == 12);
  CHECK(reinterpret_cast<std::uintptr_t>(catalog->section("numbers").data()) % 8 == 0);
  CHECK(catalog->info().date == "2026-11-22");
  CHECK(catalog->info().rules == 7);
  CHECK(catalog->info().hash.size() == 64);
}

TEST_CASE("catalog: a file that is not there is an error that names it") {
  const std::vector<std::byte> pack = small_pack();
  const Result<Catalog> catalog = Catalog::load(pack);
  REQUIRE(catalog.has_value());
  const Result<json::Value> file = catalog->platform_json("myspace");
  REQUIRE(!file.has_value());
  CHECK(file.error().code == ErrorCode::AssetMissing);
  CHECK(file.error().place == "platforms/myspace.json");
  CHECK(catalog->section("number").empty());
}

TEST_CASE("catalog: the same sections in another order make the same pack") {
  PackWriter a;
  a.add_file("a.json", 1);
  a.add_file("b.json", 2);
  PackWriter b;
  b.add_file("b.json", 2);
  b.add_file("a.json", 1);
  CHECK(a.finish() == b.finish());
}

TEST_CASE("catalog: other bytes, a cut and a changed byte are refused") {
  const std::vector<std::byte> pack = small_pack();
  CHECK(error_of({}) == ErrorCode::UnknownFormat);
  CHECK(error_of(std::vector<std::byte>(200)) == ErrorCode::UnknownFormat);
  for (const std::size_t size : {std::size_t{110}, pack.size() - 1})
    CHECK(error_of(std::span(pack).first(size)) == ErrorCode::AssetInvalid);
  std::vector<std::byte> changed = pack;
  changed.back() ^= std::byte{1};
  CHECK(error_of(changed) == ErrorCode::AssetInvalid);
}

TEST_CASE("catalog: a pack of a newer program says so") {
  std::vector<std::byte> pack = small_pack();
  const std::uint32_t newer = pack_version + 1;
  std::memcpy(pack.data() + offsetof(PackHeader, version), &newer, sizeof newer);
  CHECK(error_of(pack) == ErrorCode::NewerFormat);
}

TEST_CASE("catalog: the assets that programs are built with have their own hash") {
  const Result<Catalog> catalog = Catalog::load(embedded_catalog());
  REQUIRE(catalog.has_value());
  CHECK(catalog->info().rules > 0);
  CHECK(!catalog->languages().empty());
}
