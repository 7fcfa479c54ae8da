#include "analysis/settle.h"

#include <string>
#include <vector>

#include "analysis/draft_fields.h"
#include "doctest/doctest.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::analysis;

namespace {

// The fields in which "platform-policies/whatsapp-medicine-sale" speaks.
std::vector<std::string> spoken_in(const model::Content& content) {
  static rules::Engine engine = [] {
    rules::Engine made(test::shipped_catalog());
    made.compile_all();
    return made;
  }();
  const Topics topics = Topics::load(test::shipped_catalog()).value();
  const DraftFields texts(content);
  std::vector<rules::Field> fields = texts.fields();
  const PostFacts facts(content, topics, {{}, 0}, engine, fields);
  const rules::Context context = context_of(content);
  std::vector<std::string> out;
  for (const rules::Finding& finding :
       settle(engine.check(fields, context), fields, context, facts, engine))
    if (finding.rule == "platform-policies/whatsapp-medicine-sale") out.push_back(finding.field);
  return out;
}

}  // namespace

TEST_CASE("settle: a rule for one platform is silent about a text that it does not show") {
  model::Content content;
  content.text = "Order painkillers here, brought tonight.";
  content.language = "en";
  content.platforms = {"facebook", "whatsapp"};
  CHECK(spoken_in(content) == std::vector<std::string>{"post.text"});
  content.variants = {{"whatsapp", "We are open until eight."}};
  CHECK(spoken_in(content).empty());
  content.variants = {{"facebook", "We are open until eight."}};
  CHECK(spoken_in(content) == std::vector<std::string>{"post.text"});
}

TEST_CASE("settle: a rule for one platform speaks in the text written for it") {
  model::Content content;
  content.text = "We are open until eight.";
  content.language = "en";
  content.platforms = {"facebook", "whatsapp"};
  content.variants = {{"whatsapp", "Order painkillers here, brought tonight."}};
  CHECK(spoken_in(content) == std::vector<std::string>{"post.text@whatsapp"});
}
