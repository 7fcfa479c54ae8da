#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bitmap.h"
#include "model/workspace.h"
#include "paint/font.h"
#include "paint/painter.h"
#include "platforms/platform.h"
#include "preview/card.h"

namespace bedside::press {

// Which card is asked for.
struct CardRequest {
  const model::Draft& draft;
  const model::Organisation& organisation;  // who posts
  std::string_view language;                // of the words on the card
  const platforms::Platform& platform;
  std::size_t part = 0;  // which post of a thread
  float layout = 0;      // CSS pixels it is laid out at; 0: a phone
  bool dark = false;
  bool expanded = false;
  bool zones = false;  // safe zones of a whole-screen surface are drawn
};

// Makes the cards of drafts and paints them; keeps what it has read of the platforms.
class CardPainter {
 public:
  // `fonts` must outlive this object.
  explicit CardPainter(const paint::FontSet& fonts, paint::ImageSource pictures = {});

  // Null when the platform has no card.
  const preview::CardMaker* maker(const platforms::Platform& platform);
  // The card alone; nothing when the platform has none.
  std::optional<preview::Card> card(const CardRequest& request);
  // The card framed for standing alone, `scale` pixels to a CSS pixel; nothing when the platform
  // has none or the fonts are not there.
  std::optional<Bitmap> framed(const CardRequest& request, float scale);

  paint::Painter& painter() { return painter_; }

 private:
  const paint::FontSet& fonts_;
  paint::Painter painter_;
  std::map<std::string, std::unique_ptr<preview::CardMaker>, std::less<>> makers_;
};

// What a card shows of a text: twice what the longest post of any platform may have. More would
// take seconds to lay out.
std::string_view shown_part(std::string_view text);

}  // namespace bedside::press
