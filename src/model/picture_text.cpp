#include "model/picture_text.h"

#include <algorithm>
#include <charconv>
#include <format>

#include "model/draft.h"

namespace bedside::model {
namespace {

// An empty line: no sentence goes on from one text to the next.
constexpr std::string_view between = "\n\n";

constexpr std::string_view alt_prefix = "media.alt@";
constexpr std::string_view words_prefix = "media.text@";
constexpr std::string_view variant_prefix = "post.text@";

bool replace_part(std::string& text, TextSpan span, std::string_view with) {
  if (span.begin > span.end || span.end > text.size()) return false;
  text.replace(span.begin, span.size(), with);
  return true;
}

bool replace_words(Picture& picture, TextSpan span, std::string_view with) {
  const auto text = words_at(picture, span);
  if (!text) return false;
  const std::size_t before = words_span(picture, *text)->begin;
  return replace_part(picture.texts[*text].text, {span.begin - before, span.end - before}, with);
}

// The text that a field without a list of its own stands for, or null.
template <class AnyContent>
auto* single_text(AnyContent& content, std::string_view field) {
  if (field == "post.text") return &content.text;
  if (field == "post.first_comment") return &content.first_comment;
  if (field == "link.title") return &content.link_card.title;
  if (field == "link.description") return &content.link_card.description;
  return static_cast<decltype(&content.text)>(nullptr);
}

}  // namespace

PictureBox fitted(PictureBox box) {
  const auto side = [](int& from, int& length) {
    length = std::clamp(length, PictureBox::least, PictureBox::whole);
    from = std::clamp(from, 0, PictureBox::whole - length);
  };
  side(box.x, box.width);
  side(box.y, box.height);
  return box;
}

std::string words_in(const Picture& picture) {
  std::string out;
  for (const PictureText& text : picture.texts) {
    if (text.text.empty()) continue;
    if (!out.empty()) out += between;
    out += text.text;
  }
  return out;
}

std::optional<TextSpan> words_span(const Picture& picture, std::size_t text) {
  if (text >= picture.texts.size() || picture.texts[text].text.empty()) return std::nullopt;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text; ++i)
    if (!picture.texts[i].text.empty()) begin += picture.texts[i].text.size() + between.size();
  return TextSpan{begin, begin + picture.texts[text].text.size()};
}

std::optional<std::size_t> words_at(const Picture& picture, TextSpan span) {
  for (std::size_t i = 0; i < picture.texts.size(); ++i) {
    const auto own = words_span(picture, i);
    if (own && own->begin <= span.begin && span.end <= own->end) return i;
  }
  return std::nullopt;
}

std::string alt_field(std::size_t picture, std::string_view language) {
  return std::format("{}{}{}{}", alt_prefix, picture + 1, language.empty() ? "" : ".", language);
}

std::string words_field(std::size_t picture) {
  return std::format("{}{}", words_prefix, picture + 1);
}

std::optional<PictureField> picture_field(std::string_view field) {
  PictureField out;
  out.words = field.starts_with(words_prefix);
  if (!out.words && !field.starts_with(alt_prefix)) return std::nullopt;
  field.remove_prefix(out.words ? words_prefix.size() : alt_prefix.size());
  const auto [end, problem] =
      std::from_chars(field.data(), field.data() + field.size(), out.picture);
  if (problem != std::errc() || out.picture == 0) return std::nullopt;
  --out.picture;
  field.remove_prefix(static_cast<std::size_t>(end - field.data()));
  if (field.empty()) return out;
  if (out.words || !field.starts_with('.')) return std::nullopt;
  out.language = field.substr(1);
  return out;
}

std::string text_of(const Content& content, std::string_view field) {
  if (const std::string* text = single_text(content, field)) return *text;
  if (field.starts_with(variant_prefix))
    return std::string(text_for(content, field.substr(variant_prefix.size())));
  const auto of = picture_field(field);
  if (!of || of->picture >= content.pictures.size()) return {};
  const Picture& picture = content.pictures[of->picture];
  if (of->words) return words_in(picture);
  const auto alt = picture.alt.find(std::string(of->language));
  return alt == picture.alt.end() ? std::string() : alt->second;
}

bool replace_in(Content& content, std::string_view field, TextSpan span, std::string_view with) {
  if (std::string* text = single_text(content, field)) return replace_part(*text, span, with);
  if (field.starts_with(variant_prefix)) {
    const std::string_view platform = field.substr(variant_prefix.size());
    std::string text(text_for(content, platform));
    if (!replace_part(text, span, with)) return false;
    set_text_for(content, platform, std::move(text));
    return true;
  }
  const auto of = picture_field(field);
  if (!of || of->picture >= content.pictures.size()) return false;
  Picture& picture = content.pictures[of->picture];
  if (of->words) return replace_words(picture, span, with);
  const auto alt = picture.alt.find(std::string(of->language));
  return alt != picture.alt.end() && replace_part(alt->second, span, with);
}

}  // namespace bedside::model
