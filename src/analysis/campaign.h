#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/voice.h"

namespace bedside::analysis {

// One post of a campaign, as far as its voice goes.
struct CampaignPost {
  std::string_view language;     // its tag
  const Voice* voice = nullptr;  // never null
};

// Where one post speaks otherwise than the rest.
struct CampaignNote {
  std::size_t post = 0;      // index of it
  std::optional<Axis> axis;  // on this axis; nothing: it addresses its readers otherwise
  bool above = false;        // of an axis: livelier, more formal or warmer
  Address form = Address::None;
  Address usual = Address::None;  // of the others in its language

  bool operator==(const CampaignNote&) const = default;
};

// What keeps the posts from speaking with one voice, by post. On an axis a post is told apart when
// it stands more than `different` points from the middle (median) of the others; of two that differ
// it is the second. Forms of address are compared within a language: the form of most posts is the
// usual one, of two as frequent that of the first post. Posts whose voice is not known, or that
// address nobody, are left out. Quadratic in the posts.
std::vector<CampaignNote> campaign_notes(std::span<const CampaignPost> posts, int different);

}  // namespace bedside::analysis
