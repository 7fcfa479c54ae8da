#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace bedside::model {

struct Content;
struct Picture;

// A place in a picture, in ten-thousandths of its width and height, so that it stays right when the
// picture is scaled: {0, 0, 10000, 10000} is all of it. Whole numbers give the same bytes in every
// home.
struct PictureBox {
  static constexpr int whole = 10'000;
  static constexpr int least = 100;  // a hundredth: smaller ones cannot be seen or taken hold of

  int x = 0;
  int y = 0;
  int width = whole;
  int height = whole;

  int right() const { return x + width; }
  int bottom() const { return y + height; }
  bool operator==(const PictureBox&) const = default;
};

// The nearest box that is at least `least` large and lies within the picture.
PictureBox fitted(PictureBox box);

// Words that stand in a picture, and where: typed by a person, or set there by whoever drew it.
struct PictureText {
  static constexpr std::size_t most_bytes = 4000;
  static constexpr std::size_t most = 100;  // of one picture

  PictureBox box;
  std::string text;  // UTF-8 in NFC, lines as in the picture

  bool operator==(const PictureText&) const = default;
};

// All words of a picture as one text, which rules read as one: what is missing beside one of them
// may stand in another. Empty ones are left out; an empty line stands between two.
std::string words_in(const Picture& picture);
// Where the text with this index stands in words_in; nothing when it is empty or not there.
std::optional<TextSpan> words_span(const Picture& picture, std::size_t text);
// The index of the text that all of `span` of words_in stands in.
std::optional<std::size_t> words_at(const Picture& picture, TextSpan span);

// Names of the texts of a draft, as findings and dismissals have them. Pictures count from 1, as
// people do.
//
//   post.text          the shared text            post.text@x      the variant of a platform
//   post.first_comment                            link.title, link.description
//   media.alt@1.nl     Dutch alternative text of the first picture; media.alt@1 is the picture
//   itself media.text@1       the words in it
std::string alt_field(std::size_t picture, std::string_view language = {});
std::string words_field(std::size_t picture);

// Which picture a field is of.
struct PictureField {
  std::size_t picture = 0;  // index, from 0
  bool words = false;       // media.text, else media.alt
  std::string_view language;
};
std::optional<PictureField> picture_field(std::string_view field);

// The text called `field`, "" when there is none.
std::string text_of(const Content& content, std::string_view field);
// Puts `with` in the place of `span` of that text. False, and nothing is changed, when the text is
// not there, too short, or `span` reaches over two texts of a picture.
bool replace_in(Content& content, std::string_view field, TextSpan span, std::string_view with);

}  // namespace bedside::model
