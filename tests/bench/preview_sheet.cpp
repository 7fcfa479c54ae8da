// Contact sheets of preview cards, to be looked at: bench_preview_sheet [FOLDER] writes
// preview-light.png, preview-dark.png and the same at 2x into FOLDER (build/shots).

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <print>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "media/picture.h"
#include "paint/embedded_fonts.h"
#include "paint/painter.h"
#include "paint/text_layout.h"
#include "platforms/platform.h"
#include "preview/card.h"

namespace {

using namespace bedside;
using namespace bedside::preview;

constexpr Color white = rgb(0xffffff);

// A poster with a title, as a clinic would post it.
Bitmap poster(const paint::FontSet& fonts, int width, int height, Color from, Color to,
              std::string_view title, std::string_view subtitle) {
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  paint::DisplayList list;
  list.add(paint::FillRoundRect{
      {0, 0, w, h}, 0, paint::LinearGradient{{0, 0}, {w, h}, {{0, from}, {1, to}}}});
  list.add(paint::FillRoundRect{
      {w * 0.62f, h * 0.1f, w * 0.26f, w * 0.26f}, w * 0.13f, Color{255, 255, 255, 46}});
  paint::Path hill;
  hill.move_to({0, h});
  hill.line_to({0, h * 0.86f});
  hill.cubic_to({w * 0.3f, h * 0.66f}, {w * 0.55f, h * 1.0f}, {w, h * 0.74f});
  hill.line_to({w, h});
  list.add(paint::FillPath{hill, Color{255, 255, 255, 40}});
  const paint::StyledRun runs[] = {
      {title, {w * 0.085f, paint::FontWeight::Bold, white, w * 0.1f, 0}},
      {"\n", {w * 0.03f, paint::FontWeight::Regular, white, w * 0.03f, 0}},
      {subtitle, {w * 0.04f, paint::FontWeight::Regular, white, w * 0.055f, 0}}};
  const paint::TextLayout text = paint::layout(fonts, runs, {.width = w * 0.8f});
  paint::draw(list, text, {w * 0.08f, (h - text.size.height) / 2});
  Bitmap out = Bitmap::blank(width, height);
  paint::Painter(fonts).draw(list, 1, out);
  return out;
}

std::map<std::string, Bitmap, std::less<>> pictures(const paint::FontSet& fonts) {
  std::map<std::string, Bitmap, std::less<>> out;
  out["walk"] =
      poster(fonts, 1080, 1350, rgb(0x0f766e), rgb(0x7dc4b4), "A 10-minute walk after dinner",
             "Blood sugar after eating, with and without a walk (sample figures)");
  out["ward"] = poster(fonts, 1200, 675, rgb(0x46506a), rgb(0xa9b4c7), "Meet the night shift", "");
  out["flu"] = poster(fonts, 900, 900, rgb(0xb45309), rgb(0xf2c078), "Flu jabs", "From Monday");
  out["hands"] = poster(fonts, 800, 1200, rgb(0x1e4b8f), rgb(0x8fb3e8), "Clean hands", "20 s");
  return out;
}

CardInput post(std::string language, std::string text, std::vector<std::string> ids,
               const std::map<std::string, Bitmap, std::less<>>& all) {
  CardInput input;
  input.text = std::move(text);
  input.language = std::move(language);
  input.name = "St. Anna Clinic";
  input.handle = "stannaclinic";
  input.place = "Zutphen";
  for (const std::string& id : ids) {
    const Bitmap& picture = all.find(id)->second;
    input.pictures.push_back({id, picture.width, picture.height, 500, 500});
  }
  return input;
}

std::vector<CardInput> posts(const std::map<std::string, Bitmap, std::less<>>& all) {
  std::vector<CardInput> out;
  out.push_back(post(
      "en",
      "A 10-minute walk after dinner can lower your blood sugar. 🚶🏽‍♀️ It works for "
      "most "
      "people "
      "with type 2 diabetes, and it costs nothing.\nStart slowly. Ask your care team what is "
      "right for you.\n\nMore: https://www.example.org/diabetes/walking #DiabetesCare #WalkWithUs",
      {"walk"}, all));
  out.push_back(post(
      "nl",
      "Griepprik: wie komt in aanmerking? Mensen van 60 jaar en ouder krijgen een uitnodiging "
      "thuis. Vragen over je arbeidsongeschiktheidsverzekeringsmaatschappij? Bel ons of kijk op "
      "https://www.example.org/griep #griepprik",
      {"flu", "ward"}, all));
  out.push_back(post("is",
                     "Mýta eða staðreynd: sýklalyf virka á kvef. 🤧 Rangt! Veirur valda kvefi.\n"
                     "Vaðlaheiðarvegavinnuverkfærageymsluskúrslyklakippuhringurinn er langt orð. "
                     "#sýklalyf",
                     {"walk", "ward", "flu"}, all));
  out.push_back(post(
      "ca",
      "Avui, col·lecta de sang a l'hospital 🩸👩🏽‍⚕️ Vine de 9 a 14 h! #DonaSang",
      {"ward", "hands", "flu", "walk"}, all));
  out.push_back(post("id",
                     "Cuci tangan pakai sabun selama 20 detik 🧼 sebelum makan dan setelah dari "
                     "toilet.\n\n1. Basahi\n2. Gosok\n3. Bilas\n4. Keringkan\n#SehatBersama",
                     {}, all));
  out.push_back(
      post("sw",
           "Nawa mikono kwa sabuni kabla ya kula. ❤️‍🔥 Muulize muuguzi wako leo. "
           "مرحبا Ελλάδα Киев",
           {"hands", "walk", "ward", "flu", "hands", "walk"}, all));
  CardInput link = post("en", "New: opening hours of our diabetes clinic.", {}, all);
  link.link = LinkCard{"Opening hours of the diabetes clinic, 2027", "", "example.org",
                       CardPicture{"ward", 1200, 675, 500, 500}};
  link.name = "Anna Margrét Guðmundsdóttir-Þorvaldsdóttir, Nurse Practitioner";
  link.handle = "a_very_long_handle_name_2026";
  out.push_back(link);
  return out;
}

std::vector<CardMaker> makers(const catalog::Catalog& catalog) {
  std::vector<CardMaker> out;
  for (const std::string_view id : catalog.platforms()) {
    const Result<json::Value> file = catalog.platform_json(id);
    if (!file) continue;
    const Result<platforms::Platform> platform = platforms::load_platform(std::string(id), *file);
    if (!platform || !platform->preview) continue;
    Result<CardMaker> maker = CardMaker::create(*platform);
    if (maker) {
      out.push_back(*std::move(maker));
    } else {
      std::println(stderr, "{}", to_string(maker.error()));
    }
  }
  return out;
}

// A row a platform, a column a post.
Card sheet(const std::vector<CardMaker>& all, const std::vector<CardInput>& inputs,
           const paint::FontSet& fonts, Theme theme) {
  const Color page = theme == Theme::Dark ? rgb(0x0b0d0f) : rgb(0xeef1f4);
  const Color line = theme == Theme::Dark ? rgb(0x2f3336) : rgb(0xd5dbe1);
  Card out;
  out.list.add(paint::FillRoundRect{{}, 0, page});
  float y = 12;
  for (const CardMaker& maker : all) {
    float x = 12, height = 0;
    for (const CardInput& input : inputs) {
      const Card card = framed(maker.make(input, fonts, {.theme = theme}), page, line, 12, 12);
      out.list.append(card.list, {x, y});
      x += card.size.width;
      height = std::max(height, card.size.height);
    }
    out.size.width = std::max(out.size.width, x + 12);
    y += height;
  }
  out.size.height = y + 12;
  std::get<paint::FillRoundRect>(out.list.commands.front()).rect = {0, 0, out.size.width,
                                                                    out.size.height};
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : "build/shots";
  std::filesystem::create_directories(folder);
  const Result<catalog::Catalog> catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure);
  if (!catalog) return 1;
  const paint::FontSet fonts = paint::embedded_font_set();
  const auto images = pictures(fonts);
  const std::vector<CardMaker> all = makers(*catalog);
  paint::Painter painter(fonts, [&](std::string_view id) -> const Bitmap* {
    const auto found = images.find(id);
    return found == images.end() ? nullptr : &found->second;
  });
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Card card = sheet(all, posts(images), fonts, theme);
    for (const int scale : {1, 2}) {
      Bitmap pixels = Bitmap::blank(static_cast<int>(card.size.width) * scale,
                                    static_cast<int>(std::ceil(card.size.height)) * scale);
      painter.draw(card.list, static_cast<float>(scale), pixels);
      const std::vector<std::byte> png = media::encode_png(pixels, media::PngEffort::Fast);
      const std::string name = std::string("preview-") + (theme == Theme::Dark ? "dark" : "light") +
                               (scale == 2 ? "-2x" : "") + ".png";
      std::ofstream(folder / name, std::ios::binary)
          .write(reinterpret_cast<const char*>(png.data()),
                 static_cast<std::streamsize>(png.size()));
      std::println("{} {}x{}", name, pixels.width, pixels.height);
    }
  }
  return 0;
}
