#include "analysis/voice.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>

#include "analysis/voice_profile.h"
#include "base/utf8.h"
#include "doctest/doctest.h"
#include "rules/check.h"
#include "rules/program.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::analysis;

namespace {

std::span<const lang::Language> languages() {
  static const rules::Engine engine(test::shipped_catalog());
  return engine.program().languages();
}

const VoiceScale& scale() {
  static const VoiceScale made = VoiceScale::load(test::shipped_catalog(), languages()).value();
  return made;
}

Voice voice(std::string_view text, std::string_view tag = "en") {
  const auto language =
      std::ranges::find(languages(), tag.substr(0, tag.find('-')), &lang::Language::tag);
  const lang::Language* known = language == languages().end() ? nullptr : &*language;
  lang::TokenizedText tokens;
  lang::tokenize(text, known, tokens);
  return scale().measure(tokens, tag, known);
}

int on(Axis axis, const Voice& voice) { return voice.scores[static_cast<std::size_t>(axis)]; }

// "thanks you exclamation"
std::string reasons(const Voice& voice) {
  std::string out;
  for (const VoiceHit& hit : voice.hits)
    out += (out.empty() ? "" : " ") + scale().reasons()[hit.reason].id;
  return out;
}

// Texts of many kinds, the same in every run.
std::string made_text(std::mt19937& random) {
  static constexpr std::string_view parts[] = {"thank you",
                                               "we understand",
                                               "hurry",
                                               "WASH",
                                               "HANDS",
                                               "é",
                                               "you",
                                               "must",
                                               "it's",
                                               "the",
                                               "clinic",
                                               "vaccine",
                                               "gonna",
                                               "hereby",
                                               "otorhinolaryngology",
                                               "take your time",
                                               "😀",
                                               "👩‍⚕️",
                                               "!",
                                               "?",
                                               ".",
                                               ",",
                                               "\n",
                                               "https://who.int",
                                               "#FluShot",
                                               "12",
                                               "lazy",
                                               "not your fault",
                                               "–"};
  std::string out;
  const std::size_t count = random() % 60;
  for (std::size_t i = 0; i < count; ++i) {
    out += parts[random() % std::size(parts)];
    if (random() % 5 != 0) out += ' ';
  }
  return out;
}

template <class Check>
void for_made_texts(Check check) {
  std::mt19937 random(20261127);
  for (int i = 0; i < 400; ++i) {
    const std::string text = made_text(random);
    CAPTURE(text);
    check(text);
  }
}

}  // namespace

TEST_CASE("voice: exclamation marks, short sentences and emoji are lively") {
  const Voice lively = voice("Flu shots are here! Come by today! Bring a friend! 🎉");
  CHECK(scale().step(on(Axis::Energy, lively)) == Step::VeryHigh);
  CHECK(on(Axis::Formality, lively) < 0);
}

TEST_CASE("voice: the longest words count, so that no fault is not a fault") {
  const Voice kind = voice("What happened on the ward is not your fault at all.");
  CHECK(reasons(kind) == "empathy");
  CHECK(on(Axis::Warmth, kind) > 0);
  CHECK(on(Axis::Warmth, voice("What happened on the ward is your own fault, all of it.")) < 0);
}

TEST_CASE("voice: a word in a hashtag, a link or a name pulls nothing") {
  CHECK(reasons(voice(
            "The ward has some news for all at https://hurry.example/you #Hurry @thanks")) == "");
}

TEST_CASE("voice: two words in capitals shout once, an abbreviation does not") {
  CHECK(reasons(voice("WASH YOUR HANDS before each and every meal at the ward")) == "capitals you");
  CHECK(reasons(voice("The COVID vaccine of the NHS is on the ward from Monday on")) == "");
}

TEST_CASE("voice: nothing is said of five words, of no words and of another language") {
  CHECK_FALSE(voice("Thank you all so much!").known);
  CHECK_FALSE(voice("").known);
  CHECK_FALSE(voice("Merci beaucoup pour votre confiance et votre visite", "fr").known);
  CHECK_FALSE(voice("Thank you all so very much!", "").known);
}

TEST_CASE("voice: a language of a region has the words of the language") {
  CHECK(on(Axis::Warmth, voice("We luisteren graag naar wat er nodig is.", "nl-BE")) > 0);
}

TEST_CASE("voice: the form of address is the one used most") {
  CHECK(voice("Neem je pas mee als je naar de kliniek komt.", "nl").address() == Address::Familiar);
  CHECK(voice("Neem uw pas mee als u naar de kliniek komt.", "nl").address() == Address::Polite);
  CHECK(voice("Jullie kunnen de pas meenemen naar de kliniek.", "nl").address() == Address::Plural);
  CHECK(voice("Si vostè vol, porti la targeta a la consulta.", "ca").address() == Address::Polite);
  CHECK(voice("Bawa kartu Anda saat datang ke klinik.", "id").address() == Address::Polite);
  CHECK(voice("Þér getið komið með kortið á stöðina í dag.", "is").address() == Address::Polite);
  CHECK(voice("Bring the card along to the clinic today.").address() == Address::None);
}

