#include "actions/replies.h"

#include <algorithm>
#include <format>

namespace bedside::actions {
namespace {

constexpr std::string_view replies_folder = "replies";

// "myths/" is every rule of that pack.
bool names_rule(std::string_view name, std::string_view rule) {
  return name.ends_with('/') ? rule.starts_with(name) : rule == name;
}

}  // namespace

Result<std::vector<CommentKind>> load_comment_kinds(const catalog::Catalog& catalog) {
  std::vector<CommentKind> out;
  for (const std::string_view name : catalog.names(replies_folder)) {
    Result<json::Value> file = catalog.file(std::format("{}/{}.json", replies_folder, name));
    if (!file) return std::unexpected(file.error());
    CommentKind kind;
    kind.id = name;
    kind.rank = static_cast<int>(file->int_or("rank", 0));
    for (const json::Value& rule : file->array_of("rules"))
      if (rule.is_string()) kind.rules.push_back(rule.as_string());
    kind.file = *std::move(file);
    out.push_back(std::move(kind));
  }
  std::ranges::sort(out, {}, &CommentKind::rank);
  if (out.empty() || !out.back().rules.empty())
    return fail(ErrorCode::AssetInvalid, std::string(replies_folder),
                "the last kind of comment is the one without rules");
  return out;
}

std::vector<const CommentKind*> kinds_of(std::span<const CommentKind> kinds,
                                         std::span<const rules::Finding> findings) {
  std::vector<const CommentKind*> out;
  for (const CommentKind& kind : kinds) {
    const bool found = std::ranges::any_of(findings, [&](const rules::Finding& finding) {
      return std::ranges::any_of(
          kind.rules, [&](const std::string& rule) { return names_rule(rule, finding.rule); });
    });
    if (found || (out.empty() && kind.rules.empty())) out.push_back(&kind);
  }
  return out;
}

std::string_view text_in(const json::Value& texts, std::string_view language) {
  return texts.string_or(language, texts.string_or("en", ""));
}

std::string filled_template(std::string_view text, const CommentKind& kind,
                            std::span<const std::string> countries) {
  std::string out(text);
  for (const json::Member& place : kind.file.object_of("fill")) {
    const std::string mark = "[" + place.key + "]";
    const auto country = std::ranges::find_if(
        countries, [&](const std::string& name) { return place.value.find(name) != nullptr; });
    if (country == countries.end()) continue;
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
      out.replace(at, mark.size(), place.value.string_or(*country, ""));
  }
  return out;
}

}  // namespace bedside::actions
