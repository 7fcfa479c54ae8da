#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/value.h"

namespace bedside::bundle {

// What a target can do with pictures.
enum class MediaBy : std::uint8_t {
  None,    // it takes none
  Url,     // it fetches them from an address that a person states
  Upload,  // uploaded first; it answers with an id
  File,    // they lie in the exported file
};

struct ViewChoices {
  bool draft = true;
  std::size_t most_pictures = 100;
  bool still_pictures_only = false;
  // {"urls": {"media/...": "https://..."}, "accounts": {"x-main": "id at the target"}}; or null.
  const json::Value* with = nullptr;
};

// One variant of a bundle as forms read it (docs/exporters.md lists the members). What is only
// known later is named with a sign that no id has: "@media/FILE", "@account/VARIANT". `number`
// counts the posts of the export from 1. The bundle fits its schema.
json::Value post_view(const json::Value& bundle, const json::Value& variant, std::size_t number,
                      const ViewChoices& choices);

}  // namespace bedside::bundle
