#include "rules/tables.h"

#include <algorithm>
#include <format>

#include "catalog/pack_writer.h"
#include "rules/table_builder.h"
#include "rules/table_rows.h"

namespace bedside::rules {

StringRef RuleTablesBuilder::add_string(std::string_view text) {
  const auto [at, is_new] = interned_.try_emplace(
      std::string(text), StringRef{static_cast<std::uint32_t>(strings_.size()),
                                   static_cast<std::uint32_t>(text.size())});
  if (is_new) strings_ += text;
  return at->second;
}

RowRange RuleTablesBuilder::add_strings(std::span<const std::string_view> texts) {
  const auto begin = static_cast<std::uint32_t>(string_rows.size());
  for (const std::string_view text : texts) string_rows.push_back(add_string(text));
  return {begin, static_cast<std::uint32_t>(string_rows.size())};
}

void RuleTablesBuilder::write(catalog::PackWriter& pack) const {
  pack.add("rules/strings", std::as_bytes(std::span(strings_)));
  pack.add_table("rules/rules", rules);
  pack.add_table("rules/sources", sources);
  pack.add_table("rules/blocks", blocks);
  pack.add_table("rules/sets", sets);
  pack.add_table("rules/suggestion-lists", suggestion_lists);
  pack.add_table("rules/string-rows", string_rows);
  pack.add_table("rules/patterns", patterns);
  pack.add_table("rules/identifiers", identifiers);
  pack.add_table("rules/nears", nears);
  pack.add_table("rules/requires", requires_);
  pack.add_table("rules/limits", limits);
  pack.add_table("rules/states", states);
  pack.add_table("rules/companions", companions);
  pack.add_table("rules/frames", frames);
  pack.add_table("rules/packs", packs);
  pack.add_table("rules/platforms", platforms);
  pack.add_table("rules/languages", languages);
}

namespace {

// Collects whether all references lie inside their tables.
class Bounds {
 public:
  explicit Bounds(const RuleTables& tables) : tables_(tables) {}

  bool text(StringRef ref) const {
    return ref.offset <= tables_.strings.size() && ref.size <= tables_.strings.size() - ref.offset;
  }
  static bool rows(RowRange range, std::size_t size) {
    return range.begin <= range.end && range.end <= size;
  }
  bool rule(const RuleRow& row) const {
    return text(row.id) && row.category < category_names.size() &&
           row.severity < severity_names.size() && row.kind < kind_names.size() &&
           rows(row.sources, tables_.sources.size()) && rows(row.ids, tables_.string_rows.size()) &&
           row.companion <= companion_names.size() &&
           std::ranges::all_of(
               row.texts,
               [&](const TextRefs& texts) {
                 return text(texts.title) && text(texts.why) && text(texts.fix);
               });
  }
  bool source(const SourceRow& row) const {
    return text(row.title) && text(row.section) && text(row.url) && text(row.checked);
  }
  bool block(const BlockRow& row) const {
    return row.rule < tables_.rules.size() && row.severity < severity_names.size() &&
           row.suggestions < tables_.suggestion_lists.size() && row.unless < tables_.sets.size() &&
           row.unless_in_clause < tables_.sets.size() &&
           row.inserts < tables_.suggestion_lists.size() &&
           row.companion < tables_.companions.size() &&
           row.detail < details(static_cast<Kind>(tables_.rules[row.rule].kind));
  }
  bool set(const SetRow& row) const {
    return row.role <= static_cast<std::uint32_t>(Role::Frame) &&
           (row.block < tables_.blocks.size() || row.block == 0);
  }
  bool near(const NearRow& row) const {
    return row.first < tables_.sets.size() && row.second < tables_.sets.size() &&
           rows(row.first_identifiers, tables_.string_rows.size()) &&
           rows(row.second_identifiers, tables_.string_rows.size());
  }
  bool companion(const CompanionRow& row) const { return row.set < tables_.sets.size(); }
  bool frame(const FrameRow& row) const {
    const std::size_t sets = tables_.sets.size();
    return row.set < sets && row.also < sets && row.undone_by < sets &&
           row.frame < frame_names.size() && row.language < tables_.languages.size();
  }
  bool pack(const PackRow& row) const {
    return text(row.id) && text(row.version) && text(row.checked) && text(row.expires);
  }
  bool language(const LanguageRow& row) const {
    if (!text(row.tag) || !rows(row.patterns, tables_.patterns.size())) return false;
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
      const RowRange range = {row.blocks[kind], row.blocks[kind + 1]};
      if (!rows(range, tables_.blocks.size())) return false;
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        if (tables_.rules[tables_.blocks[i].rule].kind != kind) return false;
    }
    return true;
  }

