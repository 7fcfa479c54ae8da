#include "analysis/draft_fields.h"

#include <string>

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::analysis;

TEST_CASE("draft fields: every text that others will see, each under its own name") {
  model::Content content;
  content.title = "Working title";
  content.text = "Shared";
  content.first_comment = "First";
  content.link_card = {"Page", "About"};
  content.language = "nl";
  content.variants = {{"x", "Short"}, {"linkedin", ""}};
  model::Picture picture;
  picture.alt = {{"en", "A ward"}, {"nl", "Een zaal"}};
  picture.texts = {{{}, "Gratis griepprik"}, {{}, "Vraag de zuster"}};
  content.pictures = {model::Picture(), picture};
  const DraftFields fields(content);
  std::string all;
  for (const rules::Field& field : fields.fields())
    all += std::string(field.name) + "=" + std::string(field.text) + "/" +
           std::string(field.language) + "\n";
  CHECK(all ==
        "post.text=Shared/nl\npost.text@x=Short/nl\npost.first_comment=First/nl\n"
        "link.title=Page/\nlink.description=About/\n"
        "media.alt@2.en=A ward/en\nmedia.alt@2.nl=Een zaal/nl\n"
        "media.text@2=Gratis griepprik\n\nVraag de zuster/nl\n");
}

TEST_CASE("draft fields: the shared text is left out where every platform has its own") {
  model::Content content;
  content.text = "Shared";
  content.platforms = {"x", "linkedin"};
  content.variants = {{"x", "Short"}};
  CHECK(DraftFields(content).fields().size() == 2);
  content.variants = {{"linkedin", "Long"}, {"x", "Short"}};
  const DraftFields fields(content);
  REQUIRE(fields.fields().size() == 2);
  CHECK(fields.fields().front().name == "post.text@linkedin");
}

TEST_CASE("draft fields: the shared text is read up to the first fold of those that show it") {
  model::Content content;
  content.text = "Shared";
  content.platforms = {"a", "bb", "c"};
  content.variants = {{"c", "Own"}};
  const DraftFields fields(content, [](std::string_view platform) { return platform.size() + 1; });
  REQUIRE(fields.fields().size() == 2);
  CHECK(fields.fields()[0].fold == 2);
  CHECK(fields.fields()[1].fold == 2);
}

TEST_CASE("draft fields: the context of a draft is the one it names") {
  model::Content content;
  content.countries = {"nl"};
  content.organisation = "charity";
  content.kind = "reply";
  const rules::Context context = context_of(content);
  CHECK(context.countries == std::vector<std::string>{"nl"});
  CHECK(context.organisation == "charity");
  CHECK(context.kind == "reply");
  CHECK(context.audience == "public");
}
