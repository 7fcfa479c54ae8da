#pragma once

#include <span>
#include <string>
#include <string_view>

#include "json/value.h"
#include "model/workspace.h"
#include "platforms/platform.h"

namespace bedside::bundle {

// The content half of a bundle (`content` of assets/schemas/bundle-1.schema.json): all that a
// scheduler may see, complete for each platform. The same draft gives the same value; it depends
// on no clock and no log. This is what is hashed and approved.
json::Value content_half(const model::Draft& draft, const model::Organisation& organisation,
                         std::span<const platforms::Platform> platforms);

// SHA-256 over the RFC 8785 bytes of a content half, hexadecimal.
std::string content_sha256(const json::Value& content);

// The name of a picture's file in a bundle: "media/" + 16 digits of its hash + ending. The name
// the file had on somebody's computer is never kept.
std::string media_file_name(const model::Picture& picture);

// The language a bundle states for a text of unknown language is "und".
std::string_view stated_language(const model::Content& content);

}  // namespace bedside::bundle
