#include "review/review_file.h"

#include "doctest/doctest.h"

using namespace bedside::review;

namespace {

ReviewFile sample() {
  return {.language = "en",
          .text_language = "nl",
          .title = "Walk & <b>talk</b>",
          .lines = {"Made with Bedside."},
          .facts = {{"State", "In review"}},
          .posts_heading = "Previews",
          .posts = {{.heading = "X · Post",
                     .notes = {"4 of 280 characters"},
                     .previews = {{.png_base64 = "iVBORw0KGgo=",
                                   .width = 390,
                                   .height = 200,
                                   .alternative = "X \"preview\""}},
                     .texts = {"Loop </div><script>alert(1)</script>"}}},
          .findings_heading = "Findings",
          .findings_lines = {},
          .findings = {{.severity = "block",
                        .heading = "Block: Promise of a cure",
                        .excerpt = "cures",
                        .lines = {"Needs proof."}}},
          .pictures_heading = "Alt texts",
          .pictures = {},
          .log_heading = "What happened",
          .log = {"Created"}};
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("escape_html: signs of markup, quotes, controls and broken bytes are harmless") {
  CHECK(escape_html("a<b>&\"c\"'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;");
  CHECK(escape_html(std::string_view("\0\x1b\x7f", 3)) == "\uFFFD\uFFFD\uFFFD");
  CHECK(escape_html("\xff é 👩‍⚕️\n\t") == "\uFFFD é 👩‍⚕️\n\t");
}

TEST_CASE("review file: no text of the post becomes markup") {
  const std::string html = review_html(sample());
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("Loop &lt;/div&gt;&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(html.find("alt=\"X &quot;preview&quot;\"") != std::string::npos);
}

TEST_CASE("review file: nothing is fetched and nothing runs") {
  const std::string html = review_html(sample());
  CHECK(html.find("default-src 'none'; img-src data:; style-src 'sha256-") != std::string::npos);
  CHECK(html.find("'unsafe") == std::string::npos);
  CHECK(html.find("http:") == std::string::npos);
  CHECK(html.find("https:") == std::string::npos);
  CHECK(count(html, " src=") == 1);
  CHECK(html.find("src=\"data:image/png;base64,iVBORw0KGgo=\"") != std::string::npos);
}

TEST_CASE("review file: a part without anything in it has no heading") {
  const std::string html = review_html(sample());
  CHECK(html.find("Alt texts") == std::string::npos);
  CHECK(html.find("<h2>What happened</h2>") != std::string::npos);
}

TEST_CASE("review file: texts say their language, and every post of a thread is there") {
  ReviewFile file = sample();
  file.posts[0].texts = {"Een", "Twee"};
  const std::string html = review_html(file);
  CHECK(count(html, "<div class=\"text\" dir=\"auto\" lang=\"nl\">") == 2);
}
