#include "analysis/campaign.h"

#include <algorithm>

namespace bedside::analysis {
namespace {

// At least one score. The middle one, or half way between the two in the middle.
int median(std::vector<int> scores) {
  std::ranges::sort(scores);
  const std::size_t half = scores.size() / 2;
  return scores.size() % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2;
}

std::string_view base_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

void compare_axis(std::span<const CampaignPost> posts, Axis axis, int different,
                  std::vector<CampaignNote>& out) {
  const auto index = static_cast<std::size_t>(axis);
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < posts.size(); ++i)
    if (posts[i].voice->known) known.push_back(i);
  if (known.size() < 2) return;
  for (const std::size_t post : known) {
    // Between two nobody can say who is right: the one that came later is named.
    if (known.size() == 2 && post == known.front()) continue;
    std::vector<int> others;
    for (const std::size_t other : known)
      if (other != post) others.push_back(posts[other].voice->scores[index]);
    const int away = posts[post].voice->scores[index] - median(std::move(others));
    if (away > different || away < -different)
      out.push_back({.post = post, .axis = axis, .above = away > 0});
  }
}

// The form that most posts in the language of `of` use.
Address usual_form(std::span<const CampaignPost> posts, std::string_view language) {
  std::array<std::size_t, 4> uses{};
  Address usual = Address::None;
  for (const CampaignPost& post : posts)
    if (base_language(post.language) == language)
      ++uses[static_cast<std::size_t>(post.voice->address())];
  for (const CampaignPost& post : posts) {
    const Address form = post.voice->address();
    if (base_language(post.language) != language || form == Address::None) continue;
    if (usual == Address::None ||
        uses[static_cast<std::size_t>(form)] > uses[static_cast<std::size_t>(usual)])
      usual = form;
  }
  return usual;
}

}  // namespace

std::vector<CampaignNote> campaign_notes(std::span<const CampaignPost> posts, int different) {
  std::vector<CampaignNote> out;
  for (const Axis axis : model::all_axes) compare_axis(posts, axis, different, out);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const Address form = posts[i].voice->address();
    if (form == Address::None) continue;
    const Address usual = usual_form(posts, base_language(posts[i].language));
    if (form != usual) out.push_back({.post = i, .form = form, .usual = usual});
  }
  std::ranges::stable_sort(out, {}, &CampaignNote::post);
  return out;
}

}  // namespace bedside::analysis
