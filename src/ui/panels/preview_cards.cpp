// The preview of one platform, in the composer's column and on the board.

#include "ui/panels/panels.h"
#include "ui/panels/wording.h"
#include "ui/texts.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;

// Of the text of a post in the words for its picture: whoever wants all of it reads the field.
constexpr std::size_t most_spoken_bytes = 10'000;

void one_card(PanelContext& context, const PreviewRequest& request, std::string_view text) {
  const platforms::Platform& platform = request.platform;
  const Preview shown = context.shelf.preview(request);
  if (shown.texture == 0) {
    label(tr(platform.preview ? "previews.waiting" : "previews.no-card"),
          {.style = TextStyle::Small, .tone = platform.preview ? Tone::Faint : Tone::Mute});
    return;
  }
  const Rect area = picture(shown.texture, shown.size,
                            tr("previews.alt", {{"platform", platform.name}, {"text", text}}),
                            {.radius = 12, .border = true});
  if (shown.cut) label(tr("previews.cut"), {.style = TextStyle::Small, .tone = Tone::Mute});
  const auto toggle = [&] {
    context.actions.push({.id = ActionId::ExpandPreview, .target = platform.id});
  };
  if (request.expanded) {
    if (button(tr("previews.fold"), {.kind = ButtonKind::Link, .small = true, .expanded = true}))
      toggle();
  } else if (shown.folded && !shown.more.empty()) {
    // The word for "see more" within the picture is the button, as on the platform.
    const Rect& more = shown.more.back();
    if (hot_area(tr("previews.show-all"),
                 {area.x + more.x, area.y + more.y, more.width, more.height}))
      toggle();
  }
}

}  // namespace

void preview_cards(PanelContext& context, const model::Draft& draft,
                   const platforms::Platform& platform, PreviewSize size) {
  const actions::View& view = context.app.view();
  const Group group("preview-" + platform.id, a11y::Role::Group, platform.name);
  const std::string_view chosen = model::surface_for(draft.content, platform.id);
  const platforms::Surface* surface = platform.surface(chosen);
  const std::string name =
      chosen.empty() || surface == nullptr ? platform.name : platform.name + " · " + surface->name;
  label(name, {.style = TextStyle::SmallStrong, .tone = Tone::Mute, .heading = 3});
  const std::vector<std::string_view> posts = model::posts_for(draft.content, platform.id);
  for (std::size_t part = 0; part < posts.size(); ++part) {
    const Id id(part);
    if (posts.size() > 1)
      label(tr("thread.part",
               {{"number", std::to_string(part + 1)}, {"count", std::to_string(posts.size())}}),
            {.style = TextStyle::Tiny, .tone = Tone::Mute});
    one_card(context,
             {.app = context.app,
              .draft = draft,
              .platform = platform,
              .part = part,
              .width = size.width,
              .layout = size.layout,
              .dark = view.preview_dark,
              .expanded = view.expanded_previews.contains(platform.id),
              .zones = view.screen == "board" && view.board.zones},
             shortened(posts[part], most_spoken_bytes));
  }
}

}  // namespace bedside::ui
