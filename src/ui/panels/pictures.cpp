// The pictures of a post: what they are, what was removed from them, and their alt text.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Picture;

constexpr Size thumbnail = {118, 88};

bool has_alt(const Picture& picture) { return picture.decorative || !picture.alt.empty(); }

std::string removed_words(const Picture& picture) {
  if (picture.removed.empty()) return std::string(tr("pictures.removed-none"));
  std::string parts;
  for (const std::string& part : picture.removed)
    parts += (parts.empty() ? "" : ", ") + std::string(tr("part." + part));
  return tr("pictures.removed", {{"parts", parts}});
}

void thumbnails(PanelContext& context, const model::Draft& draft) {
  const Row row({.gap = 12, .wrap = true});
  for (std::size_t i = 0; i < draft.content.pictures.size(); ++i) {
    const Picture& picture = draft.content.pictures[i];
    const std::string name = tr("pictures.number", {{"number", std::to_string(i + 1)}});
    const std::string note = has_alt(picture) ? "" : std::string(tr("pictures.alt-missing"));
    const TextureId texture = context.shelf.thumbnail(context.app.media(), picture, thumbnail);
    const Id id(picture.id);
    if (picture_button(texture, thumbnail, note.empty() ? name : name + ": " + note,
                       {.radius = 8,
                        .border = true,
                        .selected = context.app.view().picture == static_cast<int>(i)}))
      context.actions.push({.id = ActionId::SelectPicture, .number = static_cast<std::int64_t>(i)});
  }
}

void selected_picture(PanelContext& context, const Picture& picture, int index) {
  const actions::App& app = context.app;
  if (app.media().missing(picture.id))
    label(tr("pictures.missing"), {.style = TextStyle::LabelStrong, .tone = Tone::Block});
  std::string alt;
  std::string language = app.language();
  for (const auto& [tag, text] : picture.alt) alt = text, language = tag;
  if (!picture.decorative) {
    if (text_field(tr("pictures.alt"), alt,
                   {.placeholder = tr("pictures.alt-hint"),
                    .error = alt.empty() ? tr("pictures.alt-missing") : std::string_view(),
                    .language = language,
                    .read_only = app.read_only(),
                    .lines = 2}))
      context.actions.push({.id = ActionId::SetAltText, .text = alt, .number = index});
  }
  bool decorative = picture.decorative;
  if (checkbox(tr("pictures.decorative"), decorative, app.read_only()))
    context.actions.push({.id = ActionId::ToggleDecorative, .number = index});
  std::string seconds = picture.video_seconds > 0 ? std::to_string(picture.video_seconds) : "";
  if (text_field(tr("extras.seconds"), seconds,
                 {.placeholder = tr("extras.seconds-hint"), .read_only = app.read_only()}))
    context.actions.push({.id = ActionId::SetVideoLength, .text = seconds, .number = index});
  picture_words(context, picture, index);
  picture_consent(context, picture, index);
  const std::string size = tr("pictures.size", {{"width", std::to_string(picture.width)},
                                                {"height", std::to_string(picture.height)},
                                                {"size", number((picture.bytes + 999) / 1000)}});
  label(size + " · " + removed_words(picture), {.style = TextStyle::Small, .tone = Tone::Mute});
  if (button(tr("action.remove-picture"), {.kind = ButtonKind::Link,
                                           .icon = Icon::Trash,
                                           .disabled = app.read_only(),
                                           .small = true}))
    context.actions.push({.id = ActionId::RemovePicture, .number = index});
}

void heading_row(PanelContext& context, const std::vector<Picture>& pictures) {
  Row row;
  label(tr("pictures.title"), {.style = TextStyle::LabelStrong, .heading = 2});
  if (!pictures.empty()) {
    const auto described = std::ranges::count_if(pictures, has_alt);
    const bool all = described == static_cast<std::ptrdiff_t>(pictures.size());
    const std::string text = std::to_string(described) + " / " + std::to_string(pictures.size());
    chip(text, all ? Tone::Good : Tone::Block, all ? Tone::GoodSoft : Tone::BlockSoft);
  }
  row.spring();
  if (button(tr("action.add-pictures"), {.kind = ButtonKind::Link,
                                         .icon = Icon::Plus,
                                         .disabled = !context.app.possible(ActionId::AddPictures),
                                         .small = true}))
    context.actions.push(ActionId::AddPictures);
}

}  // namespace

void pictures_card(PanelContext& context, const model::Draft& draft) {
  const Card card("pictures", {.padding = Insets::of(14, 12),
                               .gap = 8,
                               .role = a11y::Role::Group,
                               .name = tr("pictures.title"),
                               .hidden_name = true});
  const auto& pictures = draft.content.pictures;
  heading_row(context, pictures);
  if (pictures.empty()) {
    label(tr("pictures.empty"), {.style = TextStyle::Label, .tone = Tone::Mute});
    return;
  }
  thumbnails(context, draft);
  const int index = context.app.view().picture;
  if (index < static_cast<int>(pictures.size()))
    selected_picture(context, pictures[static_cast<std::size_t>(index)], index);
}

}  // namespace bedside::ui
