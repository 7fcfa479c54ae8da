// Letters of other scripts: which pack a text asks for, and what its font draws.

#include "preview/script_pack.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "paint/painter.h"
#include "paint/text_layout.h"
#include "preview/setup.h"

namespace bedside::preview {
namespace {

using paint::FontRole;
using paint::FontSet;

ScriptPack shipped_pack(const std::string& id) {
  const auto file = test::read_file(test::source_path("assets/scripts/" + id + ".json"));
  REQUIRE(file);
  const Result<json::Value> value = json::parse(*file, id);
  REQUIRE(value);
  Result<ScriptPack> pack = load_script_pack(id, *value);
  INFO((pack ? std::string() : to_string(pack.error())));
  REQUIRE(pack);
  return *std::move(pack);
}

const std::vector<ScriptPack>& all_packs() {
  static const std::vector<ScriptPack> packs = [] {
    std::vector<std::string> ids;
    for (const auto& entry :
         std::filesystem::directory_iterator(test::source_path("assets/scripts")))
      ids.push_back(entry.path().stem().string());
    std::ranges::sort(ids);
    std::vector<ScriptPack> out;
    for (const std::string& id : ids) out.push_back(shipped_pack(id));
    return out;
  }();
  return packs;
}

void add(FontSet& fonts, const ScriptPack& pack) {
  const auto file = test::read_file(test::source_path(".deps/packs/" + pack.file()));
  REQUIRE_MESSAGE(file, pack.file());
  REQUIRE(fonts.add(FontRole::Fallback, std::as_bytes(std::span(*file))));
}

std::string asked_for(std::string_view text, const FontSet& fonts) {
  std::string ids;
  for (const ScriptPack* pack : undrawn(text, fonts, all_packs()).packs)
    ids += (ids.empty() ? "" : " ") + pack->id;
  return ids;
}

paint::TextLayout lay_out(const FontSet& fonts, std::string_view text) {
  const paint::StyledRun run{text, {15, paint::FontWeight::Regular, rgb(0x0f1419), 22, 0}};
  return paint::layout(fonts, std::span(&run, 1),
                       {.width = 280, .alignment = paint::Alignment::Start});
}

std::string digest(const FontSet& fonts, std::string_view text) {
  paint::DisplayList list;
  list.add(paint::FillRoundRect{{0, 0, 300, 60}, 0, rgb(0xffffff)});
  paint::draw(list, lay_out(fonts, text), {10, 10});
  Bitmap out = Bitmap::blank(600, 120);
  paint::Painter(fonts).draw(list, 2, out);
  return sha256_hex(std::as_bytes(std::span(out.rgba))).substr(0, 16);
}

}  // namespace

TEST_CASE("script packs: European text with emoji asks for none") {
  CHECK(asked_for("Ask your GP — Žižek, Ελλάδα, Киев, col·lectiva 👩🏽‍⚕️ "
                  "🇮🇸 "
                  "✅",
                  test_fonts()) == "");
  CHECK_FALSE(undrawn("Nawa mikono ❤️‍🔥\u200D\u2069", test_fonts(), all_packs()).others);
}

TEST_CASE("script packs: a text asks for the packs of its letters in order of first use") {
  CHECK(asked_for("Free vaccine: التطعيم مجاني, חיסון", test_fonts()) == "arabic hebrew");
}

TEST_CASE(
    "script packs: a full stop that scripts share asks for the pack of the letters around it") {
  CHECK(asked_for("। ওষুধ।", test_fonts()) == "bengali");
  CHECK(asked_for("薬を、医師に。", test_fonts()) == "han");
  CHECK(asked_for("약、물", test_fonts()) == "hangul");
}

TEST_CASE("script packs: letters that no pack has are told") {
  const Undrawn found = undrawn("\U00012000", test_fonts(), all_packs());
  CHECK(found.packs.empty());
  CHECK(found.others);
}

TEST_CASE("script packs: the font of each pack draws all of its examples") {
  for (const ScriptPack& pack : all_packs()) {
    FontSet fonts = paint::embedded_font_set();
    add(fonts, pack);
    for (const std::string& example : pack.examples) {
      CAPTURE(pack.id);
      CHECK(asked_for(example, test_fonts()) == pack.id);
      CHECK(asked_for(example, fonts) == "");
      CHECK(lay_out(fonts, example).missing == 0);
    }
  }
}

TEST_CASE("script packs: the size that the button says is that of the font") {
  for (const ScriptPack& pack : all_packs()) {
    const auto file = test::read_file(test::source_path(".deps/packs/" + pack.file()));
    REQUIRE_MESSAGE(file, pack.file());
    CAPTURE(pack.id);
    CHECK(file->size() <= pack.bytes + pack.bytes / 20);
    CHECK(file->size() >= pack.bytes - pack.bytes / 20);
  }
}

TEST_CASE("script packs: letters come from the pack, digits and Latin words from Inter") {
  FontSet fonts = paint::embedded_font_set();
  add(fonts, shipped_pack("arabic"));
  const std::size_t of_pack = fonts.size() - 1;
  const paint::TextLayout out = lay_out(fonts, "خذ Ibuprofen 400");
  for (const paint::PlacedRun& run : out.runs)
    for (const paint::PlacedGlyph& glyph : run.glyphs)
      CHECK((run.font == of_pack) == (glyph.byte < std::string_view("خذ").size()));
}

TEST_CASE("script packs: Arabic letters are joined") {
  FontSet fonts = paint::embedded_font_set();
  add(fonts, shipped_pack("arabic"));
  const paint::TextLayout out = lay_out(fonts, "ببب");
  REQUIRE(out.runs.size() == 1);
  REQUIRE(out.runs[0].glyphs.size() == 3);
  CHECK(out.runs[0].glyphs[0].id != out.runs[0].glyphs[1].id);
  CHECK(out.runs[0].glyphs[1].id != out.runs[0].glyphs[2].id);
}

TEST_CASE("golden: lines in Arabic, Hebrew and Hindi, and the mark where letters are missing") {
  FontSet fonts = paint::embedded_font_set();
  const std::string mixed = "Vaccine: اسأل طبيبك today";
  CHECK(digest(fonts, mixed) == "ed35c2ecfd2e7308");
  for (const char* id : {"arabic", "hebrew", "devanagari"}) add(fonts, shipped_pack(id));
  CHECK(digest(fonts, mixed) == "0488de60992ecb2f");
  CHECK(digest(fonts, shipped_pack("arabic").examples[0]) == "36d78945138ab5fe");
  CHECK(digest(fonts, shipped_pack("hebrew").examples[1]) == "a67a82fd11c8bb5c");
  CHECK(digest(fonts, shipped_pack("devanagari").examples[0]) == "2c0198234833ed5a");
}

TEST_CASE("script packs: ranges that are no ranges or go down are refused") {
  const auto load = [](std::string_view letters, std::string_view example) {
    const std::string text = R"({"name": {"en": "Test"}, "letters": [)" + std::string(letters) +
                             R"(], "font": {"part": "P", "file": "F.ttf", "bytes": 2000},
                             "sources": [], "examples": [")" +
                             std::string(example) + R"("]})";
    const Result<ScriptPack> pack = load_script_pack("test", *json::parse(text, "test"));
    return pack ? std::string() : pack.error().place;
  };
  CHECK(load(R"("0600-06FF")", "سلام") == "");
  CHECK(load(R"("0600")", "سلام") == "scripts/test.json#/letters");
  CHECK(load(R"("0600-06FF", "0500-05FF")", "سلام") == "scripts/test.json#/letters");
  CHECK(load(R"("06FF-0600")", "سلام") == "scripts/test.json#/letters");
  CHECK(load(R"("0600-06FF")", "שלום") == "scripts/test.json#/examples");
}

}  // namespace bedside::preview
