#include "model/picture_text.h"

#include "doctest/doctest.h"
#include "model/draft.h"

using namespace bedside;
using namespace bedside::model;

namespace {

Content with_words() {
  Content content;
  content.text = "Shared";
  content.pictures = {
      {.id = "a"},
      {.id = "b",
       .alt = {{"en", "A ward"}, {"nl", "Een zaal"}},
       .texts = {{{0, 0, 5000, 1000}, "Free flu jab"}, {{}, ""}, {{}, "Bed 12, ward 4"}}}};
  return content;
}

}  // namespace

TEST_CASE("picture text: the words of a picture are one text with an empty line between two") {
  CHECK(words_in(with_words().pictures[1]) == "Free flu jab\n\nBed 12, ward 4");
  CHECK(words_in(with_words().pictures[0]) == "");
}

TEST_CASE("picture text: a place in the words leads to the text that holds all of it") {
  const Content content = with_words();
  const Picture& picture = content.pictures[1];
  CHECK(words_span(picture, 2) == TextSpan{14, 28});
  CHECK_FALSE(words_span(picture, 1).has_value());
  CHECK(words_at(picture, {14, 17}) == 2);
  CHECK_FALSE(words_at(picture, {5, 17}).has_value());
}

TEST_CASE("picture text: names of fields count pictures from 1 and are read back") {
  CHECK(alt_field(0, "nl") == "media.alt@1.nl");
  CHECK(alt_field(11) == "media.alt@12");
  CHECK(words_field(0) == "media.text@1");
  const auto alt = picture_field("media.alt@12.nl");
  REQUIRE(alt.has_value());
  CHECK(alt->picture == 11);
  CHECK(alt->language == "nl");
  CHECK_FALSE(alt->words);
  CHECK(picture_field("media.text@2")->words);
  for (const char* other :
       {"post.text", "media.alt@0", "media.alt@", "media.alt@1x", "media.text@1.nl"})
    CHECK_FALSE(picture_field(other).has_value());
}

TEST_CASE("picture text: a field's name leads to its text, in the language it names") {
  const Content content = with_words();
  CHECK(text_of(content, "post.text") == "Shared");
  CHECK(text_of(content, "post.text@x") == "Shared");
  CHECK(text_of(content, "media.alt@2.nl") == "Een zaal");
  CHECK(text_of(content, "media.alt@2.id") == "");
  CHECK(text_of(content, "media.text@2") == "Free flu jab\n\nBed 12, ward 4");
  CHECK(text_of(content, "media.text@9") == "");
}

TEST_CASE("picture text: a replacement lands in the text that it was found in") {
  Content content = with_words();
  CHECK(replace_in(content, "media.text@2", {14, 20}, "Bed"));
  CHECK(content.pictures[1].texts[2].text == "Bed, ward 4");
  CHECK(replace_in(content, "media.alt@2.nl", {0, 3}, "De"));
  CHECK(content.pictures[1].alt["nl"] == "De zaal");
  CHECK(content.pictures[1].alt["en"] == "A ward");
}

TEST_CASE("picture text: a replacement over two texts of a picture changes nothing") {
  Content content = with_words();
  CHECK_FALSE(replace_in(content, "media.text@2", {5, 17}, ""));
  CHECK_FALSE(replace_in(content, "media.text@1", {0, 0}, "x"));
  CHECK_FALSE(replace_in(content, "post.text", {3, 99}, ""));
  CHECK(content == with_words());
}

TEST_CASE("picture text: a box is brought into the picture and kept large enough to see") {
  CHECK(fitted({-50, 9990, 10, 20}) == PictureBox{0, 9900, 100, 100});
  CHECK(fitted({5000, 0, 9000, 20000}) == PictureBox{1000, 0, 9000, 10000});
  CHECK(fitted({1, 2, 300, 400}) == PictureBox{1, 2, 300, 400});
}
