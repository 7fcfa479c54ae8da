#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bedside::model {

// What a voice is measured on. Each axis goes from -100 (the first word) to 100 (the second).
enum class Axis : std::uint8_t {
  Energy,     // calm, lively
  Formality,  // informal, formal
  Warmth,     // cool, warm
};
inline constexpr std::size_t axis_count = 3;
inline constexpr std::array<Axis, axis_count> all_axes = {Axis::Energy, Axis::Formality,
                                                          Axis::Warmth};
// "energy", "formality", "warmth"
std::string_view axis_name(Axis axis);
std::optional<Axis> axis_from_name(std::string_view name);

inline constexpr int axis_end = 100;

// A stretch of an axis, both ends in it.
struct AxisBand {
  int least = -axis_end;
  int most = axis_end;

  bool operator==(const AxisBand&) const = default;
};
using AxisBands = std::array<AxisBand, axis_count>;  // by Axis

// A voice of the house's own making.
struct OwnVoice {
  static constexpr std::size_t most_name_bytes = 200;

  std::string name;
  AxisBands bands;

  bool operator==(const OwnVoice&) const = default;
};

// How the house speaks: the profile that its posts have unless they say another one.
struct HouseVoice {
  std::string usual;  // name of a file in assets/voices, `own_voice`, or "" for none
  OwnVoice own;

  bool operator==(const HouseVoice&) const = default;
};

// In the place of a profile's name: the one of the house's own making; and none at all.
inline constexpr std::string_view own_voice = "own";
inline constexpr std::string_view no_voice = "none";

}  // namespace bedside::model
