#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/geometry.h"
#include "model/picture_text.h"
#include "paint/display_list.h"
#include "paint/font.h"
#include "platforms/platform.h"

namespace bedside::preview {

enum class Theme : std::uint8_t { Light, Dark };

// A picture of the post, a frame of a video, or a page of a document. `id` is what the painter's
// image source is asked for.
struct CardPicture {
  std::string id;
  int width = 0;  // pixels
  int height = 0;
  int focal_x = 500;  // permille of the width and height that a crop keeps in view
  int focal_y = 500;
  bool described = false;                // it has an alternative text
  int seconds = 0;                       // length of the video it is a frame of; 0: a still picture
  std::vector<model::PictureBox> words;  // where words stand in it; marked with the safe zones
};

// What a link of the post leads to, as typed by a person: nothing is fetched.
struct LinkCard {
  std::string title;
  std::string description;
  std::string domain;
  std::optional<CardPicture> picture;
};

// What a post shows. Nothing is invented: an empty value leaves its place out.
struct CardInput {
  std::string text;      // UTF-8 in NFC
  std::string title;     // of a video, a Pin, a document
  std::string name;      // "St. Anna Clinic"
  std::string handle;    // without @
  std::string place;     // "Zutphen"
  std::string time;      // empty: the platform's word for now
  std::string avatar;    // picture id; empty: the initials of `name`
  std::string language;  // of the words on the card: "nl"; unknown ones fall back to English
  std::vector<CardPicture> pictures;
  std::optional<LinkCard> link;  // shown only without pictures
};

struct CardOptions {
  std::string_view surface;  // id of a CardSurface; empty: the first
  Theme theme = Theme::Light;
  float width = 0;          // CSS pixels; 0: that of a phone
  bool expanded = false;    // all of the text, as after a click on "more"
  bool safe_zones = false;  // marks what a whole-screen surface covers
};

// A surface of the platform that has a preview.
struct CardSurface {
  std::string_view id;  // "reel"; the platform's file has its name
  float phone_width = 0;
  float desktop_width = 0;
  bool whole_screen = false;  // 9:16 from edge to edge, with safe zones
};

// A post as a platform's feed would draw it, its corners square and without a border: whoever
// shows it frames it.
struct Card {
  paint::DisplayList list;
  Size size;
  std::optional<std::size_t> fold;  // byte of the text where "more" cuts it off
  std::vector<Rect> more;           // where the word for "more" stands
  std::vector<Rect> pictures;       // where pictures stand, in their order
  std::optional<Rect> safe;         // what a whole-screen surface leaves uncovered
  std::size_t missing = 0;          // characters without a glyph
};

struct CardSheet;

// Draws cards of one platform from the `preview` part of its file. The drawing is our own: no
// logo, no copied icon, no invented count.
class CardMaker {
 public:
  // AssetInvalid, UnknownKey or MissingValue, with the place in the file; AssetMissing when the
  // platform has no preview.
  static Result<CardMaker> create(const platforms::Platform& platform);
  ~CardMaker();
  CardMaker(CardMaker&&) noexcept;
  CardMaker& operator=(CardMaker&&) noexcept;

  // The same list for the same input, in every home. Linear in the text.
  Card make(const CardInput& input, const paint::FontSet& fonts,
            const CardOptions& options = {}) const;

  // In the order of the file, one at least. Their ids live as long as this object.
  std::span<const CardSurface> surfaces() const { return surfaces_; }
  // The surface called `id`; "reel.title" is a part of "reel". The first one for others.
  const CardSurface& surface(std::string_view id = {}) const;

  Color background(Theme theme) const;  // of the card
  Color page(Theme theme) const;        // of the feed around it
  Color border(Theme theme) const;

 private:
  CardMaker(platforms::Platform platform, std::unique_ptr<CardSheet> sheet);

  platforms::Platform platform_;
  std::unique_ptr<CardSheet> sheet_;
  std::vector<CardSurface> surfaces_;
};

// `card` on a margin of the page's colour with rounded corners and a hairline, for pictures that
// stand alone.
Card framed(const Card& card, Color page, Color line, float margin, float radius);

}  // namespace bedside::preview
