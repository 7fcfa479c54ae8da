#include "bundle/post_view.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;

std::string_view main_part(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// The alternative text in the language of the post, else in the first one there is.
std::string_view alt_in(const Value& media, std::string_view language) {
  if (media.bool_or("decorative", false)) return "";
  const json::Object& texts = media.object_of("alt");
  for (const bool exact : {true, false})
    for (const auto& [tag, text] : texts)
      if (exact ? tag == language : main_part(tag) == main_part(language)) return text.as_string();
  return texts.empty() ? std::string_view() : texts.front().value.as_string();
}

std::string_view written(const Value* table, std::string_view key) {
  const Value* found = table != nullptr ? table->find(key) : nullptr;
  return found != nullptr && found->is_string() ? found->as_string() : std::string_view();
}

Value media_view(const Value& media, std::string_view language, const ViewChoices& choices) {
  const std::string file(media.string_or("file", ""));
  const std::string_view type = media.string_or("mediaType", "");
  Value out = Object{{"id", media.string_or("id", "")},
                     {"file", file},
                     {"name", file.substr(file.rfind('/') + 1)},
                     {"ref", "@" + file},
                     {"type", type},
                     {"image", type.starts_with("image/")},
                     {"video", type.starts_with("video/")},
                     {"alt", alt_in(media, language)},
                     {"sha256", media.string_or("sha256", "")}};
  for (const std::string_view key : {"bytes", "width", "height", "durationMs", "title", "focal",
                                     "sensitive", "subtitles", "credit"})
    if (const Value* member = media.find(key)) out.set(key, *member);
  const Value* urls = choices.with != nullptr ? choices.with->find("urls") : nullptr;
  std::string_view url = written(urls, file);
  if (url.empty()) url = media.string_or("url", "");
  if (!url.empty()) out.set("url", url);
  return out;
}

const Value* find_media(const Value& content, std::string_view id) {
  for (const Value& media : content.array_of("media"))
    if (media.string_or("id", "") == id) return &media;
  return nullptr;
}

Array media_of(const Value& content, const Value& segment, std::string_view language,
               const ViewChoices& choices) {
  Array out;
  for (const Value& id : segment.array_of("mediaIds"))
    if (const Value* media = find_media(content, id.as_string()))
      out.push_back(media_view(*media, language, choices));
  return out;
}

// Pictures beyond what the target takes, taken out of `media`; how many those were.
std::size_t cut_media(Array& media, const ViewChoices& choices) {
  const std::size_t before = media.size();
  if (choices.still_pictures_only)
    std::erase_if(media, [](const Value& one) { return !one.bool_or("image", false); });
  media.resize(std::min(media.size(), choices.most_pictures));
  return before - media.size();
}

Value follow_up_view(const Value& content, const Value& segment, std::string_view language,
                     const ViewChoices& choices) {
  Value out = segment;
  out.set("media", media_of(content, segment, language, choices));
  out.set("reply", segment.string_or("role", "") == "reply");
  return out;
}

// What stands behind the first post: everything, the posts of the thread, and the comments.
void set_follow_ups(Value& out, const Value& content, const Value& variant,
                    const ViewChoices& choices) {
  const std::string_view language = variant.string_or("language", "und");
  Array all;
  Array thread;
  Array comments;
  bool delayed = false;
  bool pictures = false;
  const json::Array& segments = variant.array_of("segments");
  for (std::size_t i = 1; i < segments.size(); ++i) {
    all.push_back(follow_up_view(content, segments[i], language, choices));
    (all.back().bool_or("reply", false) ? thread : comments).push_back(all.back());
    delayed = delayed || segments[i].int_or("delaySeconds", 0) > 0;
    pictures = pictures || all.back().array_of("media").size() > 0;
  }
  out.set("hasFollowups", !all.empty());
  out.set("followups", std::move(all));
  out.set("hasThread", !thread.empty());
  out.set("thread", std::move(thread));
  out.set("comments", std::move(comments));
  out.set("delayed", delayed);
  out.set("followupPictures", pictures);
}

// What has no time cannot be scheduled: it stays a draft.
void set_time(Value& out, const Value& content, const Value& variant, bool draft) {
  const Value* own = variant.find("schedule");
  const Value& schedule = own != nullptr ? *own : *content.find("schedule");
  if (const Value* end = schedule.find("notAfterUtc")) out.set("notAfter", *end);
  const bool planned = schedule.string_or("mode", "") == "at";
  out.set("planned", planned);
  out.set("draft", draft || !planned);
  if (!planned) return;
  out.set("time", Object{{"utc", schedule.string_or("utc", "")},
                         {"local", schedule.string_or("local", "")},
                         {"zone", schedule.string_or("timeZone", "")}});
}

void set_disclosures(Value& out, const Value& variant) {
  const Value* said = variant.find("disclosures");
  if (said == nullptr) return;
  out.set("paid", said->bool_or("paidPartnership", false));
  out.set("ownBrand", said->bool_or("ownBrand", false));
  out.set("kids", said->bool_or("madeForKids", false));
  out.set("ai", said->string_or("ai", "none") != "none");
  out.set("sponsor", said->string_or("sponsor", ""));
}

// Members that say nothing when they hold what is usual anyway.
void set_audience(Value& out, const Value& content, const Value& variant) {
  if (const Value* context = content.find("context"))
    out.set("professional", context->string_or("audience", "public") == "professional");
  const Value* audience = variant.find("audience");
  if (audience == nullptr) return;
  if (const auto who = audience->string_or("visibility", "public"); who != "public")
    out.set("visibility", who);
  if (const auto who = audience->string_or("replies", "everyone"); who != "everyone")
    out.set("replies", who);
  if (const Value* countries = audience->find("countries")) out.set("countries", *countries);
}

void set_facts(Value& out, const Array& media) {
  const auto any = [&](auto holds) { return std::ranges::any_of(media, holds); };
  out.set("hasAlt", any([](const Value& one) { return !one.string_or("alt", "").empty(); }));
  out.set("hasImage", any([](const Value& one) { return one.bool_or("image", false); }));
  out.set("hasVideo", any([](const Value& one) { return one.bool_or("video", false); }));
  out.set("hasVideoAlt", any([](const Value& one) {
            return one.bool_or("video", false) && !one.string_or("alt", "").empty();
          }));
  out.set("hasFocal", any([](const Value& one) {
            const Value* focal = one.find("focal");
            return focal && (focal->int_or("x", 500) != 500 || focal->int_or("y", 500) != 500);
          }));
  out.set("lacksUrl", any([](const Value& one) { return one.find("url") == nullptr; }));
}

}  // namespace

