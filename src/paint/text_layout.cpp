#include "paint/text_layout.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "base/utf8.h"
#include "paint/bidi.h"
#include "paint/face.h"
#include "paint/shape.h"

namespace bedside::paint {

namespace {

// Rounding of sums must not wrap a line that was measured to fit.
constexpr float slack = 0.01f;

// Glyphs [first, last) of a word, set in one style, on a line.
struct Item {
  const ShapedWord* word = nullptr;
  std::size_t style = 0;  // index of the run
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t word_begin = 0;  // clusters of the word count from here
  float advance = 0;
  float space = 0;  // part of `advance` that vanishes at the end of a line
  bool right_to_left = false;
};

struct Line {
  std::vector<Item> items;
  std::size_t begin = 0;
  std::size_t end = 0;
  float width = 0;  // all items, spaces included

  float trailing_space() const {
    float space = 0;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      space += item->space;
      if (item->space < item->advance) break;
    }
    return space;
  }
};

// Marks, which stand on the letter before them, get no space of their own.
float advance_of(const ShapedGlyph& glyph, const TextStyle& style) {
  return glyph.advance * style.size + (glyph.advance > 0 ? style.letter_spacing : 0);
}

std::size_t newline_size(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return 1;
  if (text[at] == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (text.substr(at, 3) == "\xE2\x80\xA8") return 3;
  return 0;
}

// True where a cluster of the glyphs begins, so that the word may be cut before glyph `index`.
bool cluster_begins(const ShapedWord& word, std::size_t index) {
  return index == 0 || index == word.glyphs.size() ||
         word.glyphs[index].cluster > word.glyphs[index - 1].cluster;
}

// Breaks styled text into lines of items. `more` is laid out by the same code as its own text.
class LineBreaker {
 public:
  LineBreaker(const FontSet& fonts, std::span<const StyledRun> runs, std::string_view text,
              const Bidi& bidi, const LayoutOptions& options)
      : shaper_(fonts.shaper()), runs_(runs), text_(text), bidi_(bidi), options_(options) {}

  std::vector<Line> break_all() {
    begin_line(0);
    std::size_t at = 0;
    std::size_t run = 0;
    std::size_t run_end = runs_.empty() ? 0 : runs_[0].text.size();
    while (at < text_.size() && !full()) {
      if (const std::size_t newline = newline_size(text_, at)) {
        at += newline;
        end_line(at);
        continue;
      }
      const std::size_t end = next_break(at);
      segment_.clear();
      while (at < end) {
        while (run_end <= at) run_end += runs_[++run].text.size();
        const std::size_t piece_end = bidi_.same_way(at, std::min(end, run_end));
        segment_.push_back(item(at, piece_end, run));
        at = piece_end;
      }
      place_segment();
    }
    if (!full()) lines_.back().end = text_.size();
    return std::move(lines_);
  }

 private:
  // One line more than allowed is enough to know that the text must be cut.
  bool full() const {
    return options_.max_lines > 0 && lines_.size() > static_cast<std::size_t>(options_.max_lines);
  }

  void begin_line(std::size_t at) {
    lines_.emplace_back();
    lines_.back().begin = lines_.back().end = at;
  }

  void end_line(std::size_t at) {
    lines_.back().end = at;
    begin_line(at);
  }

  // End of the stretch of text from `at` within which no line may begin.
  std::size_t next_break(std::size_t at) {
    if (!options_.line_breaks.empty()) {
      const auto breaks = options_.line_breaks;
      while (next_ < breaks.size() && breaks[next_] <= at) ++next_;
      const std::size_t limit = next_ < breaks.size() ? breaks[next_] : text_.size();
      return find_newline(at, limit);
    }
    const std::size_t limit = find_newline(at, text_.size());
    std::size_t end = at;
    while (end < limit && text_[end] != ' ' && text_[end] != '-') ++end;
    while (end < limit && (text_[end] == ' ' || text_[end] == '-')) ++end;
    return end;
  }

  std::size_t find_newline(std::size_t at, std::size_t limit) const {
    while (at < limit && newline_size(text_, at) == 0) ++at;
    return at;
  }

  Item item(std::size_t begin, std::size_t end, std::size_t run) {
    const TextStyle& style = runs_[run].style;
    const bool from_right = bidi_.right_to_left(begin);
    const ShapedWord& word =
        shaper_.shape(text_.substr(begin, end - begin), style.weight, from_right);
    Item out{&word,     run, begin, end, 0, word.glyphs.size(), begin, 0, word.space * style.size,
             from_right};
    out.advance =
        word.advance * style.size + style.letter_spacing * static_cast<float>(word.spaced);
    return out;
  }

  void place_segment() {
    float width = 0;
    float space = 0;
    for (const Item& item : segment_) {
      width += item.advance;
      space = item.space < item.advance ? item.space : space + item.space;
    }
    Line& line = lines_.back();
    if (line.width + width - space > options_.width + slack) {
      if (!line.items.empty()) end_line(segment_.front().begin);
      if (width - space > options_.width + slack) return place_in_parts();
    }
    for (const Item& item : segment_) add(item);
  }

  void add(const Item& item) {
    Line& line = lines_.back();
    line.items.push_back(item);
    line.width += item.advance;
    line.end = item.end;
  }

  // A segment wider than a line: as many characters as fit on each, one at least.
  void place_in_parts() {
    for (Item rest : segment_) {
      while (rest.first < rest.last) {
        const float room = options_.width - lines_.back().width;
        Item part = prefix(rest, room, lines_.back().items.empty());
        if (part.last > part.first) add(part);
        if (part.last == rest.last) break;
        if (full()) return;
        end_line(part.end);
        rest.begin = part.end;
        rest.first = part.last;
        rest.advance -= part.advance;
      }
    }
  }

  // The part of `item` that is at most `room` wide; with `some`, one character at least.
  Item prefix(const Item& item, float room, bool some) const {
    const ShapedWord& word = *item.word;
    const TextStyle& style = runs_[item.style].style;
    Item part = item;
    part.last = item.first;
    part.end = item.begin;
    part.advance = 0;
    float advance = 0;
    for (std::size_t i = item.first; i < item.last; ++i) {
      advance += advance_of(word.glyphs[i], style);
      if (!cluster_begins(word, i + 1)) continue;
      const bool last = i + 1 == item.last;
      const float visible = last ? advance - item.space : advance;
      if (visible > room + slack && !(some && part.last == item.first)) break;
      part.last = i + 1;
      part.advance = advance;
      part.end = last ? item.end : item.word_begin + word.glyphs[i + 1].cluster;
    }
    part.space = part.last == item.last ? item.space : 0;
    return part;
  }

  Shaper& shaper_;
  std::span<const StyledRun> runs_;
  std::string_view text_;
  const Bidi& bidi_;
  const LayoutOptions& options_;
  std::vector<Line> lines_;
  std::vector<Item> segment_;
  std::size_t next_ = 0;
};

std::string joined(std::span<const StyledRun> runs) {
  std::string text;
  for (const StyledRun& run : runs) text += run.text;
  return text;
}

// Cuts the last kept line so that `more_width` fits behind it.
class Cutter {
 public:
  Cutter(std::span<const StyledRun> runs, std::string_view text, const LayoutOptions& options)
      : runs_(runs), text_(text), options_(options) {}

  // Lines past the limit go; blank lines before the cut go too, so that the label never stands
  // alone. Returns where the text was cut.
  std::size_t cut(std::vector<Line>& lines, float more_width) const {
    lines.resize(static_cast<std::size_t>(options_.max_lines));
    while (lines.size() > 1 && lines.back().items.empty()) lines.pop_back();
    Line& line = lines.back();
    if (options_.more.empty()) return line.end;
    drop_space(line);
    while (!line.items.empty() && line.width + more_width > options_.width + slack) {
      drop_one(line);
      drop_space(line);
    }
    return line.end;
  }

 private:
  // Leaves out the last character or, with Cut::Word, the last word.
  void drop_one(Line& line) const {
    const bool word = options_.cut == Cut::Word;
    do {
      drop_character(line);
    } while (word && !line.items.empty() && !ends_in_space(line));
  }

  bool ends_in_space(const Line& line) const {
    const CodePoint cp = decode_utf8_before(text_, line.items.back().end);
    return cp.value == ' ' || cp.value == 0x3000;
  }

  void drop_space(Line& line) const {
    while (!line.items.empty() && ends_in_space(line)) drop_character(line);
  }

  void drop_character(Line& line) const {
    Item& item = line.items.back();
    const TextStyle& style = runs_[item.style].style;
    float dropped = 0;
    std::size_t cluster = 0;
    do {
      --item.last;
      const ShapedGlyph& glyph = item.word->glyphs[item.last];
      dropped += advance_of(glyph, style);
      cluster = glyph.cluster;
    } while (item.last > item.first && !cluster_begins(*item.word, item.last));
    item.end = item.word_begin + cluster;
    item.advance -= dropped;
    item.space = std::max(0.0f, item.space - dropped);
    line.width -= dropped;
    line.end = item.end;
    if (item.first == item.last) line.items.pop_back();
    if (line.items.empty()) line.width = 0;
  }

  std::span<const StyledRun> runs_;
  std::string_view text_;
  const LayoutOptions& options_;
};

// Turns lines of items into the finished layout.
class Placer {
 public:
  Placer(const FontSet& fonts, const Bidi& bidi, const LayoutOptions& options)
      : fonts_(fonts), bidi_(bidi), options_(options) {}

  void place(const Line& line, std::span<const StyledRun> runs, const Line* more) {
    const TextStyle& first_style = style_of(line, runs, more);
    LayoutLine& out = result_.lines.emplace_back();
    out.bytes = {line.begin, line.end};
    out.top = result_.size.height;
    out.first_run = result_.runs.size();
    out.height = first_style.line_height;
    for (const Item& item : line.items)
      out.height = std::max(out.height, runs[item.style].style.line_height);
    out.baseline = out.top + baseline_offset(line, runs, out.height, first_style);
    out.width = line.width - (more ? 0 : line.trailing_space()) + (more ? more->width : 0);
    const bool from_right = bidi_.paragraph_right_to_left(line.begin);
    const bool at_right = options_.alignment == Alignment::Right ||
                          (options_.alignment == Alignment::Start && from_right);
    if (options_.alignment == Alignment::Center) out.x = (options_.width - out.width) / 2;
    if (at_right) out.x = options_.width - out.width;
    float pen = out.x;
    // What comes last stands at the left where lines begin at the right.
    if (more && from_right) place_more(*more, pen);
    if (!more && from_right) pen -= line.trailing_space();
    place_items(line, runs, pen);
    if (more && !from_right) place_more(*more, pen);
    out.run_count = result_.runs.size() - out.first_run;
    result_.size.height += out.height;
    result_.size.width = std::max(result_.size.width, out.width);
  }

  TextLayout result_;

 private:
  const TextStyle& style_of(const Line& line, std::span<const StyledRun> runs, const Line* more) {
    if (!line.items.empty()) return last_style_ = runs[line.items.front().style].style;
    if (more && !more->items.empty()) return options_.more[more->items.front().style].style;
    // A blank line is as high as the text before it, the first as high as the first run.
    if (result_.lines.empty() && !runs.empty()) last_style_ = runs.front().style;
    return last_style_;
  }

  // The text's own font decides, not a fallback: lines keep their distance whatever they hold.
  float baseline_offset(const Line& line, std::span<const StyledRun> runs, float height,
                        const TextStyle& first) const {
    if (fonts_.size() == 0) return height;
    float size = first.size;
    for (const Item& item : line.items) size = std::max(size, runs[item.style].style.size);
    const Face& face = fonts_.text_face();
    return (height - (face.ascent() + face.descent()) * size) / 2 + face.ascent() * size;
  }

  void place_more(const Line& more, float& pen) {
    const LayoutLine& line = result_.lines.back();
    const float from = pen;
    for (const Item& item : more.items) place(item, options_.more[item.style].style, pen, true);
    result_.more_rects.push_back({from, line.top, pen - from, line.height});
  }

  // From left to right as they stand.
  void place_items(const Line& line, std::span<const StyledRun> runs, float& pen) {
    if (!bidi_.any()) {
      for (const Item& item : line.items) place(item, runs[item.style].style, pen, false);
      return;
    }
    for (const DirectedSpan& part : bidi_.line({line.begin, line.end})) {
      const auto put = [&](const Item& item) {
        const Item shown = clipped(item, part.bytes);
        if (shown.first < shown.last) place(shown, runs[item.style].style, pen, false);
      };
      if (part.right_to_left()) {
        for (auto item = line.items.rbegin(); item != line.items.rend(); ++item) put(*item);
      } else {
        for (const Item& item : line.items) put(item);
      }
    }
  }

  // The characters of `item` that lie in `span`: spaces at a line's end may stand elsewhere.
  static Item clipped(const Item& item, TextSpan span) {
    Item out = item;
    const auto at = [&](std::size_t glyph) {
      return item.word_begin + item.word->glyphs[glyph].cluster;
    };
    while (out.first < out.last && at(out.first) < span.begin) ++out.first;
    while (out.last > out.first && at(out.last - 1) >= span.end) --out.last;
    out.begin = std::max(item.begin, span.begin);
    out.end = std::min(item.end, span.end);
    return out;
  }

  void place(const Item& item, const TextStyle& style, float& pen, bool label) {
    if (item.first == 0) result_.missing += item.word->missing;
    const std::size_t base = item.word_begin;
    bool first = true;
    for (std::size_t k = item.first; k < item.last; ++k) {
      const std::size_t i = item.right_to_left ? item.first + item.last - 1 - k : k;
      const ShapedGlyph& glyph = item.word->glyphs[i];
      if (item.right_to_left) {
        const bool next = first || result_.runs.back().font != glyph.font;
        if (next) add_run(glyph.font, style, label, {item.begin, item.end}).right_to_left = true;
      } else {
        run_for(glyph.font, style, label, base + glyph.cluster);
      }
      first = false;
      PlacedRun& run = result_.runs.back();
      const float advance = advance_of(glyph, style);
      run.glyphs.push_back({glyph.id, pen + glyph.x * style.size, glyph.y * style.size, advance,
                            base + glyph.cluster});
      if (!item.right_to_left) run.bytes.end = item.end;
      pen += advance;
    }
  }

  // Makes sure that the last run has this font and style.
  void run_for(FontId font, const TextStyle& style, bool label, std::size_t byte) {
    const bool line_has_run = result_.runs.size() > result_.lines.back().first_run;
    if (line_has_run && !result_.runs.back().right_to_left) {
      PlacedRun& last = result_.runs.back();
      // Only what follows in the text goes on in the same run.
      const bool follows = !bidi_.any() || (last.bytes.begin < byte && byte <= last.bytes.end);
      if (last.font == font && last.size == style.size && last.color == style.color &&
          last.label == label && follows)
        return;
      if (label == last.label && last.bytes.begin <= byte && byte <= last.bytes.end)
        last.bytes.end = byte;
    }
    add_run(font, style, label, {byte, byte});
  }

  PlacedRun& add_run(FontId font, const TextStyle& style, bool label, TextSpan bytes) {
    PlacedRun& run = result_.runs.emplace_back();
    run.font = font;
    run.size = style.size;
    run.color = style.color;
    run.label = label;
    run.bytes = bytes;
    return run;
  }

  const FontSet& fonts_;
  const Bidi& bidi_;
  const LayoutOptions& options_;
  TextStyle last_style_;
};

}  // namespace

TextLayout layout(const FontSet& fonts, std::span<const StyledRun> runs,
                  const LayoutOptions& options) {
  fonts.shaper().trim();
  std::string buffer;
  std::string_view text;
  if (runs.size() == 1) {
    text = runs[0].text;
  } else {
    buffer = joined(runs);
    text = buffer;
  }
  const Bidi bidi(text);
  std::vector<Line> lines = LineBreaker(fonts, runs, text, bidi, options).break_all();

  const auto most = static_cast<std::size_t>(options.max_lines);
  const bool too_many = most > 0 && lines.size() > most;
  // A newline at the very end begins a line, but nothing is lost without it.
  const bool cut = too_many && lines[most].begin < text.size();
  if (too_many && !cut) lines.resize(most);
  Line more;
  Placer placer(fonts, bidi, options);
  if (cut) {
    if (!options.more.empty()) {
      std::string& more_text = placer.result_.more_text = joined(options.more);
      const Bidi plain("");  // a label is one word or two, in one direction
      more = std::move(LineBreaker(fonts, options.more, more_text, plain, {}).break_all().front());
    }
    placer.result_.cut = Cutter(runs, text, options).cut(lines, more.width);
  }
  for (const Line& line : lines) {
    const bool labelled = cut && !options.more.empty() && &line == &lines.back();
    placer.place(line, runs, labelled ? &more : nullptr);
  }
  return std::move(placer.result_);
}

}  // namespace bedside::paint
