// Wires the page: the browser's host, the program, and what is drawn.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "actions/app.h"
#include "catalog/catalog.h"
#include "host/web/host.h"
#include "paint/font.h"
#include "ui/frame.h"
#include "ui/panels/page.h"

namespace bedside {
namespace {

constexpr std::size_t largest_dropped_file = 64u << 20;

struct SiteFont {
  const char* path;
  paint::FontRole role;
};

// The interface's own three weights come first: nothing is drawn before they are there.
constexpr SiteFont fonts[] = {
    {"fonts/Inter-Regular.otf", paint::FontRole::Regular},
    {"fonts/Inter-SemiBold.otf", paint::FontRole::SemiBold},
    {"fonts/Inter-Bold.otf", paint::FontRole::Bold},
};
constexpr SiteFont later_fonts[] = {
    {"fonts/NotoSans-GreekCyrillic.ttf", paint::FontRole::Fallback},
    {"fonts/Twemoji.ttf", paint::FontRole::Emoji},
};

class Main {
 public:
  static Result<std::unique_ptr<Main>> create() {
    static Result<catalog::Catalog> catalog =
        catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
    if (!catalog) return std::unexpected(catalog.error());
    return std::unique_ptr<Main>(new Main(*catalog));
  }

  void start() {
    page_.use(pump_);
    // What was typed while the program was on its way is the person's.
    std::string early = host::web::post_field().attach(page_.post_text());
    app_.start(std::move(early), [this] { changed(); });
    services_.on_files(largest_dropped_file, [this](auto files) {
      if (files)
        app_.open_files(std::move(*files));
      else
        app_.open_failed(files.error());
    });
    services_.request_idle([this](double) { return app_.idle_slice(); });
    for (std::size_t i = 0; i < std::size(fonts); ++i) load(i);
  }

 private:
  explicit Main(const catalog::Catalog& catalog)
      : services_(host::web::services()),
        app_(services_, catalog),
        page_(app_, host::web::post_field(), fonts_),
        pump_(host::web::window(),
              {.draw = [this](const host::View& view) { page_.draw(view); },
               .key = [this](const host::KeyEvent& key) { return page_.key(key); },
               .theme = [this](const host::View& view) { return page_.theme(view); },
               // A tab that is closed is hidden first: the last quarter of a second is stored now.
               .hidden = [this] { app_.flush(); }}) {}

  void changed() {
    page_.sync();
    pump_.request();
    if (app_.started() && !ready_) {
      ready_ = true;
      host::web::window().set_ready();
    }
  }

  void load(std::size_t i) {
    services_.load_site_file(fonts[i].path, [this, i](Result<std::vector<std::byte>> file) {
      if (!file) return app_.notify(file.error());
      files_[i] = std::move(*file);
      if (Result<void> added = fonts_.add(fonts[i].role, files_[i]); !added)
        return app_.notify(added.error());
      if (++loaded_ < std::size(fonts)) return;
      pump_.set_fonts({files_[0], files_[1], files_[2], &fonts_});
      for (const SiteFont& font : later_fonts) load_later(font);
      app_.find_letters();
      app_.spelling().find_kept();
    });
  }

  // Previews show without them first; they are painted again when these arrive.
  void load_later(const SiteFont& font) {
    services_.load_site_file(font.path, [this, role = font.role](auto file) {
      if (!file || !fonts_.add(role, *file)) return;
      page_.fonts_changed();
      pump_.request();
    });
  }

  host::Services& services_;
  paint::FontSet fonts_;
  std::vector<std::byte> files_[std::size(fonts)];
  std::size_t loaded_ = 0;
  bool ready_ = false;
  actions::App app_;
  ui::Page page_;
  ui::FramePump pump_;
};

}  // namespace
}  // namespace bedside

int main() {
  static auto program = bedside::Main::create();
  if (!program) return 1;
  (*program)->start();
  return 0;
}
