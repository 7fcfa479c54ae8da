// pattern: what phrases cannot say, as regular expressions over the folded text.

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

void read_block(BlockReader& reader) {
  const std::vector<std::string> patterns = reader.fields.texts("patterns");
  const bool whole_words = reader.fields.flag_or("whole_words", true);
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.patterns.size());
  for (const std::string& pattern : patterns) {
    if (const std::string problem = pattern_problem(pattern); !problem.empty()) {
      reader.fields.error(ErrorCode::PatternInvalid, "patterns", problem);
      continue;
    }
    reader.made.tables.patterns.push_back(
        {reader.made.tables.add_string(pattern), reader.index(), whole_words ? 1u : 0u});
  }
}

// Tokens that one end of a hit in the folded text falls into.
struct Tokens {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

Tokens tokens_of(const lang::TokenizedText& text, TextSpan folded) {
  Tokens out;
  out.first = static_cast<std::uint32_t>(lang::token_at_folded(text, folded.begin));
  out.end = out.first;
  while (out.end < text.tokens.size() && text.tokens[out.end].folded_begin < folded.end) ++out.end;
  return out;
}

// Offset in the text of an offset in the folded text, inside or at the edge of `token`. Folding
// rarely changes the length of a token; where it does, the whole token counts.
std::uint32_t text_offset(const lang::Token& token, std::size_t folded, bool is_end) {
  if (folded <= token.folded_begin) return token.begin;
  if (folded >= token.folded_end) return token.end;
  if (token.end - token.begin != token.folded_end - token.folded_begin)
    return is_end ? token.end : token.begin;
  return token.begin + static_cast<std::uint32_t>(folded - token.folded_begin);
}

void on_field(const FieldRun& run) {
  Scratch& scratch = run.scratch;
  const RuleTables& tables = run.program.tables();
  const RowRange rows = tables.languages[run.rules.index].patterns;
  if (rows.empty()) return;
  const lang::TokenizedText& text = run.text();
  scratch.indices.clear();
  run.rules.patterns.matching(text.folded, scratch.pattern_hits, scratch.indices);
  for (const std::uint32_t index : scratch.indices) {
    const PatternRow& row = tables.patterns[rows.begin + index];
    const BlockRow& block = tables.blocks[row.block];
    scratch.spans.clear();
    run.rules.patterns.find(index, text.folded, scratch.spans);
    for (const TextSpan folded : scratch.spans) {
      const Tokens tokens = tokens_of(text, folded);
      if (tokens.first >= tokens.end) continue;  // white space only
      const lang::Token& first = text.tokens[tokens.first];
      const lang::Token& last = text.tokens[tokens.end - 1];
      const bool cuts_a_word = folded.begin > first.folded_begin || folded.end < last.folded_end;
      if (row.whole_words != 0 && cuts_a_word) continue;
      if (run.is_silenced(block, tokens.first, tokens.end)) continue;
      run.report(row.block, block.suggestions,
                 {text_offset(first, folded.begin, false), text_offset(last, folded.end, true)});
    }
  }
}

}  // namespace

const KindRow pattern_kind = {.kind = Kind::Pattern,
                              .read_rule = nullptr,
                              .read_block = read_block,
                              .on_trigger = nullptr,
                              .on_sentence = nullptr,
                              .on_field = on_field};

}  // namespace bedside::rules
