// The words that stand in a picture: what they are, and where.

#include <algorithm>
#include <array>
#include <cmath>

#include "actions/words.h"
#include "ui/panels/panels.h"
#include "ui/texts.h"
#include "ui/widgets/picture_frame.h"
#include "ui/widgets/widgets.h"

namespace bedside::ui {
namespace {

using namespace widgets;
using actions::ActionId;
using model::Picture;
using model::PictureBox;
using model::PictureText;

constexpr Size largest = {420, 380};

std::string number_of(std::size_t index) { return std::to_string(index + 1); }

Rect part_of(const PictureBox& box) {
  constexpr float whole = PictureBox::whole;
  return {static_cast<float>(box.x) / whole, static_cast<float>(box.y) / whole,
          static_cast<float>(box.width) / whole, static_cast<float>(box.height) / whole};
}

PictureBox box_of(const Rect& part) {
  const auto whole = [](float value) {
    return static_cast<int>(std::lround(value * PictureBox::whole));
  };
  return model::fitted({whole(part.x), whole(part.y), whole(part.width), whole(part.height)});
}

// As wide as the panel and as high as leaves room below it, in the picture's own shape.
Size shown_size(const Picture& picture) {
  const float width = std::min(available_width(), largest.width);
  const float ratio = static_cast<float>(std::max(1, picture.height)) /
                      static_cast<float>(std::max(1, picture.width));
  const float fitting = std::min(width, largest.height / ratio);
  return {std::max(60.0f, std::floor(fitting)), std::max(36.0f, std::floor(fitting * ratio))};
}

void place_on_picture(PanelContext& context, const Picture& picture, int index,
                      std::size_t chosen) {
  const Size size = shown_size(picture);
  const TextureId texture = context.shelf.thumbnail(context.app.media(), picture, size);
  std::vector<std::string> numbers;
  std::vector<PictureMark> marks;
  for (std::size_t i = 0; i < picture.texts.size(); ++i) numbers.push_back(number_of(i));
  for (std::size_t i = 0; i < picture.texts.size(); ++i)
    marks.push_back({part_of(picture.texts[i].box), numbers[i]});
  Rect part = marks[chosen].part;
  const std::string how = tr("words.drag", {{"number", numbers[chosen]}});
  if (picture_frame(texture, size, tr("words.place", {{"number", numbers[chosen]}}), marks, chosen,
                    part, {.description = how, .disabled = context.app.read_only()}))
    context.actions.push({.id = ActionId::PlaceWords,
                          .number = index,
                          .second = static_cast<std::int64_t>(chosen),
                          .box = box_of(part)});
  label(how, {.style = TextStyle::Small, .tone = Tone::Mute, .hidden = true});
}

void place_by_number(PanelContext& context, const PictureText& text, int index, std::size_t at) {
  const actions::Words& words = context.app.view().words;
  struct Side {
    std::string_view name;
    int value;
  };
  const std::array sides = {Side{"left", text.box.x}, Side{"top", text.box.y},
                            Side{"width", text.box.width}, Side{"height", text.box.height}};
  const Row row({.gap = 8, .align = Align::End, .wrap = true});
  for (const Side& side : sides) {
    std::string value =
        words.typed_side == side.name ? words.typed : actions::percent_text(side.value);
    if (text_field(tr("words." + std::string(side.name)), value,
                   {.read_only = context.app.read_only(), .width = 84}))
      context.actions.push({.id = ActionId::PlaceWords,
                            .target = std::string(side.name),
                            .text = value,
                            .number = index,
                            .second = static_cast<std::int64_t>(at)});
  }
}

void one_text(PanelContext& context, const PictureText& text, int index, std::size_t at,
              bool chosen) {
  const actions::App& app = context.app;
  const auto second = static_cast<std::int64_t>(at);
  const std::string number = number_of(at);
  const std::string name = tr("words.text", {{"number", number}});
  const Card card(number, {.background = chosen ? Tone::Panel : Tone::Card,
                           .edge = chosen ? std::optional(Tone::Brand) : std::nullopt,
                           .padding = Insets::of(12, 10),
                           .gap = 6,
                           .radius = 10});
  std::string value = text.text;
  if (text_field(name, value,
                 {.placeholder = tr("words.placeholder"),
                  .language = app.language(),
                  .read_only = app.read_only(),
                  .lines = 2}))
    context.actions.push(
        {.id = ActionId::SetWords, .text = value, .number = index, .second = second});
  if (chosen) place_by_number(context, text, index, at);
  const Row row({.gap = 14, .wrap = true});
  if (!chosen && button(tr("words.place", {{"number", number}}),
                        {.kind = ButtonKind::Link, .icon = Icon::Crop, .small = true}))
    context.actions.push({.id = ActionId::ChooseWords, .second = second});
  if (button(tr("words.remove", {{"number", number}}), {.kind = ButtonKind::Link,
                                                        .icon = Icon::Trash,
                                                        .disabled = app.read_only(),
                                                        .small = true}))
    context.actions.push({.id = ActionId::RemoveWords, .number = index, .second = second});
}

}  // namespace

void picture_words(PanelContext& context, const Picture& picture, int index) {
  const actions::App& app = context.app;
  const actions::Words& words = app.view().words;
  bool before_after = picture.before_after;
  if (checkbox(tr("words.before-after"), before_after, app.read_only()))
    context.actions.push({.id = ActionId::ToggleBeforeAfter, .number = index});
  const std::string count = picture.texts.empty() ? "" : std::to_string(picture.texts.size());
  if (button(tr("words.title"), {.kind = ButtonKind::Secondary,
                                 .icon = words.open ? Icon::ChevronDown : Icon::ChevronRight,
                                 .detail = count,
                                 .small = true,
                                 .expanded = words.open}))
    context.actions.push(ActionId::ToggleWords);
  if (!words.open) return;
  const Group group("words", a11y::Role::Group, tr("words.title"));
  label(tr("words.hint"), {.style = TextStyle::Small, .tone = Tone::Mute});
  if (!picture.texts.empty()) {
    const std::size_t chosen =
        std::min(static_cast<std::size_t>(std::max(0, words.chosen)), picture.texts.size() - 1);
    place_on_picture(context, picture, index, chosen);
    for (std::size_t i = 0; i < picture.texts.size(); ++i)
      one_text(context, picture.texts[i], index, i, i == chosen);
  }
  if (button(tr("words.add"),
             {.kind = ButtonKind::Link,
              .icon = Icon::Plus,
              .disabled = app.read_only() || picture.texts.size() == PictureText::most,
              .small = true}))
    context.actions.push({.id = ActionId::AddWords, .number = index});
}

void authority_card(PanelContext& context, const model::Draft& draft) {
  const model::AuthorityApproval& approval = draft.content.authority;
  if (!approval.given) return;
  const actions::App& app = context.app;
  const Card card("authority", {.padding = Insets::of(14, 12),
                                .gap = 8,
                                .role = a11y::Role::Group,
                                .name = tr("words.authority"),
                                .hidden_name = true});
  bool given = true;
  if (checkbox(tr("words.authority"), given, app.read_only()))
    context.actions.push({.id = ActionId::SetAuthority, .target = "given"});
  std::string number = approval.number;
  const bool blank = number.find_first_not_of(' ') == std::string::npos;
  if (text_field(tr("words.authority-number"), number,
                 {.error = blank ? tr("words.authority-missing") : std::string_view(),
                  .read_only = app.read_only()}))
    context.actions.push({.id = ActionId::SetAuthority, .target = "number", .text = number});
  const auto& typed = app.view().words.typed_day;
  std::string day = typed.value_or(approval.valid_to);
  const bool ended = !blank && !typed && !app.authority_holds();
  if (text_field(tr("words.authority-until"), day,
                 {.placeholder = "2027-02-01",
                  .error = typed   ? tr("words.authority-day")
                           : ended ? tr("words.authority-ended")
                                   : std::string_view(),
                  .read_only = app.read_only()}))
    context.actions.push({.id = ActionId::SetAuthority, .target = "valid-to", .text = day});
}

}  // namespace bedside::ui
