#include "rules/compile.h"

#include <algorithm>
#include <format>
#include <optional>

#include "catalog/pack_writer.h"
#include "json/fields.h"
#include "rules/companions.h"
#include "rules/example_marks.h"
#include "rules/identifiers/data.h"
#include "rules/kinds/kind.h"
#include "rules/phrase_columns.h"
#include "rules/rule_reader.h"
#include "rules/tables.h"

namespace bedside::rules {
namespace {

constexpr std::string_view folder = "rules/";
constexpr std::string_view jurisdictions_folder = "jurisdictions/";
constexpr std::string_view frames_folder = "frames/";
constexpr std::string_view extension = ".json";
constexpr std::size_t least_examples = 2;

bool is_id_part(std::string_view part) {
  return !part.empty() && std::ranges::all_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// "rules/claims/cure.json" is "claims/cure"; nothing when the path is not of that form.
std::optional<std::string_view> rule_id(std::string_view path) {
  path.remove_prefix(folder.size());
  if (!path.ends_with(extension)) return std::nullopt;
  path.remove_suffix(extension.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !is_id_part(path.substr(0, slash)) ||
      !is_id_part(path.substr(slash + 1)))
    return std::nullopt;
  return path;
}

template <std::size_t N>
std::string names_of(const std::array<std::string_view, N>& names) {
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

// The position of the text `key` in a closed list; 0 with an error when it is not there.
template <std::size_t N>
std::uint32_t read_choice(json::Fields& fields, std::string_view key,
                          const std::array<std::string_view, N>& names) {
  const std::string text = fields.text(key);
  const auto at = std::ranges::find(names, text);
  if (at != names.end()) return static_cast<std::uint32_t>(at - names.begin());
  if (!text.empty())
    fields.error(ErrorCode::InvalidValue, key,
                 std::format("'{}' is none of: {}", text, names_of(names)));
  return 0;
}

template <std::size_t N>
std::uint32_t read_bits(json::Fields& fields, std::string_view key,
                        const std::array<std::string_view, N>& names) {
  std::uint32_t bits = 0;
  for (const std::string& text : fields.texts_or_none(key)) {
    const std::uint32_t bit = bit_of(names, text);
    if (bit == 0)
      fields.error(ErrorCode::InvalidValue, key,
                   std::format("'{}' is none of: {}", text, names_of(names)));
    bits |= bit;
  }
  return bits;
}

class Compiler {
 public:
  Compiler(std::span<const lang::Language> languages, Diagnostics& diagnostics)
      : languages_(languages), diagnostics_(diagnostics) {}

  void set_platforms(std::span<const std::string_view> ids) {
    for (const std::string_view id : ids.first(std::min(ids.size(), max_platforms))) {
      platforms_.emplace_back(id);
      made_.tables.platforms.push_back(made_.tables.add_string(id));
    }
    if (ids.size() > max_platforms)
      diagnostics_.add(ErrorCode::AssetInvalid, "platforms",
                       std::format("rules know at most {} platforms", max_platforms));
  }

  void add_pack(const catalog::AssetFile& file) {
    out_.packs.push_back(read_pack(file, made_, diagnostics_));
  }
  void add_frame(const catalog::AssetFile& file) {
    read_frame(file, languages_, made_, out_.frame_examples, diagnostics_);
  }
  void add(const catalog::AssetFile& file);
  CompiledRules finish(catalog::PackWriter& pack);

 private:
  void read_sources(json::Fields& fields, RuleRow& rule);
  void read_conditions(json::Fields& fields, RuleRow& rule);
  void read_platforms(json::Fields& fields, RuleRow& rule);
  void read_texts(json::Fields& fields, RuleRow& rule);
  void read_languages(json::Fields& fields, const RuleRow& rule);
  void read_block(json::Fields block, std::string_view tag, const RuleRow& rule,
                  RuleReader& reader);
  void read_examples(json::Fields& block, std::string_view tag, bool flag);
  void complete_identifier_blocks(const RuleRow& rule, std::size_t first_block);
  void put_blocks_in_order();
  const lang::Language* language(std::string_view tag) const;

  std::span<const lang::Language> languages_;
  Diagnostics& diagnostics_;
  std::vector<std::string> platforms_;
  Compilation made_;
  CompiledRules out_;
};

const lang::Language* Compiler::language(std::string_view tag) const {
  const auto at = std::ranges::find(languages_, tag, &lang::Language::tag);
  return at != languages_.end() ? &*at : nullptr;
}

void Compiler::read_sources(json::Fields& fields, RuleRow& rule) {
  const std::size_t count = fields.array("sources").size();
  if (count == 0 && fields.has("sources"))
    fields.error(ErrorCode::AssetSourceMissing, "sources", "a rule has at least one source");
  auto& rows = made_.tables.sources;
  rule.sources.begin = static_cast<std::uint32_t>(rows.size());
  for (std::size_t i = 0; i < count; ++i) {
    json::Fields source = fields.element("sources", i);
    const std::string checked = source.text("checked");
    if (!checked.empty() && !is_day(checked))
      source.error(ErrorCode::InvalidValue, "checked", "expected a day such as 2026-11-22");
    out_.newest_check = std::max(out_.newest_check, checked);
    const std::string url = source.text("url");
    // "urn:" names an organisation's own pack; the schema of our rules asks for an address.
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://") &&
        !url.starts_with("urn:"))
      source.error(ErrorCode::InvalidValue, "url", "expected an address that starts with https://");
    auto& tables = made_.tables;
    rows.push_back({tables.add_string(source.text("title")),
                    tables.add_string(source.text_or("section", "")), tables.add_string(url),
                    tables.add_string(checked)});
    source.finish();
  }
  rule.sources.end = static_cast<std::uint32_t>(rows.size());
}

void Compiler::read_conditions(json::Fields& fields, RuleRow& rule) {
  rule.countries = read_bits(fields, "countries", country_names);
  rule.audiences = read_bits(fields, "audience", audience_names);
  rule.organisations = read_bits(fields, "organisation", organisation_names);
  rule.block_for = read_bits(fields, "block_for", organisation_names);
  rule.block_in = read_bits(fields, "block_in", country_names);
  rule.post_kinds = read_bits(fields, "applies_to", post_kind_names);
  if (fields.has("paid")) rule.paid = bit_of(paid_names, fields.flag("paid") ? "paid" : "unpaid");
  rule.quiet_in = read_bits(fields, "quiet_in", frame_names);
  if (fields.has("companion"))
    rule.companion = 1 + read_choice(fields, "companion", companion_names);
  const std::vector<std::string> ids = fields.texts_or_none("ids");
  rule.ids = made_.tables.add_strings(std::vector<std::string_view>(ids.begin(), ids.end()));
  for (const std::string& id : ids) {
    bool listed = out_.packs.empty();
    for (PackCoverage& pack : out_.packs)
      if (const auto demand = pack.demands.find(id); demand != pack.demands.end())
        listed = ++demand->second > 0;
    if (!listed)
      fields.error(ErrorCode::InvalidValue, "ids", std::format("no pack lists a demand '{}'", id));
  }
}

void Compiler::read_platforms(json::Fields& fields, RuleRow& rule) {
  if (static_cast<Kind>(rule.kind) == Kind::Platform && fields.has("platforms"))
    fields.error(ErrorCode::InvalidValue, "platforms", "the platforms say what is wrong on them");
  for (const std::string& id : fields.texts_or_none("platforms")) {
    const auto at = std::ranges::find(platforms_, id);
    if (at == platforms_.end())
      fields.error(ErrorCode::InvalidValue, "platforms",
                   std::format("no platform is called '{}'", id));
    else
      rule.platforms |= std::uint32_t{1} << (at - platforms_.begin());
  }
}

void Compiler::read_texts(json::Fields& fields, RuleRow& rule) {
  struct Part {
    std::string_view key;
    StringRef TextRefs::* member;
  };
  for (const Part part : {Part{"title", &TextRefs::title}, Part{"why", &TextRefs::why},
                          Part{"fix", &TextRefs::fix}}) {
    json::Fields texts = fields.object(part.key);
    for (std::size_t i = 0; i < ui_language_names.size(); ++i)
      rule.texts[i].*part.member = made_.tables.add_string(texts.text(ui_language_names[i]));
    texts.finish();
  }
}

void Compiler::read_examples(json::Fields& block, std::string_view tag, bool flag) {
  const std::string_view key = flag ? "flag" : "pass";
  const std::vector<std::string> texts = block.texts(key);
  if (texts.size() < least_examples && block.has(key))
    block.error(ErrorCode::MissingValue, key,
                std::format("at least {} examples are needed", least_examples));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::optional<MarkedText> marked = read_marks(texts[i]);
    if (!marked || marked->spans.empty() == flag) {
      block.error(ErrorCode::InvalidValue, key,
                  std::format("example {}: {}", i + 1,
                              flag ? "mark what must be found with [[ and ]]"
                                   : "nothing is found here, so nothing is marked"));
      continue;
    }
    out_.examples.push_back({static_cast<std::uint32_t>(made_.tables.rules.size()),
                             std::format("{}/{}/{}", block.place(), key, i),
                             tag == any_language ? "und" : std::string(tag), marked->text,
                             marked->spans, marked->fold, marked->facts});
  }
}

void Compiler::read_block(json::Fields block, std::string_view tag, const RuleRow& rule,
                          RuleReader& rule_reader) {
  const std::string status = block.text("status");
  if (!status.empty() && status != "reviewed" && status != "draft")
    block.error(ErrorCode::InvalidValue, "status", "expected reviewed or draft");
  BlockReader reader(block, made_, rule_reader, std::string(tag), language(tag),
                     static_cast<std::uint32_t>(made_.blocks.size()));
  reader.row.rule = static_cast<std::uint32_t>(made_.tables.rules.size());
  reader.row.severity = rule.severity;
  if (status == "draft")
    reader.row.severity = std::min(rule.severity, static_cast<std::uint32_t>(Severity::Review));
  reader.row.suggestions = reader.suggestions(block, "suggest");
  reader.row.draft = status == "draft" ? 1 : 0;
  reader.row.inserts = reader.suggestions(block, "insert");
  if (block.has("satisfied_by")) reader.row.companion = read_companion(reader, "satisfied_by");
  reader.unless_near();
  made_.blocks.push_back({std::string(tag), static_cast<Kind>(rule.kind), {}});
  kind_table()[rule.kind].read_block(reader);
  made_.blocks.back().row = reader.row;
  read_examples(block, tag, true);
  read_examples(block, tag, false);
  block.finish();
}

// What is written in a number does not depend on the language around it: an identifier rule also
// runs in the languages it has no examples for. A reviewed "any" speaks for all of them.
void Compiler::complete_identifier_blocks(const RuleRow& rule, std::size_t first_block) {
  std::vector<Compilation::Block> own(made_.blocks.begin() + std::ptrdiff_t(first_block),
                                      made_.blocks.end());
  if (own.empty()) return;
  const auto any = std::ranges::find(own, any_language, &Compilation::Block::language);
  Compilation::Block fallback = any != own.end() ? *any : own.front();
  if (any == own.end()) {
    fallback.row.severity = rule.severity;
    fallback.row.unless = 0;
    fallback.row.unless_in_clause = 0;
    fallback.row.suggestions = 0;
  }
  std::vector<std::string_view> tags = {any_language};
  for (const lang::Language& language : languages_) tags.push_back(language.tag());
  for (const std::string_view tag : tags) {
    const auto found = std::ranges::find(own, tag, &Compilation::Block::language);
    if (found == own.end()) {
      fallback.language = tag;
      made_.blocks.push_back(fallback);
    } else if (any != own.end()) {
      Compilation::Block& block = made_.blocks[first_block + std::size_t(found - own.begin())];
      block.row.severity = std::max(block.row.severity, any->row.severity);
    }
  }
}

void Compiler::read_languages(json::Fields& fields, const RuleRow& rule) {
  // Its words are not looked for, so there are none; the examples are those of the platforms.
  if (static_cast<Kind>(rule.kind) == Kind::Platform && !fields.has("languages")) return;
  json::Fields languages = fields.object("languages");
  RuleReader reader{fields, made_};
  const KindRow& kind = kind_table()[rule.kind];
  if (kind.read_rule != nullptr) kind.read_rule(reader);
  const std::size_t first_block = made_.blocks.size();
  for (const json::Member& member : languages.value().object()) {
    if (member.key == any_language || language(member.key) != nullptr) {
      read_block(languages.object(member.key), member.key, rule, reader);
    } else {
      languages.ignore(member.key);
      languages.error(ErrorCode::UnknownLanguage, member.key, "there is no such language");
    }
  }
  languages.finish();
  if (languages.value().object().empty())
    fields.error(ErrorCode::MissingValue, "languages", "a rule speaks at least one language");
  if (kind.kind == Kind::Identifier) complete_identifier_blocks(rule, first_block);
}

void Compiler::add(const catalog::AssetFile& file) {
  const std::optional<std::string_view> id = rule_id(file.path);
  if (!id) {
    diagnostics_.add(ErrorCode::AssetInvalid, file.path,
                     "a rule is a file rules/<pack>/<rule>.json with small letters, digits and -");
    return;
  }
  json::Fields fields(file.value, file.path, diagnostics_);
  RuleRow rule;
  rule.id = made_.tables.add_string(*id);
  rule.kind = read_choice(fields, "kind", kind_names);
  rule.category = read_choice(fields, "category", category_names);
  const std::string severity = fields.text("severity");
  if (const auto known = severity_from_name(severity))
    rule.severity = static_cast<std::uint32_t>(*known);
  else if (!severity.empty())
    fields.error(ErrorCode::InvalidValue, "severity", "expected block, review or advice");
  rule.fields = read_bits(fields, "where", field_names);
  if (rule.fields == 0)
    fields.error(ErrorCode::MissingValue, "where", "a rule names the fields it is for");
  read_conditions(fields, rule);
  read_platforms(fields, rule);
  read_sources(fields, rule);
  read_texts(fields, rule);
  read_languages(fields, rule);
  fields.finish();
  made_.tables.rules.push_back(rule);
}

// Blocks by language and kind, so that a language's rules of a kind are one range.
void Compiler::put_blocks_in_order() {
  std::vector<std::string> tags;
  for (const lang::Language& language : languages_) tags.push_back(language.tag());
  std::ranges::sort(tags);
  tags.emplace_back(any_language);

  std::vector<std::uint32_t> new_index(made_.blocks.size());
  RuleTablesBuilder& tables = made_.tables;
  for (const std::string& tag : tags) {
    LanguageRow row;
    row.tag = tables.add_string(tag);
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
      row.blocks[kind] = static_cast<std::uint32_t>(tables.blocks.size());
      for (std::size_t i = 0; i < made_.blocks.size(); ++i) {
        const Compilation::Block& block = made_.blocks[i];
        if (block.language != tag || block.kind != static_cast<Kind>(kind)) continue;
        new_index[i] = static_cast<std::uint32_t>(tables.blocks.size());
        tables.blocks.push_back(block.row);
      }
    }
    row.blocks.back() = static_cast<std::uint32_t>(tables.blocks.size());
    tables.languages.push_back(row);
  }
  for (Compilation::Frame& frame : made_.frames) {
    frame.row.language =
        static_cast<std::uint32_t>(std::ranges::find(tags, frame.language) - tags.begin());
    tables.frames.push_back(frame.row);
  }
  for (SetRow& set : tables.sets)
    if (set.block < new_index.size()) set.block = new_index[set.block];
  for (PatternRow& pattern : tables.patterns) pattern.block = new_index[pattern.block];
  std::ranges::stable_sort(tables.patterns, {}, &PatternRow::block);
  for (LanguageRow& row : tables.languages) {
    const auto position = [&](std::uint32_t block) {
      return static_cast<std::uint32_t>(
          std::ranges::lower_bound(tables.patterns, block, {}, &PatternRow::block) -
          tables.patterns.begin());
    };
    row.patterns = {position(row.blocks.front()), position(row.blocks.back())};
  }
}

CompiledRules Compiler::finish(catalog::PackWriter& pack) {
  put_blocks_in_order();
  made_.tables.write(pack);
  for (const auto& [tag, phrases] : made_.phrases)
    pack.add(phrase_section(tag), pack_phrases(phrases.finish()));
  out_.rules = static_cast<std::uint32_t>(made_.tables.rules.size());
  pack.set_rules(out_.rules);
  pack.set_date(out_.newest_check);
  return std::move(out_);
}

}  // namespace

