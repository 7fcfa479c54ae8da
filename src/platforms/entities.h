#pragma once

#include <string_view>
#include <vector>

#include "platforms/count.h"

namespace bedside::platforms {

// What `rules` turn into links in `text`, in order. Where two overlap the one that starts first
// stays, and of two that start together the first of: link, hashtag, mention, cashtag.
std::vector<Entity> find_entities(std::string_view text, const EntityRules& rules);

// The same for a text whose links are known: those of find_x_links, used for LinkGrammar::X.
std::vector<Entity> find_entities(std::string_view text, const EntityRules& rules,
                                  const std::vector<TextSpan>& x_links);

// The parts, each in order; tags.cpp, mentions.cpp and bluesky.cpp.
std::vector<TextSpan> find_links(std::string_view text, LinkGrammar grammar);
std::vector<TextSpan> find_hashtags(std::string_view text, HashtagGrammar grammar);
std::vector<TextSpan> find_mentions(std::string_view text, MentionGrammar grammar);
std::vector<TextSpan> find_cashtags(std::string_view text);

std::vector<TextSpan> find_bluesky_links(std::string_view text);
std::vector<TextSpan> find_bluesky_hashtags(std::string_view text);
std::vector<TextSpan> find_domain_mentions(std::string_view text);

}  // namespace bedside::platforms
