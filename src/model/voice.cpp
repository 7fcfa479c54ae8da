#include "model/voice.h"

#include <algorithm>

namespace bedside::model {
namespace {

constexpr std::array<std::string_view, axis_count> axis_names = {"energy", "formality", "warmth"};

}  // namespace

std::string_view axis_name(Axis axis) { return axis_names[static_cast<std::size_t>(axis)]; }

std::optional<Axis> axis_from_name(std::string_view name) {
  for (const Axis axis : all_axes)
    if (axis_name(axis) == name) return axis;
  return std::nullopt;
}

}  // namespace bedside::model
