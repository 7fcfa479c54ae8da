// The same bytes in every home: digests of painted pixels, made once natively and looked at.
// A change of the painter changes them; paint the lists, look, then put in the new digests.

#include <string>

#include "base/sha256.h"
#include "doctest/doctest.h"
#include "paint/fonts.h"
#include "paint/painter.h"
#include "paint/text_layout.h"

using namespace bedside;
using namespace bedside::paint;

namespace {

std::string digest(const DisplayList& list, int width, int height, float scale,
                   const ImageSource& images = {}) {
  Bitmap out = Bitmap::blank(width, height);
  Painter(test_fonts(), images).draw(list, scale, out);
  return sha256_hex(std::as_bytes(std::span(out.rgba))).substr(0, 16);
}

}  // namespace

TEST_CASE("golden: text in six languages with emoji") {
  const std::string_view text =
      "Ask your care team 😀 before you stop a medicine.\n"
      "La vacuna de la grip és col·lectiva: 👩🏽‍⚕️ t'espera.\n"
      "Een griepprik beschermt ook je omgeving – ✅ vraag ernaar.\n"
      "Cuci tangan 20 detik 🧼, lalu keringkan.\n"
      "Nawa mikono kwa sabuni ❤️‍🔥 kila siku.\n"
      "Bólusetning er ókeypis á heilsugæslunni 🇮🇸 — Žižek, Ελλάδα, Киев.";
  const StyledRun run{text, {15, FontWeight::Regular, rgb(0x0f1419), 20, 0}};
  DisplayList list;
  list.add(FillRoundRect{{0, 0, 300, 260}, 0, rgb(0xffffff)});
  draw(list, layout(test_fonts(), std::span(&run, 1), {.width = 280}), {10, 10});
  CHECK(digest(list, 300, 260, 1) == "e38114c86cbba9c8");
  CHECK(digest(list, 600, 520, 2) == "f642c6e424de9911");
}

TEST_CASE("golden: boxes, gradients, shadows, strokes and clips") {
  DisplayList list;
  list.add(Shadow{{20, 20, 160, 100}, 16, 18, {0, 5}, {10, 30, 60, 90}});
  list.add(FillRoundRect{
      {20, 20, 160, 100},
      16,
      LinearGradient{
          {20, 20}, {180, 120}, {{0, rgb(0x0f766e)}, {0.4f, rgb(0x3b9c8f)}, {1, rgb(0x7dc4b4)}}}});
  list.add(StrokeRoundRect{{20, 20, 160, 100}, 16, 1.5f, rgb(0xd4dae0)});
  list.add(PushClip{{40, 40, 60, 60}, 30});
  list.add(FillRoundRect{{30, 30, 50, 80}, 0, Color{255, 255, 255, 120}});
  list.add(PopClip{});
  const Result<Path> heart = parse_path(
      "M12 20.5C7 16.5 3 13 3 8.8C3 6 5.2 4 7.7 4C9.4 4 11 4.9 12 6.5"
      "C13 4.9 14.6 4 16.3 4C18.8 4 21 6 21 8.8C21 13 17 16.5 12 20.5Z");
  REQUIRE(heart);
  list.add(StrokePath{transformed(*heart, 2.5f, {110, 40}), 3, rgb(0xffffff)});
  list.add(FillPath{transformed(*heart, 0.7f, {104, 94}), Color{220, 20, 60, 200}});
  CHECK(digest(list, 200, 150, 1) == "9f97ff723d82d777");
  CHECK(digest(list, 250, 188, 1.25f) == "fd24f97bbf886592");
}

TEST_CASE("golden: a picture made smaller and larger") {
  Bitmap picture = Bitmap::blank(97, 61);
  for (int y = 0; y < 61; ++y)
    for (int x = 0; x < 97; ++x) {
      std::uint8_t* p = picture.pixel(x, y);
      p[0] = static_cast<std::uint8_t>(x * 5);
      p[1] = static_cast<std::uint8_t>(y * 7 + x);
      p[2] = static_cast<std::uint8_t>(x * y);
      p[3] = static_cast<std::uint8_t>(x < 50 ? 255 : 255 - y * 3);
    }
  DisplayList list;
  list.add(DrawImage{"p", {}, {5, 5, 40, 30}, 8});
  list.add(DrawImage{"p", {10.5f, 3, 40, 20.25f}, {50, 5, 90, 45}, 0});
  const ImageSource images = [&](std::string_view) { return &picture; };
  CHECK(digest(list, 150, 60, 1, images) == "bba8a41e3c54bcad");
  CHECK(digest(list, 300, 120, 2, images) == "edea1e180378a254");
}
