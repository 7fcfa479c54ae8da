// Contact sheets of preview cards, to be looked at: bench_preview_sheet [FOLDER] [SCALE] writes
// into FOLDER (build/shots), for each theme, sheets of every surface with a picture ("surfaces"),
// with several ("pictures"), with a link ("links"), unfolded ("expanded"), on a desktop
// ("desktop"), with safe zones ("screens"), and of all languages ("languages").

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <print>
#include <string>
#include <utility>
#include <vector>

#include "../unit/preview/samples.h"
#include "json/parse.h"
#include "media/picture.h"
#include "paint/embedded_fonts.h"
#include "platforms/platform.h"

namespace {

using namespace bedside;
using namespace bedside::preview;

struct Maker {
  std::string id, name;
  CardMaker cards;
};

// From the files themselves, so that a change of one is seen without a build.
std::vector<Maker> load_makers(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<Maker> out;
  for (const std::filesystem::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string id = path.stem().string();
    const Result<json::Value> file = json::parse(text, id);
    if (!file) continue;
    const Result<platforms::Platform> platform = platforms::load_platform(id, *file);
    if (!platform || !platform->preview) continue;
    Result<CardMaker> maker = CardMaker::create(*platform);
    if (maker) {
      out.push_back({id, platform->name, *std::move(maker)});
    } else {
      std::println(stderr, "{}", to_string(maker.error()));
    }
  }
  return out;
}

// Cards in columns under their names, each put where there is most room.
class Sheet {
 public:
  Sheet(const paint::FontSet& fonts, Theme theme, int columns, float column_width)
      : fonts_(fonts), theme_(theme), width_(column_width), bottoms_(columns, gap) {
    out_.list.add(
        paint::FillRoundRect{{}, 0, theme == Theme::Dark ? rgb(0x0b0d0f) : rgb(0xe4e8ec)});
  }

  void add(const std::string& name, const Card& card, const CardMaker& maker) {
    const auto column = std::ranges::min_element(bottoms_);
    const float x = gap + static_cast<float>(column - bottoms_.begin()) * (width_ + gap);
    const paint::StyledRun run{name,
                               {13, paint::FontWeight::SemiBold,
                                theme_ == Theme::Dark ? rgb(0xaeb6bd) : rgb(0x4a5560), 20, 0}};
    paint::draw(out_.list, paint::layout(fonts_, std::span(&run, 1)), {x + 4, *column}, name);
    const Card shown = framed(card, theme_ == Theme::Dark ? rgb(0x0b0d0f) : rgb(0xe4e8ec),
                              maker.border(theme_), 1, 12);
    out_.list.append(shown.list, {x, *column + 22});
    *column += shown.size.height + 22 + gap;
  }

  Card finish() {
    out_.size = {gap + static_cast<float>(bottoms_.size()) * (width_ + gap),
                 std::ceil(*std::ranges::max_element(bottoms_))};
    std::get<paint::FillRoundRect>(out_.list.commands.front()).rect = {0, 0, out_.size.width,
                                                                       out_.size.height};
    return std::move(out_);
  }

 private:
  static constexpr float gap = 16;
  const paint::FontSet& fonts_;
  Theme theme_;
  float width_;
  std::vector<float> bottoms_;
  Card out_;
};

class Sheets {
 public:
  Sheets(std::filesystem::path folder, float scale)
      : fonts_(paint::embedded_font_set()),
        pictures_(sample_pictures(fonts_)),
        makers_(load_makers(BEDSIDE_SOURCE_DIR "/assets/platforms")),
        painter_(fonts_,
                 [this](std::string_view id) {
                   const auto found = pictures_.find(id);
                   return found == pictures_.end() ? nullptr : &found->second;
                 }),
        folder_(std::move(folder)),
        scale_(scale) {}

  void write_all(Theme theme) {
    const std::vector<CardInput> posts = sample_posts();
    const auto with = [&](std::size_t count) {
      return [&, count](const Maker& maker, const CardSurface& surface, CardInput& post) {
        attach(post, maker.id, surface, count, pictures_);
      };
    };
    write("surfaces", theme, {}, posts[0], with(1), false);
    write("pictures", theme, {}, posts[1], with(3), false);
    write("mosaic", theme, {}, posts[3], with(6), false);
    write(
        "links", theme, {}, posts[0],
        [&](const Maker&, const CardSurface&, CardInput& post) {
          post.link = sample_link(pictures_);
        },
        false);
    write("expanded", theme, {.expanded = true}, posts[0], with(0), false);
    write("screens", theme, {.safe_zones = true}, posts[4], with(1), true);
    write("desktop", theme, {.width = -1}, posts[2], with(1), false);
    for (std::size_t i = 1; i < posts.size(); ++i)
      write("language-" + posts[i].language, theme, {}, posts[i], with(i % 3), false);
  }

 private:
  using Prepare = std::function<void(const Maker&, const CardSurface&, CardInput&)>;

  // A width of -1 stands for that of a desktop.
  void write(const std::string& name, Theme theme, CardOptions options, const CardInput& post,
             const Prepare& prepare, bool screens) {
    const bool desktop = options.width < 0;
    Sheet sheet(fonts_, theme, desktop ? 3 : 5, desktop ? 644.0f : 394.0f);
    options.theme = theme;
    for (const Maker& maker : makers_)
      for (const CardSurface& surface : maker.cards.surfaces()) {
        if (screens && !surface.whole_screen) continue;
        CardInput input = post;
        prepare(maker, surface, input);
        options.surface = surface.id;
        options.width = desktop ? surface.desktop_width : 0;
        sheet.add(maker.name + " · " + std::string(surface.id),
                  maker.cards.make(input, fonts_, options), maker.cards);
      }
    save(name + (theme == Theme::Dark ? "-dark.png" : "-light.png"), sheet.finish());
  }

  void save(const std::string& name, const Card& card) {
    Bitmap pixels = Bitmap::blank(static_cast<int>(card.size.width * scale_),
                                  static_cast<int>(card.size.height * scale_));
    painter_.draw(card.list, scale_, pixels);
    const std::vector<std::byte> png = media::encode_png(pixels, media::PngEffort::Fast);
    std::ofstream(folder_ / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    std::println("{} {}x{}", name, pixels.width, pixels.height);
  }

  paint::FontSet fonts_;
  Pictures pictures_;
  std::vector<Maker> makers_;
  paint::Painter painter_;
  std::filesystem::path folder_;
  float scale_;
};

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : "build/shots";
  const float scale = count > 2 ? std::strtof(arguments[2], nullptr) : 1;
  std::filesystem::create_directories(folder);
  Sheets sheets(folder, scale);
  for (const Theme theme : {Theme::Light, Theme::Dark}) sheets.write_all(theme);
  return 0;
}
