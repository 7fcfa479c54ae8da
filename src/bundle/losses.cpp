#include "bundle/losses.h"

#include <algorithm>
#include <utility>

namespace bedside::bundle {
namespace {

using json::Value;

constexpr std::string_view dropped = "dropped";
constexpr std::string_view manual = "manual";

std::string sentence(std::string_view text, std::string_view target) {
  constexpr std::string_view mark = "{target}";
  std::string out(text);
  for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos; at += target.size())
    out.replace(at, mark.size(), target);
  return out;
}

bool lists(const Value& exporter, std::string_view key, std::string_view name) {
  return std::ranges::any_of(exporter.array_of(key), [&](const Value& one) {
    return one.is_string() && one.as_string() == name;
  });
}

}  // namespace

const std::vector<Feature>& features() {
  static const std::vector<Feature> all = {
      {"time", "time", manual, "The planned time is not in the file: plan it in {target}."},
      {"no-time", "!time", manual, "The post has no planned time: choose one in {target}."},
      {"zone", "time", manual,
       "The file has the time on the clock and no time zone: see that {target} uses the zone of "
       "the "
       "post."},
      {"not-after", "notAfter", manual,
       "The moment after which the post must not go out is not in the file: keep it yourself."},
      {"pictures", "media", dropped, "The pictures are left out: {target} takes none."},
      {"more-pictures", "cutMedia", dropped,
       "Some pictures or videos are left out: {target} takes fewer, or no videos."},
      {"alt", "hasAlt", dropped, "The alternative text is left out: {target} does not take it."},
      {"video-alt", "hasVideoAlt", dropped, "The description of a video is left out."},
      {"focal", "hasFocal", dropped,
       "The point that a crop keeps in view is left out: look at the crop in {target}."},
      {"renditions", "renditions", dropped,
       "The ready-made crops are left out: look at the crop in {target}."},
      {"thread", "thread", dropped, "The further posts of the thread are left out."},
      {"comment", "comments", dropped, "The comment under the post is left out."},
      {"more-comments", "comments.1", dropped, "Comments after the first one are left out."},
      {"delay", "delayed", dropped, "The wait before a comment or reply is left out."},
      {"follow-up-pictures", "followupPictures", dropped,
       "Pictures in the thread or in comments are left out."},
      {"link-card", "link.title", dropped,
       "The title and description of the link are left out: {target} reads them from its page."},
      {"title", "title", dropped, "The title is left out."},
      {"summary", "summary", dropped, "The summary is left out."},
      {"keywords", "keywords", dropped, "The keywords are left out."},
      {"board", "board", manual, "The board is not in the file: choose it in {target}."},
      {"place", "place", dropped, "The place is left out."},
      {"event", "event", dropped, "The event is left out."},
      {"offer", "offer", dropped, "The offer is left out."},
      {"cta", "cta", dropped, "The button is left out."},
      {"labels", "labels", dropped, "The labels are left out."},
      {"campaign", "campaign", dropped, "The name of the campaign is left out."},
      {"language", "language!=und", dropped,
       "The language of the post is left out: readers and screen readers are not told it."},
      {"professional", "professional", manual,
       "The post was approved for professionals, not for the public: choose the audience in "
       "{target}."},
      {"visibility", "visibility", manual,
       "Who may see the post is not in the file: choose it in {target}."},
      {"replies", "replies", manual,
       "Who may answer the post is not in the file: choose it in {target}."},
      {"countries", "countries", manual,
       "The countries of the audience are not in the file: choose them in {target}."},
      {"people", "people", dropped, "Tagged people and collaborators are left out."},
      {"paid", "paid", manual,
       "The mark of a paid partnership is not in the file: set it in {target}, and keep the words "
       "that say it in the post."},
      {"own-brand", "ownBrand", dropped, "The mark of an own brand is left out."},
      {"ai", "ai", manual,
       "The mark of content made with AI is not in the file: set it in {target}."},
      {"kids", "kids", manual,
       "The mark \"made for children\" is not in the file: set it in {target}."},
      {"warning", "warning.text", dropped, "The content warning is left out."},
      {"sensitive", "warning.sensitiveMedia", manual,
       "The mark of sensitive pictures is not in the file: set it in {target}."},
      {"options", "options", dropped, "Settings for single platforms are left out."},
  };
  return all;
}

bool is_feature(std::string_view id) { return std::ranges::contains(features(), id, &Feature::id); }

std::vector<Loss> losses_of(const Scope& scope, const json::Value& exporter) {
  const std::string_view target = exporter.string_or("name", "");
  const std::string path(scope.view.string_or("id", ""));
  const Value* changes = exporter.find("changes");
  std::vector<Loss> out;
  for (const Feature& feature : features()) {
    if (!holds(feature.when, scope)) continue;
    const Value* change = changes != nullptr ? changes->find(feature.id) : nullptr;
    if (change != nullptr && holds(change->string_or("if", ""), scope))
      out.push_back({path, std::string(feature.id), std::string(change->string_or("kind", dropped)),
                     sentence(change->string_or("text", ""), target)});
    else if (change == nullptr && !lists(exporter, "takes", feature.id))
      out.push_back({path, std::string(feature.id), std::string(feature.kind),
                     sentence(feature.text, target)});
  }
  for (const Value& own : exporter.array_of("losses"))
    if (holds(own.string_or("if", ""), scope))
      out.push_back({path, std::string(own.string_or("id", "own")),
                     std::string(own.string_or("kind", dropped)),
                     sentence(own.string_or("text", ""), target)});
  return out;
}

}  // namespace bedside::bundle
