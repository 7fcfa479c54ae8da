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

std::vector<Entity> with_links(std::string_view text, const EntityRules& rules,
                               const std::vector<TextSpan>& links) {
  std::vector<Entity> entities;
  append(entities, EntityType::Url, links);
  if (rules.hashtags != HashtagGrammar::None)
    append(entities, EntityType::Hashtag, find_hashtags(text, rules.hashtags));
  if (rules.mentions != MentionGrammar::None)
    append(entities, EntityType::Mention, find_mentions(text, rules.mentions));
  if (rules.cashtags) append(entities, EntityType::Cashtag, find_cashtags(text));
  drop_overlaps(entities);
  return entities;
}

}  // namespace

std::string_view entity_name(EntityType type) {
  for (const EntityName& row : entity_names)
    if (row.type == type) return row.name;
  return {};
}

std::vector<Entity> find_entities(std::string_view text, const EntityRules& rules) {
  return with_links(text, rules, find_links(text, rules.links));
}

std::vector<Entity> find_entities(std::string_view text, const EntityRules& rules,
                                  const std::vector<TextSpan>& x_links) {
  return rules.links == LinkGrammar::X ? with_links(text, rules, x_links)
                                       : find_entities(text, rules);
}

}  // namespace bedside::platforms
