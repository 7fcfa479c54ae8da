#include <algorithm>
#include <span>

#include "base/base64.h"
#include "base/sha256.h"
#include "bundle/bundle.h"
#include "bundle/content.h"
#include "json/schema.h"
#include "model/serial_picture.h"

namespace bedside::bundle {
namespace {

using json::Value;

std::vector<std::string> texts(const Value& owner, std::string_view key) {
  std::vector<std::string> out;
  for (const Value& text : owner.array_of(key)) out.push_back(text.as_string());
  return out;
}

Result<OpenedPicture> open_picture(const Value& media, const Value& bundle) {
  // Such a draft could not be read again once it is stored.
  if (!model::is_picture_type(media.string_or("mediaType", "")))
    return fail(ErrorCode::PictureUnsupported, "content/media",
                "A picture is of a type that is not known here.");
  const std::string_view file = media.string_or("file", "");
  const Value* files = bundle.find("files");
  const Value* encoded = files == nullptr ? nullptr : files->find(file);
  if (encoded == nullptr)
    return fail(ErrorCode::PictureCorrupt, "files", "A picture is missing from the bundle.");
  std::optional<std::vector<std::byte>> bytes = base64_decode(encoded->as_string());
  if (!bytes || sha256_hex(*bytes) != media.string_or("sha256", ""))
    return fail(ErrorCode::ContentChanged, "files", "A picture is not the one that was approved.");
  return OpenedPicture{std::string(media.string_or("sha256", "")), std::move(*bytes)};
}

model::Picture picture_of(const Value& media) {
  model::Picture picture;
  picture.id = media.string_or("sha256", "");
  picture.media_type = media.string_or("mediaType", "");
  picture.width = static_cast<int>(media.int_or("width", 1));
  picture.height = static_cast<int>(media.int_or("height", 1));
  picture.bytes = static_cast<std::size_t>(media.int_or("bytes", 0));
  for (const auto& [language, text] : media.object_of("alt"))
    picture.alt[language] = text.as_string();
  picture.decorative = media.bool_or("decorative", false);
  picture.video_seconds = static_cast<int>(std::clamp<std::int64_t>(
      media.int_or("durationMs", 0) / 1000, 0, model::longest_video_seconds));
  // The schema knows no box that reaches out of its picture; it is left out, not the bundle.
  for (const Value& text : media.array_of("texts"))
    if (Result<model::PictureText> read = model::picture_text_from_json(text, "texts"))
      picture.texts.push_back(*std::move(read));
  picture.before_after = media.bool_or("beforeAfter", false);
  if (const Value* focal = media.find("focal")) {
    picture.focal_x = static_cast<int>(focal->int_or("x", 500));
    picture.focal_y = static_cast<int>(focal->int_or("y", 500));
  }
  return picture;
}

// What was typed about the page of its link. Ours always fits; what others wrote may not.
model::LinkCard link_card_of(const Value& variant) {
  const Value* link = variant.find("link");
  if (link == nullptr) return {};
  model::LinkCard card{std::string(link->string_or("title", "")),
                       std::string(link->string_or("description", ""))};
  if (card.title.size() > model::LinkCard::most_title_bytes) card.title.clear();
  if (card.description.size() > model::LinkCard::most_description_bytes) card.description.clear();
  return card;
}

// The post and what follows it in a thread.
std::vector<std::string> posts_of(const Value& variant) {
  std::vector<std::string> posts;
  for (const Value& segment : variant.array_of("segments"))
    if (posts.empty() || segment.string_or("role", "") == "reply")
      posts.emplace_back(segment.string_or("text", ""));
  return posts;
}

// The shared text is that of the first variant which inherits it, else of the first one.
void read_texts(const Value& content, model::Content& out) {
  const json::Array& variants = content.array_of("variants");
  const auto shared = std::ranges::find_if(
      variants, [](const Value& variant) { return variant.bool_or("inherits", false); });
  const Value& first = shared == variants.end() ? variants.front() : *shared;
  out.text = posts_of(first).front();
  for (const Value& segment : first.array_of("segments"))
    if (segment.string_or("role", "") == "comment" && out.first_comment.empty())
      out.first_comment = segment.string_or("text", "");
  for (const Value& variant : variants) {
    const std::string platform(variant.string_or("platform", ""));
    if (std::ranges::contains(out.platforms, platform)) continue;
    out.platforms.push_back(platform);
    if (const std::string_view format = variant.string_or("format", ""); format != "feed")
      model::set_surface_for(out, platform, format);
    const std::vector<std::string> posts = posts_of(variant);
    if (posts.size() > 1)
      model::set_thread_for(out, platform, posts);
    else
      model::set_text_for(out, platform, posts.front());
    if (out.link_card == model::LinkCard{}) out.link_card = link_card_of(variant);
    if (const Value* said = variant.find("disclosures"))
      out.paid = out.paid || said->bool_or("paidPartnership", false);
  }
}

}  // namespace

Result<Opened> read_bundle(const json::Value& bundle, const json::Value& schema) {
  if (bundle.string_or("format", "") != bundle_format) {
    const bool newer = bundle.string_or("format", "").starts_with("bedside/bundle/");
    return fail(newer ? ErrorCode::NewerFormat : ErrorCode::UnknownFormat, "format",
                "The format bedside/bundle/1 is expected here.");
  }
  Result<json::Schema> compiled = json::Schema::load(schema, "schemas/bundle-1.schema.json");
  if (!compiled) return std::unexpected(compiled.error());
  const Diagnostics problems = compiled->validate(bundle, "bundle");
  if (!problems.empty()) return std::unexpected(problems.errors().front());

  const Value& content = *bundle.find("content");
  const Value& integrity = *bundle.find("integrity");
  if (content_sha256(content) != integrity.string_or("contentSha256", ""))
    return fail(ErrorCode::ContentChanged, "integrity/contentSha256",
                "The content is not what was approved.");
  Opened opened;
  model::Content& out = opened.content;
  out.title = content.string_or("workingTitle", "");
  if (const std::string_view language = content.string_or("language", "und"); language != "und")
    out.language = language;
  if (const Value* context = content.find("context")) {
    out.audience = context->string_or("audience", "public");
    out.organisation = context->string_or("organisation", "provider");
    out.kind = context->string_or("kind", "post");
    out.countries = texts(*context, "countries");
    if (const Value* approval = context->find("authorityApproval"))
      out.authority = {true, std::string(approval->string_or("number", "")),
                       std::string(approval->string_or("validTo", ""))};
  }
  for (const Value& media : content.array_of("media")) {
    Result<OpenedPicture> picture = open_picture(media, bundle);
    if (!picture) return std::unexpected(picture.error());
    opened.pictures.push_back(std::move(*picture));
    out.pictures.push_back(picture_of(media));
  }
  read_texts(content, out);
  return opened;
}

}  // namespace bedside::bundle
