// near: two things that may stand in a text, but not close to each other.

#include <algorithm>
#include <cmath>
#include <format>
#include <optional>

#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

// One side of the rule: phrases, and identifiers by {"identifier": type}.
struct SideRows {
  json::Array phrases;
  RowRange identifiers;
};

SideRows read_side(BlockReader& reader, std::string_view key) {
  SideRows out;
  std::vector<std::string_view> types;
  const std::vector<std::string_view> known = identifier_types();
  for (const json::Value& entry : reader.fields.array(key)) {
    const json::Value* type = entry.find("identifier");
    if (type == nullptr) {
      out.phrases.push_back(entry);
    } else if (type->is_string() && entry.size() == 1 &&
               std::ranges::contains(known, type->as_string())) {
      types.push_back(*std::ranges::find(known, type->as_string()));
    } else {
      reader.fields.error(ErrorCode::InvalidValue, key, "no such identifier");
    }
  }
  out.identifiers = reader.made.tables.add_strings(types);
  return out;
}

std::uint32_t read_within(BlockReader& reader) {
  const json::Value* within = reader.fields.value().find("within");
  if (within != nullptr && within->is_string()) {
    reader.fields.ignore("within");
    if (within->as_string() == "sentence") return whole_sentence;
    if (within->as_string() == "post") return whole_post;
    reader.fields.error(ErrorCode::InvalidValue, "within",
                        "expected a number of words, \"sentence\" or \"post\"");
    return 1;
  }
  return static_cast<std::uint32_t>(std::min<std::int64_t>(reader.fields.whole("within", 1), 1000));
}

void read_block(BlockReader& reader) {
  if (!reader.needs_language("first")) return;
  NearRow row;
  const SideRows first = read_side(reader, "first");
  const SideRows second = read_side(reader, "second");
  row.within = read_within(reader);
  row.first_identifiers = first.identifiers;
  row.second_identifiers = second.identifiers;
  // What phrases of one sentence decide alone is found there; the rest needs the whole field.
  const bool in_sentence =
      row.within != whole_post && first.identifiers.empty() && second.identifiers.empty();
  if (!first.phrases.empty())
    row.first =
        reader.phrases("first", first.phrases, in_sentence ? Role::NearFirst : Role::FieldFirst);
  if (!second.phrases.empty())
    row.second = reader.phrases("second", second.phrases,
                                in_sentence ? Role::NearSecond : Role::FieldSecond);
  reader.row.detail = static_cast<std::uint32_t>(reader.made.tables.nears.size());
  reader.made.tables.nears.push_back(row);
}

// Words from one place to another: 1 when they touch; nothing when they overlap.
std::optional<std::uint32_t> distance(const std::vector<std::uint32_t>& words_before,
                                      const SetHit& a, const SetHit& b) {
  if (a.end <= b.first) return words_before[b.first] - words_before[a.end] + 1;
  if (b.end <= a.first) return words_before[a.first] - words_before[b.end] + 1;
  return std::nullopt;
}

void on_trigger(const SentenceRun& run, const Trigger& trigger) {
  const RuleTables& tables = run.program.tables();
  const BlockRow& block = tables.blocks[trigger.block];
  const NearRow& row = tables.nears[block.detail];
  const SetHit first = {row.first, run.node_hits[trigger.hit].first,
                        run.node_hits[trigger.hit].end};
  std::optional<SetHit> nearest;
  std::uint32_t nearest_words = row.within;
  for (const NodeHit& hit : run.node_hits) {
    const SetHit second = {row.second, hit.first, hit.end};
    const auto words = distance(run.words_before, first, second);
    if (!words || *words > nearest_words || (nearest && *words == nearest_words)) continue;
    if (!run.rules.phrases.looks_up(run.rules.phrases.node(hit.node), row.second)) continue;
    nearest = second;
    nearest_words = *words;
  }
  if (!nearest) return;
  const std::uint32_t begin = std::min(first.first, nearest->first);
  const std::uint32_t end = std::max(first.end, nearest->end);
  if (run.is_silenced(block, begin, end, true)) return;
  run.report(trigger.block, block.suggestions, begin, end);
}

