#pragma once

// Posts and pictures as a clinic would have them, one post a language, for golden pictures and
// contact sheets. All of it is made up.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitmap.h"
#include "paint/painter.h"
#include "paint/text_layout.h"
#include "preview/card.h"

namespace bedside::preview {

using Pictures = std::map<std::string, Bitmap, std::less<>>;

struct Poster {
  int width, height;
  Color from, to;
  std::string_view title, subtitle;
};

// Words on a gradient with a sun and a hill.
inline Bitmap paint_poster(const paint::FontSet& fonts, const Poster& poster) {
  const auto w = static_cast<float>(poster.width), h = static_cast<float>(poster.height);
  paint::DisplayList list;
  list.add(paint::FillRoundRect{
      {0, 0, w, h}, 0, paint::LinearGradient{{0, 0}, {w, h}, {{0, poster.from}, {1, poster.to}}}});
  list.add(paint::FillRoundRect{
      {w * 0.62f, h * 0.1f, w * 0.26f, w * 0.26f}, w * 0.13f, Color{255, 255, 255, 46}});
  paint::Path hill;
  hill.move_to({0, h});
  hill.line_to({0, h * 0.86f});
  hill.cubic_to({w * 0.3f, h * 0.66f}, {w * 0.55f, h * 1.0f}, {w, h * 0.74f});
  hill.line_to({w, h});
  list.add(paint::FillPath{hill, Color{255, 255, 255, 40}});
  const Color white = rgb(0xffffff);
  const paint::StyledRun runs[] = {
      {poster.title, {w * 0.085f, paint::FontWeight::Bold, white, w * 0.1f, 0}},
      {"\n", {w * 0.03f, paint::FontWeight::Regular, white, w * 0.03f, 0}},
      {poster.subtitle, {w * 0.04f, paint::FontWeight::Regular, white, w * 0.055f, 0}}};
  const paint::TextLayout text = paint::layout(fonts, runs, {.width = w * 0.8f});
  paint::draw(list, text, {w * 0.08f, (h - text.size.height) / 2});
  Bitmap out = Bitmap::blank(poster.width, poster.height);
  paint::Painter(fonts).draw(list, 1, out);
  return out;
}

inline Pictures sample_pictures(const paint::FontSet& fonts) {
  Pictures out;
  const auto add = [&](std::string id, const Poster& poster) {
    out[std::move(id)] = paint_poster(fonts, poster);
  };
  add("walk", {864, 1080, rgb(0x0f766e), rgb(0x7dc4b4), "A 10-minute walk after dinner",
               "Blood sugar with and without a walk (sample figures)"});
  add("ward", {960, 540, rgb(0x46506a), rgb(0xa9b4c7), "Meet the night shift", ""});
  add("flu", {720, 720, rgb(0xb45309), rgb(0xf2c078), "Flu jabs", "From Monday"});
  add("hands", {640, 960, rgb(0x1e4b8f), rgb(0x8fb3e8), "Clean hands", "20 s"});
  add("clip", {540, 960, rgb(0x5b3a8e), rgb(0xc98fb6), "Three stretches", "for your shift"});
  return out;
}

inline CardPicture sample_picture(const std::string& id, const Pictures& all) {
  const Bitmap& picture = all.find(id)->second;
  return {id, picture.width, picture.height, 500, 500, true, 0};
}

inline CardInput sample_post(std::string language, std::string title, std::string text) {
  CardInput input;
  input.text = std::move(text);
  input.title = std::move(title);
  input.language = std::move(language);
  input.name = "St. Anna Clinic";
  input.handle = "stannaclinic";
  input.place = "Zutphen";
  return input;
}

// One in each of the six languages, with emoji, a link, tags, long words and blank lines.
inline std::vector<CardInput> sample_posts() {
  return {
      sample_post(
          "en", "A 10-minute walk after dinner: what it does for your blood sugar",
          "A 10-minute walk after dinner can lower your blood sugar. 🚶🏽‍♀️ It works "
          "for "
          "most "
          "people "
          "with type 2 diabetes, and it costs nothing.\nStart slowly. Ask your care team what is "
          "right for you.\n\nMore: https://www.example.org/diabetes/walking #DiabetesCare"),
      sample_post(
          "nl", "Griepprik: wie komt in aanmerking?",
          "Griepprik: wie komt in aanmerking? Mensen van 60 jaar en ouder krijgen een uitnodiging "
          "thuis. 💉 Vragen over uw arbeidsongeschiktheidsverzekeringsmaatschappij? Bel ons of "
          "kijk "
          "op https://www.example.org/griep #griepprik"),
      sample_post(
          "is", "Mýta eða staðreynd: sýklalyf virka á kvef",
          "Mýta eða staðreynd: sýklalyf virka á kvef. 🤧 Rangt! Veirur valda kvefi.\n"
          "Vaðlaheiðarvegavinnuverkfærageymsluskúrslyklakippuhringurinn er langt orð. #sýklalyf"),
      sample_post("ca", "Col·lecta de sang a l'hospital",
                  "Avui, col·lecta de sang a l'hospital 🩸👩🏽‍⚕️ Vine de 9 a 14 h! "
                  "#DonaSang"),
      sample_post(
          "id", "Cuci tangan pakai sabun: 4 langkah",
          "Cuci tangan pakai sabun selama 20 detik 🧼 sebelum makan dan setelah dari toilet.\n\n"
          "1. Basahi\n2. Gosok\n3. Bilas\n4. Keringkan\n#SehatBersama"),
      sample_post(
          "sw", "Nawa mikono kabla ya kula",
          "Nawa mikono kwa sabuni kabla ya kula. ❤️‍🔥 Muulize muuguzi wako leo kuhusu "
          "afya "
          "ya familia yako, na uwalete watoto wote kliniki. 🇰🇪"),
  };
}

// `post` with what suits the surface: a clip for a whole screen, a video for a player, pages for
// a document, else `count` pictures.
inline void attach(CardInput& post, std::string_view platform, const CardSurface& surface,
                   std::size_t count, const Pictures& all) {
  post.pictures.clear();
  const auto add = [&](const char* id) { post.pictures.push_back(sample_picture(id, all)); };
  if (surface.whole_screen) {
    add("clip");
  } else if (platform == "youtube" && surface.id == "video") {
    add("ward");
    post.pictures.back().seconds = 187;
  } else {
    const char* const ids[] = {"walk", "ward", "flu", "hands", "walk", "flu"};
    for (std::size_t i = 0; i < count && i < std::size(ids); ++i) add(ids[i]);
  }
}

inline LinkCard sample_link(const Pictures& all) {
  return {"Opening hours of the diabetes clinic, 2027",
          "When you can come by, how to make an appointment, and what to bring along.",
          "example.org", sample_picture("ward", all)};
}

}  // namespace bedside::preview
