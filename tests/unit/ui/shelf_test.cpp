// Pictures of previews without a graphics card.

#include "ui/shelf.h"

#include <map>

#include "actions/app.h"
#include "actions/fake_services.h"
#include "doctest/doctest.h"
#include "paint/embedded_fonts.h"
#include "support/shipped_catalog.h"

using namespace bedside;
using namespace bedside::ui;

namespace {

class KeptTextures final : public Textures {
 public:
  TextureId create(const Bitmap& pixels) override {
    kept[++last] = pixels;
    return last;
  }
  void update(TextureId texture, const Bitmap& pixels, int, int, int, int) override {
    update(texture, pixels);
  }
  void update(TextureId texture, const Bitmap& pixels) override {
    kept[texture] = pixels;
    ++updates;
  }
  void destroy(TextureId texture) override { kept.erase(texture); }

  std::map<TextureId, Bitmap> kept;
  TextureId last = 0;
  int updates = 0;
};

// An English draft of one text and what shows it.
struct Desk {
  Desk() {
    app.start("", [] {});
    services.pass(1000);
    app.new_draft();
  }
  void write(const std::string& text) {
    app.edit("test", [&](model::Content& content) { content.text = text; });
  }
  const Bitmap& show(Shelf& shelf, KeptTextures& textures, const char* platform,
                     bool dark = false) {
    shelf.use(textures);
    shelf.begin_frame(2);
    const Preview shown = shelf.preview({.app = app,
                                         .draft = *app.draft(),
                                         .platform = *app.platform(platform),
                                         .width = 300,
                                         .dark = dark});
    REQUIRE(shown.texture != 0);
    return textures.kept[shown.texture];
  }

  test::FakeServices services;
  actions::App app{services, test::shipped_catalog()};
  paint::FontSet fonts = paint::embedded_font_set();
};

}  // namespace

TEST_CASE("preview: after a keystroke it has the pixels of one painted anew") {
  Desk desk;
  for (const char* platform : {"x", "tiktok", "youtube"}) {
    CAPTURE(platform);
    KeptTextures textures, fresh;
    Shelf kept(desk.fonts);
    for (const char* text : {"Wash your hands.", "Wash your hans.", "Wash\n\nyour hands 🧼",
                             "Wash your hands.", "Wash your feet! #soap"}) {
      desk.write(text);
      Shelf anew(desk.fonts);
      CHECK(desk.show(kept, textures, platform).rgba == desk.show(anew, fresh, platform).rgba);
    }
    const Bitmap dark = desk.show(kept, textures, platform, true);
    Shelf anew(desk.fonts);
    CHECK(dark.rgba == desk.show(anew, fresh, platform, true).rgba);
  }
}

TEST_CASE("preview: what did not change is not sent to the graphics card again") {
  Desk desk;
  KeptTextures textures;
  Shelf shelf(desk.fonts);
  desk.write("Wash your hands.");
  desk.show(shelf, textures, "x");
  desk.write("Wash your hanDs.");
  desk.show(shelf, textures, "x");
  CHECK(textures.updates == 1);
  // The title is for the desk alone.
  desk.app.edit("test", [](model::Content& content) { content.title = "Soap"; });
  desk.show(shelf, textures, "x");
  CHECK(textures.updates == 1);
}
