#include <algorithm>
#include <format>

#include "platforms/count.h"

namespace bedside::platforms {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(EntityType type, std::string_view text, const std::vector<Entity>& entities) {
  Texts texts;
  for (const Entity& entity : entities)
    if (entity.type == type) texts.emplace_back(text.substr(entity.span.begin, entity.span.size()));
  return texts;
}

void check_example(const PlatformExample& example, const Platform& platform,
                   const std::string& place, Diagnostics& diagnostics) {
  const Count found = count(example.text, platform, example.surface);
  const auto wrong = [&](std::string_view key, std::string message) {
    diagnostics.add(ErrorCode::AssetExampleFails, place + "/" + std::string(key),
                    std::move(message));
  };
  if (found.length != example.length)
    wrong("length", std::format("expected {}, counted {}", example.length, found.length));
  if (found.valid != example.valid) wrong("valid", "the text counts as the opposite");
  const auto compare = [&](std::string_view key, EntityType type,
                           const std::optional<Texts>& expected) {
    if (expected && texts_of(type, example.text, found.entities) != *expected)
      wrong(key, "other parts of the text are found");
  };
  compare("links", EntityType::Url, example.links);
  compare("mentions", EntityType::Mention, example.mentions);
  compare("hashtags", EntityType::Hashtag, example.hashtags);
  compare("cashtags", EntityType::Cashtag, example.cashtags);
}

}  // namespace

Diagnostics check_examples(const Platform& platform) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < platform.examples.size(); ++i)
    check_example(platform.examples[i], platform,
                  std::format("platforms/{}.json#/examples/{}", platform.id, i), diagnostics);
  return diagnostics;
}

}  // namespace bedside::platforms