CompiledRules compile_rules(std::span<const catalog::AssetFile> files,
                            std::span<const lang::Language> languages,
                            std::span<const std::string_view> platforms, catalog::PackWriter& pack,
                            Diagnostics& diagnostics) {
  Compiler compiler(languages, diagnostics);
  compiler.set_platforms(platforms);
  // Packs first: rules name the demands that those list.
  for (const catalog::AssetFile& file : files) {
    if (file.path.starts_with(jurisdictions_folder)) compiler.add_pack(file);
    if (file.path.starts_with(frames_folder)) compiler.add_frame(file);
  }
  for (const catalog::AssetFile& file : files)
    if (file.path.starts_with(folder)) compiler.add(file);
  return compiler.finish(pack);
}

namespace {

// Exporters and time zones are many; what only those who write them need stays out of the page.
json::Value for_use(const catalog::AssetFile& file) {
  json::Value value = file.value;
  if (file.path.starts_with("exporters/") || file.path.starts_with("zones/"))
    for (const std::string_view key : {"examples", "notes", "sources"}) value.erase(key);
  return value;
}

}  // namespace

Pack build_pack(std::span<const catalog::AssetFile> files, Diagnostics& diagnostics,
                const catalog::Catalog* builtin) {
  constexpr std::string_view languages_folder = "languages/";
  constexpr std::string_view platforms_folder = "platforms/";
  catalog::PackWriter writer;
  std::vector<lang::Language> languages;
  std::vector<std::string_view> platforms;
  std::vector<IdentifierFile> identifiers;
  for (const catalog::AssetFile& file : files) {
    if (file.path.starts_with(folder) || file.path.starts_with(frames_folder)) continue;
    if (is_identifier_file(file.path)) {
      identifiers.push_back({file.path, &file.value});
      continue;
    }
    writer.add_file(file.path, for_use(file));
    const auto name_in = [&](std::string_view in) {
      return std::string_view(file.path).substr(in.size(),
                                                file.path.size() - in.size() - extension.size());
    };
    if (file.path.starts_with(platforms_folder)) platforms.push_back(name_in(platforms_folder));
    if (!file.path.starts_with(languages_folder)) continue;
    Result<lang::Language> language =
        lang::load_language(std::string(name_in(languages_folder)), file.value);
    if (language)
      languages.push_back(*std::move(language));
    else
      diagnostics.add(language.error());
  }
  if (identifiers.empty() && builtin != nullptr)
    copy_identifiers(*builtin, writer);
  else if (const Result<void> packed = pack_identifiers(identifiers, writer); !packed)
    diagnostics.add(packed.error());
  Pack out;
  out.rules = compile_rules(files, languages, platforms, writer, diagnostics);
  out.bytes = writer.finish();
  return out;
}

}  // namespace bedside::rules
