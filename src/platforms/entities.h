#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "platforms/count.h"

namespace bedside::platforms {

// The parts of one text that become links, each grammar read once.
class EntityCache {
 public:
  // Keeps a view of `text`.
  explicit EntityCache(std::string_view text) : text_(text) {}

  using Spans = std::vector<TextSpan>;
  const Spans& links(LinkGrammar grammar);
  const Spans& mentions(MentionGrammar grammar);
  const Spans& hashtags(HashtagGrammar grammar);
  const Spans& cashtags(CashtagGrammar grammar);

  // What `rules` find, in order. Where two overlap the one that starts first stays, and of two
  // that start together the first of: link, hashtag, mention, cashtag.
  std::vector<Entity> entities(const EntityRules& rules);

 private:
  static constexpr std::size_t most_grammars = 6;
  using Found = std::array<std::optional<Spans>, most_grammars>;

  std::string_view text_;
  Found links_;
  Found mentions_;
  Found hashtags_;
  Found cashtags_;
};

// The first link of `text` on `platform`; on one without links of its own, the first that people
// would know for one. Empty when there is none. Linear.
std::string_view first_link(std::string_view text, const Platform& platform);

// The parts, each in order; tags.cpp, mentions.cpp and bluesky.cpp.
std::vector<TextSpan> find_hashtags(std::string_view text, HashtagGrammar grammar);
std::vector<TextSpan> find_mentions(std::string_view text, MentionGrammar grammar);
std::vector<TextSpan> find_cashtags(std::string_view text, CashtagGrammar grammar);

// As find_mentions of X, each with the name of a list behind it: "@name/list".
std::vector<TextSpan> find_x_mentions_and_lists(std::string_view text);
// The mention that a text begins with, which makes it a reply on X.
std::optional<TextSpan> find_x_reply(std::string_view text);

std::vector<TextSpan> find_bluesky_links(std::string_view text);
std::vector<TextSpan> find_bluesky_hashtags(std::string_view text);
std::vector<TextSpan> find_domain_mentions(std::string_view text);
std::vector<TextSpan> find_bluesky_cashtags(std::string_view text);

}  // namespace bedside::platforms
