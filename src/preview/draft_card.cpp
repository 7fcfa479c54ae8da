#include "preview/draft_card.h"

#include "platforms/entities.h"

namespace bedside::preview {

std::string link_domain(std::string_view link) {
  if (const std::size_t scheme = link.find("://"); scheme != link.npos)
    link.remove_prefix(scheme + 3);
  link = link.substr(0, link.find_first_of("/?#"));
  if (const std::size_t user = link.rfind('@'); user != link.npos) link.remove_prefix(user + 1);
  link = link.substr(0, link.find(':'));
  constexpr std::string_view www = "www.";
  if (link.starts_with(www)) link.remove_prefix(www.size());
  return std::string(link);
}

CardInput draft_card(const model::Content& content, const platforms::Platform& platform,
                     std::size_t part) {
  CardInput input;
  const auto posts = model::posts_for(content, platform.id);
  if (part < posts.size()) input.text = posts[part];
  if (const std::string_view link = platforms::first_link(input.text, platform); !link.empty())
    input.link = LinkCard{content.link_card.title, content.link_card.description, link_domain(link),
                          std::nullopt};
  if (part > 0) return input;
  for (const model::Picture& picture : content.pictures) {
    input.pictures.push_back({.id = picture.id,
                              .width = picture.width,
                              .height = picture.height,
                              .focal_x = picture.focal_x,
                              .focal_y = picture.focal_y,
                              .described = !picture.alt.empty(),
                              .seconds = picture.video_seconds});
    for (const model::PictureText& text : picture.texts)
      if (!text.text.empty()) input.pictures.back().words.push_back(text.box);
  }
  return input;
}

}  // namespace bedside::preview
