#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paint/text_layout.h"
#include "platforms/platform.h"
#include "preview/card.h"
#include "preview/card_style.h"

namespace bedside::preview {

// What is drawn over pictures, in both themes.
inline constexpr Color white = rgb(0xffffff);
inline constexpr Color white_faint = {255, 255, 255, 115};

// Puts one card together from top to bottom.
class CardBuilder {
 public:
  CardBuilder(const platforms::Platform& platform, const CardSheet& sheet, const CardInput& input,
              const paint::FontSet& fonts, const CardOptions& options);

  Card build();

 private:
  struct Shown;  // the text as it is displayed

  // A text laid out up to its fold.
  struct Caption {
    std::string text;  // as it is displayed
    paint::TextLayout layout;
    std::vector<Rect> more;   // in the layout's coordinates
    std::vector<Rect> over;   // past the limit
    std::vector<Rect> lines;  // under entities
    bool more_below = false;  // the word for "more" comes on a line of its own
    float height = 0;         // with that line
  };

  void add(Part part);

  // card_header.cpp
  void add_header();
  void draw_avatar(Rect place);
  float draw_header_button(Rect row);
  void draw_header_lines(Point at, float width, float height);
  void draw_header_line(std::span<const HeaderSpan> spans, Point at, float width);
  std::vector<const std::vector<HeaderSpan>*> header_lines() const;
  float header_line_width() const;  // of the first
  std::string filled_in(std::string_view format) const;
  std::string_view time() const;

  // card_text.cpp
  void add_text();
  void add_title();
  void add_time();
  void add_button();
  Caption caption(float width);
  void put_caption(const Caption& caption, Point at);
  bool shows_title() const { return style_.text.of_title && !input_.title.empty(); }
  std::string_view said() const { return shows_title() ? input_.title : input_.text; }
  Shown shown_text() const;
  std::vector<paint::StyledRun> styled(const Shown& shown) const;
  paint::TextStyle more_style() const;
  platforms::Fold fold() const;
  void fold_by_characters(Shown& shown, std::size_t characters);
  std::string shortened(std::string_view link) const;
  std::string shown_entity(platforms::EntityType type, std::string_view part) const;
  std::size_t over_limit() const;

  // card_media.cpp
  void add_media();
  void add_pictures();
  void add_grid(Rect place);
  void add_strip();
  void add_document(Rect place);
  void add_count(Rect place);
  void add_place_holder();
  void draw_picture(const CardPicture& picture, Rect place);
  void draw_place_holder(Rect place, std::string_view key, Tone tone);
  void draw_words(const CardPicture& picture, Rect place, Rect seen);
  void draw_play(const CardPicture& picture, Rect place);
  void draw_pill(std::string_view text, Point at, float height, bool to_left);
  void draw_rest(Rect cell, std::size_t rest);
  Rect media_place(float ratio) const;

  // card_link.cpp
  void add_link(const LinkCard& link);
  void add_large_link(const LinkCard& link);
  void add_row_link(const LinkCard& link, float picture_width, float picture_height);
  void add_link_below(const LinkCard& link);

  // card_actions.cpp
  void add_actions();
  void draw_spread(Rect row);
  void draw_left(Rect row);
  void draw_labels(Rect row);
  void draw_pills(Rect row);
  float dots_width() const;
  void draw_dots(Rect row, Color on, Color off);
  float item_width(const ActionItem& item) const;
  void draw_item(const ActionItem& item, Point at, float height);
  void draw_button(std::string_view word, Rect place, bool outlined);

  // card_bubble.cpp
  void add_bubble();
  void add_chat_bar();

  // card_screen.cpp
  void add_screen();
  void draw_screen_picture(Rect screen);
  void draw_screen_top(Rect screen);
  void draw_tabs(Rect screen, float y);
  void draw_story_top(Rect screen);
  float draw_reply(Rect screen);
  void draw_rail(Rect screen, float bottom);
  float draw_sound(Rect screen, float bottom);
  void draw_caption(Rect screen, float bottom);
  void draw_story_text(Rect screen);
  bool has_caption() const;  // some stories show pictures alone: their texts may have no letter
  void draw_safe_zone(Rect screen);

  // Shared by all.
  Color color(Tone tone) const { return palette_[static_cast<std::size_t>(tone)]; }
  paint::TextStyle style_of(const TextSpec& spec) const;
  std::string_view word(std::string_view key) const { return sheet_.word(input_.language, key); }
  paint::TextLayout one_line(std::string_view text, const TextSpec& spec, float width) const;
  paint::TextLayout some_lines(std::string_view text, const TextSpec& spec, float width,
                               int lines) const;
  // Draws the layout; returns where its last glyph ends, spaces included.
  float put(const paint::TextLayout& layout, Point at, std::string_view text);

  const platforms::Platform& platform_;
  const CardSheet& sheet_;
  const CardStyle& style_;
  const CardInput& input_;
  const paint::FontSet& fonts_;
  const CardOptions& options_;
  const Palette& palette_;
  std::string surface_;  // whose limit and fold hold
  float width_ = 0;
  float left_ = 0;   // of what is not from edge to edge
  float inner_ = 0;  // its width
  float y_ = 0;      // where the next part begins
  Card card_;
};

}  // namespace bedside::preview
