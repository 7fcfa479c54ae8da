#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "platforms/platform.h"

namespace bedside::platforms {

class EntityCache;

enum class EntityType : std::uint8_t { Url, Mention, Hashtag, Cashtag };

// "url", "mention", "hashtag", "cashtag"
std::string_view entity_name(EntityType type);

struct Entity {
  EntityType type = EntityType::Url;
  TextSpan span;  // UTF-8 bytes, with the sign (# @ $)
  bool operator==(const Entity&) const = default;
};

struct Count {
  std::size_t length = 0;  // in `unit`, of the text as the platform's Counting prepares it
  std::size_t limit = 0;
  std::string_view unit;  // unit_name
  bool valid = false;     // not empty (but where a picture alone is a post) and within the limits
  std::int64_t remaining = 0;
  std::vector<Entity> entities;  // in order, not overlapping
};

// One text, counted for many platforms: what they share is worked out once, when first asked for.
class MeasuredText {
 public:
  // Keeps a view of `text`, which must outlive this object. Bytes that are not UTF-8 count as
  // U+FFFD.
  explicit MeasuredText(std::string_view text);
  ~MeasuredText();
  MeasuredText(const MeasuredText&) = delete;
  MeasuredText& operator=(const MeasuredText&) = delete;

  std::string_view text() const { return text_; }
  std::string_view nfc() const { return nfc_ ? std::string_view(*nfc_) : text_; }

  // Of nfc().
  std::size_t graphemes() const;
  std::size_t code_points() const;
  std::size_t utf16() const;

  // The parts of text() and of nfc() that the grammars find.
  EntityCache& found() const { return *found_; }
  EntityCache& found_in_nfc() const { return found_nfc_ ? *found_nfc_ : *found_; }

 private:
  std::string_view text_;
  std::optional<std::string> nfc_;  // only when it differs
  std::unique_ptr<EntityCache> found_;
  std::unique_ptr<EntityCache> found_nfc_;
  mutable std::optional<std::size_t> graphemes_;
  mutable std::optional<std::size_t> code_points_;
  mutable std::optional<std::size_t> utf16_;
};

// How long `text` is for the platform, and what it turns into links. An unknown surface counts as
// the default one. Linear in the size of the text.
Count count(std::string_view text, const Platform& platform, std::string_view surface = "");
Count count(const MeasuredText& text, const Platform& platform, std::string_view surface = "");

// Only the length, in the unit of `surface`.
std::size_t length_of(const MeasuredText& text, const Platform& platform, const Surface& surface);

}  // namespace bedside::platforms
