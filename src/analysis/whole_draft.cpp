#include "analysis/whole_draft.h"

#include <algorithm>
#include <iterator>

#include "analysis/settle.h"
#include "base/sha256.h"
#include "lang/identify.h"
#include "model/picture_text.h"
#include "platforms/fold.h"

namespace bedside::analysis {
namespace {

std::vector<std::string> own_of(const model::Organisation& organisation) {
  std::vector<std::string> out = organisation.own_contacts;
  for (const std::string* text : {&organisation.name, &organisation.place})
    if (!text->empty()) out.push_back(*text);
  if (!organisation.handle.empty()) out.push_back("@" + organisation.handle);
  return out;
}

std::size_t shown_bytes(const model::Content& content, std::string_view id,
                        std::span<const platforms::Platform> platforms) {
  const std::string_view text = model::text_for(content, id);
  const auto platform = std::ranges::find(platforms, id, &platforms::Platform::id);
  if (platform == platforms.end()) return text.size();
  const platforms::Surface* surface = platform->surface(model::surface_for(content, id));
  return surface != nullptr ? platforms::visible_end(text, surface->fold) : text.size();
}

}  // namespace

rules::Context context_of(const model::Content& content, const model::Organisation& organisation) {
  rules::Context out = context_of(content);
  out.own = own_of(organisation);
  return out;
}

DraftFields texts_of(const model::Content& content,
                     std::span<const platforms::Platform> platforms) {
  return DraftFields(content, [&](std::string_view platform) {
    return shown_bytes(content, platform, platforms);
  });
}

std::vector<rules::Finding> draft_findings(const model::Content& content, const DraftWorld& world) {
  const DraftFields texts = texts_of(content, world.platforms);
  std::vector<rules::Field> fields = texts.fields();
  const PostFacts facts(content, world.topics, world.consents, world.engine, fields);
  const rules::Context context = context_of(content, world.organisation);
  std::vector<rules::Finding> findings = world.engine.check(fields, context);
  std::ranges::move(world.platform_checks.check(content), std::back_inserter(findings));
  return settle(std::move(findings), fields, context, facts, world.engine);
}

std::string excerpt(const model::Content& content, const rules::Finding& finding) {
  const std::string text = model::text_of(content, finding.field);
  if (finding.span.end > text.size()) return {};
  constexpr std::size_t most_bytes = 60;
  std::string out = text.substr(finding.span.begin, finding.span.size());
  if (out.size() <= most_bytes) return out;
  std::size_t cut = most_bytes;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
  return out.substr(0, cut) + "…";
}

std::string marked_sha256(const model::Content& content, const rules::Finding& finding) {
  const std::string text = model::text_of(content, finding.field);
  return sha256_hex(std::string_view(text).substr(std::min(finding.span.begin, text.size()),
                                                  finding.span.size()));
}

std::string identify_beginning(const rules::Engine& engine, std::string_view text) {
  constexpr std::size_t enough = 8192;
  std::size_t end = std::min(text.size(), enough);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return std::string(engine.identify_language(text.substr(0, end)).tag);
}

}  // namespace bedside::analysis
