#pragma once

#include <string>

#include "base/error.h"
#include "json/value.h"
#include "model/consent.h"
#include "model/source.h"

namespace bedside::model {

// Parts of draft and workspace files (serial.h). Errors: UnknownKey, MissingValue, InvalidValue
// with their place.

json::Value to_json(const Source& source);
Result<Source> source_from_json(const json::Value& value, const std::string& place);

json::Value to_json(const ConsentRecord& record);
Result<ConsentRecord> consent_from_json(const json::Value& value, const std::string& place);

}  // namespace bedside::model
