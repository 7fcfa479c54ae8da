#include "bundle/content.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>

#include "base/sha256.h"
#include "base/utf8.h"
#include "json/write.h"
#include "model/serial_picture.h"
#include "platforms/count.h"
#include "platforms/entities.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;
using model::Content;

Value texts(const std::vector<std::string>& list) {
  Array out;
  for (const std::string& text : list) out.emplace_back(text);
  return out;
}

// The word of a tag or the name of a mention without its sign; the address of a link.
std::string_view target_of(platforms::EntityType type, std::string_view text) {
  if (type == platforms::EntityType::Url) return text;
  std::size_t sign = text.empty() ? 0 : decode_utf8(text, 0).size;
  return text.substr(sign);
}

Value entities(std::string_view text, std::span<const platforms::Entity> found) {
  const Utf16Offsets utf16(text);
  Array out;
  for (const platforms::Entity& entity : found) {
    const std::string_view part = text.substr(entity.span.begin, entity.span.size());
    out.push_back(Object{{"type", platforms::entity_name(entity.type)},
                         {"start", entity.span.begin},
                         {"end", entity.span.end},
                         {"start16", utf16.from_byte(entity.span.begin)},
                         {"end16", utf16.from_byte(entity.span.end)},
                         {"target", target_of(entity.type, part)}});
  }
  return out;
}

// What the draft declares, else what is found in `text`.
std::string stated_language(const Content& content, std::string_view text,
                            const IdentifyLanguage& identify) {
  return content.language.empty() ? identify(text) : content.language;
}

Value media_of(const model::Picture& picture, const IdentifyLanguage& identify) {
  Object alt;
  for (const auto& [language, text] : picture.alt) {
    std::string stated = language == "und" ? identify(text) : language;
    if (stated != language && picture.alt.contains(stated)) stated = language;
    alt.push_back({std::move(stated), text});
  }
  Value out = Object{{"id", picture.id},
                     {"file", media_file_name(picture)},
                     {"mediaType", picture.media_type},
                     {"bytes", picture.bytes},
                     {"sha256", picture.id},
                     {"width", picture.width},
                     {"height", picture.height},
                     {"alt", std::move(alt)},
                     {"decorative", picture.decorative},
                     {"focal", Object{{"x", picture.focal_x}, {"y", picture.focal_y}}}};
  if (picture.video_seconds > 0) out.set("durationMs", picture.video_seconds * 1000);
  Array words;
  for (const model::PictureText& text : picture.texts) words.push_back(model::to_json(text));
  if (!words.empty()) out.set("texts", std::move(words));
  if (picture.before_after) out.set("beforeAfter", true);
  if (!picture.consent.empty()) out.set("consentRef", picture.consent);
  return out;
}

// What was typed about the page of the first link; null when nothing was, or there is no link.
std::optional<Value> link_of(const Content& content, const platforms::Platform& platform) {
  const model::LinkCard& card = content.link_card;
  if (card == model::LinkCard{}) return std::nullopt;
  const std::vector<std::string_view> posts = model::posts_for(content, platform.id);
  if (posts.empty()) return std::nullopt;
  const std::string_view link = platforms::first_link(posts.front(), platform);
  if (link.empty()) return std::nullopt;
  const bool bare = !link.contains("://");
  Value out = Object{{"url", (bare ? "https://" : "") + std::string(link)}, {"card", "auto"}};
  if (!card.title.empty()) out.set("title", card.title);
  if (!card.description.empty()) out.set("description", card.description);
  return out;
}

// What schedulers call the kind of post; a surface that has no such word is in the feed.
constexpr std::array<std::string_view, 11> formats = {"story",    "reel",    "short", "carousel",
                                                      "document", "article", "pin",   "update",
                                                      "event",    "offer",   "status"};

std::string_view format_of(std::string_view surface) {
  return std::ranges::contains(formats, surface) ? surface : "feed";
}

