#include "analysis/campaign.h"

#include "doctest/doctest.h"

using namespace bedside;
using namespace bedside::analysis;

namespace {

constexpr int different = 35;

Voice speaking(int energy, Address form = Address::None) {
  Voice out{.known = true, .words = 30, .scores = {energy, 0, 0}};
  if (form != Address::None) out.forms[static_cast<std::size_t>(form)] = 2;
  return out;
}

std::vector<CampaignNote> notes(const std::vector<Voice>& voices,
                                std::vector<std::string_view> languages = {}) {
  languages.resize(voices.size(), "nl");
  std::vector<CampaignPost> posts;
  for (std::size_t i = 0; i < voices.size(); ++i) posts.push_back({languages[i], &voices[i]});
  return campaign_notes(posts, different);
}

}  // namespace

TEST_CASE("campaign: posts that sound alike have no notes") {
  CHECK(notes({speaking(10), speaking(-5), speaking(20), speaking(0)}).empty());
}

TEST_CASE("campaign: the one that speaks otherwise is named, and no other") {
  CHECK(notes({speaking(0), speaking(60), speaking(5), speaking(10)}) ==
        std::vector<CampaignNote>{{.post = 1, .axis = Axis::Energy, .above = true}});
  CHECK(notes({speaking(0), speaking(5), speaking(-50)}) ==
        std::vector<CampaignNote>{{.post = 2, .axis = Axis::Energy, .above = false}});
}

TEST_CASE("campaign: of two that differ the later one is named") {
  CHECK(notes({speaking(60), speaking(0)}) ==
        std::vector<CampaignNote>{{.post = 1, .axis = Axis::Energy, .above = false}});
}

TEST_CASE("campaign: a difference of just so many points is none") {
  CHECK(notes({speaking(0), speaking(different)}).empty());
  CHECK(notes({speaking(0), speaking(different + 1)}).size() == 1);
}

TEST_CASE("campaign: who says u where the others say je is named") {
  const std::vector<CampaignNote> found =
      notes({speaking(0, Address::Familiar), speaking(0, Address::Polite),
             speaking(0, Address::Familiar), speaking(0)});
  CHECK(found == std::vector<CampaignNote>{
                     {.post = 1, .form = Address::Polite, .usual = Address::Familiar}});
}

TEST_CASE("campaign: of two forms as frequent that of the first post is the usual one") {
  const std::vector<CampaignNote> found =
      notes({speaking(0, Address::Polite), speaking(0, Address::Familiar)});
  CHECK(found == std::vector<CampaignNote>{
                     {.post = 1, .form = Address::Familiar, .usual = Address::Polite}});
}

TEST_CASE("campaign: each language has its own form of address, also that of a region") {
  CHECK(
      notes({speaking(0, Address::Familiar), speaking(0, Address::Polite)}, {"nl", "id"}).empty());
  CHECK(notes({speaking(0, Address::Familiar), speaking(0, Address::Polite)}, {"nl", "nl-BE"})
            .size() == 1);
}

TEST_CASE("campaign: a post too short to have a voice is left out") {
  CHECK(notes({speaking(60), Voice{}, Voice{}}).empty());
  CHECK(notes({}).empty());
}
