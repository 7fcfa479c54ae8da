#include "platforms/entities.h"

#include <algorithm>
#include <array>
#include <span>

#include "platforms/links.h"

namespace bedside::platforms {
namespace {

struct EntityName {
  EntityType type;
  std::string_view name;
};

constexpr std::array entity_names = {
    EntityName{EntityType::Url, "url"},
    EntityName{EntityType::Mention, "mention"},
    EntityName{EntityType::Hashtag, "hashtag"},
    EntityName{EntityType::Cashtag, "cashtag"},
};

// The spans of one type that are not taken yet.
struct Rest {
  EntityType type;
  std::span<const TextSpan> spans;
};

// All in the order of their places; of two that begin together the first list's. What begins within
// one before it is left out.
std::vector<Entity> merged(std::array<Rest, 4> lists) {
  std::vector<Entity> out;
  std::size_t all = 0;
  for (const Rest& list : lists) all += list.spans.size();
  out.reserve(all);
  std::size_t end = 0;
  for (; all > 0; --all) {
    Rest* first = nullptr;
    for (Rest& list : lists) {
      if (list.spans.empty()) continue;
      if (first == nullptr || list.spans.front().begin < first->spans.front().begin) first = &list;
    }
    const TextSpan span = first->spans.front();
    first->spans = first->spans.subspan(1);
    if (span.begin < end) continue;
    out.push_back({first->type, span});
    end = span.end;
  }
  return out;
}

// The spans of `grammar` in `found`, looked for with `find` when nobody asked before.
template <class Found, class Grammar, class Find>
const std::vector<TextSpan>& cached(Found& found, Grammar grammar, Find find) {
  auto& spans = found[static_cast<std::size_t>(grammar)];
  if (!spans) spans = find();
  return *spans;
}

}  // namespace

std::string_view entity_name(EntityType type) {
  for (const EntityName& row : entity_names)
    if (row.type == type) return row.name;
  return {};
}

const std::vector<TextSpan>& EntityCache::links(LinkGrammar grammar) {
  return cached(links_, grammar, [&]() -> Spans {
    if (grammar == LinkGrammar::Bluesky) return find_bluesky_links(text_);
    if (grammar == LinkGrammar::X) return find_x_links(text_);
    if (grammar == LinkGrammar::None) return {};
    Spans spans = links(LinkGrammar::X);
    std::erase_if(spans, [&](TextSpan span) { return !has_scheme(text_.substr(span.begin)); });
    return spans;
  });
}

const std::vector<TextSpan>& EntityCache::mentions(MentionGrammar grammar) {
  return cached(mentions_, grammar, [&] { return find_mentions(text_, grammar); });
}

const std::vector<TextSpan>& EntityCache::hashtags(HashtagGrammar grammar) {
  return cached(hashtags_, grammar, [&] { return find_hashtags(text_, grammar); });
}

const std::vector<TextSpan>& EntityCache::cashtags(CashtagGrammar grammar) {
  return cached(cashtags_, grammar, [&] { return find_cashtags(text_, grammar); });
}

std::vector<Entity> EntityCache::entities(const EntityRules& rules) {
  return merged({Rest{EntityType::Url, links(rules.links)},
                 Rest{EntityType::Hashtag, hashtags(rules.hashtags)},
                 Rest{EntityType::Mention, mentions(rules.mentions)},
                 Rest{EntityType::Cashtag, cashtags(rules.cashtags)}});
}

std::string_view first_link(std::string_view text, const Platform& platform) {
  EntityRules rules = platform.entities;
  if (rules.links == LinkGrammar::None) rules.links = LinkGrammar::X;
  const std::vector<Entity> entities = EntityCache(text).entities(rules);
  const auto link = std::ranges::find(entities, EntityType::Url, &Entity::type);
  return link != entities.end() ? text.substr(link->span.begin, link->span.size())
                                : std::string_view();
}

}  // namespace bedside::platforms
