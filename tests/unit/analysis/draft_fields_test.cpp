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
  content.pictures = {model::Picture(), picture};
  const DraftFields fields(content);
  std::string all;
  for (const rules::Field& field : fields.fields())
    all += std::string(field.name) + "=" + std::string(field.text) + "/" +
           std::string(field.language) + "\n";
  CHECK(all ==
        "post.text=Shared/nl\npost.text@x=Short/nl\npost.first_comment=First/nl\n"
        "link.title=Page/\nlink.description=About/\n"
        "media.alt@2.en=A ward/en\nmedia.alt@2.nl=Een zaal/nl\n");
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
