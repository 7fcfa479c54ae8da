#include "paint/font.h"

#include <cassert>

#include "paint/face.h"
#include "paint/shape.h"

namespace bedside::paint {

struct FontSet::State {
  Shaper::Fonts fonts;
  Shaper shaper{fonts};
  std::uint32_t revision = 0;
};

FontSet::FontSet() : state_(std::make_unique<State>()) {}
FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

// Emoji of the system fonts of phones are about this much wider than the em of the text.
constexpr float emoji_scale = 1.17f;

Result<void> FontSet::add(FontRole role, std::span<const std::byte> file) {
  Shaper::Fonts& fonts = state_->fonts;
  if (fonts.faces.size() > 255) return fail(ErrorCode::FontInvalid, "", "more than 256 fonts");
  Result<Face> face = Face::open(file, role == FontRole::Emoji ? emoji_scale : 1);
  if (!face) return std::unexpected(face.error());
  const auto id = static_cast<int>(fonts.faces.size());
  fonts.faces.push_back(std::move(*face));
  if (role == FontRole::Fallback) {
    fonts.fallbacks.push_back(static_cast<FontId>(id));
  } else if (role == FontRole::Emoji) {
    fonts.emoji = id;
  } else {
    fonts.weight[static_cast<int>(role)] = id;
  }
  state_->shaper.clear();
  ++state_->revision;
  return {};
}

bool FontSet::has(FontRole role) const {
  const Shaper::Fonts& fonts = state_->fonts;
  if (role == FontRole::Fallback) return !fonts.fallbacks.empty();
  if (role == FontRole::Emoji) return fonts.emoji >= 0;
  return fonts.weight[static_cast<int>(role)] >= 0;
}

bool FontSet::has_glyph(char32_t c) const { return state_->shaper.finds(c); }

std::uint32_t FontSet::revision() const { return state_->revision; }
std::size_t FontSet::size() const { return state_->fonts.faces.size(); }

const Face& FontSet::face(FontId id) const {
  assert(id < state_->fonts.faces.size());
  return state_->fonts.faces[id];
}

const Face& FontSet::text_face() const {
  const int regular = state_->fonts.weight[0];
  return face(static_cast<FontId>(regular < 0 ? 0 : regular));
}

Shaper& FontSet::shaper() const { return state_->shaper; }

}  // namespace bedside::paint
