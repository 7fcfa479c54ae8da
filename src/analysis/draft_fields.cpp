#include "analysis/draft_fields.h"

#include <algorithm>

namespace bedside::analysis {

void DraftFields::add(std::string name, std::string_view text, std::string_view language,
                      std::size_t fold) {
  if (text.empty()) return;
  names_.push_back(std::move(name));
  fields_.push_back({names_.back(), text, language == "und" ? "" : language, fold});
}

DraftFields::DraftFields(const model::Content& content, const FoldOf& fold) {
  const auto shows_shared = [&](const std::string& platform) {
    return !model::has_variant(content, platform);
  };
  const auto fold_of = [&](const std::string& platform) {
    return fold ? fold(platform) : std::string_view::npos;
  };
  if (content.platforms.empty() || std::ranges::any_of(content.platforms, shows_shared)) {
    // What every platform that shows the shared text shows of it.
    std::size_t shown = std::string_view::npos;
    for (const std::string& platform : content.platforms)
      if (shows_shared(platform)) shown = std::min(shown, fold_of(platform));
    add("post.text", content.text, content.language, shown);
  }
  for (const model::Variant& variant : content.variants)
    add("post.text@" + variant.platform, variant.text, content.language, fold_of(variant.platform));
  add("post.first_comment", content.first_comment, content.language);
  // The page may speak another language than the post.
  add("link.title", content.link_card.title, "");
  add("link.description", content.link_card.description, "");
  for (std::size_t i = 0; i < content.pictures.size(); ++i) {
    for (const auto& [language, alt] : content.pictures[i].alt)
      add(model::alt_field(i, language), alt, language);
    words_.push_back(model::words_in(content.pictures[i]));
    add(model::words_field(i), words_.back(), content.language);
  }
}

rules::Context context_of(const model::Content& content) {
  return {.countries = content.countries,
          .platforms = content.platforms,
          .audience = content.audience,
          .organisation = content.organisation,
          .kind = content.kind,
          .paid = content.paid};
}

}  // namespace bedside::analysis
