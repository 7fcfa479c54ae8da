// require: something must stand in the text, always or when a phrase does.

#include <algorithm>
#include <array>
#include <format>
#include <optional>

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

struct TokenName {
  std::string_view name;
  lang::TokenKind kind;
};

constexpr std::array token_names = {
    TokenName{"@link", lang::TokenKind::Link},
    TokenName{"@hashtag", lang::TokenKind::Hashtag},
    TokenName{"@number", lang::TokenKind::Number},
    TokenName{"@emoji", lang::TokenKind::Emoji},
    TokenName{"@mention", lang::TokenKind::Mention},
    TokenName{"@email", lang::TokenKind::Email},
};

constexpr std::uint32_t bit(lang::TokenKind kind) {
  return std::uint32_t{1} << static_cast<std::uint32_t>(kind);
}

void read_block(BlockReader& reader) {
  if (!reader.needs_language("any")) return;
  RequireRow row;
  if (reader.fields.has("when")) row.when = reader.phrases("when", Role::When);
  json::Array phrases;
  for (const json::Value& entry : reader.fields.array("any")) {
    if (!entry.is_string() || !entry.as_string().starts_with('@')) {
      phrases.push_back(entry);
      continue;
    }
    const auto* name = std::ranges::find(token_names, entry.as_string(), &TokenName::name);
    if (name != token_names.end())
      row.any_tokens |= bit(name->kind);
    else
      reader.fields.error(ErrorCode::InvalidValue, "any",
                          std::format("nothing is called '{}'", entry.as_string()));
  }
  if (!phrases.empty()) row.any = reader.phrases("any", phrases, Role::Any);
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.requires_.size());
  reader.made.tables.requires_.push_back(row);
}

// The first place of `set` that nothing near it silences, as far as others that overlap it reach.
std::optional<SetHit> first_place(const FieldRun& run, const BlockRow& block, std::uint32_t set) {
  std::optional<SetHit> out;
  for (const SetHit& hit : run.scratch.field.set_hits) {
    if (hit.set != set || (out && (hit.first >= out->end || hit.end <= out->first))) continue;
    if (run.is_silenced(block, hit.first, hit.end)) continue;
    if (!out) out = hit;
    out->first = std::min(out->first, hit.first);
    out->end = std::max(out->end, hit.end);
  }
  return out;
}

void on_field(const FieldRun& run) {
  const RowRange blocks = run.blocks(Kind::Require);
  const lang::TokenizedText& text = run.text();
  if (blocks.empty() || text.tokens.empty()) return;
  std::uint32_t kinds = 0;
  for (const lang::Token& token : text.tokens) kinds |= bit(token.kind);

  const std::vector<SetHit>& hits = run.scratch.field.set_hits;
  const auto has = [&](std::uint32_t set) {
    return set != 0 && std::ranges::contains(hits, set, &SetHit::set);
  };
  for (std::uint32_t index = blocks.begin; index < blocks.end; ++index) {
    const BlockRow& block = run.program.tables().blocks[index];
    const RequireRow& row = run.program.tables().requires_[block.detail];
    if ((row.any_tokens & kinds) != 0 || has(row.any)) continue;
    TextSpan span = {text.text.size(), text.text.size()};
    if (row.when != 0) {
      const std::optional<SetHit> when = first_place(run, block, row.when);
      if (!when) continue;
      span = {text.tokens[when->first].begin, text.tokens[when->end - 1].end};
    }
    run.report(index, block.suggestions, span);
  }
}

}  // namespace

const KindRow require_kind = {.kind = Kind::Require,
                              .read_rule = nullptr,
                              .read_block = read_block,
                              .on_trigger = nullptr,
                              .on_sentence = nullptr,
                              .on_field = on_field};

}  // namespace bedside::rules