// All places of one side of a `near` that needs the whole field, in the order of the text.
void collect(const FieldRun& run, std::uint32_t set, RowRange types, std::vector<SetHit>& out) {
  const RuleTables& tables = run.program.tables();
  out.clear();
  if (set != 0) {
    for (const SetHit& hit : run.scratch.field.set_hits)
      if (hit.set == set) out.push_back(hit);
  }
  for (std::uint32_t i = types.begin; i < types.end; ++i) {
    const std::string_view type = tables.text(tables.string_rows[i]);
    for (const Identifier& identifier : run.scratch.identifiers) {
      if (identifier.type != type) continue;
      const lang::TokenizedText& text = run.text();
      const auto first = static_cast<std::uint32_t>(lang::token_at(text, identifier.span.begin));
      auto end = first;
      while (end < text.tokens.size() && text.tokens[end].begin < identifier.span.end) ++end;
      if (end > first) out.push_back({set, first, end});
    }
  }
  std::ranges::sort(out, {}, &SetHit::first);
}

TextSpan span_of(const lang::TokenizedText& text, std::uint32_t first, std::uint32_t end) {
  return {text.tokens[first].begin, text.tokens[end - 1].end};
}

// The nearest of `seconds` (sorted) to `first` in its sentence and within `words`. Looks at the
// neighbours only: the text may be long and full of both.
std::optional<SetHit> nearest_in_sentence(const FieldRun& run, const SetHit& first,
                                          const std::vector<SetHit>& seconds, std::uint32_t words) {
  const std::vector<lang::Token>& tokens = run.text().tokens;
  std::optional<SetHit> nearest;
  std::uint32_t nearest_words = words;
  const auto consider = [&](const SetHit& second) {
    if (tokens[second.first].sentence != tokens[first.first].sentence) return;
    const auto apart = distance(run.scratch.words_before, first, second);
    if (!apart || *apart > nearest_words || (nearest && *apart == nearest_words)) return;
    nearest = second;
    nearest_words = *apart;
  };
  const auto after = std::ranges::lower_bound(seconds, first.end, {}, &SetHit::first);
  // Places before may overlap each other, so the last one need not reach the furthest.
  constexpr std::ptrdiff_t looked_at_before = 32;
  const auto before = after - std::min(looked_at_before, after - seconds.begin());
  for (auto at = before; at != after; ++at) consider(*at);
  if (after != seconds.end()) consider(*after);
  return nearest;
}

void on_field(const FieldRun& run) {
  const RuleTables& tables = run.program.tables();
  const RowRange blocks = run.blocks(Kind::Near);
  for (std::uint32_t index = blocks.begin; index < blocks.end; ++index) {
    const BlockRow& block = tables.blocks[index];
    const NearRow& row = tables.nears[block.detail];
    if (row.within != whole_post && row.first_identifiers.empty() && row.second_identifiers.empty())
      continue;
    std::vector<SetHit>& firsts = run.scratch.near_first;
    std::vector<SetHit>& seconds = run.scratch.near_second;
    collect(run, row.first, row.first_identifiers, firsts);
    if (firsts.empty()) continue;
    collect(run, row.second, row.second_identifiers, seconds);
    if (seconds.empty()) continue;
    for (const SetHit& first : firsts) {
      std::uint32_t begin = first.first;
      std::uint32_t end = first.end;
      if (row.within != whole_post) {
        const auto second = nearest_in_sentence(run, first, seconds, row.within);
        if (!second) continue;
        begin = std::min(begin, second->first);
        end = std::max(end, second->end);
      }
      if (run.is_silenced(block, begin, end)) continue;
      run.report(index, block.suggestions, span_of(run.text(), begin, end));
    }
  }
}

}  // namespace

const KindRow near_kind = {.kind = Kind::Near,
                           .read_rule = nullptr,
                           .read_block = read_block,
                           .on_trigger = on_trigger,
                           .on_sentence = nullptr,
                           .on_field = on_field};

}  // namespace bedside::rules
