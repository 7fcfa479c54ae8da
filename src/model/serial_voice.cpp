#include "model/serial_voice.h"

#include <algorithm>

#include "model/reader.h"

namespace bedside::model {
namespace {

constexpr std::size_t longest_profile_name = 60;

bool is_profile_name(std::string_view name) {
  return name.size() <= longest_profile_name && std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

AxisBand band_from_json(const json::Value& value, const std::string& place, Reader& parent) {
  Reader reader(value, place);
  AxisBand band;
  band.least = static_cast<int>(reader.integer("least", -axis_end, -axis_end, axis_end));
  band.most = static_cast<int>(reader.integer("most", axis_end, -axis_end, axis_end));
  if (band.least > band.most)
    reader.fail(ErrorCode::InvalidValue, "most", "This is less than the least.");
  if (Result<void> done = reader.finish(); !done) parent.keep(done.error());
  return band;
}

}  // namespace

std::string voice_name_from_json(Reader& reader, std::string_view key) {
  std::string name = reader.text(key);
  if (is_profile_name(name)) return name;
  reader.fail(ErrorCode::InvalidValue, key, "This is no name of a voice.");
  return {};
}

json::Value to_json(const HouseVoice& voice) {
  json::Value own = json::Object{{"name", voice.own.name}};
  for (const Axis axis : all_axes) {
    const AxisBand& band = voice.own.bands[static_cast<std::size_t>(axis)];
    own.set(axis_name(axis), json::Object{{"least", band.least}, {"most", band.most}});
  }
  return json::Object{{"usual", voice.usual}, {"own", std::move(own)}};
}

Result<HouseVoice> voice_from_json(const json::Value& value, const std::string& place) {
  Reader reader(value, place);
  HouseVoice out;
  out.usual = voice_name_from_json(reader, "usual");
  if (const json::Value* own = reader.member("own")) {
    Reader inner(*own, reader.place("own"));
    out.own.name = inner.text("name");
    if (out.own.name.size() > OwnVoice::most_name_bytes || out.own.name.contains('\n'))
      inner.fail(ErrorCode::InvalidValue, "name", "A line of at most 200 bytes is expected here.");
    for (const Axis axis : all_axes)
      if (const json::Value* band = inner.member(axis_name(axis)))
        out.own.bands[static_cast<std::size_t>(axis)] =
            band_from_json(*band, inner.place(axis_name(axis)), inner);
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return out;
}

}  // namespace bedside::model
