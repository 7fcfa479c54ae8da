#include "ui/widgets/fields.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/context.h"

namespace bedside::ui::widgets {

namespace {

// Takes what the person typed since the last frame.
bool take_typed(FieldState& state, std::string& value) {
  if (!state.typed) return false;
  const bool changed = *state.typed != value;
  value = std::move(*state.typed);
  state.typed.reset();
  return changed;
}

}  // namespace

bool text_field(std::string_view label_text, std::string& value, const FieldOptions& options) {
  Context& ui = context();
  const Key key = key_for(label_text);
  FieldState& state = ui.fields[key];
  state.frame = ui.frame;
  const bool changed = !options.read_only && take_typed(state, value);
  state.typed.reset();
  const bool committed = std::exchange(state.committed, false);
  if (changed || committed) ui.unsettled = true;

  open_scope(Scope::Kind::Column, options.width, 4);
  if (options.show_label) label(label_text, {.style = TextStyle::SmallStrong, .hidden = true});
  const float size = 14 * ui.view.text_scale;
  const float height =
      options.lines > 1 ? scaled(20) * static_cast<float>(options.lines) + 16 : scaled(36);
  const Rect box = place({available_width(), height});
  const bool invalid = !options.error.empty();
  draw_box(box, 8, options.read_only ? Tone::Hover : Tone::Card,
           invalid ? Tone::Block : Tone::Edge);
  if (options.search)
    draw_icon(draw_list(), Icon::Search, {box.x + 9, box.y + (box.height - 16) / 2}, 16,
              ui.theme[Tone::Mute]);
  std::string description(options.description);
  if (invalid) description = std::string(options.error);
  describe({.key = key,
            .role = options.search ? a11y::Role::SearchBox : a11y::Role::TextBox,
            .area = box,
            .name = std::string(label_text),
            .description = std::move(description),
            .value = value,
            .placeholder = std::string(options.placeholder),
            .language = std::string(options.language),
            .multiline = options.lines > 1,
            .invalid = invalid,
            .read_only = options.read_only,
            .native_undo = options.search || options.native_undo,
            .font_size = size});
  const Key field = ui.last;
  if (invalid)
    label(options.error, {.style = TextStyle::Small, .tone = Tone::Block, .hidden = true});
  else if (!options.description.empty())
    label(options.description, {.style = TextStyle::Small, .tone = Tone::Mute, .hidden = true});
  close_scope();
  ui.last = field;
  ui.last_committed = committed;
  return changed;
}

bool field_committed() { return context().last_committed; }

void post_text(std::string_view name, float height) {
  const Rect area = place({available_width(), height});
  context().tree.add(
      {.key = key_for("post-text"),
       .role = a11y::Role::PostText,
       .area = area,
       .name = std::string(name),
       .disabled = !context().overlays_before.empty() && !context().overlays_before.back().menu});
}

}  // namespace bedside::ui::widgets
