#include "cli/measure.h"

#include <string>

#include "analysis/voice.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "json/write.h"
#include "rules/check.h"
#include "rules/program.h"
#include "support/shipped_catalog.h"

using namespace bedside;

namespace {

Result<json::Value> answer(const std::string& line) {
  static const rules::Engine engine(test::shipped_catalog());
  const Result<json::Value> input = json::parse(line);
  REQUIRE(input.has_value());
  static const analysis::VoiceScale scale =
      analysis::VoiceScale::load(test::shipped_catalog(), engine.program().languages()).value();
  return cli::measure_line(*input, engine.program(), scale);
}

std::string repeated(std::string_view sentence, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += std::string(sentence) + " ";
  return text;
}

}  // namespace

TEST_CASE("measure --ndjson: a caption has counts and a tone, and no grade") {
  const Result<json::Value> out =
      answer(R"({"text":"Wash your hands. 💉 It stops germs, hé?","language":"en"})");
  REQUIRE(out.has_value());
  CHECK(json::canonical(*out->find("tone")) ==
        R"({"emoji":1,"exclamations":0,"hard_words":[],"hashtags":0,"long_words":0,)"
        R"("longest_sentence":{"end":42,"end16":39,"start":22,"start16":20,"words":4},)"
        R"("questions":1,"words_per_sentence":3.5})");
  CHECK(out->int_or("words", 0) == 7);
  CHECK(out->int_or("sentences", 0) == 2);
  CHECK(out->int_or("syllables", 0) == 7);
  CHECK(out->find("readability")->size() == 0);
  CHECK(out->find("refused")->string_or("lix", "") == "needs 15 words, the text has 7");
  CHECK(out->find("refused")->string_or("flesch_reading_ease", "") ==
        "needs 100 words, the text has 7");
  CHECK(out->find("refused")->string_or("brouwer", "") == "not made for this language");
}

TEST_CASE("measure --ndjson: a long text has the figures that fit its language") {
  const std::string dutch = repeated("De griepprik is gratis voor mensen van zestig jaar.", 34);
  const Result<json::Value> out = answer(R"({"text":")" + dutch + R"("})");
  REQUIRE(out.has_value());
  CHECK(out->string_or("language", "") == "nl");
  CHECK(json::canonical(*out->find("readability")) ==
        R"({"brouwer":80.7,"flesch_douma":87.25,"lix":20.11,"rix":1})");
  CHECK(out->find("refused")->find("flesch_kincaid_grade") != nullptr);
  CHECK(out->find("tone")->string_or("lix_band", "") == "easy");
}

TEST_CASE("measure --ndjson: SMOG waits for thirty sentences") {
  const std::string sentence = "You can book a free appointment online.";
  const auto smog = [&](int times) {
    const Result<json::Value> out =
        answer(R"({"language":"en","text":")" + repeated(sentence, times) + R"("})");
    REQUIRE(out.has_value());
    return out->find("readability")->find("smog") != nullptr;
  };
  CHECK_FALSE(smog(29));
  CHECK(smog(30));
}

TEST_CASE("measure --ndjson: words longer than the language likes are named") {
  const Result<json::Value> out =
      answer(R"({"language":"nl","text":"De voorlichtingsbijeenkomst over griep is op dinsdag."})");
  REQUIRE(out.has_value());
  CHECK(json::canonical(*out->find("tone")->find("hard_words")) ==
        R"([{"end":27,"end16":27,"start":3,"start16":3}])");
}

TEST_CASE("measure --ndjson: an unknown language has LIX and RIX and no syllables") {
  const Result<json::Value> out = answer(
      R"({"language":"fr","text":"Le vaccin contre la grippe est gratuit pour toutes les personnes de plus de soixante ans."})");
  REQUIRE(out.has_value());
  CHECK(out->find("syllables") == nullptr);
  CHECK(out->find("readability")->size() == 2);
}

TEST_CASE("measure --ndjson: an empty text is measured as nothing") {
  const Result<json::Value> out = answer(R"({"text":""})");
  REQUIRE(out.has_value());
  CHECK(out->string_or("language", "") == "und");
  CHECK(out->int_or("words", 1) == 0);
  CHECK(out->find("tone")->find("longest_sentence") == nullptr);
}

TEST_CASE("measure --ndjson: a line without a text is refused") {
  CHECK(answer(R"({"id":1})").error().code == ErrorCode::MissingValue);
  CHECK(answer(R"({"text":5})").error().code == ErrorCode::InvalidValue);
  CHECK(answer(R"({"text":"a","language":1})").error().place == "language");
}

TEST_CASE("measure --ndjson: a text has a voice, with every place that pulls it") {
  const Result<json::Value> out =
      answer(R"({"text":"Thank you for coming to the clinic!","language":"en"})");
  REQUIRE(out.has_value());
  CHECK(json::canonical(*out->find("voice")) ==
        R"({"address":"","energy":16,"formality":-6,"known":true,"pulls":[)"
        R"({"end":9,"end16":9,"reason":"thanks","start":0,"start16":0,"warmth":10},)"
        R"({"end":35,"end16":35,"energy":8,"formality":-3,"reason":"exclamation","start":34,)"
        R"("start16":34}],"warmth":20})");
}

TEST_CASE("measure --ndjson: nothing is said of the voice of a few words or of another language") {
  for (const char* line : {R"({"text":"Thank you!","language":"en"})",
                           R"({"text":"Merci d'avoir pris le temps de venir","language":"fr"})"}) {
    const Result<json::Value> out = answer(line);
    REQUIRE(out.has_value());
    CHECK(json::canonical(*out->find("voice")) == R"({"known":false})");
  }
}