json::Value post_view(const json::Value& bundle, const json::Value& variant, std::size_t number,
                      const ViewChoices& choices) {
  const Value& content = *bundle.find("content");
  const Value& first = variant.array_of("segments").front();
  const std::string id(variant.string_or("id", ""));
  const std::string_view text = first.string_or("text", "");
  Value out = Object{{"bundle", bundle.string_or("bundleId", "")},
                     {"created", bundle.string_or("createdAt", "")},
                     {"hash", bundle.find("integrity")->string_or("contentSha256", "")},
                     {"post", content.string_or("postId", "")},
                     {"revision", content.int_or("revision", 0)},
                     {"number", std::format("{:02}", number)},
                     {"id", id},
                     {"text", text},
                     {"segment", first},
                     {"noBreakSpace", text.contains("\u00A0")}};
  for (const std::string_view key : {"workingTitle", "campaign", "labels"})
    if (const Value* member = content.find(key)) out.set(key, *member);
  for (const std::string_view key :
       {"platform", "format", "language", "title", "summary", "keywords", "board", "place", "event",
        "offer", "cta", "warning", "people", "options", "renditions", "link"})
    if (const Value* member = variant.find(key)) out.set(key, *member);
  const Value* account = variant.find("account");
  const Value* accounts = choices.with != nullptr ? choices.with->find("accounts") : nullptr;
  std::string_view key = written(accounts, id);
  if (key.empty() && account != nullptr) key = account->string_or("key", "");
  out.set("account", key.empty() ? "@account/" + id : std::string(key));
  if (account != nullptr) out.set("display", account->string_or("display", ""));
  for (const Value& entity : first.array_of("entities"))
    if (entity.string_or("type", "") == "url" && out.find("url") == nullptr)
      out.set("url", entity.string_or("target", ""));
  Array media = media_of(content, first, variant.string_or("language", "und"), choices);
  out.set("cutMedia", cut_media(media, choices));
  set_facts(out, media);
  out.set("media", media);
  set_follow_ups(out, content, variant, choices);
  for (const Value& segment : out.array_of("followups"))
    for (const Value& one : segment.array_of("media")) media.push_back(one);
  out.set("allMedia", std::move(media));
  set_time(out, content, variant, choices.draft);
  set_disclosures(out, variant);
  set_audience(out, content, variant);
  return out;
}

}  // namespace bedside::bundle
