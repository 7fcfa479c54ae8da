#include "analysis/voice_profile.h"

#include <algorithm>
#include <format>

#include "json/fields.h"

namespace bedside::analysis {
namespace {

constexpr std::string_view voices_folder = "voices";
constexpr std::string_view channels_folder = "channels";

std::map<std::string, std::string, std::less<>> texts_by_language(json::Fields texts) {
  std::map<std::string, std::string, std::less<>> out;
  for (const json::Member& member : texts.value().object())
    out[member.key] = texts.text(member.key);
  texts.finish();
  return out;
}

// [least, most], in this order.
model::AxisBand read_band(json::Fields& fields, std::string_view key, int lowest, int highest) {
  const json::Array& ends = fields.array(key);
  const auto is_end = [&](const json::Value& value) {
    return value.is_int() && value.as_int() >= lowest && value.as_int() <= highest;
  };
  if (ends.size() != 2 || !std::ranges::all_of(ends, is_end) ||
      ends[0].as_int() > ends[1].as_int()) {
    fields.error(
        ErrorCode::InvalidValue, key,
        std::format("expected two numbers from {} to {}, the smaller one first", lowest, highest));
    return {};
  }
  return {static_cast<int>(ends[0].as_int()), static_cast<int>(ends[1].as_int())};
}

VoiceProfile read_profile(std::string id, json::Fields fields) {
  VoiceProfile out;
  out.id = std::move(id);
  out.title = texts_by_language(fields.object("title"));
  out.text = texts_by_language(fields.object("text"));
  for (const Axis axis : model::all_axes)
    out.bands[static_cast<std::size_t>(axis)] =
        read_band(fields, model::axis_name(axis), -model::axis_end, model::axis_end);
  fields.ignore("sources");
  fields.ignore("examples");
  fields.finish();
  return out;
}

VoiceChannel read_channel(std::string platform, json::Fields fields) {
  VoiceChannel out;
  out.platform = std::move(platform);
  fields.ignore("sources");
  json::Fields shift = fields.object("shift");
  for (const Axis axis : model::all_axes)
    out.shift[static_cast<std::size_t>(axis)] =
        static_cast<int>(shift.whole(model::axis_name(axis), -model::axis_end));
  shift.finish();
  constexpr int longest = 2000;
  const model::AxisBand words = read_band(fields, "words", 1, longest);
  out.least_words = static_cast<std::size_t>(std::max(words.least, 1));
  out.most_words = static_cast<std::size_t>(std::max(words.most, 1));
  fields.finish();
  return out;
}

template <class Read>
auto read_folder(const catalog::Catalog& catalog, std::string_view folder, Read read,
                 Diagnostics& faults) {
  std::vector<decltype(read(std::string(), std::declval<json::Fields>()))> out;
  for (const std::string_view name : catalog.names(folder)) {
    const std::string path = std::format("{}/{}.json", folder, name);
    const Result<json::Value> file = catalog.file(path);
    if (file)
      out.push_back(read(std::string(name), json::Fields(*file, path, faults)));
    else
      faults.add(file.error());
  }
  return out;
}

}  // namespace

Fit fit_of(int score, model::AxisBand band) {
  return score < band.least ? Fit::Below : score > band.most ? Fit::Above : Fit::Within;
}

Fit fit_of(std::size_t words, const VoiceChannel& channel) {
  return words < channel.least_words  ? Fit::Below
         : words > channel.most_words ? Fit::Above
                                      : Fit::Within;
}

model::AxisBands bands_on(const model::AxisBands& bands, const VoiceChannel* channel) {
  if (channel == nullptr) return bands;
  model::AxisBands out = bands;
  for (std::size_t axis = 0; axis < out.size(); ++axis) {
    const auto moved = [&](int end) {
      // An end of the axis asks for nothing, and goes on asking for nothing.
      if (end == -model::axis_end || end == model::axis_end) return end;
      return std::clamp(end + channel->shift[axis], -model::axis_end, model::axis_end);
    };
    out[axis] = {moved(bands[axis].least), moved(bands[axis].most)};
  }
  return out;
}

Result<VoiceProfiles> VoiceProfiles::load(const catalog::Catalog& catalog, Diagnostics* faults) {
  Diagnostics found;
  VoiceProfiles out;
  out.profiles_ = read_folder(catalog, voices_folder, read_profile, found);
  out.channels_ = read_folder(catalog, channels_folder, read_channel, found);
  if (faults != nullptr) faults->append(found);
  if (!found.empty()) return std::unexpected(found.errors().front());
  return out;
}

const VoiceProfile* VoiceProfiles::find(std::string_view id) const {
  const auto found = std::ranges::find(profiles_, id, &VoiceProfile::id);
  return found == profiles_.end() ? nullptr : &*found;
}

const VoiceChannel* VoiceProfiles::channel(std::string_view platform) const {
  const auto found = std::ranges::find(channels_, platform, &VoiceChannel::platform);
  return found == channels_.end() ? nullptr : &*found;
}

}  // namespace bedside::analysis
