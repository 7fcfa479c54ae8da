#include "platforms/entities.h"

#include <algorithm>
#include <array>

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

void append(std::vector<Entity>& out, EntityType type, const std::vector<TextSpan>& spans) {
  for (const TextSpan span : spans) out.push_back({type, span});
}

void drop_overlaps(std::vector<Entity>& entities) {
  std::ranges::stable_sort(entities, {}, [](const Entity& entity) { return entity.span.begin; });
  std::size_t end = 0;
  std::erase_if(entities, [&](const Entity& entity) {
    if (entity.span.begin < end) return true;
    end = entity.span.end;
    return false;
  });
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
  std::vector<Entity> entities;
  append(entities, EntityType::Url, links(rules.links));
  append(entities, EntityType::Hashtag, hashtags(rules.hashtags));
  append(entities, EntityType::Mention, mentions(rules.mentions));
  append(entities, EntityType::Cashtag, cashtags(rules.cashtags));
  if (entities.size() > 1) drop_overlaps(entities);
  return entities;
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
