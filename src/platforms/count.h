#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "platforms/platform.h"

namespace bedside::platforms {

enum class EntityType : std::uint8_t { Url, Mention, Hashtag, Cashtag };

// "url", "mention", "hashtag", "cashtag"
std::string_view entity_name(EntityType type);

struct Entity {
  EntityType type = EntityType::Url;
  TextSpan span;  // UTF-8 bytes, with the sign (# @ $)
  bool operator==(const Entity&) const = default;
};

struct Count {
  std::size_t length = 0;
  std::size_t limit = 0;
  std::string_view unit;  // unit_name
  bool valid = false;     // not empty and within the limit
  std::int64_t remaining = 0;
  std::vector<Entity> entities;  // in order, not overlapping
};

// How long `text` is for the platform, and what it turns into links. An unknown surface counts as
// the default one. Linear in the size of the text.
Count count(std::string_view text, const Platform& platform, std::string_view surface = "");

}  // namespace bedside::platforms
