// A value on a line from one word to its opposite.

#include <algorithm>
#include <cmath>

#include "ui/widgets/context.h"
#include "ui/widgets/controls.h"

namespace bedside::ui::widgets {
namespace {

constexpr int scale_end = 100;
constexpr float track_height = 6, target_height = 12, mark_radius = 7;

float x_of(int value, const Rect& track) {
  const int held = std::clamp(value, -scale_end, scale_end);
  return track.x + track.width * static_cast<float>(held + scale_end) / (2 * scale_end);
}

void draw_end(std::string_view text, const Rect& area, bool left) {
  const std::string shown = fit_text(text, TextStyle::Small, area.width);
  const float slack = area.width - measure(shown, TextStyle::Small).width;
  draw_text({area.x + (left ? std::max(0.0f, slack) : 0.0f),
             area.y + std::floor((area.height - line_height(TextStyle::Small)) / 2)},
            TextStyle::Small, pack(Tone::Mute), shown);
}

}  // namespace

void scale(std::string_view name, int value, std::string_view words, const ScaleOptions& options) {
  constexpr float gap = 12;
  const float width = room_for_text();
  const float height = std::max(scaled(20), line_height(TextStyle::Small));
  const float end = std::min(options.end_width, std::floor(width / 4));
  const Rect area = place({width, height});
  const float middle = area.y + height / 2;
  const Rect track{area.x + end + gap, middle - track_height / 2,
                   std::max(0.0f, width - 2 * (end + gap)), track_height};
  draw_end(options.low, {area.x, area.y, end, height}, true);
  draw_end(options.high, {area.right() - end, area.y, end, height}, false);
  draw_box(track, track_height / 2, Tone::Track, std::nullopt);
  if (options.target) {
    const float from = x_of(options.target->first, track), to = x_of(options.target->second, track);
    draw_box({from, middle - target_height / 2, std::max(to - from, 2.0f), target_height},
             target_height / 2, Tone::GoodSoft, Tone::Good);
  }
  draw_list().AddLine({x_of(0, track), middle - target_height / 2},
                      {x_of(0, track), middle + target_height / 2}, pack(Tone::Edge));
  const ImVec2 mark{x_of(value, track), middle};
  draw_list().AddCircleFilled(mark, mark_radius + 2, pack(Tone::Card));
  draw_list().AddCircleFilled(mark, mark_radius, pack(options.tone));
  context().tree.add({.key = next_key(),
                      .role = a11y::Role::Meter,
                      .area = area,
                      .name = std::string(name),
                      .value = std::string(words),
                      .number = static_cast<float>(std::clamp(value, -scale_end, scale_end)),
                      .minimum = -scale_end,
                      .maximum = scale_end});
}

}  // namespace bedside::ui::widgets
