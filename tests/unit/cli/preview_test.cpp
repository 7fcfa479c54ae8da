#include "cli/preview.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "media/picture.h"
#include "paint/embedded_fonts.h"
#include "support/files.h"
#include "support/shipped_catalog.h"

namespace bedside::cli {
namespace {

struct Outcome {
  int status;
  std::string out;  // the picture, with "--out -"
  std::string err;
};

paint::FontSet& fonts() {
  static paint::FontSet made = paint::embedded_font_set();
  return made;
}

constexpr std::string_view flu = R"({"format": "bedside/draft/1", "id": "a", "content": {
  "text": "Flu jabs start on Monday. See https://example.org/flu",
  "language": "en", "linkCard": {"title": "Flu jabs", "description": "Days and places"}}})";

const rules::Engine& engine() {
  static const rules::Engine made = [] {
    rules::Engine engine(test::shipped_catalog());
    engine.compile_all();
    return engine;
  }();
  return made;
}

Outcome run(std::vector<std::string> arguments, std::string_view draft, paint::FontSet& with) {
  std::istringstream in{std::string(draft)};
  std::ostringstream out, err;
  arguments.insert(arguments.begin(), "-");
  const int status = run_preview(arguments, {in, out, err},
                                 {.catalog = test::shipped_catalog(),
                                  .fonts = with,
                                  .engine = engine,
                                  .now = 1'795'000'000'000});
  return {status, out.str(), err.str()};
}

Outcome run(std::vector<std::string> arguments, std::string_view draft = flu) {
  return run(std::move(arguments), draft, fonts());
}

constexpr std::string_view cure = R"({"format": "bedside/draft/1", "id": "a", "content": {
  "text": "Our guaranteed cure for asthma. Ask today.", "language": "en",
  "platforms": ["x", "instagram"]}})";

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

Bitmap picture(std::vector<std::string> arguments, std::string_view draft = flu) {
  for (const char* last : {"--out", "-"}) arguments.emplace_back(last);
  const Outcome done = run(std::move(arguments), draft);
  REQUIRE_MESSAGE(done.status == 0, done.err);
  const auto bytes = std::as_bytes(std::span(done.out));
  Result<Bitmap> pixels = media::decode(bytes);
  REQUIRE(pixels.has_value());
  return *std::move(pixels);
}

}  // namespace

TEST_CASE("preview: the picture is the framed card of the platform at twice its size") {
  const Bitmap x = picture({"--platform", "x"});
  CHECK(x.width == 2 * (390 + 2 * 16));
  CHECK(picture({"--platform", "x", "--scale", "1"}).width * 2 == x.width);
  CHECK(picture({"--platform", "x", "--width", "500"}).width == 2 * (500 + 2 * 16));
}

TEST_CASE("preview: the same draft gives the same bytes, a dark one others") {
  const Outcome one = run({"--platform", "bluesky", "--out", "-"});
  CHECK(one.out == run({"--platform", "bluesky", "--out", "-"}).out);
  CHECK(one.out != run({"--platform", "bluesky", "--dark", "--out", "-"}).out);
}

TEST_CASE("preview: a surface is the one asked for, else that of the draft") {
  const Bitmap reel = picture({"--platform", "instagram", "--surface", "reel", "--scale", "1"});
  CHECK(reel.height > 600);
  constexpr std::string_view draft = R"({"format": "bedside/draft/1", "id": "a", "content": {
    "text": "Hello", "surfaces": {"instagram": "reel"}}})";
  CHECK(picture({"--platform", "instagram", "--scale", "1"}, draft).height == reel.height);
  CHECK(picture({"--platform", "instagram", "--surface", "feed", "--scale", "1"}, draft).height !=
        reel.height);
}

TEST_CASE("preview: what was typed about a link stands on its card") {
  constexpr std::string_view bare = R"({"format": "bedside/draft/1", "id": "a", "content": {
    "text": "Flu jabs start on Monday. See https://example.org/flu", "language": "en"}})";
  CHECK(picture({"--platform", "facebook"}).height >
        picture({"--platform", "facebook"}, bare).height);
}

TEST_CASE("preview: the length of a video shows on its frame") {
  const auto draft = [](std::string_view seconds) {
    return R"({"format": "bedside/draft/1", "id": "a", "content": {"text": "Wash", "pictures": [
      {"id": ")" +
           std::string(64, 'a') + R"(", "mediaType": "image/png", "width": 1600,
       "height": 900)" +
           std::string(seconds) + "}]}}";
  };
  const auto still = run({"--platform", "facebook", "--out", "-"}, draft(""));
  const auto film = run({"--platform", "facebook", "--out", "-"}, draft(R"(, "videoSeconds": 65)"));
  CHECK(film.status == 0);
  CHECK(film.out != still.out);
}

TEST_CASE("preview: a thread shows its first post") {
  constexpr std::string_view draft = R"({"format": "bedside/draft/1", "id": "a", "content": {
    "text": "Long", "language": "en",
    "variants": [{"platform": "x", "text": "One\n\n---\n\nTwo", "thread": true}]}})";
  constexpr std::string_view one = R"({"format": "bedside/draft/1", "id": "a", "content": {
    "text": "One", "language": "en"}})";
  CHECK(run({"--platform", "x", "--out", "-"}, draft).out ==
        run({"--platform", "x", "--out", "-"}, one).out);
}

