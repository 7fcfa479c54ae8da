// Questions to a finished layout, and putting it into a display list.

#include <algorithm>
#include <cmath>

#include "paint/text_layout.h"

namespace bedside::paint {

namespace {

// Where the cluster of glyph `index` ends.
std::size_t cluster_end(const PlacedRun& run, std::size_t index) {
  if (run.right_to_left) {
    for (std::size_t i = index; i-- > 0;)
      if (run.glyphs[i].byte > run.glyphs[index].byte) return run.glyphs[i].byte;
    return run.bytes.end;
  }
  for (std::size_t i = index + 1; i < run.glyphs.size(); ++i)
    if (run.glyphs[i].byte > run.glyphs[index].byte) return run.glyphs[i].byte;
  return run.bytes.end;
}

std::span<const PlacedRun> runs_of(const TextLayout& layout, const LayoutLine& line) {
  return std::span(layout.runs).subspan(line.first_run, line.run_count);
}

}  // namespace

std::vector<Rect> rects_of(const TextLayout& layout, TextSpan span) {
  std::vector<Rect> rects;
  for (const LayoutLine& line : layout.lines) {
    if (!span.overlaps(line.bytes)) continue;
    float low = 1e9f, high = -1e9f;
    for (const PlacedRun& run : runs_of(layout, line)) {
      if (run.label || !span.overlaps(run.bytes)) continue;
      for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const PlacedGlyph& glyph = run.glyphs[i];
        if (!span.overlaps({glyph.byte, cluster_end(run, i)})) continue;
        low = std::min(low, glyph.x);
        high = std::max(high, glyph.x + glyph.advance);
      }
    }
    if (low < high) rects.push_back({low, line.top, high - low, line.height});
  }
  return rects;
}

std::size_t offset_at(const TextLayout& layout, Point at) {
  if (layout.lines.empty()) return 0;
  const LayoutLine* line = &layout.lines.front();
  for (const LayoutLine& candidate : layout.lines)
    if (at.y >= candidate.top) line = &candidate;
  std::size_t best = line->bytes.begin;
  float nearest = std::abs(at.x - line->x);
  for (const PlacedRun& run : runs_of(layout, *line)) {
    if (run.label) continue;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const PlacedGlyph& glyph = run.glyphs[i];
      const float before = std::abs(at.x - glyph.x);
      const float after = std::abs(at.x - glyph.x - glyph.advance);
      const std::size_t begin = glyph.byte, end = cluster_end(run, i);
      if (before < nearest) nearest = before, best = run.right_to_left ? end : begin;
      if (after < nearest) nearest = after, best = run.right_to_left ? begin : end;
    }
  }
  return best;
}

void draw(DisplayList& list, const TextLayout& layout, Point at, std::string_view text) {
  for (const LayoutLine& line : layout.lines) {
    for (const PlacedRun& run : runs_of(layout, line)) {
      DrawGlyphs out;
      out.font = run.font;
      out.size = run.size;
      out.color = run.color;
      out.origin = {at.x + line.x, at.y + line.baseline};
      const std::string_view said = run.label ? std::string_view(layout.more_text) : text;
      if (run.bytes.end <= said.size()) out.text = said.substr(run.bytes.begin, run.bytes.size());
      out.glyphs.reserve(run.glyphs.size());
      for (const PlacedGlyph& glyph : run.glyphs)
        out.glyphs.push_back({glyph.id, glyph.x - line.x, glyph.y});
      list.add(std::move(out));
    }
  }
}

}  // namespace bedside::paint
