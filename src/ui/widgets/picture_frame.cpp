#include "ui/widgets/picture_frame.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"
#include "ui/widgets/context.h"
#include "ui/widgets/controls.h"

namespace bedside::ui::widgets {
namespace {

constexpr float step = 0.01f;
constexpr float finger = 36;
constexpr float handle = 12;
constexpr float still = 4;  // pixels: a press that moves less draws nothing

Rect on_page(const Rect& part, const Rect& area) {
  return {area.x + part.x * area.width, area.y + part.y * area.height, part.width * area.width,
          part.height * area.height};
}

bool holds(const Rect& area, Point at) {
  return at.x >= area.x && at.x <= area.right() && at.y >= area.y && at.y <= area.bottom();
}

Rect kept_inside(Rect part) {
  part.width = std::clamp(part.width, step, 1.0f);
  part.height = std::clamp(part.height, step, 1.0f);
  part.x = std::clamp(part.x, 0.0f, 1 - part.width);
  part.y = std::clamp(part.y, 0.0f, 1 - part.height);
  return part;
}

Rect stretched(Rect part, float x, float y) {
  part.width = std::clamp(part.width + x, step, 1 - part.x);
  part.height = std::clamp(part.height + y, step, 1 - part.y);
  return part;
}

void begin_drag(FrameDrag& drag, Key key, const Rect& part, const Rect& area, Point at) {
  const Rect box = on_page(part, area);
  const Rect corner{box.right() - finger / 2, box.bottom() - finger / 2, finger, finger};
  drag = {.key = key, .from = at, .part = part};
  drag.way = holds(corner, at) ? FrameDrag::Way::Stretch
             : holds(box, at)  ? FrameDrag::Way::Move
                               : FrameDrag::Way::Draw;
}

Rect dragged(const FrameDrag& drag, const Rect& area, Point at) {
  const float x = (at.x - drag.from.x) / area.width;
  const float y = (at.y - drag.from.y) / area.height;
  if (drag.way == FrameDrag::Way::Stretch) return stretched(drag.part, x, y);
  Rect part = drag.part;
  if (drag.way == FrameDrag::Way::Move) {
    part.x += x, part.y += y;
    return kept_inside(part);
  }
  if (std::abs(at.x - drag.from.x) < still || std::abs(at.y - drag.from.y) < still) return part;
  const Point one{(drag.from.x - area.x) / area.width, (drag.from.y - area.y) / area.height};
  const float left = std::clamp(std::min(one.x, one.x + x), 0.0f, 1.0f);
  const float top = std::clamp(std::min(one.y, one.y + y), 0.0f, 1.0f);
  return kept_inside({left, top, std::clamp(std::max(one.x, one.x + x), 0.0f, 1.0f) - left,
                      std::clamp(std::max(one.y, one.y + y), 0.0f, 1.0f) - top});
}

void draw_mark(const PictureMark& mark, const Rect& area, bool chosen) {
  ImDrawList& list = draw_list();
  const Rect box = on_page(mark.part, area);
  const ImVec2 from(box.x, box.y), to(box.right(), box.bottom());
  // A dark line around a light one is seen on every picture.
  list.AddRect({from.x - 1, from.y - 1}, {to.x + 1, to.y + 1}, IM_COL32(0, 0, 0, 150), 3);
  if (chosen) {
    Color fill = context().theme[Tone::Brand];
    fill.a = 50;
    list.AddRectFilled(from, to, pack(fill), 2);
  }
  list.AddRect(from, to, chosen ? pack(Tone::Brand) : IM_COL32(255, 255, 255, 230), 2, 0,
               chosen ? 2.0f : 1.0f);
  const TextStyle style = TextStyle::TinyStrong;
  const float width = measure(mark.text, style).width + 8;
  const float height = line_height(style) + 2;
  const float x = std::clamp(box.x, area.x, area.right() - width);
  const float y = std::clamp(box.y - height - 1, area.y, area.bottom() - height);
  list.AddRectFilled({x, y}, {x + width, y + height},
                     chosen ? pack(Tone::Brand) : IM_COL32(0, 0, 0, 170), 3);
  draw_text({x + 4, y + 1}, style, chosen ? pack(Tone::OnBrand) : IM_COL32_WHITE, mark.text);
  if (!chosen) return;
  const float half = handle / 2;
  list.AddRectFilled({to.x - half, to.y - half}, {to.x + half, to.y + half}, IM_COL32_WHITE, 3);
  list.AddRect({to.x - half, to.y - half}, {to.x + half, to.y + half}, pack(Tone::Brand), 3, 0, 2);
}

// What the arrow keys did while it had the focus.
void take_arrows(Key key, Rect& part) {
  Context& ui = context();
  if (ui.focused == key) ui.arrows_for = key;
  for (const ArrowPress& press : ui.arrows) {
    if (press.key != key) continue;
    const float x = static_cast<float>(press.x) * step, y = static_cast<float>(press.y) * step;
    part = press.shift ? stretched(part, x, y)
                       : kept_inside({part.x + x, part.y + y, part.width, part.height});
  }
  std::erase_if(ui.arrows, [&](const ArrowPress& press) { return press.key == key; });
}

}  // namespace

bool picture_frame(TextureId texture, Size size, std::string_view name,
                   std::span<const PictureMark> marks, std::size_t chosen, Rect& part,
                   const PictureFrameOptions& options) {
  Context& ui = context();
  const Rect area = picture(texture, size, {}, {.radius = 6, .border = true});
  const Key key = key_for(name);
  const bool works = !options.disabled && chosen < marks.size();
  const Interaction use = interact(key, area, !works);
  const Rect before = part;
  if (works) {
    take_arrows(key, part);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Point at{mouse.x, mouse.y};
    // A finger that the browser took for scrolling is nowhere.
    const bool known = at.x > -1e6f && at.y > -1e6f;
    if (use.held && known) {
      if (ui.frame_drag.key != key) begin_drag(ui.frame_drag, key, part, area, at);
      part = dragged(ui.frame_drag, area, at);
    } else if (!use.held && ui.frame_drag.key == key) {
      ui.frame_drag = {};
    }
  }
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (i != chosen) draw_mark(marks[i], area, false);
  if (chosen < marks.size()) draw_mark({part, marks[chosen].text}, area, true);
  describe({.key = key,
            .role = a11y::Role::Button,
            .area = area,
            .name = std::string(name),
            .description = std::string(options.description),
            .disabled = !works,
            .drags = works});
  if (part == before) return false;
  ui.unsettled = true;
  return true;
}

}  // namespace bedside::ui::widgets
