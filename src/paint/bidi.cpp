#include "paint/bidi.h"

#include <algorithm>

#include "SheenBidi/SheenBidi.h"

namespace bedside::paint {

struct Bidi::State {
  struct Paragraph {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool right_to_left = false;
    SBParagraphRef paragraph = nullptr;
  };

  SBCodepointSequence text{};
  SBAlgorithmRef algorithm = nullptr;
  std::vector<Paragraph> paragraphs;
  std::vector<std::uint8_t> levels;  // one a byte

  ~State() {
    for (const Paragraph& one : paragraphs) SBParagraphRelease(one.paragraph);
    if (algorithm != nullptr) SBAlgorithmRelease(algorithm);
  }

  std::vector<DirectedSpan> line_parts(TextSpan line, const Paragraph& paragraph) const;

  const Paragraph* paragraph_at(std::size_t byte) const {
    const auto after = std::ranges::upper_bound(paragraphs, byte, {}, &Paragraph::begin);
    return after == paragraphs.begin() ? nullptr : &*std::prev(after);
  }
};

namespace {

// Whether a character could run from right to left or say so of others: U+0590 to U+08FF, marks
// and controls of U+200F to U+2069, presentation forms, and the planes' scripts of that kind.
// By the first bytes of UTF-8, a little too often rather than too seldom.
bool may_turn(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0xD6) continue;
    if (byte <= 0xDF) return true;  // U+0580 to U+07FF
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0u;
    if (byte == 0xE0 && next >= 0xA0 && next <= 0xA3) return true;  // U+0800 to U+08FF
    if (byte == 0xE2 && next == 0x80 && (third == 0x8F || (third >= 0xAA && third <= 0xAE)))
      return true;
    if (byte == 0xE2 && next == 0x81 && third >= 0xA6 && third <= 0xA9) return true;
    if (byte == 0xEF && next >= 0xAC) return true;                   // U+FB00 to U+FFFF
    if (byte == 0xF0 && next == 0x90 && third >= 0xA0) return true;  // U+10800 to U+10FFF
    if (byte == 0xF0 && next == 0x9E && third >= 0xA0) return true;  // U+1E800 to U+1EFFF
  }
  return false;
}

SBLevel base_level(Direction direction) {
  if (direction == Direction::LeftToRight) return 0;
  if (direction == Direction::RightToLeft) return 1;
  return SBLevelDefaultLTR;
}

// Rule L2: from the highest level to the lowest odd one, parts of that level or above are turned.
std::vector<DirectedSpan> in_visual_order(std::vector<DirectedSpan> parts) {
  int highest = 0;
  for (const DirectedSpan& part : parts) highest = std::max<int>(highest, part.level);
  for (int level = highest; level > 0; --level) {
    for (auto begin = parts.begin(); begin != parts.end();) {
      if (begin->level < level) {
        ++begin;
        continue;
      }
      const auto end =
          std::find_if(begin, parts.end(), [&](const auto& part) { return part.level < level; });
      std::reverse(begin, end);
      begin = end;
    }
  }
  return parts;
}

}  // namespace

// The parts of a line in the order of the text. Rule L1: separators, and the spaces before them
// and at the line's end, run as the paragraph does. A character's bytes after its first have the
// class BN.
std::vector<DirectedSpan> Bidi::State::line_parts(TextSpan line, const Paragraph& paragraph) const {
  const SBBidiType* types = SBAlgorithmGetBidiTypesPtr(algorithm);
  const std::uint8_t base = paragraph.right_to_left ? 1 : 0;
  std::vector<DirectedSpan> back;  // from the line's end
  const auto add = [&](std::size_t begin, std::size_t end, std::uint8_t level) {
    if (begin == end) return;
    if (!back.empty() && back.back().level == level) {
      back.back().bytes.begin = begin;
    } else {
      back.push_back({{begin, end}, level});
    }
  };
  bool at_end = true;  // only spaces and separators since here
  std::size_t pending = line.end;
  for (std::size_t i = line.end; i-- > line.begin;) {
    const SBBidiType type = types[i];
    const bool separator = type == SBBidiTypeS || type == SBBidiTypeB;
    const bool space = type == SBBidiTypeWS || type == SBBidiTypeLRI || type == SBBidiTypeRLI ||
                       type == SBBidiTypeFSI || type == SBBidiTypePDI;
    const bool removed = type == SBBidiTypeBN || type == SBBidiTypeLRE || type == SBBidiTypeRLE ||
                         type == SBBidiTypeLRO || type == SBBidiTypeRLO || type == SBBidiTypePDF;
    // What belongs to a character is decided with its first byte.
    if (removed && i > line.begin) continue;
    const bool resets = separator || (space && at_end);
    for (std::size_t k = pending; k-- > i;) add(k, k + 1, resets ? base : levels[k]);
    pending = i;
    if (separator) at_end = true;
    if (!separator && !space && !removed) at_end = false;
  }
  std::ranges::reverse(back);
  return back;
}

Bidi::Bidi(std::string_view text, Direction direction) {
  if (text.empty() || (direction != Direction::RightToLeft && !may_turn(text))) return;
  auto state = std::make_unique<State>();
  state->text = {SBStringEncodingUTF8, text.data(), text.size()};
  state->algorithm = SBAlgorithmCreate(&state->text);
  if (state->algorithm == nullptr) return;
  state->levels.resize(text.size());
  for (std::size_t begin = 0; begin < text.size();) {
    SBUInteger length = 0;
    SBAlgorithmGetParagraphBoundary(state->algorithm, begin, text.size() - begin, &length, nullptr);
    SBParagraphRef paragraph =
        SBAlgorithmCreateParagraph(state->algorithm, begin, length, base_level(direction));
    // Without memory the text stays in its own order.
    if (paragraph == nullptr || length == 0) return;
    const bool from_right = SBParagraphGetBaseLevel(paragraph) % 2 == 1;
    state->paragraphs.push_back({begin, begin + length, from_right, paragraph});
    std::copy_n(SBParagraphGetLevelsPtr(paragraph), length,
                state->levels.begin() + static_cast<std::ptrdiff_t>(begin));
    begin += length;
  }
  state_ = std::move(state);
}

Bidi::~Bidi() = default;

bool Bidi::right_to_left(std::size_t byte) const {
  return state_ && byte < state_->levels.size() && state_->levels[byte] % 2 == 1;
}

bool Bidi::paragraph_right_to_left(std::size_t byte) const {
  if (!state_) return false;
  const State::Paragraph* paragraph = state_->paragraph_at(byte);
  return paragraph != nullptr && paragraph->right_to_left;
}

std::size_t Bidi::same_way(std::size_t begin, std::size_t end) const {
  if (!state_) return end;
  std::size_t at = begin + 1;
  while (at < end && state_->levels[at] == state_->levels[begin]) ++at;
  return std::min(at, end);
}

// Rules L1 and L2 are ours: the library's lines give wrong levels to what follows a tab when
// characters take several bytes (3.0.0).
std::vector<DirectedSpan> Bidi::line(TextSpan line) const {
  if (line.empty()) return {};
  if (!state_) return {{line, 0}};
  std::vector<DirectedSpan> out;
  for (std::size_t at = line.begin; at < line.end;) {
    const State::Paragraph* paragraph = state_->paragraph_at(at);
    const std::size_t end = paragraph == nullptr ? at : std::min(line.end, paragraph->end);
    if (end <= at) break;
    for (const DirectedSpan& part : in_visual_order(state_->line_parts({at, end}, *paragraph)))
      out.push_back(part);
    at = end;
  }
  return out;
}

}  // namespace bedside::paint
