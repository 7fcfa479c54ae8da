#include "platforms/highlight.h"

#include <algorithm>
#include <vector>

namespace bedside::platforms {
namespace {

// A tag, or the text up to the next one.
struct Piece {
  std::string_view bytes;
  bool tag = false;
  int depth = 0;          // of open elements around the text, or behind the tag
  std::size_t begin = 0;  // of a text: bytes of text before it
};

std::vector<Piece> pieces_of(std::string_view html) {
  std::vector<Piece> pieces;
  int depth = 0;
  std::size_t text = 0;
  for (std::size_t i = 0; i < html.size();) {
    const std::size_t close = html[i] == '<' ? html.find('>', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      const std::string_view tag = html.substr(i, close + 1 - i);
      if (tag.starts_with("</"))
        --depth;
      else if (!tag.ends_with("/>"))
        ++depth;
      pieces.push_back({tag, true, depth, text});
      i = close + 1;
    } else {
      const std::size_t end = std::min(html.find('<', i + 1), html.size());
      pieces.push_back({html.substr(i, end - i), false, depth, text});
      text += end - i;
      i = end;
    }
  }
  return pieces;
}

class Writer {
 public:
  explicit Writer(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::string run(std::span<const TextSpan> hits) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].tag)
        tag(i);
      else
        text(i, hits);
    }
    if (open_) close();
    return std::move(out_);
  }

 private:
  void close() {
    out_ += "</em>";
    open_ = false;
  }

  // True when the elements that open inside the hit from piece `i` on also end in it.
  bool stays_whole(std::size_t i, std::size_t end) const {
    const int depth = pieces_[i].depth;
    int last = depth;
    for (; i < pieces_.size(); ++i) {
      // Closing tags right behind the hit may still stand inside it.
      const std::size_t begin = pieces_[i].begin;
      if (begin > end || (begin == end && (!pieces_[i].tag || last <= depth))) break;
      last = pieces_[i].depth;
      if (last < depth) return false;
    }
    return last == depth;
  }

  void tag(std::size_t i) {
    if (open_ && pieces_[i].begin >= end_ && last_depth_ == depth_) close();
    if (open_ && !whole_) close();
    out_ += pieces_[i].bytes;
    last_depth_ = pieces_[i].depth;
  }

  void text(std::size_t i, std::span<const TextSpan> hits) {
    const Piece& piece = pieces_[i];
    const std::size_t piece_end = piece.begin + piece.bytes.size();
    if (open_ && piece.begin >= end_) close();
    std::size_t at = piece.begin;
    const auto copy_to = [&](std::size_t to) {
      out_ += piece.bytes.substr(at - piece.begin, to - at);
      at = to;
    };
    for (; next_ < hits.size() && hits[next_].begin < piece_end; ++next_) {
      const TextSpan hit = hits[next_];
      if (!open_) {
        copy_to(std::max(at, hit.begin));
        out_ += "<em>";
        open_ = true;
        end_ = hit.end;
        depth_ = piece.depth;
        whole_ = stays_whole(i, hit.end);
      }
      copy_to(std::min(hit.end, piece_end));
      if (hit.end > piece_end) break;
      // A hit that ends with its text may still have to wait for the elements in it to end.
      if (hit.end < piece_end || piece.depth == depth_) close();
    }
    copy_to(piece_end);
    last_depth_ = piece.depth;
  }

  std::vector<Piece> pieces_;
  std::string out_;
  std::size_t next_ = 0;  // hit
  bool open_ = false;
  bool whole_ = false;
  std::size_t end_ = 0;  // of the hit that is open
  int depth_ = 0;        // where it opened
  int last_depth_ = 0;
};

}  // namespace

std::string highlight(std::string_view html, std::span<const TextSpan> hits) {
  return Writer(pieces_of(html)).run(hits);
}

}  // namespace bedside::platforms
