#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "base/bitmap.h"
#include "paint/font.h"
#include "paint/painter.h"
#include "platforms/platform.h"
#include "preview/card.h"
#include "ui/textures.h"

namespace bedside::ui {

struct PreviewRequest {
  const actions::App& app;
  const model::Draft& draft;
  const platforms::Platform& platform;
  float width = 0;  // CSS pixels on the page
  bool dark = false;
  bool expanded = false;
};

struct Preview {
  TextureId texture = 0;  // 0: cannot be shown yet
  Size size;              // CSS pixels on the page
  bool folded = false;    // a part of the text is behind "see more"
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

  // True once for each new `version`: the control drawn next takes the keyboard focus.
  bool wants_focus(Focus focus, std::uint64_t version);
  // Name of an interface language in itself: "Nederlands".
  static std::string_view ui_language_name(std::string_view tag);

 private:
  struct Entry {
    std::string key;  // everything the picture depends on
    TextureId texture = 0;
    Bitmap pixels;
    Size size;
    bool folded = false;
    std::uint64_t frame = 0;
  };
  void show(Entry& entry, Bitmap pixels);
  const preview::CardMaker* maker(const platforms::Platform& platform);

  const paint::FontSet& fonts_;
  const actions::MediaStore* media_ = nullptr;  // whose pictures the painter is asked for
  paint::Painter painter_;
  std::map<std::string, std::unique_ptr<preview::CardMaker>, std::less<>> makers_;
  Textures* textures_ = nullptr;
  float scale_ = 1;
  std::uint64_t frame_ = 0;
  std::map<std::string, Entry, std::less<>> entries_;
  std::map<Focus, std::uint64_t> focus_;
};

}  // namespace bedside::ui
