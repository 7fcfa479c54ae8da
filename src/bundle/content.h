#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "json/value.h"
#include "model/workspace.h"
#include "platforms/platform.h"

namespace bedside::bundle {

// The language (BCP 47) a text was identified as, "und" when that is not sure. The same text must
// always give the same answer: what comes of it is hashed and approved.
using IdentifyLanguage = std::function<std::string(std::string_view text)>;

// The content half of a bundle (`content` of assets/schemas/bundle-1.schema.json): all that a
// scheduler may see, complete for each platform. The same draft gives the same value; it depends
// on no clock and no log. This is what is hashed and approved. Texts of a draft that declares no
// language state the one `identify` finds in them, each for itself.
json::Value content_half(const model::Draft& draft, const model::Organisation& organisation,
                         std::span<const platforms::Platform> platforms,
                         const IdentifyLanguage& identify);

// SHA-256 over the RFC 8785 bytes of a content half, hexadecimal.
std::string content_sha256(const json::Value& content);

// The name of a picture's file in a bundle: "media/" + 16 digits of its hash + ending. The name
// the file had on somebody's computer is never kept.
std::string media_file_name(const model::Picture& picture);

}  // namespace bedside::bundle
