#include <array>
#include <format>
#include <utility>

#include "bundle/exporter.h"
#include "bundle/form.h"
#include "json/value.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;

void merge(Value& into, const Value* members) {
  if (members == nullptr) return;
  for (const auto& [key, value] : members->object()) into.set(key, value);
}

Value example_segment(std::string_view role, const Value& text) {
  if (text.is_object()) {
    Value out = Object{{"role", role}};
    merge(out, &text);
    return out;
  }
  return Object{{"role", role}, {"text", text}};
}

Value example_picture(const Value& given, std::size_t number) {
  const std::string digits = std::format("{:016}", number);
  Value out = Object{{"id", std::format("picture-{}", number)},
                     {"file", std::format("media/{}.png", digits)},
                     {"mediaType", "image/png"},
                     {"bytes", 3},
                     {"sha256", digits + digits + digits + digits},
                     {"width", 1080},
                     {"height", 1350},
                     {"alt", Object{}},
                     {"decorative", false}};
  if (const std::string_view alt = given.string_or("alt", ""); !alt.empty())
    out.set("alt", Object{{"en", alt}});
  for (const auto& [key, value] : given.object())
    if (key != "alt") out.set(key, value);
  return out;
}

// A bundle of one post from the few members that an example gives; see docs/exporters.md.
Value example_bundle(const Value& give) {
  Array media;
  Array media_ids;
  Object files;
  for (const Value& picture : give.array_of("pictures")) {
    media.push_back(example_picture(picture, media.size() + 1));
    media_ids.emplace_back(media.back().string_or("id", ""));
    files.push_back({std::string(media.back().string_or("file", "")), "AAAA"});
  }
  const Value* text = give.find("text");
  Value first = example_segment("post", text != nullptr ? *text : Value("Clean hands save lives."));
  if (!media_ids.empty()) first.set("mediaIds", std::move(media_ids));
  Array segments{std::move(first)};
  for (const Value& one : give.array_of("thread"))
    segments.push_back(example_segment("reply", one));
  for (const Value& one : give.array_of("comments"))
    segments.push_back(example_segment("comment", one));
  const std::string platform(give.string_or("platform", "x"));
  Value variant =
      Object{{"id", platform + "-main"}, {"platform", platform}, {"format", "feed"},
             {"language", "en"},         {"inherits", true},     {"segments", std::move(segments)}};
  merge(variant, give.find("variant"));
  const json::Array& time = give.array_of("time");
  Value schedule = Object{{"mode", time.size() == 3 ? "at" : "manual"}};
  constexpr std::array<const char*, 3> forms = {"local", "timeZone", "utc"};
  for (std::size_t i = 0; i < time.size() && i < forms.size(); ++i) schedule.set(forms[i], time[i]);
  Value content = Object{{"postId", "example"},       {"revision", 1},
                         {"language", "en"},          {"schedule", std::move(schedule)},
                         {"media", std::move(media)}, {"variants", Array{std::move(variant)}}};
  merge(content, give.find("content"));
  return Object{{"format", "bedside/bundle/1"},
                {"bundleId", "urn:uuid:00000000-0000-4000-8000-000000000000"},
                {"createdAt", "2026-11-22T10:00:00Z"},
                {"content", std::move(content)},
                {"integrity", Object{{"contentSha256", std::string(64, '0')}}},
                {"files", std::move(files)}};
}

class Example {
 public:
  Example(const Value& example, std::string place, Diagnostics& diagnostics)
      : example_(example), place_(std::move(place)), diagnostics_(diagnostics) {}

  void run(const Exporter& exporter, const Zones& zones) {
    const Value* give = example_.find("give");
    const Value nothing = Object{};
    ExportChoices choices{.draft = !example_.bool_or("scheduled", false)};
    if (const Value* with = example_.find("with")) choices.with = *with;
    const Result<Exported> done = export_unverified(
        exporter, example_bundle(give != nullptr ? *give : nothing), zones, choices);
    const std::string_view refused = example_.string_or("refused", "");
    if (!done) {
      if (refused.empty() || !done.error().message.contains(refused))
        fails("it is refused: " + done.error().message);
      return;
    }
    if (!refused.empty()) return fails("it is not refused");
    for (const auto& [pointer, expected] : example_.object_of("expect"))
      compare(done->document, pointer, expected);
    if (const Value* losses = example_.find("losses")) compare_losses(done->losses, *losses);
  }

 private:
  void fails(std::string message) {
    diagnostics_.add(ErrorCode::AssetExampleFails, place_, std::move(message));
  }

  // Null is expected where nothing must be.
  void compare(const Value& document, const std::string& pointer, const Value& expected) {
    const Value* found = json::find_pointer(document, pointer);
    const bool same = expected.is_null() ? found == nullptr : found && *found == expected;
    if (!same)
      fails(std::format("{} is {}", pointer,
                        found == nullptr ? "not there" : *fill_text(escaped(*found), {document})));
  }

  // A text without places to be filled in; other values are told by their kind alone.
  static Value escaped(const Value& value) {
    if (!value.is_string()) return value.is_object() || value.is_array() ? Value("other") : value;
    std::string out;
    for (const char c : value.as_string()) {
      out += c;
      if (c == '{' || c == '}') out += c;
    }
    return out;
  }

  void compare_losses(const std::vector<Loss>& found, const Value& expected) {
    std::string told;
    for (const Loss& loss : found)
      if (loss.feature != "own") told += (told.empty() ? "" : " ") + loss.feature;
    std::string wanted;
    for (const Value& one : expected.array())
      wanted += (wanted.empty() ? "" : " ") + one.as_string();
    if (told != wanted) fails(std::format("the losses are: {}", told));
  }

  const Value& example_;
  std::string place_;
  Diagnostics& diagnostics_;
};

void check_features(const Value& profile, const std::string& place, Diagnostics& diagnostics) {
  for (const Value& name : profile.array_of("takes"))
    if (!is_feature(name.as_string()))
      diagnostics.add(ErrorCode::InvalidValue, place + "/takes",
                      std::format("there is no feature '{}'", name.as_string()));
  for (const auto& [name, change] : profile.object_of("changes"))
    if (!is_feature(name))
      diagnostics.add(ErrorCode::InvalidValue, place + "/changes",
                      std::format("there is no feature '{}'", name));
}

}  // namespace

Diagnostics check_exporter(const Exporter& exporter, const Zones& zones, std::size_t& examples) {
  Diagnostics diagnostics;
  const std::string place = std::format("exporters/{}.json#", exporter.id);
  const Value& profile = exporter.profile;
  check_features(profile, place, diagnostics);
  for (const std::string_view key : {"columns", "requests", "files", "entry"})
    if (const Value* form = profile.find(key))
      check_form(*form, std::format("{}/{}", place, key), diagnostics);
  if (!diagnostics.empty()) return diagnostics;
  const Array& all = profile.array_of("examples");
  for (std::size_t i = 0; i < all.size(); ++i) {
    Example(all[i], std::format("{}/examples/{}", place, i), diagnostics).run(exporter, zones);
    ++examples;
  }
  return diagnostics;
}

}  // namespace bedside::bundle
