// What the post says, up to the fold.

#include <algorithm>
#include <iterator>

#include "lang/segment.h"
#include "platforms/count.h"
#include "preview/card_builder.h"

namespace bedside::preview {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

// The text with the account's name before it and links as the platform shows them. Pieces say
// which bytes stand for which bytes of the post.
struct CardBuilder::Shown {
  struct Piece {
    TextSpan shown;
    TextSpan source;
    bool colored = false;
  };
  std::string text;
  std::vector<Piece> pieces;
  std::size_t prefix = 0;          // bytes of the account's name
  std::size_t characters_end = 0;  // source byte where a fold by characters cut; 0: none
  std::size_t word = 0;            // where the word for "more" begins, when it is in `text`

  std::size_t source_of(std::size_t at) const {
    for (const Piece& piece : pieces) {
      if (at < piece.shown.begin) return piece.source.begin;
      if (at >= piece.shown.end) continue;
      const bool same = piece.shown.size() == piece.source.size();
      return same ? piece.source.begin + at - piece.shown.begin : piece.source.begin;
    }
    return pieces.empty() ? 0 : pieces.back().source.end;
  }
  std::size_t shown_at(std::size_t source) const {
    for (const Piece& piece : pieces) {
      if (source >= piece.source.end) continue;
      const bool same = piece.shown.size() == piece.source.size();
      return same && source >= piece.source.begin ? piece.shown.begin + source - piece.source.begin
                                                  : piece.shown.begin;
    }
    return text.size();
  }
};

std::string CardBuilder::shortened(std::string_view link) const {
  if (!style_.text.link_scheme) {
    const std::size_t scheme = link.find("://");
    if (scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
    if (link.size() > 1 && link.ends_with('/')) link.remove_suffix(1);
  }
  const std::size_t most = style_.text.link_characters;
  if (most == 0 || lang::grapheme_count(link) <= most) return std::string(link);
  std::size_t end = 0;
  for (std::size_t i = 0; i < most; ++i) end = lang::next_grapheme(link, end);
  return std::string(link.substr(0, end)) + "…";
}

std::string CardBuilder::shown_entity(platforms::EntityType type, std::string_view part) const {
  if (type == platforms::EntityType::Url) return shortened(part);
  // A picked account, "@[Name](address)", shows as its name.
  const std::size_t end = part.find(']');
  if (part.starts_with("@[") && end != std::string_view::npos)
    return std::string(part.substr(2, end - 2));
  return std::string(part);
}

CardBuilder::Shown CardBuilder::shown_text() const {
  const std::string_view text = said();
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;

  Shown out;
  if (style_.text.handle_first && !input_.handle.empty()) {
    out.text = input_.handle + " ";
    out.prefix = out.text.size();
  }
  const auto add = [&](TextSpan source, std::string_view shown, bool colored) {
    if (source.empty()) return;
    out.pieces.push_back({{out.text.size(), out.text.size() + shown.size()}, source, colored});
    out.text += shown;
  };
  std::size_t at = begin;
  for (const platforms::Entity& entity : platforms::count(text, platform_, surface_).entities) {
    if (entity.span.begin < at || entity.span.end > end) continue;
    const std::string_view part = text.substr(entity.span.begin, entity.span.size());
    add({at, entity.span.begin}, text.substr(at, entity.span.begin - at), false);
    const bool colored = std::ranges::contains(style_.text.colored, entity.type);
    add(entity.span, shown_entity(entity.type, part), colored);
    at = entity.span.end;
  }
  add({at, end}, text.substr(at, end - at), false);
  return out;
}

// Cuts the shown text after so many characters of the post and puts the word for more there.
void CardBuilder::fold_by_characters(Shown& shown, std::size_t characters) {
  const std::string_view body = std::string_view(shown.text).substr(shown.prefix);
  if (lang::grapheme_count(body) <= characters) return;
  std::size_t end = 0;
  for (std::size_t i = 0; i < characters; ++i) end = lang::next_grapheme(body, end);
  while (end > 0 && is_blank(body[end - 1])) --end;
  const std::size_t cut = shown.prefix + end;
  shown.characters_end = shown.source_of(cut);
  shown.text.resize(cut);
  while (!shown.pieces.empty() && shown.pieces.back().shown.begin >= cut) shown.pieces.pop_back();
  if (!shown.pieces.empty()) shown.pieces.back().shown.end = cut;
  shown.text += style_.text.more_dots;
  shown.word = shown.text.size();
  if (!style_.text.more_below) shown.text += word("more");
}

// First byte of the text that is past the platform's limit; `none` when it is within.
std::size_t CardBuilder::over_limit() const {
  const std::string_view text = said();
  const auto fits = [&](std::size_t end) {
    const platforms::Count count = platforms::count(text.substr(0, end), platform_, surface_);
    return count.limit == 0 || count.length <= count.limit;
  };
  if (fits(text.size())) return none;
  const std::vector<std::size_t> ends = lang::boundaries(text, lang::Boundary::Grapheme);
  // A longer beginning is never shorter in any unit, links aside, which are taken whole.
  const auto first = std::ranges::partition_point(ends, fits);
  return first == ends.begin() ? 0 : *std::prev(first);
}

// The shown text in its styles: name, text and entities, and the word for "more" where
// fold_by_characters put it.
std::vector<paint::StyledRun> CardBuilder::styled(const Shown& shown) const {
  const paint::TextStyle plain = style_of(style_.text.spec);
  paint::TextStyle link = plain, name = plain;
  link.color = color(Tone::Link);
  if (style_.layout == Layout::Vertical) {
    link.color = plain.color;  // on a picture, by weight alone
    link.weight = paint::FontWeight::SemiBold;
  }
  name.weight = paint::FontWeight::SemiBold;
  const std::string_view all = shown.text;
  std::vector<paint::StyledRun> runs;
  if (shown.prefix > 0) runs.push_back({all.substr(0, shown.prefix), name});
  std::size_t end = shown.prefix;
  for (const Shown::Piece& piece : shown.pieces) {
    runs.push_back(
        {all.substr(piece.shown.begin, piece.shown.size()), piece.colored ? link : plain});
    end = piece.shown.end;
  }
  if (shown.word > end) runs.push_back({all.substr(end, shown.word - end), plain});
  if (shown.word > 0) runs.push_back({all.substr(shown.word), more_style()});
  return runs;
}

paint::TextStyle CardBuilder::more_style() const {
  paint::TextStyle style = style_of(style_.text.spec);
  style.color = color(style_.text.more_tone);
  style.weight = style_.text.more_weight;
  return style;
}

platforms::Fold CardBuilder::fold() const {
  const platforms::Surface* surface = platform_.surface(surface_);
  if (surface == nullptr || options_.expanded) return {};
  platforms::Fold fold = surface->fold;
  if (width_ >= style_.desktop_width && fold.desktop_lines > 0) fold.lines = fold.desktop_lines;
  return fold;
}

CardBuilder::Caption CardBuilder::caption(float width) {
  Caption out;
  Shown shown = shown_text();
  if (shown.pieces.empty()) return out;
  const platforms::Fold fold = this->fold();
  // Lines decide where they are known.
  if (fold.lines == 0 && fold.characters > 0)
    fold_by_characters(shown, static_cast<std::size_t>(fold.characters));

  const TextStyle& text = style_.text;
  const paint::StyledRun label[] = {{text.more_dots, style_of(text.spec)},
                                    {word("more"), more_style()}};
  const std::vector<std::size_t> breaks = lang::boundaries(shown.text, lang::Boundary::Line);
  out.layout = paint::layout(fonts_, styled(shown),
                             {.width = width,
                              .max_lines = fold.lines,
                              .alignment = paint::Alignment::Start,
                              .more = text.more_below ? std::span<const paint::StyledRun>() : label,
                              .line_breaks = std::span(breaks).subspan(1)});
  const std::size_t over = over_limit();
  if (over != none)
    out.over = paint::rects_of(out.layout, {shown.shown_at(over), shown.text.size()});
  if (text.underlined_in_dark && options_.theme == Theme::Dark)
    for (const Shown::Piece& piece : shown.pieces)
      if (piece.colored)
        std::ranges::move(paint::rects_of(out.layout, piece.shown), std::back_inserter(out.lines));
  std::optional<std::size_t> cut;
  if (out.layout.cut) cut = shown.source_of(*out.layout.cut);
  if (shown.characters_end > 0) cut = shown.characters_end;
  if (!shows_title()) card_.fold = cut;
  out.more = shown.word > 0 ? paint::rects_of(out.layout, {shown.word, shown.text.size()})
                            : out.layout.more_rects;
  out.more_below = cut && text.more_below;
  out.height = out.layout.size.height + (out.more_below ? text.spec.line : 0);
  out.text = std::move(shown.text);
  return out;
}

void CardBuilder::put_caption(const Caption& caption, Point at) {
  const auto moved = [&](Rect rect) {
    return Rect{rect.x + at.x, rect.y + at.y, rect.width, rect.height};
  };
  for (const Rect& rect : caption.over)
    card_.list.add(paint::FillRoundRect{moved(rect), 2, color(Tone::Over)});
  put(caption.layout, at, caption.text);
  // Capitals stand in the middle of their line and are some 0.73 em high.
  const TextSpec& letters = style_.text.spec;
  const float below_letters = std::round((letters.line + letters.size * 0.73f) / 2 + 2);
  for (const Rect& rect : caption.lines)
    card_.list.add(paint::FillRoundRect{
        {rect.x + at.x, rect.y + at.y + below_letters, rect.width, 1}, 0, color(Tone::Link)});
  for (const Rect& rect : caption.more) card_.more.push_back(moved(rect));
  if (!caption.more_below) return;
  TextSpec spec = style_.text.spec;
  spec.tone = style_.text.more_tone;
  spec.weight = style_.text.more_weight;
  const paint::TextLayout layout = one_line(word("more"), spec, inner_);
  const Point below{at.x, at.y + caption.layout.size.height};
  put(layout, below, word("more"));
  card_.more.push_back({below.x, below.y, layout.size.width, layout.size.height});
}

void CardBuilder::add_text() {
  const float padding = style_.text.box_padding;
  const Caption caption = this->caption(inner_ - 2 * padding);
  if (caption.height <= 0) return;
  y_ += style_.text.top;
  const Rect box{left_, y_, inner_, caption.height + 2 * padding};
  if (padding > 0)
    card_.list.add(paint::FillRoundRect{box, style_.text.box_radius, color(Tone::Fill)});
  put_caption(caption, {left_ + padding, y_ + padding});
  y_ = box.bottom();
}

void CardBuilder::add_title() {
  const TitleStyle& title = style_.title;
  if (input_.title.empty()) return;
  y_ += title.top;
  const paint::TextLayout layout = some_lines(input_.title, title.spec, inner_, title.lines);
  put(layout, {left_, y_}, input_.title);
  y_ += layout.size.height;
}

void CardBuilder::add_time() {
  const std::string text = filled_in(style_.time_format);
  if (text.empty()) return;
  y_ += style_.time_top;
  const paint::TextLayout layout = one_line(text, style_.time, inner_);
  put(layout, {left_, y_}, text);
  y_ += layout.size.height;
}

// The word that leads to the link.
void CardBuilder::add_button() {
  if (!input_.link) return;
  constexpr float above = 10;
  const paint::TextLayout layout = one_line(word("button"), style_.button, inner_);
  put(layout, {left_, y_ + above}, word("button"));
  y_ += layout.size.height + above;
}

}  // namespace bedside::preview
