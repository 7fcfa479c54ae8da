#include "model/draft.h"

#include <algorithm>
#include <array>

#include "model/day.h"

namespace bedside::model {
namespace {

struct StateName {
  DraftState state;
  std::string_view name;
};

constexpr std::array state_names = {
    StateName{DraftState::Draft, "draft"},
    StateName{DraftState::InReview, "in-review"},
    StateName{DraftState::ChangesRequested, "changes-requested"},
    StateName{DraftState::Approved, "approved"},
    StateName{DraftState::Exported, "exported"},
};

constexpr std::array<std::string_view, 5> people_names = {"", "none", "staff", "model", "patient"};

auto find_variant(const Content& content, std::string_view platform) {
  return std::ranges::find(content.variants, platform, &Variant::platform);
}

}  // namespace

std::string_view state_name(DraftState state) {
  return state_names[static_cast<std::size_t>(state)].name;
}

std::optional<DraftState> state_from_name(std::string_view name) {
  for (const StateName& row : state_names)
    if (row.name == name) return row.state;
  return std::nullopt;
}

bool AuthorityApproval::holds(UtcMs at) const {
  if (!given || number.find_first_not_of(' ') == std::string::npos) return false;
  if (valid_to.empty()) return true;
  const auto end = date_end(valid_to);
  return end && at < *end;
}

std::string_view people_name(People people) {
  return people_names[static_cast<std::size_t>(people)];
}

std::optional<People> people_from_name(std::string_view name) {
  const auto at = std::ranges::find(people_names, name);
  if (at == people_names.end()) return std::nullopt;
  return static_cast<People>(at - people_names.begin());
}

std::string_view text_for(const Content& content, std::string_view platform) {
  const auto variant = find_variant(content, platform);
  return variant == content.variants.end() ? std::string_view(content.text) : variant->text;
}

bool has_variant(const Content& content, std::string_view platform) {
  return find_variant(content, platform) != content.variants.end();
}

void set_text_for(Content& content, std::string_view platform, std::string text) {
  const bool thread = is_thread(content, platform) && thread_parts(text).size() > 1;
  std::erase_if(content.variants, [&](const Variant& v) { return v.platform == platform; });
  if (text == content.text) return;
  content.variants.push_back({std::string(platform), std::move(text), thread});
  std::ranges::sort(content.variants, {}, &Variant::platform);
}

std::string_view surface_for(const Content& content, std::string_view platform) {
  const auto found = content.surfaces.find(platform);
  return found == content.surfaces.end() ? std::string_view() : found->second;
}

void set_surface_for(Content& content, std::string_view platform, std::string_view surface) {
  if (surface.empty())
    content.surfaces.erase(std::string(platform));
  else
    content.surfaces[std::string(platform)] = surface;
}

bool is_thread(const Content& content, std::string_view platform) {
  const auto variant = find_variant(content, platform);
  return variant != content.variants.end() && variant->thread;
}

void set_thread_for(Content& content, std::string_view platform,
                    const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += "\n\n" + std::string(thread_line) + "\n\n";
    text += part;
  }
  set_text_for(content, platform, std::move(text));
  for (Variant& variant : content.variants)
    if (variant.platform == platform) variant.thread = parts.size() > 1;
}

std::vector<TextSpan> thread_parts(std::string_view text) {
  constexpr std::string_view blank = " \t\n";
  std::vector<TextSpan> parts;
  const auto add = [&](std::size_t begin, std::size_t end) {
    while (begin < end && blank.contains(text[begin])) ++begin;
    while (end > begin && blank.contains(text[end - 1])) --end;
    if (begin < end) parts.push_back({begin, end});
  };
  std::size_t part = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (text.substr(at, end - at) == thread_line) {
      add(part, at);
      part = end;
    }
    at = end + 1;
  }
  add(part, text.size());
  return parts;
}

std::vector<std::string_view> posts_for(const Content& content, std::string_view platform) {
  const std::string_view text = text_for(content, platform);
  if (!is_thread(content, platform)) return {text};
  std::vector<std::string_view> posts;
  for (const TextSpan part : thread_parts(text))
    posts.push_back(text.substr(part.begin, part.size()));
  return posts;
}

std::string display_title(const Content& content, std::size_t max_bytes) {
  if (!content.title.empty()) return content.title;
  const std::string_view text = content.text;
  const std::size_t start = text.find_first_not_of(" \t\n");
  if (start == std::string_view::npos) return {};
  std::string_view line = text.substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.size() <= max_bytes) return std::string(line);
  std::size_t cut = line.rfind(' ', max_bytes);
  if (cut == std::string_view::npos || cut < max_bytes / 2) {
    cut = max_bytes;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
  }
  return std::string(line.substr(0, cut)) + "…";
}

}  // namespace bedside::model
