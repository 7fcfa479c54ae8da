#include <algorithm>
#include <format>

#include "platforms/count.h"
#include "platforms/problems.h"

namespace bedside::platforms {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(EntityType type, std::string_view text, const std::vector<Entity>& entities) {
  Texts texts;
  for (const Entity& entity : entities)
    if (entity.type == type) texts.emplace_back(text.substr(entity.span.begin, entity.span.size()));
  return texts;
}

// "too-long: end of the text", one a line.
std::string problems_text(const std::vector<std::pair<std::string, std::string>>& problems) {
  std::string out;
  for (const auto& [name, part] : problems)
    out += std::format("{}{}: {}", out.empty() ? "" : ", ", name, part);
  return out.empty() ? "nothing" : out;
}

std::vector<std::pair<std::string, std::string>> problems_of(const PlatformExample& example,
                                                             const Platform& platform,
                                                             const lang::Language* language) {
  const MeasuredText text(example.text);
  const Post post = {text, example.pictures, true, language};
  const Surface* surface = platform.surface(example.surface);
  std::vector<std::pair<std::string, std::string>> out;
  for (const Problem& problem :
       find_problems(post, platform, surface ? *surface : platform.surfaces.front())) {
    const std::string of =
        problem.words_of ? model::words_in(example.pictures[*problem.words_of]) : example.text;
    out.emplace_back(problem_name(problem.kind),
                     of.substr(problem.span.begin, problem.span.size()));
  }
  return out;
}

void check_example(const PlatformExample& example, const Platform& platform,
                   const std::string& place, const FindLanguage& language,
                   Diagnostics& diagnostics) {
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
  if (!example.problems) return;
  const auto problems =
      problems_of(example, platform, language ? language(example.language) : nullptr);
  if (problems != *example.problems)
    wrong("problems", std::format("expected {}, found {}", problems_text(*example.problems),
                                  problems_text(problems)));
}

}  // namespace

Diagnostics check_examples(const Platform& platform, const FindLanguage& language) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < platform.examples.size(); ++i)
    check_example(platform.examples[i], platform,
                  std::format("platforms/{}.json#/examples/{}", platform.id, i), language,
                  diagnostics);
  return diagnostics;
}

}  // namespace bedside::platforms
