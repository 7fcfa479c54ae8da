#include "preview/card.h"

#include <algorithm>
#include <string>
#include <utility>

#include "preview/card_builder.h"
#include "preview/card_style.h"

namespace bedside::preview {

CardMaker::CardMaker(platforms::Platform platform, std::unique_ptr<CardSheet> sheet)
    : platform_(std::move(platform)), sheet_(std::move(sheet)) {
  for (const CardStyle& style : sheet_->surfaces)
    surfaces_.push_back(
        {style.surface, style.phone_width, style.desktop_width, style.layout == Layout::Vertical});
}
CardMaker::~CardMaker() = default;
CardMaker::CardMaker(CardMaker&&) noexcept = default;
CardMaker& CardMaker::operator=(CardMaker&&) noexcept = default;

Result<CardMaker> CardMaker::create(const platforms::Platform& platform) {
  const std::string place = "platforms/" + platform.id + ".json#/preview";
  if (!platform.preview) return fail(ErrorCode::AssetMissing, place, "the platform has no preview");
  Diagnostics diagnostics;
  auto sheet = std::make_unique<CardSheet>(
      read_card_sheet(json::Fields(*platform.preview, place, diagnostics), platform, diagnostics));
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return CardMaker(platform, std::move(sheet));
}

Card CardMaker::make(const CardInput& input, const paint::FontSet& fonts,
                     const CardOptions& options) const {
  return CardBuilder(platform_, *sheet_, input, fonts, options).build();
}

const CardSurface& CardMaker::surface(std::string_view id) const {
  return surfaces_[static_cast<std::size_t>(&sheet_->style(id) - sheet_->surfaces.data())];
}

Color CardMaker::background(Theme theme) const {
  return sheet_->color(theme == Theme::Dark, Tone::Background);
}
Color CardMaker::page(Theme theme) const { return sheet_->color(theme == Theme::Dark, Tone::Page); }
Color CardMaker::border(Theme theme) const {
  return sheet_->color(theme == Theme::Dark, Tone::Border);
}

CardBuilder::CardBuilder(const platforms::Platform& platform, const CardSheet& sheet,
                         const CardInput& input, const paint::FontSet& fonts,
                         const CardOptions& options)
    : platform_(platform),
      sheet_(sheet),
      style_(sheet.style(options.surface)),
      input_(input),
      fonts_(fonts),
      options_(options),
      palette_(options.theme == Theme::Dark ? sheet.dark : sheet.light),
      surface_(style_.surface) {
  width_ = options.width > 0 ? options.width : style_.phone_width;
  left_ = style_.padding_x + (style_.column ? style_.header.avatar + style_.header.gap : 0);
  inner_ = std::max(1.0f, width_ - left_ - style_.padding_x);
  if (shows_title() && platform.surface(surface_ + ".title") != nullptr) surface_ += ".title";
}

Card CardBuilder::build() {
  // Its height is known at the end.
  card_.list.add(paint::FillRoundRect{{0, 0, width_, 0}, 0, color(Tone::Background)});
  y_ = style_.padding_top;
  switch (style_.layout) {
    case Layout::Feed:
      for (const Part part : style_.order) add(part);
      if (style_.column) y_ = std::max(y_, style_.padding_top + style_.header.avatar);
      break;
    case Layout::Bubble:
      add_bubble();
      break;
    case Layout::Vertical:
      add_screen();
      break;
  }
  card_.size = {width_, y_ + style_.padding_bottom};
  std::get<paint::FillRoundRect>(card_.list.commands.front()).rect.height = card_.size.height;
  return std::move(card_);
}

void CardBuilder::add(Part part) {
  switch (part) {
    case Part::Header:
      return add_header();
    case Part::Title:
      return add_title();
    case Part::Text:
      return add_text();
    case Part::Media:
      return add_media();
    case Part::Actions:
      return add_actions();
    case Part::Time:
      return add_time();
    case Part::Button:
      return add_button();
  }
}

paint::TextStyle CardBuilder::style_of(const TextSpec& spec) const {
  return {spec.size, spec.weight, color(spec.tone), spec.line, style_.tracking * spec.size};
}

paint::TextLayout CardBuilder::one_line(std::string_view text, const TextSpec& spec,
                                        float width) const {
  const paint::StyledRun run{text, style_of(spec)};
  const paint::StyledRun dots{"…", style_of(spec)};
  // No place to break: what does not fit is cut within a word.
  const std::size_t breaks[] = {text.size()};
  return paint::layout(
      fonts_, std::span(&run, 1),
      {.width = width, .max_lines = 1, .more = std::span(&dots, 1), .line_breaks = breaks});
}

paint::TextLayout CardBuilder::some_lines(std::string_view text, const TextSpec& spec, float width,
                                          int lines) const {
  const paint::StyledRun run{text, style_of(spec)};
  const paint::StyledRun dots{"…", style_of(spec)};
  return paint::layout(fonts_, std::span(&run, 1),
                       {.width = width, .max_lines = lines, .more = std::span(&dots, 1)});
}

float CardBuilder::put(const paint::TextLayout& layout, Point at, std::string_view text) {
  card_.missing += layout.missing;
  paint::draw(card_.list, layout, at, text);
  float end = at.x;
  for (const paint::PlacedRun& run : layout.runs)
    for (const paint::PlacedGlyph& glyph : run.glyphs)
      end = std::max(end, at.x + glyph.x + glyph.advance);
  return end;
}

Card framed(const Card& card, Color page, Color line, float margin, float radius) {
  Card out = card;
  const Rect place{margin, margin, card.size.width, card.size.height};
  out.size = {card.size.width + 2 * margin, card.size.height + 2 * margin};
  out.list = {};
  out.list.add(paint::FillRoundRect{{0, 0, out.size.width, out.size.height}, 0, page});
  out.list.add(paint::PushClip{place, radius});
  out.list.append(card.list, {margin, margin});
  out.list.add(paint::PopClip{});
  out.list.add(paint::StrokeRoundRect{place, radius, 1, line});
  for (std::vector<Rect>* rects : {&out.more, &out.pictures})
    for (Rect& rect : *rects) rect.x += margin, rect.y += margin;
  return out;
}

}  // namespace bedside::preview
