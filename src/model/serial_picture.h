#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::model {

// Pictures as they stand in draft and workspace files, and the words in them, which bundles hold in
// the same form. Reading refuses as model/serial.h says; a picture of another type than
// is_picture_type knows, and a text that reaches out of its picture or is longer than may be, is
// InvalidValue.

// "image/jpeg", "image/png" and "image/gif"
bool is_picture_type(std::string_view media_type);

json::Value to_json(const Picture& picture);
Result<Picture> picture_from_json(const json::Value& value, const std::string& place);

json::Value to_json(const PictureText& text);
Result<PictureText> picture_text_from_json(const json::Value& value, const std::string& place);

}  // namespace bedside::model
