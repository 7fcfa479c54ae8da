#pragma once

#include <string>

#include "base/error.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::model {

// Pictures as they stand in draft and workspace files, and the words in them, which bundles hold in
// the same form. Reading refuses as model/serial.h says; a text that reaches out of its picture, or
// is longer than may be, is InvalidValue.

json::Value to_json(const Picture& picture);
Result<Picture> picture_from_json(const json::Value& value, const std::string& place);

json::Value to_json(const PictureText& text);
Result<PictureText> picture_text_from_json(const json::Value& value, const std::string& place);

}  // namespace bedside::model