TEST_CASE("voice: every score is between its ends and is explained by its hits, to the point") {
  for_made_texts([](const std::string& text) {
    const Voice made = voice(text);
    AxisPoints points{};
    for (const VoiceHit& hit : made.hits)
      for (std::size_t axis = 0; axis < points.size(); ++axis)
        points[axis] += scale().reasons()[hit.reason].pull[axis];
    for (std::size_t axis = 0; axis < points.size(); ++axis) {
      CHECK(std::abs(made.scores[axis]) <= model::axis_end);
      CHECK(made.scores[axis] == (made.known ? scale().score(points[axis], made.words) : 0));
    }
  });
}

TEST_CASE("voice: hits stand in the order of the text, at whole characters") {
  for_made_texts([](const std::string& text) {
    std::size_t before = 0;
    for (const VoiceHit& hit : voice(text).hits) {
      CHECK(before <= hit.span.begin);
      CHECK(hit.span.begin < hit.span.end);
      REQUIRE(hit.span.end <= text.size());
      CHECK(is_valid_utf8(text.substr(hit.span.begin, hit.span.size())));
      before = hit.span.begin;
    }
  });
}

TEST_CASE("voice: the same text gives the same voice, whatever was measured before") {
  for_made_texts([](const std::string& text) {
    const Voice first = voice(text);
    voice("Hurry! Thank you!");
    const Voice again = voice(text);
    CHECK(first.scores == again.scores);
    CHECK(first.hits == again.hits);
  });
}

TEST_CASE("voice: one more exclamation mark never makes a text calmer") {
  for_made_texts([](const std::string& text) {
    CHECK(on(Axis::Energy, voice(text + "!")) >= on(Axis::Energy, voice(text + ".")));
  });
}

TEST_CASE("voice: a word of thanks more never makes a text of some length colder") {
  for_made_texts([](const std::string& text) {
    const Voice made = voice(text + "\n");
    // Where words are many, more words make every pull weigh less: thanks must win over that.
    if (!made.known || on(Axis::Warmth, made) > 50) return;
    CHECK(on(Axis::Warmth, voice(text + "\nThanks")) >= on(Axis::Warmth, made));
  });
}

TEST_CASE(
    "voice pulls: the same word counts together, the strongest first, words apart from marks") {
  const std::string text =
      "You and your family: thank you, thank you! Come to the ward again on Monday!";
  const Voice made = voice(text);
  const std::vector<VoicePull> warm = pulls_on(Axis::Warmth, made, text, scale());
  REQUIRE(warm.size() == 3);
  CHECK(scale().reasons()[warm[0].reason].id == "thanks");
  CHECK(warm[0].points == 20);
  CHECK(warm[0].spans.size() == 2);
  CHECK(warm[1].spans == std::vector<TextSpan>{{0, 3}});
  CHECK(warm[2].spans == std::vector<TextSpan>{{8, 12}});
  const std::vector<VoicePull> lively = pulls_on(Axis::Energy, made, text, scale());
  REQUIRE(lively.size() == 1);
  CHECK(lively[0].points == 16);
}

TEST_CASE("voice profile: a platform moves what is aimed at, and no end of an axis") {
  const VoiceProfiles profiles = VoiceProfiles::load(test::shipped_catalog()).value();
  const VoiceProfile* adults = profiles.find("adults-45");
  REQUIRE(adults != nullptr);
  const auto energy = static_cast<std::size_t>(Axis::Energy);
  const auto on_platform = [&](std::string_view id) {
    return bands_on(adults->bands, profiles.channel(id))[energy];
  };
  // Facebook is calmer, TikTok livelier than the profile alone.
  CHECK(on_platform("facebook").most < adults->bands[energy].most);
  CHECK(on_platform("tiktok").most > adults->bands[energy].most);
  CHECK(bands_on(adults->bands, nullptr) == adults->bands);
  const model::AxisBands any{};
  CHECK(bands_on(any, profiles.channel("tiktok")) == any);
}

TEST_CASE("voice profile: TikTok wants shorter posts than Facebook, and LinkedIn formal ones") {
  const VoiceProfiles profiles = VoiceProfiles::load(test::shipped_catalog()).value();
  const VoiceChannel& tiktok = *profiles.channel("tiktok");
  const VoiceChannel& facebook = *profiles.channel("facebook");
  CHECK(fit_of(std::size_t{30}, tiktok) == Fit::Within);
  CHECK(fit_of(std::size_t{30}, facebook) == Fit::Below);
  CHECK(fit_of(std::size_t{90}, tiktok) == Fit::Above);
  CHECK(profiles.channel("linkedin")->shift[static_cast<std::size_t>(Axis::Formality)] > 0);
  CHECK(profiles.channel("myspace") == nullptr);
}

TEST_CASE("voice profile: every platform there is has a voice") {
  const VoiceProfiles profiles = VoiceProfiles::load(test::shipped_catalog()).value();
  for (const std::string_view id : test::shipped_catalog().platforms()) {
    CAPTURE(id);
    CHECK(profiles.channel(id) != nullptr);
  }
}
