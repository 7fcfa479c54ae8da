#include "model/serial_picture.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/reader.h"

namespace bedside::model {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr int largest_side = 100'000;

// What a picture may be, as in assets/schemas/draft-1.schema.json.
constexpr std::array<std::string_view, 3> media_types = {"image/jpeg", "image/png", "image/gif"};

}  // namespace

bool is_picture_type(std::string_view media_type) {
  return std::ranges::contains(media_types, media_type);
}

Value to_json(const PictureText& text) {
  return Object{{"x", text.box.x},
                {"y", text.box.y},
                {"width", text.box.width},
                {"height", text.box.height},
                {"text", text.text}};
}

Result<PictureText> picture_text_from_json(const Value& value, const std::string& place) {
  Reader reader(value, place);
  PictureText out;
  const auto number = [&](std::string_view key, int least) {
    return static_cast<int>(
        reader.integer(key, least, least, static_cast<std::int64_t>(PictureBox::whole)));
  };
  out.box = {number("x", 0), number("y", 0), number("width", PictureBox::least),
             number("height", PictureBox::least)};
  for (const std::string_view key : {"x", "y", "width", "height"})
    if (value.find(key) == nullptr)
      reader.fail(ErrorCode::MissingValue, key, "The place of the text is expected here.");
  if (out.box != fitted(out.box))
    reader.fail(ErrorCode::InvalidValue, "width", "The text reaches out of the picture.");
  out.text = reader.required_text("text");
  if (out.text.size() > PictureText::most_bytes)
    reader.fail(ErrorCode::InvalidValue, "text", "This text is longer than 4,000 bytes.");
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return out;
}

Value to_json(const Picture& picture) {
  Object alt;
  for (const auto& [language, text] : picture.alt) alt.push_back({language, text});
  Array removed;
  for (const std::string& kind : picture.removed) removed.emplace_back(kind);
  Value out = Object{{"id", picture.id},
                     {"mediaType", picture.media_type},
                     {"width", picture.width},
                     {"height", picture.height},
                     {"bytes", picture.bytes},
                     {"alt", std::move(alt)},
                     {"decorative", picture.decorative},
                     {"focal", Object{{"x", picture.focal_x}, {"y", picture.focal_y}}},
                     {"removed", std::move(removed)}};
  if (picture.people != People::Undecided) out.set("people", people_name(picture.people));
  if (!picture.consent.empty()) out.set("consent", picture.consent);
  if (picture.video_seconds > 0) out.set("videoSeconds", picture.video_seconds);
  Array texts;
  for (const PictureText& text : picture.texts) texts.push_back(to_json(text));
  if (!texts.empty()) out.set("texts", std::move(texts));
  if (picture.before_after) out.set("beforeAfter", true);
  return out;
}

Result<Picture> picture_from_json(const Value& value, const std::string& place) {
  Reader reader(value, place);
  Picture picture;
  picture.id = reader.required_text("id");
  picture.media_type = reader.required_text("mediaType");
  const Value* type = value.find("mediaType");
  if (type != nullptr && type->is_string() && !is_picture_type(picture.media_type))
    reader.fail(ErrorCode::InvalidValue, "mediaType",
                "A picture is image/jpeg, image/png or image/gif.");
  picture.width = static_cast<int>(reader.integer("width", 1, 1, largest_side));
  picture.height = static_cast<int>(reader.integer("height", 1, 1, largest_side));
  picture.bytes = static_cast<std::size_t>(reader.integer("bytes", 0, 0, 1'000'000'000));
  if (const Value* alt = reader.member("alt"))
    for (const auto& [language, text] : alt->object()) {
      if (text.is_string())
        picture.alt[language] = text.as_string();
      else
        reader.fail(ErrorCode::InvalidValue, "alt/" + language, "A text is expected here.");
    }
  picture.decorative = reader.boolean("decorative");
  if (const Value* focal = reader.member("focal")) {
    Reader inner(*focal, reader.place("focal"));
    picture.focal_x = static_cast<int>(inner.integer("x", 500, 0, 1000));
    picture.focal_y = static_cast<int>(inner.integer("y", 500, 0, 1000));
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  picture.removed = reader.texts("removed");
  if (const auto people = people_from_name(reader.text("people")))
    picture.people = *people;
  else
    reader.fail(ErrorCode::InvalidValue, "people", "This value is not known here.");
  picture.consent = reader.text("consent");
  if (!picture.consent.empty() && !is_consent_id(picture.consent))
    reader.fail(ErrorCode::InvalidValue, "consent", "This is no id of a consent record.");
  picture.video_seconds =
      static_cast<int>(reader.integer("videoSeconds", 0, 0, longest_video_seconds));
  for (const auto& [element, where] : reader.elements("texts")) {
    Result<PictureText> text = picture_text_from_json(*element, where);
    if (text)
      picture.texts.push_back(std::move(*text));
    else
      reader.keep(text.error());
  }
  if (picture.texts.size() > PictureText::most)
    reader.fail(ErrorCode::InvalidValue, "texts", "A picture has at most 100 texts.");
  picture.before_after = reader.boolean("beforeAfter");
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return picture;
}

}  // namespace bedside::model
