#include "analysis/draft_fields.h"

#include <format>

namespace bedside::analysis {

DraftFields::DraftFields(const model::Content& content) {
  std::size_t most = 4 + content.variants.size();
  for (const model::Picture& picture : content.pictures) most += picture.alt.size();
  names_.reserve(most);  // fields hold views of the names: they must not move
  const auto add = [&](std::string name, std::string_view text, std::string_view language) {
    if (text.empty()) return;
    names_.push_back(std::move(name));
    fields_.push_back({names_.back(), text, language});
  };
  add("post.text", content.text, content.language);
  for (const model::Variant& variant : content.variants)
    add(std::format("post.text@{}", variant.platform), variant.text, content.language);
  add("post.first_comment", content.first_comment, content.language);
  add("link.title", content.link_card.title, "");
  add("link.description", content.link_card.description, "");
  for (std::size_t i = 0; i < content.pictures.size(); ++i)
    for (const auto& [language, alt] : content.pictures[i].alt)
      add(std::format("media.alt@{}.{}", i + 1, language), alt, language);
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
