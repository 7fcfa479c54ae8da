#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/value.h"

namespace bedside::platforms {

// How a platform counts the length of a text.
enum class Unit : std::uint8_t {
  Weighted,  // X: config v3, two for most scripts, links as 23, emoji as 2
  Grapheme,  // user-perceived characters
  CodePoint,
  Utf16,
  Utf8,  // bytes
};

// What people call the unit ("characters") is a matter of the interface; this is its stable name:
// "weighted", "grapheme", "code-point", "utf16", "utf8".
std::string_view unit_name(Unit unit);

// Where a feed cuts a text behind "see more". 0 = no limit of that kind.
struct Fold {
  int lines = 0;       // rendered lines
  int characters = 0;  // user-perceived characters
  bool operator==(const Fold&) const = default;
};

struct Surface {
  std::string id;  // "post", "reel", "story"; the first one of a platform is its default
  std::size_t limit = 0;
  Unit unit = Unit::Grapheme;
  Fold fold;
  std::size_t most_hashtags = 0;  // 0 = no limit known
};

struct PictureRules {
  std::size_t most = 0;
  std::vector<std::string> types;  // media types
  std::size_t alt_limit = 0;       // characters, 0 = not known
  int ratio_min_permille = 0;      // width / height that is shown without a crop
  int ratio_max_permille = 0;
};

// One file of assets/platforms.
struct Platform {
  std::string id;       // file name: "x"
  std::string name;     // as people call it: "X"
  std::string checked;  // newest day a source was checked: "2026-11-22"
  std::vector<Surface> surfaces;
  PictureRules pictures;
  // Which entities the platform makes of the text.
  bool links = true, mentions = true, hashtags = true, cashtags = false;
  // Numbers and words for drawing its card (preview/card.h reads them); absent: no preview yet.
  std::optional<json::Value> preview;

  // The surface called `id`, the default one for "", or null.
  const Surface* surface(std::string_view id) const;
};

// Errors: AssetInvalid, AssetSourceMissing, UnknownKey, with the place in the file.
Result<Platform> load_platform(std::string id, const json::Value& file);

}  // namespace bedside::platforms