 private:
  // Rows of the table that a kind's blocks point into.
  std::size_t details(Kind kind) const {
    switch (kind) {
      case Kind::Phrase:
        return 1;
      case Kind::Pattern:
        return std::size_t{1} + tables_.patterns.size();
      case Kind::Identifier:
        return tables_.identifiers.size();
      case Kind::Require:
        return tables_.requires_.size();
      case Kind::Near:
        return tables_.nears.size();
      case Kind::Limit:
        return tables_.limits.size();
      case Kind::State:
        return tables_.states.size();
      case Kind::Platform:
        return 0;
    }
    return 0;
  }

  const RuleTables& tables_;
};

}  // namespace

Result<RuleTables> RuleTables::read(const catalog::Catalog& catalog) {
  RuleTables out;
  const auto strings = catalog.section("rules/strings");
  out.strings = {reinterpret_cast<const char*>(strings.data()), strings.size()};
  out.rules = rows_of<RuleRow>(catalog, "rules/rules");
  out.sources = rows_of<SourceRow>(catalog, "rules/sources");
  out.blocks = rows_of<BlockRow>(catalog, "rules/blocks");
  out.sets = rows_of<SetRow>(catalog, "rules/sets");
  out.suggestion_lists = rows_of<RowRange>(catalog, "rules/suggestion-lists");
  out.string_rows = rows_of<StringRef>(catalog, "rules/string-rows");
  out.patterns = rows_of<PatternRow>(catalog, "rules/patterns");
  out.identifiers = rows_of<IdentifierRow>(catalog, "rules/identifiers");
  out.nears = rows_of<NearRow>(catalog, "rules/nears");
  out.requires_ = rows_of<RequireRow>(catalog, "rules/requires");
  out.limits = rows_of<LimitRow>(catalog, "rules/limits");
  out.states = rows_of<StateRow>(catalog, "rules/states");
  out.companions = rows_of<CompanionRow>(catalog, "rules/companions");
  out.frames = rows_of<FrameRow>(catalog, "rules/frames");
  out.packs = rows_of<PackRow>(catalog, "rules/packs");
  out.platforms = rows_of<StringRef>(catalog, "rules/platforms");
  out.languages = rows_of<LanguageRow>(catalog, "rules/languages");

  const Bounds bounds(out);
  const auto all = [](const auto& rows, auto is_good) {
    return std::ranges::all_of(rows, is_good);
  };
  const bool good =
      all(out.rules, [&](const RuleRow& row) { return bounds.rule(row); }) &&
      all(out.sources, [&](const SourceRow& row) { return bounds.source(row); }) &&
      all(out.blocks, [&](const BlockRow& row) { return bounds.block(row); }) &&
      all(out.sets, [&](const SetRow& row) { return bounds.set(row); }) &&
      all(out.suggestion_lists,
          [&](RowRange range) { return Bounds::rows(range, out.string_rows.size()); }) &&
      all(out.string_rows, [&](StringRef ref) { return bounds.text(ref); }) &&
      all(out.patterns,
          [&](const PatternRow& row) {
            return bounds.text(row.pattern) && row.block < out.blocks.size();
          }) &&
      all(out.identifiers,
          [&](const IdentifierRow& row) {
            return Bounds::rows(row.types, out.string_rows.size());
          }) &&
      all(out.nears, [&](const NearRow& row) { return bounds.near(row); }) &&
      all(out.requires_, [&](const RequireRow& row) { return row.when < out.sets.size(); }) &&
      all(out.limits, [&](const LimitRow& row) { return row.set < out.sets.size(); }) &&
      all(out.companions, [&](const CompanionRow& row) { return bounds.companion(row); }) &&
      all(out.frames, [&](const FrameRow& row) { return bounds.frame(row); }) &&
      all(out.packs, [&](const PackRow& row) { return bounds.pack(row); }) &&
      out.platforms.size() <= max_platforms &&
      all(out.platforms, [&](StringRef ref) { return bounds.text(ref); }) &&
      all(out.languages, [&](const LanguageRow& row) { return bounds.language(row); });
  if (!good) return fail(ErrorCode::AssetInvalid, "rules", "the rule tables are damaged");
  return out;
}

}  // namespace bedside::rules
