#include "press/card_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "preview/draft_card.h"

namespace bedside::press {
namespace {

constexpr std::size_t most_card_bytes = 20'000;

// The framed card of a picture that stands alone.
constexpr float frame_margin = 16;
constexpr float frame_corner = 12;

preview::CardInput card_input(const CardRequest& request) {
  preview::CardInput input =
      preview::draft_card(request.draft.content, request.platform, request.part);
  input.text.resize(shown_part(input.text).size());
  input.name = request.organisation.name;
  input.handle = request.organisation.handle;
  input.place = request.organisation.place;
  input.language = request.language;
  return input;
}

preview::CardOptions card_options(const CardRequest& request) {
  return {.surface = model::surface_for(request.draft.content, request.platform.id),
          .theme = request.dark ? preview::Theme::Dark : preview::Theme::Light,
          .width = request.layout,
          .expanded = request.expanded,
          .safe_zones = request.zones};
}

}  // namespace

std::string_view shown_part(std::string_view text) {
  std::size_t end = std::min(text.size(), most_card_bytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end);
}

CardPainter::CardPainter(const paint::FontSet& fonts, paint::ImageSource pictures)
    : fonts_(fonts), painter_(fonts, std::move(pictures)) {}

const preview::CardMaker* CardPainter::maker(const platforms::Platform& platform) {
  const auto known = makers_.find(platform.id);
  if (known != makers_.end()) return known->second.get();
  Result<preview::CardMaker> made = preview::CardMaker::create(platform);
  auto& slot = makers_[platform.id];
  if (made) slot = std::make_unique<preview::CardMaker>(std::move(*made));
  return slot.get();
}

std::optional<preview::Card> CardPainter::card(const CardRequest& request) {
  const preview::CardMaker* cards = maker(request.platform);
  if (cards == nullptr) return std::nullopt;
  return cards->make(card_input(request), fonts_, card_options(request));
}

std::optional<Bitmap> CardPainter::framed(const CardRequest& request, float scale) {
  if (!fonts_.has(paint::FontRole::Regular)) return std::nullopt;
  const std::optional<preview::Card> alone = card(request);
  if (!alone) return std::nullopt;
  const preview::CardMaker& cards = *maker(request.platform);
  const preview::Theme theme = request.dark ? preview::Theme::Dark : preview::Theme::Light;
  const preview::Card card =
      preview::framed(*alone, cards.page(theme), cards.border(theme), frame_margin, frame_corner);
  Bitmap pixels = Bitmap::blank(static_cast<int>(std::ceil(card.size.width * scale)),
                                static_cast<int>(std::ceil(card.size.height * scale)));
  painter_.draw(card.list, scale, pixels);
  return pixels;
}

}  // namespace bedside::press
