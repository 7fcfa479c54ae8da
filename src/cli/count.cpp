#include "cli/count.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "platforms/count.h"

namespace bedside::cli {
namespace {

// A text member; empty when it is not there and may be left out.
Result<std::string_view> member(const json::Value& input, std::string_view key, bool optional) {
  const json::Value* value = input.find(key);
  if (value == nullptr && optional) return std::string_view();
  if (value == nullptr) return fail(ErrorCode::MissingValue, std::string(key), "is missing");
  if (!value->is_string())
    return fail(ErrorCode::InvalidValue, std::string(key), "expected a text");
  return std::string_view(value->as_string());
}

json::Array entities_of(std::string_view text, const std::vector<platforms::Entity>& found) {
  const Utf16Offsets utf16(text);
  json::Array entities;
  for (const platforms::Entity& entity : found) {
    entities.push_back(json::Object{{"type", platforms::entity_name(entity.type)},
                                    {"start", entity.span.begin},
                                    {"end", entity.span.end},
                                    {"start16", utf16.from_byte(entity.span.begin)},
                                    {"end16", utf16.from_byte(entity.span.end)},
                                    {"text", text.substr(entity.span.begin, entity.span.size())}});
  }
  return entities;
}

}  // namespace

Result<json::Value> count_line(const json::Value& input,
                               std::span<const platforms::Platform> platforms) {
  const auto text = member(input, "text", false);
  if (!text) return std::unexpected(text.error());
  const auto id = member(input, "platform", false);
  if (!id) return std::unexpected(id.error());
  const auto surface = member(input, "surface", true);
  if (!surface) return std::unexpected(surface.error());

  const auto platform = std::ranges::find(platforms, *id, &platforms::Platform::id);
  if (platform == platforms.end())
    return fail(ErrorCode::UnknownPlatform, "platform", "no platform has this name");
  if (platform->surface(*surface) == nullptr)
    return fail(ErrorCode::InvalidValue, "surface", "the platform has no such surface");

  const platforms::Count count = platforms::count(*text, *platform, *surface);
  return json::Object{
      {"length", count.length},       {"limit", count.limit},
      {"unit", count.unit},           {"valid", count.valid},
      {"remaining", count.remaining}, {"entities", entities_of(*text, count.entities)}};
}

}  // namespace bedside::cli