TEST_CASE("preview: a call or a draft that is wrong is one line, without any text of the draft") {
  struct Wrong {
    std::vector<std::string> arguments;
    std::string_view says;
    std::string_view draft = flu;
  };
  const std::vector<Wrong> all = {
      {{"--platform", "nowhere", "--out", "-"}, "no platform has this name"},
      {{"--platform", "x", "--surface", "reel", "--out", "-"}, "no such surface"},
      {{"--platform", "x", "--scale", "9", "--out", "-"}, "a number from 1 to 4"},
      {{"--platform", "x", "--scale", "2x", "--out", "-"}, "a number from 1 to 4"},
      {{"--platform", "x", "--width", "10", "--out", "-"}, "a number from 200 to 1200"},
      {{"--platform", "x"}, "expected: preview DRAFT"},
      {{"--review-file="}, "expected: preview DRAFT"},
      {{"--review-file", "-", "--dark"}, "a review file has all platforms"},
      {{"--review-file", "-", "--messages", "xx"}, "no words in this language"},
      {{"--review-file", "-", "--today", "never"}, "expected a day"},
      {{"--review-file", "-", "--consents", "/nowhere.json"}, "cannot be read"},
      {{"--review-file", "-"}, "newer version", R"({"format": "bedside/draft/9"})"},
      {{"--platform", "x", "--out", "-", "--today", "2026-11-27"}, "only a review file"},
      {{"--platform", "x", "--out", "-", "--loud"}, "--loud"},
      {{"--platform", "x", "--out", "-"}, "newer version", R"({"format": "bedside/draft/9"})"},
      {{"--platform", "x", "--out", "-"}, "", "Flu jabs start"},
  };
  for (const Wrong& wrong : all) {
    const Outcome done = run(wrong.arguments, wrong.draft);
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK_MESSAGE(done.err.find(wrong.says) != std::string::npos, done.err);
    CHECK(done.err.find('\n') == done.err.size() - 1);
    CHECK(done.err.find("Flu jabs") == std::string::npos);
  }
}

TEST_CASE("preview: letters of other scripts are drawn with the fonts of the folder, else named") {
  constexpr std::string_view arabic = R"({"format": "bedside/draft/1", "id": "a", "content": {
    "text": "اغسل يديك", "language": "ar"}})";
  const auto with = [&](std::vector<std::string> arguments) {
    paint::FontSet own = paint::embedded_font_set();
    for (const char* always : {"--platform", "x", "--out", "-"}) arguments.emplace_back(always);
    return run(std::move(arguments), arabic, own);
  };
  const Outcome without = with({});
  CHECK(without.status == 0);
  CHECK(without.err.find("letters that are not drawn: Arabic") != std::string::npos);
  CHECK(without.err.find("--fonts") != std::string::npos);
  const Outcome drawn = with({"--fonts", test::source_path(".deps/packs")});
  CHECK(drawn.status == 0);
  CHECK(drawn.err.empty());
  CHECK(drawn.out != without.out);
  const Outcome elsewhere = with({"--fonts", test::source_path("assets")});
  CHECK(elsewhere.out == without.out);
  CHECK_FALSE(elsewhere.err.empty());
}

TEST_CASE(
    "review file: it holds the cards, texts, counts and findings of all platforms of the draft") {
  const Outcome done = run({"--review-file", "-", "--today", "2026-11-27"}, cure);
  REQUIRE_MESSAGE(done.status == 0, done.err);
  CHECK(done.err.empty());
  CHECK(done.out.starts_with("<!doctype html>"));
  for (const char* part :
       {"Made on 27 Nov 2026, 00:00", "X · Post", "Instagram · Feed photo", "42 of 280",
        "Our guaranteed cure for asthma. Ask today.", "Block: Promise of a cure", "Draft"})
    CHECK_MESSAGE(done.out.find(part) != std::string::npos, part);
  CHECK(count(done.out, "\"data:image/png;base64,") == 2);
  CHECK(count(done.out, "<script") == 0);
}

TEST_CASE("review file: its words are those of the language asked for") {
  const std::string dutch = run({"--review-file", "-", "--messages", "nl"}, cure).out;
  CHECK(dutch.find("<html lang=\"nl\">") != std::string::npos);
  CHECK(dutch.find("Made on") == std::string::npos);
}

TEST_CASE("review file: who posts stands in it when it is given") {
  const std::string bare = run({"--review-file", "-"}, cure).out;
  const std::string named = run({"--review-file", "-", "--name", "St. Anna"}, cure).out;
  CHECK(bare.find("St. Anna") == std::string::npos);
  CHECK(named.find("<dd dir=\"auto\">St. Anna</dd>") != std::string::npos);
}

TEST_CASE("preview: a file that cannot be written leaves none") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "bedside-preview-test" / "nowhere";
  const Outcome done = run({"--platform", "x", "--out", (folder / "a.png").string()});
  CHECK(done.status == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}

}  // namespace bedside::cli
