#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paint/text_layout.h"
#include "platforms/platform.h"
#include "preview/card.h"
#include "preview/card_style.h"

namespace bedside::preview {

// Puts one card together from top to bottom.
class CardBuilder {
 public:
  CardBuilder(const platforms::Platform& platform, const CardStyle& style, const CardInput& input,
              const paint::FontSet& fonts, const CardOptions& options);

  Card build();

 private:
  struct Shown;  // the text as it is displayed

  // card_header.cpp
  void add_header();
  void draw_avatar(Rect place);
  void draw_header_line(std::span<const HeaderSpan> spans, Point at, float width);
  std::string filled_in(std::string_view format) const;
  std::string_view time() const;

  // card_text.cpp
  void add_text();
  Shown shown_text() const;
  std::vector<paint::StyledRun> styled(const Shown& shown) const;
  paint::TextStyle more_style() const;
  platforms::Fold fold() const;
  void fold_by_characters(Shown& shown, std::size_t characters);
  std::string shortened(std::string_view link) const;
  std::string shown_entity(platforms::EntityType type, std::string_view part) const;
  void draw_over_limit(const Shown& shown, const paint::TextLayout& layout, Point at,
                       std::size_t over);
  void add_more_below();
  std::size_t over_limit() const;
  void add_time();

  // card_media.cpp
  void add_media();
  void add_pictures();
  void add_grid(Rect place);
  void add_carousel(Rect place);
  void add_place_holder();
  void draw_picture(const CardPicture& picture, Rect place);
  void draw_rest(Rect cell, std::size_t rest);
  Rect media_place(float ratio) const;

  // card_link.cpp
  void add_link(const LinkCard& link);
  void add_large_link(const LinkCard& link);
  void add_row_link(const LinkCard& link, float picture_width, float picture_height);

  // card_actions.cpp
  void add_actions();
  void draw_spread(Rect row);
  void draw_left(Rect row);
  void draw_labels(Rect row);
  void draw_dots(Rect row);
  float item_width(const ActionItem& item) const;
  void draw_item(const ActionItem& item, Point at, float height);

  // Shared by all.
  Color color(Tone tone) const { return palette_[static_cast<std::size_t>(tone)]; }
  paint::TextStyle style_of(const TextSpec& spec) const;
  std::string_view word(std::string_view key) const { return style_.word(input_.language, key); }
  paint::TextLayout one_line(std::string_view text, const TextSpec& spec, float width) const;
  paint::TextLayout some_lines(std::string_view text, const TextSpec& spec, float width,
                               int lines) const;
  // Draws the layout; returns where its last glyph ends, spaces included.
  float put(const paint::TextLayout& layout, Point at, std::string_view text);

  const platforms::Platform& platform_;
  const CardStyle& style_;
  const CardInput& input_;
  const paint::FontSet& fonts_;
  const CardOptions& options_;
  const Palette& palette_;
  float width_ = 0;
  float left_ = 0;   // of what is not from edge to edge
  float inner_ = 0;  // its width
  float y_ = 0;      // where the next part begins
  Card card_;
};

}  // namespace bedside::preview