// The post, or the posts of a thread, with the pictures at the first; then the first comment.
// `longest` is the count of the longest post.
Array segments_of(const Content& content, const platforms::Platform& platform,
                  platforms::Count& longest) {
  const std::string_view surface = model::surface_for(content, platform.id);
  Array segments;
  for (const std::string_view text : model::posts_for(content, platform.id)) {
    platforms::Count count = platforms::count(text, platform, surface);
    Value segment = Object{{"role", segments.empty() ? "post" : "reply"},
                           {"text", text},
                           {"entities", entities(text, count.entities)}};
    if (segments.empty()) {
      Array media_ids;
      for (const model::Picture& picture : content.pictures) media_ids.emplace_back(picture.id);
      segment.set("mediaIds", std::move(media_ids));
    }
    if (segments.empty() || count.length > longest.length) longest = std::move(count);
    segments.push_back(std::move(segment));
  }
  if (!content.first_comment.empty()) {
    const platforms::Count comment = platforms::count(content.first_comment, platform, surface);
    segments.push_back(Object{{"role", "comment"},
                              {"text", content.first_comment},
                              {"entities", entities(content.first_comment, comment.entities)}});
  }
  return segments;
}

Value variant_of(const Content& content, const platforms::Platform& platform,
                 const model::Organisation& organisation, const IdentifyLanguage& identify) {
  platforms::Count count;
  Array segments = segments_of(content, platform, count);
  const platforms::Surface* surface = platform.surface(model::surface_for(content, platform.id));
  Value out = Object{{"id", platform.id + "-main"},
                     {"platform", platform.id},
                     {"format", format_of(surface == nullptr ? "" : surface->id)}};
  const std::string& account =
      organisation.handle.empty() ? organisation.name : organisation.handle;
  if (!account.empty()) out.set("account", Object{{"display", account}});
  out.set("language", stated_language(content, model::text_for(content, platform.id), identify));
  out.set("inherits", !model::has_variant(content, platform.id));
  out.set("segments", std::move(segments));
  if (std::optional<Value> link = link_of(content, platform)) out.set("link", *std::move(link));
  out.set("disclosures", Object{{"paidPartnership", content.paid},
                                {"ownBrand", false},
                                {"ai", "none"},
                                {"madeForKids", false}});
  out.set("counts",
          Array{Object{{"rule", std::format("{}/{}@{}", platform.id, count.unit, platform.checked)},
                       {"value", count.length},
                       {"limit", count.limit}}});
  return out;
}

}  // namespace

std::string media_file_name(const model::Picture& picture) {
  const std::string_view kind = std::string_view(picture.media_type).substr(6);
  return std::format("media/{}.{}", picture.id.substr(0, 16), kind == "jpeg" ? "jpg" : kind);
}

json::Value content_half(const model::Draft& draft, const model::Organisation& organisation,
                         std::span<const platforms::Platform> platforms,
                         const IdentifyLanguage& identify) {
  const Content& content = draft.content;
  Array media;
  for (const model::Picture& picture : content.pictures)
    media.push_back(media_of(picture, identify));
  Array variants;
  for (const std::string& id : content.platforms) {
    const auto platform = std::ranges::find(platforms, id, &platforms::Platform::id);
    if (platform != platforms.end())
      variants.push_back(variant_of(content, *platform, organisation, identify));
  }
  Value out = Object{{"postId", draft.id}, {"revision", draft.revision}};
  if (!content.title.empty()) out.set("workingTitle", content.title);
  // Where every platform has a text of its own, the first one stands for the post.
  const std::string_view text = content.text.empty() && !content.platforms.empty()
                                    ? model::text_for(content, content.platforms.front())
                                    : std::string_view(content.text);
  out.set("language", stated_language(content, text, identify));
  Value context = Object{{"audience", content.audience},
                         {"organisation", content.organisation},
                         {"kind", content.kind},
                         {"countries", texts(content.countries)}};
  if (content.authority.given) {
    Value approval = Object{{"number", content.authority.number}};
    if (!content.authority.valid_to.empty()) approval.set("validTo", content.authority.valid_to);
    context.set("authorityApproval", std::move(approval));
  }
  out.set("context", std::move(context));
  out.set("schedule", Object{{"mode", "manual"}});
  out.set("media", std::move(media));
  out.set("variants", std::move(variants));
  return out;
}

std::string content_sha256(const json::Value& content) {
  return sha256_hex(json::canonical(content));
}

}  // namespace bedside::bundle
