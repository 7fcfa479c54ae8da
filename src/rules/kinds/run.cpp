#include <algorithm>

#include "rules/kinds/kind.h"
#include "rules/phrase_syntax.h"

namespace bedside::rules {
namespace {

struct Window {
  const PhraseTables& phrases;
  const std::vector<std::uint32_t>& words_before;
  const std::vector<NodeHit>& hits;  // by their end
  const lang::TokenizedText& text;
};

// Is there no comma, colon, semicolon or dash between two places? Two commas hold an insertion,
// which ends no clause: "does not, in fact, cure".
bool in_one_clause(const lang::TokenizedText& text, std::uint32_t first, std::uint32_t end) {
  std::uint32_t commas = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    const lang::Token& token = text.tokens[i];
    if (token.kind != lang::TokenKind::Punctuation) continue;
    const std::string_view sign = text.folded_of(token);
    if (sign == ",") ++commas;
    const bool spaced =
        token.space_before && i + 1 < text.tokens.size() && text.tokens[i + 1].space_before;
    if (sign == ";" || sign == ":" || sign == "–" || sign == "—" || (sign == "-" && spaced))
      return false;
  }
  return commas != 1;
}

// Does `hit` silence a finding at tokens [first, end)?
bool silences(const Window& window, const BlockRow& block, const NodeHit& hit, std::uint32_t first,
              std::uint32_t end, bool has_gap) {
  const auto& words = window.words_before;
  bool one_clause = true;
  const bool before = (block.unless_side & static_cast<std::uint32_t>(Side::Before)) != 0;
  const bool after = (block.unless_side & static_cast<std::uint32_t>(Side::After)) != 0;
  bool near = false;
  if (hit.end <= first) {
    near = before && words[first] - words[hit.end] < block.unless_words;
    one_clause = near && in_one_clause(window.text, hit.end, first);
  } else if (hit.first >= end) {
    near = after && words[hit.first] - words[end] < block.unless_words;
    one_clause = near && in_one_clause(window.text, end, hit.first);
  } else if (hit.first < first || hit.end > end) {
    near = (before && hit.first < first) || (after && hit.end > end);
  } else {
    // Inside: counts only where the finding left words open, "cures (nothing) permanently".
    // Words of one hashtag share its place, "#NotAMiracleCure".
    near = (has_gap && hit.first > first && hit.end < end) ||
           (end == first + 1 && window.text.tokens[first].joined);
  }
  if (!near) return false;
  const TrieNode& node = window.phrases.node(hit.node);
  return window.phrases.looks_up(node, block.unless) ||
         (one_clause && window.phrases.looks_up(node, block.unless_in_clause));
}

bool is_silenced_by(const Window& window, const BlockRow& block, std::uint32_t first,
                    std::uint32_t end, bool has_gap) {
  const auto& words = window.words_before;
  const auto start = std::ranges::upper_bound(window.hits, first, {}, &NodeHit::end);
  for (auto at = start; at != window.hits.begin();) {
    --at;
    if (words[first] - words[at->end] >= block.unless_words) break;
    if (silences(window, block, *at, first, end, has_gap)) return true;
  }
  for (auto at = start; at != window.hits.end(); ++at) {
    // Hits are in the order of their ends, and begin at most a phrase earlier.
    if (at->end > end && words[at->end] - words[end] > block.unless_words + max_phrase_words) break;
    if (silences(window, block, *at, first, end, has_gap)) return true;
  }
  return false;
}

}  // namespace

bool SentenceRun::is_silenced(const BlockRow& block, std::uint32_t first_token,
                              std::uint32_t end_token, bool has_gap) const {
  if (block.unless == 0 && block.unless_in_clause == 0) return false;
  return is_silenced_by({rules.phrases, words_before, node_hits, text}, block, first_token,
                        end_token, has_gap);
}

void SentenceRun::report(std::uint32_t block, std::uint32_t suggestions, std::uint32_t first_token,
                         std::uint32_t end_token) const {
  out.hits.push_back(
      {block, suggestions, text.tokens[first_token].begin, text.tokens[end_token - 1].end});
}

RowRange FieldRun::blocks(Kind kind) const {
  const auto& bounds = program.tables().languages[rules.index].blocks;
  const auto k = static_cast<std::size_t>(kind);
  return {bounds[k], bounds[k + 1]};
}

void FieldRun::report(std::uint32_t block, std::uint32_t suggestions, TextSpan span) const {
  scratch.field.hits.push_back({block, suggestions, static_cast<std::uint32_t>(span.begin),
                                static_cast<std::uint32_t>(span.end)});
}

bool FieldRun::is_silenced(const BlockRow& block, std::uint32_t first_token,
                           std::uint32_t end_token) const {
  if (block.unless == 0 && block.unless_in_clause == 0) return false;
  const auto piece = static_cast<std::uint32_t>(
      std::ranges::upper_bound(scratch.pieces, first_token, {}, &RowRange::begin) -
      scratch.pieces.begin() - 1);
  if (scratch.piece_of_node_hits != piece) {
    const RowRange tokens = scratch.pieces[piece];
    scratch.node_hits.clear();
    rules.phrases.match(scratch.text, tokens.begin, tokens.end, scratch.match, scratch.node_hits);
    scratch.piece_of_node_hits = piece;
  }
  return is_silenced_by({rules.phrases, scratch.words_before, scratch.node_hits, scratch.text},
                        block, first_token, end_token, true);
}

}  // namespace bedside::rules
