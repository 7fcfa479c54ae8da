// Speed of previews. One JSON object a line: {"name","unit","p50","p99"}.
//
// A keystroke is one more or one less letter in the middle of the text: the card is laid out anew
// and what changed of it is painted at 2x, as the page does. "repaint.all" paints all of it.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <print>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "paint/embedded_fonts.h"
#include "paint/painter.h"
#include "platforms/platform.h"
#include "preview/card.h"

namespace {

using namespace bedside;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr float scale = 2;

void report(std::string_view name, std::vector<double> ms) {
  std::ranges::sort(ms);
  std::println(R"({{"name":"{}","unit":"ms","p50":{:.3f},"p99":{:.3f}}})", name, ms[ms.size() / 2],
               ms[ms.size() * 99 / 100]);
}

// 1080 x 1350 with enough in it that nothing is flat.
Bitmap photo() {
  Bitmap out = Bitmap::blank(1080, 1350);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      std::uint8_t* p = out.pixel(x, y);
      p[0] = static_cast<std::uint8_t>((x * x + 3 * y) >> 4);
      p[1] = static_cast<std::uint8_t>((x + y * y) >> 5);
      p[2] = static_cast<std::uint8_t>(x ^ y);
      p[3] = 255;
    }
  return out;
}

preview::CardInput post(bool picture) {
  preview::CardInput input;
  input.name = "St. Anna Clinic";
  input.handle = "stannaclinic";
  input.place = "Zutphen";
  input.language = "en";
  input.text =
      "A short walk after dinner can lower your blood sugar. 🚶🏽‍♀️ "
      "It helps most people who live with type 2 diabetes, and it costs nothing.\n"
      "Start slowly, and ask your care team what is right for you.\n\n"
      "More: https://www.example.org/diabetes/walking #DiabetesCare #WalkWithUs";
  if (picture) input.pictures.push_back({"photo", 1080, 1350, 500, 500});
  return input;
}

class Bench {
 public:
  Bench() : fonts_(paint::embedded_font_set()), photo_(photo()) {}

  void run(const platforms::Platform& platform) {
    const Result<preview::CardMaker> maker = preview::CardMaker::create(platform);
    if (!maker) return;
    run(platform.id + ".text", *maker, post(false));
    run(platform.id + ".photo", *maker, post(true));
  }

 private:
  void run(const std::string& name, const preview::CardMaker& maker, preview::CardInput input) {
    paint::Painter painter(fonts_, [&](std::string_view) { return &photo_; });
    preview::Card card = maker.make(input, fonts_, {.expanded = true});
    Bitmap pixels = canvas(card);
    const auto first = Clock::now();
    painter.draw(card.list, scale, pixels);
    std::println(R"({{"name":"preview.{}.first","unit":"ms","p50":{:.3f}}})", name,
                 Milliseconds(Clock::now() - first).count());

    std::vector<double> layout, keystroke, all;
    for (int i = 0; i < 400; ++i) {
      if (i % 2 == 0) {
        input.text.insert(30, 1, static_cast<char>('a' + i / 2 % 26));
      } else {
        input.text.erase(30, 1);
      }
      const auto begin = Clock::now();
      preview::Card next = maker.make(input, fonts_, {.expanded = true});
      const std::optional<Rect> area = paint::damage(card.list, next.list);
      const auto laid_out = Clock::now();
      if (next.size != card.size) {
        pixels = canvas(next);
        painter.draw(next.list, scale, pixels);
      } else if (area) {
        painter.draw(next.list, scale, pixels, *area);
      }
      const auto painted = Clock::now();
      painter.draw(next.list, scale, pixels);
      const auto end = Clock::now();
      layout.push_back(Milliseconds(laid_out - begin).count());
      keystroke.push_back(Milliseconds(painted - begin).count());
      all.push_back(Milliseconds(end - painted).count());
      card = std::move(next);
    }
    report("preview." + name + ".layout", std::move(layout));
    report("preview." + name + ".keystroke", std::move(keystroke));
    report("preview." + name + ".repaint.all", std::move(all));
  }

  static Bitmap canvas(const preview::Card& card) {
    return Bitmap::blank(static_cast<int>(card.size.width * scale),
                         static_cast<int>(std::ceil(card.size.height * scale)));
  }

  paint::FontSet fonts_;
  Bitmap photo_;
};

}  // namespace

int main() {
  const Result<catalog::Catalog> catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
  if (!catalog) return 1;
  Bench bench;
  for (const std::string_view id : catalog->platforms()) {
    const Result<json::Value> file = catalog->platform_json(id);
    if (!file) return 1;
    const Result<platforms::Platform> platform = platforms::load_platform(std::string(id), *file);
    if (platform && platform->preview) bench.run(*platform);
  }
  return 0;
}
