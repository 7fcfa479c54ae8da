#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "base/bitmap.h"
#include "paint/display_list.h"
#include "paint/font.h"
#include "platforms/platform.h"
#include "press/card_painter.h"
#include "preview/card.h"
#include "preview/script_pack.h"
#include "ui/textures.h"

namespace bedside::ui {

struct PreviewRequest {
  const actions::App& app;
  const model::Draft& draft;
  const platforms::Platform& platform;
  std::size_t part = 0;  // which post of a thread
  float width = 0;       // CSS pixels on the page
  float layout = 0;      // the width it is laid out at; 0: `width`, but never less than a phone's
  bool dark = false;
  bool expanded = false;
  bool zones = false;  // safe zones of a whole-screen surface are drawn
};

struct Preview {
  TextureId texture = 0;   // 0: cannot be shown yet
  Size size;               // CSS pixels on the page
  bool folded = false;     // a part of the text is behind "see more"
  bool cut = false;        // the text goes on: it is longer than any platform takes
  std::vector<Rect> more;  // where its word stands, from the picture's corner
};

// Finished pictures for the panels: previews painted on the processor and thumbnails, kept as
// textures until what they show changes or they are not asked for any more.
class Shelf {
 public:
  enum class Focus : std::uint8_t { Search, Prompt };

  explicit Shelf(const paint::FontSet& fonts);
  ~Shelf();
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;

  void use(Textures& textures) { textures_ = &textures; }
  // `scale`: device pixels for a CSS pixel. Drops what the last frames did not use.
  void begin_frame(float scale);
  Preview preview(const PreviewRequest& request);
  TextureId thumbnail(const actions::MediaStore& media, const model::Picture& picture, Size size);
  // Paint everything anew: fonts arrived.
  void clear();

  // The card framed for standing alone, `scale` pixels to a CSS pixel; nothing when the platform
  // has no card or the fonts are not there. `width` of the request is not looked at.
  std::optional<Bitmap> paint(const PreviewRequest& request, float scale);
  press::CardPainter& cards(const actions::MediaStore& media) {
    media_ = &media;
    return cards_;
  }
  // Sizes of the platform's card; nothing when it has none.
  std::optional<preview::CardSurface> card(const platforms::Platform& platform,
                                           std::string_view surface);
  // First byte of the text of `platform` that a phone hides behind "see more"; nothing when all
  // is seen, or it is a thread. By the card, else by the platform's characters and lines.
  std::optional<std::size_t> fold(const actions::App& app, const model::Draft& draft,
                                  const platforms::Platform& platform);

  // What the previews of `draft` show and no font draws yet. Points into this shelf.
  preview::Undrawn undrawn(const actions::App& app, const model::Draft& draft);

  // True once for each new `version`: the control drawn next takes the keyboard focus.
  bool wants_focus(Focus focus, std::uint64_t version);
  // Name of an interface language in itself: "Nederlands".
  static std::string_view ui_language_name(std::string_view tag);

 private:
  struct Entry {
    std::string key;          // everything the picture depends on
    std::string look;         // the same of a card but for its content
    paint::DisplayList list;  // of a card
    TextureId texture = 0;
    Bitmap pixels;
    Size size;
    bool folded = false;
    bool cut = false;
    std::vector<Rect> more;
    std::uint64_t frame = 0;
  };
  void show(Entry& entry, Bitmap pixels);
  void paint_card(Entry& entry, const preview::Card& card, float scale, bool same_look);

  const paint::FontSet& fonts_;
  const actions::MediaStore* media_ = nullptr;  // whose pictures the painter is asked for
  press::CardPainter cards_;
  std::optional<std::vector<preview::ScriptPack>> packs_;
  Textures* textures_ = nullptr;
  float scale_ = 1;
  std::uint64_t frame_ = 0;
  std::map<std::string, Entry, std::less<>> entries_;
  std::map<Focus, std::uint64_t> focus_;
  std::string fold_key_;
  std::optional<std::size_t> fold_;
};

}  // namespace bedside::ui
