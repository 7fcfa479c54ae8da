#pragma once

#include <string>

#include "base/error.h"
#include "json/value.h"
#include "model/voice.h"

namespace bedside::model {

class Reader;

// The name of a voice profile: small letters, digits and -, at most 60 bytes; "" where it is not
// there. What is no name is a problem of `reader`.
std::string voice_name_from_json(Reader& reader, std::string_view key);

// The voice of the house as it stands in a workspace.
json::Value to_json(const HouseVoice& voice);
Result<HouseVoice> voice_from_json(const json::Value& value, const std::string& place);

}  // namespace bedside::model
