// Golden pictures: every surface of every platform in both themes and six languages, painted and
// compared by digest, in every home. A picture that differs is written to build/shots/golden to be
// looked at. With BEDSIDE_REBASELINE set the digests are written anew: look at the pictures that
// changed, which are written too.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/sha256.h"
#include "media/picture.h"
#include "paint/painter.h"
#include "preview/samples.h"
#include "preview/setup.h"

using namespace bedside;
using namespace bedside::preview;

namespace {

using Digests = std::map<std::string, std::string>;

std::string golden_path() { return test::source_path("tests/cases/preview/golden.txt"); }

// A line a picture: "x/post light en 0123456789abcdef".
Digests read_digests() {
  Digests out;
  std::istringstream lines(test::read_file(golden_path()).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.rfind(' ');
    if (end != std::string::npos) out[line.substr(0, end)] = line.substr(end + 1);
  }
  return out;
}

void write_picture(std::string name, const Bitmap& pixels) {
  std::ranges::replace(name, '/', '-');
  std::ranges::replace(name, ' ', '-');
  const std::filesystem::path folder = test::source_path("build/shots/golden");
  std::filesystem::create_directories(folder);
  const std::vector<std::byte> png = media::encode_png(pixels, media::PngEffort::Fast);
  std::ofstream(folder / (name + ".png"), std::ios::binary)
      .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
}

class Golden {
 public:
  Golden()
      : pictures_(sample_pictures(test_fonts())),
        painter_(test_fonts(), [this](std::string_view id) { return &pictures_.find(id)->second; }),
        expected_(read_digests()) {}

  void compare_platform(const std::string& id) {
    const CardMaker maker = shipped_maker(id);
    for (const CardSurface& surface : maker.surfaces())
      for (const Theme theme : {Theme::Light, Theme::Dark}) compare(id, maker, surface, theme);
  }

  // Every line of the file was asked for.
  void finish() {
    if (std::getenv("BEDSIDE_REBASELINE") != nullptr) {
      std::ofstream out(golden_path(), std::ios::binary);
      for (const auto& [name, digest] : made_) out << name << ' ' << digest << '\n';
    } else {
      CHECK(made_.size() == expected_.size());
    }
  }

 private:
  void compare(const std::string& id, const CardMaker& maker, const CardSurface& surface,
               Theme theme) {
    std::vector<CardInput> posts = sample_posts();
    // Pictures as many as a feed shows side by side; the first post has a link instead.
    constexpr std::size_t counts[] = {0, 1, 2, 3, 0, 4};
    for (std::size_t i = 0; i < posts.size(); ++i) {
      attach(posts[i], id, surface, counts[i], pictures_);
      if (i == 0) posts[i].link = sample_link(pictures_);
      const Card card = maker.make(posts[i], test_fonts(),
                                   {.surface = surface.id, .theme = theme, .safe_zones = i == 4});
      Bitmap pixels = Bitmap::blank(static_cast<int>(card.size.width),
                                    static_cast<int>(std::ceil(card.size.height)));
      painter_.draw(card.list, 1, pixels);
      compare(id + "/" + std::string(surface.id) + (theme == Theme::Dark ? " dark " : " light ") +
                  posts[i].language,
              pixels);
    }
  }

  void compare(const std::string& name, const Bitmap& pixels) {
    CAPTURE(name);
    const std::string digest = sha256_hex(std::as_bytes(std::span(pixels.rgba))).substr(0, 16);
    made_[name] = digest;
    const auto known = expected_.find(name);
    const bool same = known != expected_.end() && known->second == digest;
    if (!same) write_picture(name, pixels);
    if (std::getenv("BEDSIDE_REBASELINE") == nullptr) CHECK(same);
  }

  Pictures pictures_;
  paint::Painter painter_;
  Digests expected_;
  Digests made_;
};

}  // namespace

TEST_CASE("golden: every surface in both themes and six languages gives the pixels known") {
  Golden golden;
  for (const std::string& id : shipped_ids()) golden.compare_platform(id);
  golden.finish();
}
